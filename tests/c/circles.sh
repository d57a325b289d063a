#!/bin/sh
# No circle among the kernels: a file that uses a function of another, in whatever
# number of steps, is not used by it. From the object files named; a circle is
# shown, and fails. So does a file that another uses without including its header.

here=$(dirname "$0")
src=$here/../../src
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

# "symbol file", from nm's "folder/file.o: ... symbol"
symbols() {
  awk '$NF ~ /^akk_/ {
    file = $0
    sub(/[.]o:.*$/, "", file)
    sub(/^.*\//, "", file)
    print $NF, file
  }' | LC_ALL=C sort
}
nm -A -g --defined-only "$@" | symbols > "$work/defined"
nm -A -u "$@" | symbols > "$work/used"
LC_ALL=C join -o 1.2,2.2 "$work/used" "$work/defined" |
  awk '$1 != $2' | LC_ALL=C sort -u > "$work/arrows"

bad=0
if ! tsort "$work/arrows" > /dev/null 2> "$work/loops"; then
  sed 's/^/  /' "$work/loops"
  bad=1
fi

# What each file includes, what each header names, and what each file calls
grep -H '^#include "' "$src"/*.[ch] | sed 's!^.*/\([^/]*\):#include "\(.*\)".*!\1 \2!' > "$work/includes"
grep -o '[A-Za-z0-9_]*akk_[A-Za-z0-9_]*' "$src"/*.h /dev/null |
  sed 's!^.*/\([^/]*\):!\1 !' | LC_ALL=C sort -u > "$work/named"
LC_ALL=C join -o 1.2,1.1 "$work/used" "$work/defined" | LC_ALL=C sort -u > "$work/calls"
awk '
  # all headers that a file includes, through others too
  function reach(file, i, n, to) {
    if ((from, file) in seen) return
    seen[from, file] = 1
    n = split(included[file], to, " ")
    for (i = 1; i <= n; i++) reach(to[i])
  }
  FNR == 1 { part++ }
  part == 1 { included[$1] = included[$1] " " $2 }
  part == 2 { where[$2] = where[$2] " " $1 }
  part == 3 {
    from = $1 ".c"
    if (!(from in done)) { done[from] = 1; reach(from) }
    n = split(where[$2], header, " ")
    for (i = 1; i <= n; i++) if ((from, header[i]) in seen) next
    print "  " from " uses " $2 ", which no header it includes declares"
    bad = 1
  }
  END { exit bad }
' "$work/includes" "$work/named" "$work/calls" || bad=1

arrows=$(wc -l < "$work/arrows" | tr -d ' ')
if [ "$bad" -eq 0 ] && [ "$arrows" -gt 20 ]; then
  echo "ok no_circle_among_kernels: $arrows arrows"
else
  echo "FAILED no_circle_among_kernels: $arrows arrows"
  exit 1
fi
