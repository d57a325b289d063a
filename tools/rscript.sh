#!/bin/sh
# Runs an R script with the R that tools/setup.sh found and akkoord's private library:
#   sh tools/rscript.sh tools/test.R [arguments]
# --no-init-file: a user's .Rprofile may print, ask or change options.

root=$(cd "$(dirname "$0")/.." && { pwd -W 2> /dev/null || pwd; }) || exit 1
r=$(cat "$root/.akkoord/r") || exit 1
script=$1
shift
R_LIBS=${AKKOORD_LIB-$root/.akkoord/lib} exec "$r" --no-echo --no-save --no-restore \
  --no-init-file -f "$script" --args "$@" < /dev/null
