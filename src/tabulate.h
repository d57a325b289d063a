/* Tabulation: items by groups in one pass over the rows, with or without
 * weights. The cells are integers, and sums of weights are taken in an order
 * that depends on the size of the problem alone, so that every number of
 * threads gives the same bits. */
#ifndef AKK_TABULATE_H
#define AKK_TABULATE_H

#include <stddef.h>
#include <stdint.h>

#include "status.h"

typedef enum { AKK_INT32, AKK_DOUBLE } akk_column_type;

/* One item. Valid codes are lo .. lo + n_codes - 1. Missing (INT32_MIN, or any
 * NaN) goes to slot n_codes. */
typedef struct {
  akk_column_type type;
  const void *values;
  int32_t lo;
  int32_t n_codes;
} akk_item;

/* One grouping variable: codes 1 .. n_codes, INT32_MIN goes to slot n_codes. */
typedef struct {
  const int32_t *values;
  int32_t n_codes;
} akk_by;

typedef struct {
  int64_t rows;
  size_t n_items;
  const akk_item *items;
  size_t n_by;
  const akk_by *by;
  const double *weights; /* NULL: unweighted */
  int threads;           /* at most so many */
} akk_tabulate_input;

/* How large the answer is; the caller allocates it. */
typedef struct {
  size_t groups; /* product of by n_codes + 1, the first variable fastest */
  size_t cells;  /* over all items: sum of (n_codes + 1) * groups */
} akk_tabulate_size;

/* Item j's cells are a (n_codes + 1) x groups matrix by column, behind those
 * of item j - 1. Rows with a code outside the range are not counted: the
 * first such row is told, from 1, 0 for none. */
typedef struct {
  uint64_t *count;
  double *weight;     /* sums of w; NULL without weights */
  double *weight2;    /* sums of w^2 */
  int64_t *off;       /* n_items */
  int64_t *off_by;    /* n_by */
  int64_t off_weight; /* negative, missing or infinite */
} akk_tabulate_result;

/* Checks the shape of the input and says how large the answer is. */
akk_status akk_tabulate_measure(const akk_tabulate_input *in,
                                akk_tabulate_size *size);

/* Fills the result, whatever it held before. On any status but AKK_OK what
 * it holds means nothing. */
akk_status akk_tabulate(const akk_tabulate_input *in,
                        akk_tabulate_result *result, const akk_hook *hook);

#endif
