#!/bin/bash
# Writes all databases into one compressed file. A file without the ending .part is whole.
#   DUMP EXTRA    the program, and what this kind of server needs beside
#   HOST PORT     the server
#   LOGIN         the folder with the file password of the user backup
#   LIST          a file with a database a line
#   FOLDER        where the file goes
#   NAME          what its name begins with
#   KEEP_DAYS     older files in the folder are deleted, but not this one; empty for none
set -euo pipefail

mapfile -t databases <"$LIST"
read -r -a more <<<"$EXTRA"
file=$FOLDER/$NAME-$(date -u +%Y%m%dT%H%M%SZ).sql.gz
MYSQL_PWD=$(cat "$LOGIN/password")
export MYSQL_PWD

rm -f "$FOLDER/$NAME"-*.part
"$DUMP" --no-defaults --host="$HOST" --port="$PORT" --user=backup --single-transaction --quick --routines --triggers --events \
  --hex-blob --default-character-set=utf8mb4 "${more[@]}" --databases "${databases[@]}" | gzip >"$file.part"
# The last line says that nothing is missing.
gzip -dc "$file.part" | tail -n 1 | grep -q 'Dump completed'
sync
mv "$file.part" "$file"
printf '%s\n' "$(basename "$file")"

if [ -n "$KEEP_DAYS" ]; then
  # Their names say when they were written, and sort by it.
  oldest=$NAME-$(date -u -d "$KEEP_DAYS days ago" +%Y%m%dT%H%M%SZ).sql.gz
  for old in "$FOLDER/$NAME"-????????T??????Z.sql.gz; do
    [[ $(basename "$old") > $oldest ]] || rm -f "$old"
  done
fi
