/* libFuzzer: small count sets from random bytes, against brute force. */
#include <stdint.h>
#include <stdio.h>

#include "sets-reference.h"

static const uint8_t *bytes;
static size_t n_bytes, at;

static int64_t below(int64_t n) {
  uint8_t x = at < n_bytes ? bytes[at] : (uint8_t)(at * 37);
  at++;
  return x % n;
}

static double uniform(void *unused) {
  (void)unused;
  return (double)below(255) / 255.0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) {
  bytes = data;
  n_bytes = n;
  at = 0;
  problem p;
  make_problem(&p, below, 0);
  if (!agrees(&p, below, uniform)) {
    printf("differs from brute force\n");
    abort();
  }
  return 0;
}
