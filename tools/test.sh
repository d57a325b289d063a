#!/bin/sh
# The C tests, then the R tests; closes with "N passed, N failed, N skipped" for both.
# Fails when anything failed, crashed or ran no test. AKKOORD_LIB: another library to test.
# C is built as for use; `make c-test` has the sanitizers.

cd "$(dirname "$0")/.." || exit 1
mkdir -p .akkoord
passed=0
failed=0
skipped=0

echo "C tests"
log=.akkoord/test-c.log
if "${MAKE-make}" -j 2 -C tests/c run BUILD=build/plain SANITIZE= > "$log" 2>&1; then c_status=0; else c_status=$?; fi
line=$(grep -E '^[0-9]+ passed, [0-9]+ failed' "$log" | tail -n 1)
c_passed=$(echo "$line" | sed -n 's/^\([0-9]*\) passed.*/\1/p')
c_failed=$(echo "$line" | sed -n 's/.* \([0-9]*\) failed.*/\1/p')
if [ "${c_passed:-0}" -eq 0 ] && [ "${c_failed:-0}" -eq 0 ]; then
  echo "no C test ran"
  c_failed=1
elif [ "$c_status" -ne 0 ] && [ "$c_failed" -eq 0 ]; then
  c_failed=1
fi
[ "$c_failed" -gt 0 ] && cat "$log"
echo "  in C: ${c_passed:-0} passed, $c_failed failed"

echo "R tests"
tally=.akkoord/test-r.tally
rm -f "$tally"
sh tools/rscript.sh tools/test.R "$tally" || echo "R ended with status $?"
if read -r passed failed skipped 2> /dev/null < "$tally"; then
  if [ "$((passed + failed))" -eq 0 ]; then
    echo "no R test ran"
    failed=1
  fi
else
  echo "R ended before the tests did"
  failed=1
fi
echo "  in R: $passed passed, $failed failed, $skipped skipped"

passed=$((passed + ${c_passed:-0}))
failed=$((failed + c_failed))
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
