#!/bin/sh
# Sourced by its neighbours: sets `root`, the checkout, and `r`, the R that tools/setup.sh
# found. A user's .Rprofile may print, ask or change options: R reads none.
# On Windows `pwd -W` prints the path as R must have it.
root=$(cd "$(dirname "$0")/.." && { pwd -W 2> /dev/null || pwd; }) || exit 1
R_PROFILE_USER=
export R_PROFILE_USER
# shellcheck disable=SC2034 # the scripts use it
r=$(cat "$root/.akkoord/r" 2> /dev/null) || {
  echo "akkoord: run sh tools/setup.sh first" >&2
  exit 1
}

# Two commands at once, `make reproduce` in two terminals for one: the second waits here
# until the first has ended. Where there is no flock, on macOS, it does not.
take_turns() {
  command -v flock > /dev/null || return 0
  exec 9>> "$root/.akkoord/lock" && flock 9
}
