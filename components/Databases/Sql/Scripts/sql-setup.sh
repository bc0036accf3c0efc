#!/bin/bash
# Waits until the server answers, then makes databases, users and rights what the statements say.
#   CLIENT ADMIN   the programs
#   UNENCRYPTED    the option with which they do without TLS, which inside the pod protects nothing
#   SOCKET         the server's socket
#   PORT           the server's port; while the image prepares the data, the server answers at its socket alone
#   ADMINISTRATOR  the folder with the administrator's password, in the file password
#   LOGINS         a folder for each user to make, with the same file; it may be missing
#   STATEMENTS     the file
set -euo pipefail

tries=0
until "$ADMIN" --no-defaults "$UNENCRYPTED" --host=127.0.0.1 --port="$PORT" --connect-timeout=2 ping >/dev/null 2>&1; do
  tries=$((tries + 1))
  if [ "$tries" -ge 600 ]; then
    printf 'The server does not answer.\n' >&2
    exit 1
  fi
  sleep 0.5
done

# As hexadecimal digits a password needs no quotes, and nothing that it holds can end the statement.
passwords() {
  local login name
  for login in "$LOGINS"/*/; do
    [ -d "$login" ] || continue
    name=$(basename "$login")
    if [ ! -s "$login/password" ]; then
      printf 'The password of %s is empty.\n' "$name" >&2
      return 1
    fi
    printf "SET @\`password-%s\` = CONVERT(X'%s' USING utf8mb4);\n" "$name" "$(od -An -v -tx1 "$login/password" | tr -d ' \n')"
  done
}

MYSQL_PWD=$(cat "$ADMINISTRATOR/password")
export MYSQL_PWD
secrets=$(passwords)
sql=$secrets$'\n'$(cat "$STATEMENTS")
# An error quotes what is around it, which may be a password: its number says enough.
if ! errors=$(printf '%s\n' "$sql" | "$CLIENT" --no-defaults --user=root --socket="$SOCKET" --batch 2>&1 >/dev/null); then
  printf 'The server refused a statement: %s\n' "$(printf '%s' "$errors" | grep -oE 'ERROR [0-9]+ \([0-9A-Z]+\)( at line [0-9]+)?' || true)" >&2
  exit 1
fi
