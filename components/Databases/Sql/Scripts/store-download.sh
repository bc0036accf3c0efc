#!/bin/sh
# Copies a file out of a bucket, or the newest.
#   FOLDER  where it goes
#   TARGET  the bucket and the folder in it
#   NAME    what the files' names begin with
#   FILE    the file; empty for the newest
set -eu

if [ -z "$FILE" ]; then
  FILE=$(rclone lsf --files-only --include "$NAME-????????T??????Z.sql.gz" "store:$TARGET" | sort | tail -n 1)
fi
if [ -z "$FILE" ]; then
  printf 'There is no dump in %s.\n' "$TARGET" >&2
  exit 1
fi
rclone copyto --retries 5 "store:$TARGET/$FILE" "$FOLDER/$FILE"
