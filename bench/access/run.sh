#!/bin/sh
# Installs what is measured beside Mandate, in this folder alone, and measures: see ../README.md.
set -eu
cd "$(dirname "$0")"
[ -d node_modules ] || npm ci --no-audit --no-fund
exec "${NODE:-node}" run.ts "$@"
