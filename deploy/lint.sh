#!/bin/sh
# `npm run deploy:lint`: every file of deploy/ by the linter of its own tool. What is not installed here is named and left
# out; of Debian are: docker-compose nats-server prometheus shellcheck systemd
set -u
cd "$(dirname "$0")/.." || exit
failed=0
scratch=$(mktemp -d)
trap 'rm -r "$scratch"' EXIT

# Runs a linter under a title, if its program is there.
lint() {
  title=$1
  shift
  program=$1
  [ "$program" != verify ] || program=systemd-analyze
  if ! command -v "$program" > /dev/null; then
    echo "- $title: NOT RUN, there is no $program"
  elif output=$("$@" 2>&1); then
    echo "✓ $title"
  else
    failed=1
    echo "✗ $title"
    echo "$output"
  fi
}

# What systemd cannot read in a unit it says, and leaves out.
# shellcheck disable=SC2317 # called by its name
verify() {
  said=$(systemd-analyze verify "$@" 2>&1) && [ -z "$said" ] && return
  echo "$said"
  return 1
}

# Its user and folders are not there before a club is.
mkdir -p "$scratch/units"
sed 's|^ExecStart=.*|ExecStart=/bin/true|' deploy/systemd/trelyazh.service > "$scratch/units/trelyazh.service"
lint "unit: systemd-analyze verify" verify "$scratch/units/trelyazh.service"
# The same unit as a template, with what makes nodes of it.
mkdir -p "$scratch/units/trelyazh@.service.d"
cp "$scratch/units/trelyazh.service" "$scratch/units/trelyazh@.service"
cp deploy/systemd/nodes.conf "$scratch/units/trelyazh@.service.d/"
SYSTEMD_UNIT_PATH="$scratch/units:"
export SYSTEMD_UNIT_PATH
lint "units of nodes: systemd-analyze verify" verify trelyazh@1.service
lint "unit: systemd-analyze security, at most 1.5" \
  systemd-analyze security --offline=true --no-pager --threshold=15 "$scratch/units/trelyazh.service"
sed -e 's/PASSWORD=$/PASSWORD=0123456789abcdef0123456789abcdef/' -e 's/SECRET=$/SECRET=0123456789abcdef0123456789abcdef/' \
  deploy/containers/env.example > "$scratch/env"
lint "compose.yaml: docker-compose config" \
  docker-compose --env-file "$scratch/env" --file deploy/containers/compose.yaml --profile watch config --quiet
lint "compose.yaml: dclint" npm run --silent lint -w @trelyazh/deploy
lint "Dockerfile: dockerfile-utils" node_modules/.bin/dockerfile-utils lint deploy/containers/Dockerfile
lint "alerts: promtool check rules" promtool check rules deploy/monitoring/alerts.yml
lint "alerts: promtool test rules" promtool test rules deploy/monitoring/alerts.test.yml
lint "prometheus.yml: promtool check config" promtool check config deploy/monitoring/prometheus.yml
openssl req -x509 -newkey rsa:2048 -noenc -days 1 -subj /CN=nats -keyout "$scratch/server.key" -out "$scratch/server.crt" 2> /dev/null
# Once as it is, and once with the encrypted line that waits behind a #.
sed -e 's|^#\(tls {\|  \|}\)|\1|' -e "s|/etc/nats|$scratch|" deploy/nats/nats.conf > "$scratch/nats.conf"
export NATS_PASSWORD=x
lint "nats.conf: nats-server -t" nats-server -t -c deploy/nats/nats.conf
lint "nats.conf with TLS: nats-server -t" nats-server -t -c "$scratch/nats.conf"
lint "scripts: shellcheck" shellcheck scripts/serve.sh deploy/lint.sh
# `npm install --global renovate` brings it; it is larger than the club.
lint "renovate.json: renovate-config-validator" renovate-config-validator --strict renovate.json
exit $failed
