#!/bin/sh
# Installs the collector of this kit, or brings an installed one to this version. Run as root, in
# the folder of the kit. It changes no settings and no data.
set -eu

PLACE=/opt/campaign-collector
cd "$(dirname "$0")"
if [ "$(id -u)" -ne 0 ]; then
  echo "install.sh must be run by root: sudo sh install.sh" >&2
  exit 1
fi
command -v npm >/dev/null || {
  echo "npm is missing: apt-get install --no-install-recommends npm" >&2
  exit 1
}

if ! id campaign-collector >/dev/null 2>&1; then
  useradd --system --user-group --home-dir /var/lib/campaign-collector --no-create-home \
    --shell /usr/sbin/nologin campaign-collector
fi
install -d -m 0700 -o campaign-collector -g campaign-collector \
  /etc/campaign-collector /var/lib/campaign-collector /var/backups/campaign-collector
install -d -m 0755 "$PLACE" "$PLACE/deploy"

# Debian's own Node is too old: the package "node" brings one into this folder, and nowhere else.
npm install --prefix "$PLACE" --no-audit --no-fund --omit=dev --no-package-lock \
  ./campaign-widgets-*.tgz ./campaign-collector-*.tgz node@24

install -m 0644 backup.sh restore.sh Caddyfile nginx.conf "$PLACE/deploy/"
install -m 0755 campaign-collector /usr/local/bin/campaign-collector
install -m 0644 campaign-collector.service campaign-collector-backup.service \
  campaign-collector-backup.timer /etc/systemd/system/
systemctl daemon-reload
echo "Installed: campaign-collector $(/usr/local/bin/campaign-collector --version)"
