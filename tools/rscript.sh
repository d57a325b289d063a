#!/bin/sh
# Runs an R script with the R that tools/setup.sh found and akkoord's private library:
#   sh tools/rscript.sh tools/test.R [arguments]

here=$(dirname "$0")
# shellcheck source=tools/env.sh
. "$here/env.sh"
script=$1
shift
R_LIBS=${AKKOORD_LIB-$root/.akkoord/lib} exec "$r" --no-echo --no-save --no-restore \
  -f "$script" --args "$@" < /dev/null
