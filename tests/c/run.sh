#!/bin/sh
# Runs the tests named, shows what they print, counts their "ok" and "FAILED"
# lines. A test that ends badly with no FAILED line is one failure.

passed=0
failed=0
for test; do
  echo "$(basename "$test")"
  out=$("$test" 2>&1)
  status=$?
  echo "$out" | sed 's/^/  /'
  p=$(echo "$out" | grep -c '^ok ')
  f=$(echo "$out" | grep -c '^FAILED ')
  if [ "$status" -ne 0 ] && [ "$f" -eq 0 ]; then
    echo "  ended with status $status"
    f=1
  fi
  passed=$((passed + p))
  failed=$((failed + f))
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
