#!/bin/sh
# Copies files into a bucket, then deletes old ones there. The remote is called store, and told by RCLONE_CONFIG_STORE_* variables.
#   FOLDER     the files
#   TARGET     the bucket and the folder in it
#   KEEP_DAYS  older files in it are deleted, but not those that were just copied
set -eu

rclone copy --immutable --retries 5 "$FOLDER" "store:$TARGET"
rclone check --one-way "$FOLDER" "store:$TARGET"
rclone delete --min-age "${KEEP_DAYS}d" "store:$TARGET"
