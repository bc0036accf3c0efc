#!/bin/sh
# Writes what the server reads at its start: what is declared, and the users with the passwords that only the cluster knows.
set -eu
umask 077
export LC_ALL=C

# A value as JSON writes it between quotes.
value() {
  if [ ! -s "$1" ]; then
    printf 'the Secret has nothing in %s: a user without a password cannot log in\n' "$1" >&2
    return 1
  fi
  if [ "$(tr -d '[:cntrl:]' <"$1" | wc -c)" -ne "$(wc -c <"$1")" ]; then
    printf 'the Secret has a control character, such as the end of a line, in %s: no client would send it\n' "$1" >&2
    return 1
  fi
  sed 's/[\\"]/\\&/g' "$1"
}

# One user of the list.
user() {
  password=$(value "$3")
  printf '{"name":"%s","password":"%s","tags":"%s"}' "$1" "$password" "$2"
}

administrator=$(value "$LOGINS/administrator/username")
{
  printf '{"users":['
  user "$administrator" administrator "$LOGINS/administrator/password"
  while read -r name tag; do
    printf ','
    user "$name" "$tag" "$LOGINS/users/$name/password"
  done <"$DECLARED/users"
  printf '],\n'
  tail -n +2 "$DECLARED/topology.json" | sed "s|@administrator@|$administrator|g"
} >"$TARGET/definitions.json"
