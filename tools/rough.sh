#!/bin/sh
# What no test within R can do: kill a run, fill a disk, start two at once, move the
# checkout to a path with accents. Needs what `sh tools/setup.sh test` installs.

here=$(dirname "$0")
# shellcheck source=tools/env.sh
. "$here/env.sh"
work=$(mktemp -d) || exit 1
trap 'umount "$work/disk" 2> /dev/null; rm -rf "$work"' EXIT
failed=0
check() { # check <what must hold> <command...>
  what=$1
  shift
  if "$@"; then echo "ok $what"; else echo "FAILED $what"; failed=1; fi
}
status_is() { # status_is <status> <command line for sh>
  want=$1
  shift
  sh -c "$*" 2> "$work/err"
  got=$?
  [ "$got" -eq "$want" ] || { echo "  status $got"; cat "$work/err"; return 1; }
}

rscript=$(dirname "$r")/Rscript
akkoord="'$rscript' --vanilla '$root/.akkoord/lib/akkoord/exec/akkoord'"

# ---- killed --------------------------------------------------------------------------
cat > "$work/render.R" <<'X'
library(akkoord)
args <- commandArgs(TRUE)
n <- as.integer(args[[2]])
wave <- as.data.frame(matrix(rep(1:5, 2 * n), 10))
k <- likert_counts(wave, tidyselect::everything(), scale = likert_scale("agree5", "en"))
render_report(k, args[[1]], lang = "en")
X
# A report of 400 questions, killed when its first figure is drawn.
kill_run() { # kill_run <signal>
  mkdir "$work/killed"
  sh "$root/tools/rscript.sh" "$work/render.R" "$work/killed/report" 400 > "$work/log" 2>&1 &
  pid=$!
  for _ in $(seq 1200); do
    ls "$work"/killed/.akkoord-*/figures/*.png > /dev/null 2>&1 && break
    sleep 0.1
  done
  child=$(ps -o pid=,comm= --ppid "$pid" | awk '$2 == "R" { print $1; exit }')
  [ -n "$child" ] || { echo "  no second process"; cat "$work/log"; return 1; }
  kill -s "$1" "$pid"
  wait "$pid" 2> /dev/null
  for _ in $(seq 50); do
    kill -0 "$child" 2> /dev/null || break
    sleep 0.1
  done
  if kill -0 "$child" 2> /dev/null; then
    kill -s KILL "$child"
    echo "  process $child lives on"
    return 1
  fi
  [ -e "$work/killed/report" ] && { echo "  a report after all"; return 1; }
  sh "$root/tools/rscript.sh" "$work/render.R" "$work/killed/report" 2 > "$work/log" 2>&1 ||
    { cat "$work/log"; return 1; }
  [ "$(ls -A "$work/killed")" = report ] || { ls -A "$work/killed"; return 1; }
  rm -rf "$work/killed"
}
check 'killed by SIGTERM: no process lives on, the next run cleans up' kill_run TERM
check 'killed by SIGKILL: the same' kill_run KILL

# ---- a full disk, and a reader that goes away ------------------------------------------
check 'standard output that is full is status 1' \
  status_is 1 "$akkoord codebook show erasmus > /dev/full"
check 'and so it is for the path of a figure' \
  status_is 1 "$akkoord figure 7 --out '$work/a.svg' > /dev/full"
check 'a figure on a full device is status 1' status_is 1 "$akkoord figure 7 --out /dev/full"
check 'and the device is a device' [ -c /dev/full ]
{ sh -c "$akkoord codebook show erasmus" 2> "$work/err"; echo $? > "$work/status"; } | true
check 'a reader that went away is status 141' [ "$(cat "$work/status")" = 141 ]
check 'of which nothing is said' [ ! -s "$work/err" ]

# Of a report on a disk that is full, and a figure in place of one
full_disk() {
  render="sh '$root/tools/rscript.sh' '$work/render.R' '$work/disk/report' 2"
  status_is 0 "$render" && status_is 0 "$akkoord figure 7 --out '$work/disk/a.svg' > '$work/said'" || return 1
  dd if=/dev/zero of="$work/disk/filler" bs=4k > /dev/null 2>&1
  (cd "$work/disk" && find . -type f -exec cksum {} +) > "$work/before"
  status_is 1 "$render" || return 1
  grep -q 'No space left' "$work/err" || { cat "$work/err"; return 1; }
  status_is 1 "$akkoord figure 8 --out '$work/disk/a.svg'" || return 1
  (cd "$work/disk" && find . -type f -exec cksum {} +) | cmp - "$work/before"
}
mkdir "$work/disk"
if mount -t tmpfs -o size=4m tmpfs "$work/disk" 2> /dev/null; then
  check 'a disk that is full is an error that keeps what was there' full_disk
else
  echo "skipped: no right to mount a small disk"
fi

# ---- two at once, in a path with accents, in the C locale -------------------------------
checkout=$work/'dépôt à moi'
mkdir "$checkout" "$work/home"
echo 'R_LIBS=/another/library' > "$work/home/.Renviron"
for part in DESCRIPTION NAMESPACE LICENSE.md Makefile R src inst exec configure cleanup tools; do
  cp -R "$root/$part" "$checkout/"
done
reproduce() {
  env -u LANG LC_ALL=C HOME="$work/home" make -C "$checkout" reproduce dir='rapport-é' \
    > "$work/make$1" 2>&1
}
two_at_once() {
  reproduce 1 &
  first=$!
  reproduce 2 || { cat "$work/make2"; return 1; }
  wait "$first" || { cat "$work/make1"; return 1; }
  [ "$(find "$checkout/rapport-é" -name '*.svg' | wc -l)" -eq 30 ] || return 1
  ! find "$checkout" -name '.akkoord-*' | grep .
}
check 'two first reports by make at once, in the C locale, in a path with accents' two_at_once
library=$checkout/.akkoord/lib/akkoord/exec/akkoord
mkdir "$work/é"
check 'a figure with an accent, in the C locale' status_is 0 \
  "cd '$work/é' && LC_ALL=C '$rscript' --vanilla '$library' figure 7 --out été.svg > said"
check 'is there' [ -s "$work/é/été.svg" ]
check 'and its name is printed' grep -qx 'été.svg' "$work/é/said"
for format in png pdf; do
  check "the same as $format, in a folder" status_is 0 \
    "LC_ALL=C '$rscript' --vanilla '$library' figure 7 --out '$work/é/à.$format'"
done
check 'a folder that is none is named' status_is 1 \
  "LC_ALL=C '$rscript' --vanilla '$library' figure 7 --out '$work/à/x.svg'"
check 'by its name' grep -q 'does not exist' "$work/err"

[ "$failed" -eq 0 ]
