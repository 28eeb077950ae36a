#!/bin/sh
# Makes one encrypted backup, and deletes those that are too old. Run by the timer; by hand:
# systemctl start campaign-collector-backup
set -eu
umask 077

BACKUPS=${BACKUPS:-/var/backups/campaign-collector}
RECIPIENTS=${RECIPIENTS:-/etc/campaign-collector/backup-recipients}
COMMAND=${COMMAND:-/usr/local/bin/campaign-collector}
DATA=${DATA:-/var/lib/campaign-collector/data}
# Personal data is not kept for ever in backups either.
KEEP_DAYS=${KEEP_DAYS:-30}
# However old they are, so that a timer that stands still deletes nothing that is needed.
KEEP_AT_LEAST=${KEEP_AT_LEAST:-7}

fail() {
  echo "campaign-collector-backup: $1" >&2
  exit 1
}

[ -s "$RECIPIENTS" ] || fail "there is no key in $RECIPIENTS. Make one: age-keygen (see docs/deploy.md)"
[ -d "$BACKUPS" ] || fail "there is no folder $BACKUPS"

work=$(mktemp -d "$BACKUPS/.unfinished.XXXXXX")
# The doctor reads the time of the note: a backup that failed is none.
trap 'rm -rf "$work" "$DATA/last-backup"' EXIT
trap 'exit 1' INT TERM

# A copy of one moment, while the collector runs; of PostgreSQL, what pg_dump writes.
"$COMMAND" backup "$work/collector.backup"
# Without these two, private links end and erased people are not known again.
for name in secret organiser-token; do
  if [ -f "$DATA/$name" ]; then cp "$DATA/$name" "$work/$name"; fi
done
if [ -f "$work/collector.backup.erasures" ]; then
  mv "$work/collector.backup.erasures" "$work/erasures"
fi

file="$BACKUPS/campaign-$(date -u +%Y-%m-%dT%H%M%SZ).tar.age"
tar -C "$work" -cf "$work.tar" .
mv "$work.tar" "$work/all.tar"
age --encrypt --recipients-file "$RECIPIENTS" --output "$work/all.tar.age" "$work/all.tar"
sync "$work/all.tar.age"
mv "$work/all.tar.age" "$file"
date -u +%Y-%m-%dT%H:%M:%SZ > "$DATA/last-backup"
trap - EXIT
rm -rf "$work"

# The names sort by time: the oldest first.
count=$(find "$BACKUPS" -maxdepth 1 -name 'campaign-*.tar.age' | wc -l)
spare=$((count - KEEP_AT_LEAST))
if [ "$spare" -gt 0 ]; then
  find "$BACKUPS" -maxdepth 1 -name 'campaign-*.tar.age' | sort | head -n "$spare" |
    while IFS= read -r old; do
      if [ -n "$(find "$old" -mtime "+$((KEEP_DAYS - 1))")" ]; then rm -f "$old"; fi
    done
fi
echo "campaign-collector-backup: $file"
