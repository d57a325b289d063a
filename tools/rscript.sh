#!/bin/sh
# Runs an R script with the R that tools/setup.sh found and akkoord's private library:
#   sh tools/rscript.sh tools/test.R [arguments]

# shellcheck source=tools/env.sh
. "$(dirname "$0")/env.sh"
script=$1
shift
R_LIBS=${AKKOORD_LIB-$root/.akkoord/lib} exec "$r" --no-echo --no-save --no-restore \
  -f "$script" --args "$@" < /dev/null
