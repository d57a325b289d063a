#!/bin/sh
# The report in headless Chromium, see tools/browser.js: sh tools/browser.sh [pictures]
# Needs what `sh tools/setup.sh ci` installs.

here=$(dirname "$0")
# shellcheck source=tools/env.sh
. "$here/env.sh"
pages=$(mktemp -d) || exit 1
trap 'rm -rf "$pages"' EXIT
sh "$root/tools/rscript.sh" "$root/tools/pages.R" "$pages" || exit 1
sh "$root/tools/word.sh" "$pages" || exit 1
AXE=$root/.akkoord/axe/package/axe.min.js PICTURES=${1-} \
  node "$root/tools/browser.js" "$pages/nl/report.html" "$pages/en/report.html" \
  "$pages/fr/report.html" \
  "$pages/wave/report.html"
