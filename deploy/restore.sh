#!/bin/sh
# Puts a backup of the embedded database in its place, with its keys:
# sh restore.sh FILE.tar.age KEY-FILE
# What was there before is moved aside, and nothing is deleted.
set -eu
umask 077

DATA=${DATA:-/var/lib/campaign-collector/data}
OWNER=${OWNER:-campaign-collector}

fail() {
  echo "restore: $1" >&2
  exit 1
}

[ $# -eq 2 ] || fail "write: sh restore.sh FILE.tar.age KEY-FILE"
[ -f "$1" ] || fail "there is no file $1"
[ -f "$2" ] || fail "there is no key $2"
if [ "$(systemctl is-active campaign-collector 2>/dev/null || true)" = active ]; then
  fail "the collector runs. Stop it first: systemctl stop campaign-collector"
fi

mkdir -p "$DATA"
work=$(mktemp -d "$DATA/restore.XXXXXX")
trap 'rm -rf "$work"' EXIT
age --decrypt --identity "$2" "$1" | tar -C "$work" -xf -
[ -s "$work/collector.backup" ] || fail "there is no database in $1"
# SQLite's files begin with these words; a dump of PostgreSQL goes back by pg_restore.
if [ "$(head -c 15 "$work/collector.backup")" != "SQLite format 3" ]; then
  cp "$work/collector.backup" "$DATA/restored.dump"
  fail "that is a dump of PostgreSQL. It is in $DATA/restored.dump: docs/collector.md says how pg_restore brings it back"
fi

before="$DATA/before-restore-$(date -u +%Y-%m-%dT%H%M%SZ)"
mkdir "$before"
for name in collector.db collector.db-wal collector.db-shm secret organiser-token; do
  if [ -e "$DATA/$name" ]; then mv "$DATA/$name" "$before/$name"; fi
done
mv "$work/collector.backup" "$DATA/collector.db"
for name in secret organiser-token; do
  if [ -f "$work/$name" ]; then mv "$work/$name" "$DATA/$name"; fi
done
# Both lists: whoever was erased after the backup is erased again at the start.
touch "$DATA/erasures" "$work/erasures"
sort -u "$DATA/erasures" "$work/erasures" > "$work/both"
cp "$DATA/erasures" "$before/erasures"
mv "$work/both" "$DATA/erasures"
if [ "$(id -u)" -eq 0 ]; then chown -R "$OWNER:" "$DATA"; fi
echo "Restored. What was there before is in $before. Start the collector, look, and delete that folder: it holds personal data."
