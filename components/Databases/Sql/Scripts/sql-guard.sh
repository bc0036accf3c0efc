#!/bin/bash
# Lets a server start only on data that its own series wrote, or on data of an older one whose upgrade is stated. A newer server rewrites the
# data when it starts, and an older one cannot read it any more.
#   SERVER        the program
#   VOLUME        the mounted volume
#   FOLDER        the folder of the volume with the data, empty for the volume itself
#   UPGRADE_FROM  the series whose data is to be upgraded; empty for none
set -euo pipefail

mark=$VOLUME/.infra-series
data=$VOLUME${FOLDER:+/$FOLDER}

series() {
  grep -oE '[0-9]+\.[0-9]+' | head -n 1
}

refuse() {
  printf '%s\n' "$1" >&2
  exit 1
}

ours=$("$SERVER" --version | sed 's/^.* Ver //' | series)
theirs=
if [ -s "$mark" ]; then
  theirs=$(cat "$mark")
elif [ -d "$data/mysql" ]; then
  for info in mariadb_upgrade_info mysql_upgrade_info; do
    if [ -s "$data/$info" ]; then
      theirs=$(tr -d '\0' <"$data/$info" | series)
      break
    fi
  done
  [ -n "$theirs" ] || theirs=$UPGRADE_FROM
  [ -n "$theirs" ] || refuse "The volume holds data, and nothing tells which version wrote it. State that version: UpgradeFrom."
fi

if [ -n "$theirs" ] && [ "$theirs" != "$ours" ]; then
  newest=$(printf '%s\n%s\n' "$theirs" "$ours" | sort -V | tail -n 1)
  [ "$newest" = "$ours" ] || refuse "The data was written by $theirs and cannot be read by $ours: restore a backup of the older version into a new volume."
  [ "$theirs" = "$UPGRADE_FROM" ] || refuse "The data was written by $theirs, and $ours would rewrite it for good. Restore a backup once, then state the upgrade: UpgradeFrom $theirs."
  printf 'The data of %s is upgraded to %s.\n' "$theirs" "$ours"
fi

mkdir -p "$data"
# Written before the server starts: from then on the data may be the newer one's.
printf '%s' "$ours" >"$mark"
