#!/bin/sh
# The R tests, and calls with several bad arguments, once with akkoord built for AddressSanitizer and UBSan, under the stock R.
# ASAN cannot see overruns of R vectors of up to 128 bytes: tests/c covers the kernels.

here=$(dirname "$0")
# shellcheck source=tools/env.sh
. "$here/env.sh"
cd "$root" || exit 1
cat > .akkoord/makevars-asan <<'X'
CC = gcc -std=gnu11
CFLAGS = -g -O1 -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=undefined
LDFLAGS = -fsanitize=address,undefined
X
rm -rf .akkoord/lib-asan
mkdir -p .akkoord/lib-asan
AKKOORD_DEBUG=yes R_MAKEVARS_USER=$root/.akkoord/makevars-asan "$r" CMD INSTALL --no-docs --no-test-load \
  --preclean --clean --library=.akkoord/lib-asan .akkoord/source \
  < /dev/null > .akkoord/install-asan.log 2>&1 || {
  cat .akkoord/install-asan.log
  exit 1
}
asan=$(readlink -f "$(gcc -print-file-name=libasan.so)")
ubsan=$(readlink -f "$(gcc -print-file-name=libubsan.so)")
# ragg's font cache copies within itself with memcpy; that is not ours to report.
echo 'interceptor_via_lib:ragg.so' > .akkoord/asan-suppressions
# R tells itself that memory is lacking; a test asks for more than there is.
options="detect_leaks=0:exitcode=66:allocator_may_return_null=1"
options="$options:suppressions=$root/.akkoord/asan-suppressions"
tally=.akkoord/test-asan.tally
rm -f "$tally"
sanitized() {
  AKKOORD_LIB=$root/.akkoord/lib-asan LD_PRELOAD="$asan $ubsan" \
    ASAN_OPTIONS="$options" \
    UBSAN_OPTIONS=print_stacktrace=1 \
    sh tools/rscript.sh "$@"
}
sanitized tools/test.R "$tally" || exit 1
read -r passed failed skipped < "$tally" || exit 1
echo "  under sanitizers: $passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ] || exit 1
# some two minutes of calls in which several arguments are bad at once
sanitized tools/sweep.R 1500 '' combined
