#!/bin/sh
# R CMD build and R CMD check --as-cran in .akkoord/check; fails on any error, warning or
# note but those that tools/check-log.R allows. R_RD4PDF: no fonts but LaTeX's own.

here=$(dirname "$0")
# shellcheck source=tools/env.sh
. "$here/env.sh"
rm -rf "$root/.akkoord/check"
mkdir -p "$root/.akkoord/check"
cd "$root/.akkoord/check" || exit 1

# The copy R CMD build would make of the checkout holds .akkoord itself: git knows better.
mkdir source
(cd "$root" && git ls-files -z -co --exclude-standard | tar -cf - --null -T -) | tar -xf - -C source
"$r" CMD build source || exit 1
# CRAN is not asked whether it knows the package, nor any clock what time it is.
_R_CHECK_SYSTEM_CLOCK_=0 _R_CHECK_CRAN_INCOMING_REMOTE_=FALSE \
  R_RD4PDF=times,hyper "$r" CMD check --as-cran akkoord_*.tar.gz
sh "$root/tools/rscript.sh" "$root/tools/check-log.R" akkoord.Rcheck/00check.log
