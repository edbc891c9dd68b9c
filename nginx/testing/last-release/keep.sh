#!/bin/sh
# Keeps the servers' source of a release, by default the one that is checked out, for the test that runs it beside the next one:
#
#     sh nginx/testing/last-release/keep.sh [commit]
#
# Whoever raises the number of the release does it right before, so that a copy of the source without its history can be tested, too.
set -eu
cd "$(dirname "$0")/../../.."
git archive "${1:-HEAD}" -- package.json apps/server packages \
  ':!**/*.test.ts' ':!**/testing/**' ':!**/*.md' \
  ':!apps/server/src/simulation' ':!packages/testkit' ':!packages/i18n' ':!packages/db/migrations/meta/*_snapshot.json' |
  gzip -9n >nginx/testing/last-release/source.tar.gz
