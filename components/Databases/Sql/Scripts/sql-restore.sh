#!/bin/bash
# Reads a dump back.
#   CLIENT     the program
#   HOST PORT  the server
#   LOGIN      the folder with the file password of the user restore
#   FOLDER     where the dumps are
#   NAME       what their names begin with
#   FILE       the dump; empty for the newest
set -euo pipefail

shopt -s nullglob
dumps=("$FOLDER/$NAME"-????????T??????Z.sql.gz)
if [ -z "$FILE" ] && [ "${#dumps[@]}" -gt 0 ]; then
  # Names sort by the time that they say.
  FILE=$(basename "${dumps[-1]}")
fi
if [ -z "$FILE" ] || [ ! -f "$FOLDER/$FILE" ]; then
  printf 'There is no dump %s. There are:\n' "${FILE:-at all}" >&2
  for dump in "$FOLDER"/*.sql.gz; do
    basename "$dump" >&2
  done
  exit 1
fi

# A dump that is cut off would leave the databases half old and half new.
gzip -dc "$FOLDER/$FILE" | tail -n 1 | grep -q 'Dump completed' || {
  printf 'The dump %s is not whole.\n' "$FILE" >&2
  exit 1
}

MYSQL_PWD=$(cat "$LOGIN/password")
export MYSQL_PWD
tries=0
until "$CLIENT" --no-defaults --host="$HOST" --port="$PORT" --user=restore --connect-timeout=2 --execute='SELECT 1' >/dev/null 2>&1; do
  tries=$((tries + 1))
  if [ "$tries" -ge 120 ]; then
    printf 'The server does not let the user restore in.\n' >&2
    exit 1
  fi
  sleep 1
done
gzip -dc "$FOLDER/$FILE" | "$CLIENT" --no-defaults --host="$HOST" --port="$PORT" --user=restore --default-character-set=utf8mb4
printf '%s is back.\n' "$FILE"
