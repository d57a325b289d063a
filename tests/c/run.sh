#!/bin/sh
# Runs the tests named, two at a time, shows what they print, counts their "ok" and
# "FAILED" lines. A test that ends badly with no FAILED line is one failure.

work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
# threads that wait must not keep the others from running
OMP_WAIT_POLICY=passive
export work OMP_WAIT_POLICY
# shellcheck disable=SC2016 # the inner shell expands
printf '%s\n' "$@" | xargs -P 2 -I {} sh -c '
  name=$(basename "$1")
  "$1" > "$work/$name" 2>&1
  echo $? > "$work/$name.status"
' sh {}

passed=0
failed=0
for test; do
  name=$(basename "$test")
  echo "$name"
  sed 's/^/  /' "$work/$name"
  p=$(grep -c '^ok ' "$work/$name")
  f=$(grep -c '^FAILED ' "$work/$name")
  status=$(cat "$work/$name.status" 2> /dev/null || echo "unknown")
  if [ "$status" != 0 ] && [ "$f" -eq 0 ]; then
    echo "  ended with status $status"
    f=1
  fi
  passed=$((passed + p))
  failed=$((failed + f))
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
