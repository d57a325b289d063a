/* The inner loops of tabulate.c, which alone includes this: codes to slots,
 * slots to cells, cells to counts and sums, for one block of rows. */
#ifndef AKK_TABULATE_LOOPS_H
#define AKK_TABULATE_LOOPS_H

#include <float.h>
#include <string.h>

#include "tabulate.h"

#ifdef _OPENMP
#define AKK_SIMD _Pragma("omp simd")
#define AKK_SIMD_OFF _Pragma("omp simd reduction(| : off)")
#else
#define AKK_SIMD
#define AKK_SIMD_OFF
#endif

#ifdef __GNUC__
#define AKK_PREFETCH(p) __builtin_prefetch(p)
#else
#define AKK_PREFETCH(p) (void)(p)
#endif

/* Rows are taken in blocks of BLOCK. Within a block an item is counted in
 * scratch that stays in the first-level cache, in COPIES tables that take
 * turns: neighbouring rows often fall in the same cell, and an increment would
 * have to wait for the store of the one before. No scratch cell can exceed
 * BLOCK, hence 32 bits. Tables of more than SMALL cells are too sparse to gain
 * by this and are filled in place. */
#define BLOCK 4096
#define SMALL 1024
#define COPIES 4
#define SUM_COPIES 2

typedef struct {
  double w, w2;
} akk_sums;

/* What one thread works in */
typedef struct {
  uint32_t group[BLOCK];
  uint32_t cell[BLOCK];
  uint32_t count[COPIES * SMALL];
  akk_sums sum[SUM_COPIES * SMALL];
} akk_scratch;

/* ---- codes to slots --------------------------------------------------- */

/* n for missing, n + 1 for a code outside the range */
static inline uint32_t slot_int(int32_t x, int32_t lo, uint32_t n) {
  uint32_t u = (uint32_t)x - (uint32_t)lo;
  uint32_t other = x == INT32_MIN ? n : n + 1;
  return u < n ? u : other;
}

/* Whether x is whole is asked of x itself: x - lo could round. */
static inline uint32_t slot_double(double x, int32_t lo, uint32_t n) {
  double from = lo, to = (double)lo + n;
  int inside = x >= from && x < to;
  int32_t whole = (int32_t)(inside ? x : from);
  uint32_t other = x != x ? n : n + 1;
  return inside && (double)whole == x ? (uint32_t)whole - (uint32_t)lo : other;
}

static inline uint32_t slot_at(const akk_item *item, int64_t row) {
  uint32_t n = (uint32_t)item->n_codes;
  if (item->type == AKK_INT32)
    return slot_int(((const int32_t *)item->values)[row], item->lo, n);
  return slot_double(((const double *)item->values)[row], item->lo, n);
}

static inline int by_is_off(const akk_by *by, int64_t row) {
  uint32_t n = (uint32_t)by->n_codes;
  return slot_int(by->values[row], 1, n) > n;
}

static inline int weight_is_off(double w) {
  return !(w >= 0.0 && w <= DBL_MAX);
}

/* ---- the group of each row -------------------------------------------- */

/* Both say whether a code was off. */
static inline uint32_t first_codes(const int32_t *restrict x, size_t m,
                                   uint32_t n, uint32_t *restrict group) {
  uint32_t off = 0;
  AKK_SIMD_OFF
  for (size_t r = 0; r < m; r++) {
    uint32_t s = slot_int(x[r], 1, n);
    off |= s > n;
    group[r] = s;
  }
  return off;
}

static inline uint32_t further_codes(const int32_t *restrict x, size_t m,
                                     uint32_t n, uint32_t step,
                                     uint32_t *restrict group) {
  uint32_t off = 0;
  AKK_SIMD_OFF
  for (size_t r = 0; r < m; r++) {
    uint32_t s = slot_int(x[r], 1, n);
    off |= s > n;
    group[r] += s * step;
  }
  return off;
}

/* ---- cells of a small table ------------------------------------------- */

/* Scratch keeps the groups 2^shift slots apart. It has a slot and a group more
 * than the result, which take what is off: nothing branches, and the compiler
 * can turn codes into cells several rows at a time. */

/* The least shift with room for n + 2 slots, or -1: too many cells */
static inline int small_shift(uint32_t n, size_t groups) {
  int shift = 1;
  while (((size_t)1 << shift) < (size_t)n + 2)
    shift++;
  return groups + 1 > ((size_t)SMALL >> shift) ? -1 : shift;
}

static inline void cells_int(const int32_t *restrict x,
                             const uint32_t *restrict group, size_t m,
                             int32_t lo, uint32_t n, int shift,
                             uint32_t *restrict cell) {
  AKK_SIMD
  for (size_t r = 0; r < m; r++)
    cell[r] = slot_int(x[r], lo, n) + (group[r] << shift);
}

static inline void cells_double(const double *restrict x,
                                const uint32_t *restrict group, size_t m,
                                int32_t lo, uint32_t n, int shift,
                                uint32_t *restrict cell) {
  AKK_SIMD
  for (size_t r = 0; r < m; r++)
    cell[r] = slot_double(x[r], lo, n) + (group[r] << shift);
}

/* One item by one variable, both read once */
static inline void cells_int_by(const int32_t *restrict x,
                                const int32_t *restrict by, size_t m,
                                int32_t lo, uint32_t n, uint32_t by_n,
                                int shift, uint32_t *restrict cell) {
  AKK_SIMD
  for (size_t r = 0; r < m; r++)
    cell[r] = slot_int(x[r], lo, n) + (slot_int(by[r], 1, by_n) << shift);
}

/* ---- counts ------------------------------------------------------------ */

/* The counting itself waits for no memory, so meanwhile 2 * BLOCK * 4 bytes
 * that are needed next are fetched, half from `ahead`, half from `ahead2`. */
static inline void count_cells(const uint32_t *restrict cell, size_t m,
                               uint32_t *restrict h, size_t cells,
                               const char *ahead, const char *ahead2) {
  uint32_t *h1 = h + cells, *h2 = h1 + cells, *h3 = h2 + cells;
  size_t whole = m - m % 16;
  for (size_t r = 0; r < whole; r += 16) {
    AKK_PREFETCH(ahead + 4 * r);
    AKK_PREFETCH(ahead2 + 4 * r);
    for (size_t k = r; k < r + 16; k += 4) {
      h[cell[k]]++;
      h1[cell[k + 1]]++;
      h2[cell[k + 2]]++;
      h3[cell[k + 3]]++;
    }
  }
  for (size_t r = whole; r < m; r++)
    h[cell[r]]++;
}

/* Adds the scratch tables to the item's totals; says whether an item code (1)
 * or a group (2) was off. */
static inline int flush_counts(const uint32_t *h, size_t cells, uint32_t n,
                               int shift, size_t groups, uint64_t *to) {
  uint32_t off = 0, off_group = 0;
  for (size_t g = 0; g <= groups; g++, h += (size_t)1 << shift) {
    for (uint32_t s = 0; s <= n + 1; s++) {
      uint32_t sum = h[s] + h[s + cells] + h[s + 2 * cells] + h[s + 3 * cells];
      if (s > n)
        off |= sum;
      if (g == groups)
        off_group |= sum;
      else if (s <= n)
        *to++ += sum;
    }
  }
  return (off != 0) + 2 * (off_group != 0);
}

/* ---- sums of weights --------------------------------------------------- */

/* Even and odd rows have sums of their own; even ones are added first. */
static inline void sum_cells(const uint32_t *restrict cell,
                             const double *restrict w, size_t m,
                             akk_sums *restrict s, size_t cells) {
  for (size_t r = 0; r < m; r++) {
    akk_sums *to = s + (r % SUM_COPIES) * cells + cell[r];
    to->w += w[r];
    to->w2 += w[r] * w[r];
  }
}

static inline void flush_sums(const akk_sums *s, size_t cells, uint32_t n,
                              int shift, size_t groups, double *weight,
                              double *weight2) {
  for (size_t g = 0; g < groups; g++, s += (size_t)1 << shift)
    for (uint32_t i = 0; i <= n; i++) {
      *weight++ += s[i].w + s[i + cells].w;
      *weight2++ += s[i].w2 + s[i + cells].w2;
    }
}

#endif
