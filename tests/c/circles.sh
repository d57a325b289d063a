#!/bin/sh
# No circle among the kernels: a file that uses a function of another, in whatever
# number of steps, is not used by it. From the object files named; a circle is
# shown, and fails. So does a file that another uses without including its header.

here=$(dirname "$0")
src=$here/../../src
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

for object; do
  name=$(basename "$object" .o)
  nm -g --defined-only "$object" | awk -v f="$name" '$3 ~ /^akk_/ { print $3, f }'
done | LC_ALL=C sort > "$work/defined"
for object; do
  name=$(basename "$object" .o)
  nm -u "$object" | awk -v f="$name" '$NF ~ /^akk_/ { print $NF, f }'
done | LC_ALL=C sort > "$work/used"
LC_ALL=C join -o 1.2,2.2 "$work/used" "$work/defined" |
  awk '$1 != $2' | LC_ALL=C sort -u > "$work/arrows"

bad=0
if ! tsort "$work/arrows" > /dev/null 2> "$work/loops"; then
  sed 's/^/  /' "$work/loops"
  bad=1
fi

# All headers a file includes, through others too
headers() {
  seen=" "
  todo=$1
  while [ -n "$todo" ]; do
    next=
    for file in $todo; do
      case $seen in *" $file "*) continue ;; esac
      seen="$seen$file "
      [ -f "$src/$file" ] &&
        next="$next $(sed -n 's/^#include "\(.*\)".*/\1/p' "$src/$file" | tr '\n' ' ')"
    done
    todo=$(echo "$next" | sed 's/^ *//; s/ *$//')
  done
  echo "$seen"
}
LC_ALL=C join -o 1.2,1.1 "$work/used" "$work/defined" | LC_ALL=C sort -u > "$work/calls"
for name in $(cut -d ' ' -f 1 "$work/calls" | sort -u); do
  included=$(headers "$name.c")
  for symbol in $(awk -v f="$name" '$1 == f { print $2 }' "$work/calls"); do
    found=0
    for header in $included; do
      case $header in
        *.h) grep -qw "$symbol" "$src/$header" && found=1 && break ;;
      esac
    done
    if [ "$found" -eq 0 ]; then
      echo "  $name.c uses $symbol, which no header it includes declares"
      bad=1
    fi
  done
done

arrows=$(wc -l < "$work/arrows" | tr -d ' ')
if [ "$bad" -eq 0 ] && [ "$arrows" -gt 20 ]; then
  echo "ok no_circle_among_kernels: $arrows arrows"
else
  echo "FAILED no_circle_among_kernels: $arrows arrows"
  exit 1
fi
