#!/bin/sh
# Installs the collector of this kit, or brings an installed one to this version. Run as root. It
# changes no settings and no data, and fetches nothing.
set -eu

PLACE=/opt/campaign-collector

fail() {
  echo "install.sh: $1" >&2
  exit 1
}

cd "$(dirname "$0")"
[ "$(id -u)" -eq 0 ] || fail "run it as root: sudo sh install.sh"
machine=$(cat machine)
[ "$(uname -m)" = "$machine" ] ||
  fail "this kit is for $machine, and this machine is $(uname -m): CPU=… npm run deploy:pack"

if ! id campaign-collector >/dev/null 2>&1; then
  useradd --system --user-group --home-dir /var/lib/campaign-collector --no-create-home \
    --shell /usr/sbin/nologin campaign-collector
fi
install -d -m 0700 -o campaign-collector -g campaign-collector \
  /etc/campaign-collector /var/lib/campaign-collector /var/backups/campaign-collector
install -d -m 0755 "$PLACE" "$PLACE/deploy"

# Beside the programs that may run now, and then in their place.
rm -rf "$PLACE/program.new" "$PLACE/program.old"
cp -R program "$PLACE/program.new"
if [ -d "$PLACE/program" ]; then mv "$PLACE/program" "$PLACE/program.old"; fi
mv "$PLACE/program.new" "$PLACE/program"
rm -rf "$PLACE/program.old"

install -m 0644 backup.sh restore.sh Caddyfile nginx.conf "$PLACE/deploy/"
install -m 0755 campaign-collector /usr/local/bin/campaign-collector
install -m 0644 campaign-collector.service campaign-collector-backup.service \
  campaign-collector-backup.timer /etc/systemd/system/
systemctl daemon-reload
echo "Installed: campaign-collector $(/usr/local/bin/campaign-collector --version)"
