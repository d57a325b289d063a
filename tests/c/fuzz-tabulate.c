/* libFuzzer: any shape and any codes, compared with the plain way of counting.
 * `make fuzz` builds and runs it. */
#include <stdint.h>
#include <stdio.h>

#include "tabulate-reference.h"

static const uint8_t *bytes;
static size_t n_bytes, at;

/* The input over and over, shifted, so that few bytes fill many rows */
static uint8_t next(void) {
  uint8_t x = (uint8_t)(bytes[at % n_bytes] + at / n_bytes);
  at++;
  return x;
}

static int32_t next_int(int32_t lo) {
  uint8_t b = next();
  switch (b) {
  case 255:
    return INT32_MIN;
  case 254:
    return INT32_MAX;
  case 253:
    return INT32_MIN + 1;
  default:
    return (int32_t)((uint32_t)lo + b / 25 - 1);
  }
}

static double next_double(int32_t lo) {
  uint8_t b = next();
  switch (b) {
  case 255:
    return NAN;
  case 254:
    return INFINITY;
  case 253:
    return -1e300;
  case 252:
    return lo + 1e-9;
  case 251:
    return 1e-300;
  default:
    return (double)lo + b / 25 - 1;
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) {
  if (n < 12)
    return 0;
  bytes = data;
  n_bytes = n;
  at = 0;
  akk_item items[4];
  akk_by by[3];
  void *columns[8];
  size_t n_columns = 0;
  akk_tabulate_input in = {0};
  in.rows = (next() * 256 + next()) % 9000;
  in.n_items = next() % 5;
  in.n_by = next() % 4;
  in.items = items;
  in.by = by;
  in.threads = 1 + next() % 3;
  size_t rows = (size_t)in.rows;

  for (size_t j = 0; j < in.n_items; j++) {
    int32_t lo = (int32_t)((uint32_t)next() << 24 | next());
    items[j].lo = lo;
    items[j].n_codes = next() % 16 == 0 ? 700 : next() % 12;
    items[j].type = next() % 2 ? AKK_INT32 : AKK_DOUBLE;
    void *x = malloc(rows * sizeof(double) + 1);
    if (x == NULL)
      abort();
    columns[n_columns++] = x;
    items[j].values = x;
    for (size_t r = 0; r < rows; r++) {
      if (items[j].type == AKK_INT32)
        ((int32_t *)x)[r] = next_int(lo);
      else
        ((double *)x)[r] = next_double(lo);
    }
  }
  for (size_t b = 0; b < in.n_by; b++) {
    int32_t *x = malloc(rows * sizeof *x + 1);
    if (x == NULL)
      abort();
    columns[n_columns++] = x;
    by[b] = (akk_by){x, next() % 9};
    for (size_t r = 0; r < rows; r++)
      x[r] = next_int(1);
  }
  if (next() % 2) {
    double *w = malloc(rows * sizeof *w + 1);
    if (w == NULL)
      abort();
    columns[n_columns++] = w;
    in.weights = w;
    for (size_t r = 0; r < rows; r++) {
      uint8_t b = next();
      w[r] = b == 255 && next() == 255 ? next_double(-1) : b / 8.0;
    }
  }

  akk_tabulate_size size;
  if (akk_tabulate_measure(&in, &size).code == AKK_OK) {
    akk_tabulate_result got, want;
    if (!result_make(&got, &in, size.cells) ||
        !result_make(&want, &in, size.cells))
      abort();
    reference_tabulate(&in, &size, &want);
    akk_status status = akk_tabulate(&in, &got, NULL);
    if (status.code != AKK_OK ||
        !result_same(&in, size.cells, &got, &want, 0)) {
      printf("differs from the plain way: %s\n", status.message);
      abort();
    }
    result_free(&got);
    result_free(&want);
  }
  for (size_t i = 0; i < n_columns; i++)
    free(columns[i]);
  return 0;
}
