#!/bin/sh
# Runs an R script with the R that tools/setup.sh found and akkoord's private library:
#   sh tools/rscript.sh tools/test.R [arguments]

here=$(dirname "$0")
# shellcheck source=tools/env.sh
. "$here/env.sh"
script=$1
shift
# Not R_LIBS, which a line of ~/.Renviron would replace
AKKOORD_LIB=${AKKOORD_LIB-$root/.akkoord/lib} R_PROFILE_USER=$root/tools/profile.R \
  exec "$r" --no-echo --no-save --no-restore -f "$script" --args "$@" < /dev/null
