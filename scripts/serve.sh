#!/bin/sh
# `npm run serve`: the server alone, in this very process, so that signals reach it and its exit code is the one that is
# seen. A unit file or a container calls this script itself: npm in between passes SIGINT and SIGTERM on, but no SIGHUP.
#
# It needs no more than `npm ci --omit=dev --omit=optional -w @trelyazh/server --include-workspace-root` installs.
# Parameters take the place of the flags for V8 in apps/server/v8-flags.json.
set -eu
cd "$(dirname "$0")/.."

# The pinned Node where npm has installed it, else the one of the machine or the image.
node=node_modules/.bin/node
[ -x "$node" ] || node=node
if ! "$node" -e 'process.exit(Number(process.versions.node.split(".")[0]) >= 24 ? 0 : 1)'; then
  echo "Node 24 or newer is needed, which \`npm ci --omit=dev\` brings. Or put one on the PATH." >&2
  exit 1
fi

# shellcheck disable=SC2046 # one word for each flag is what is wanted
[ $# -gt 0 ] || set -- $("$node" -p 'require("./apps/server/v8-flags.json").join(" ")')
export NODE_ENV="${NODE_ENV:-production}"
exec "$node" "$@" apps/server/src/main.ts
