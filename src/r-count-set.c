#include "count-set.h"
#include "r-entries.h"
#include "r-glue.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <R_ext/Random.h>

/* A problem as R/count-set.R writes it: list(categories, n_low, n_high, facts,
 * pools), all numbers doubles or integers, places from 0. What C needs beside
 * R's own vectors comes from R_alloc: it is gone when .Call ends, in error or
 * not. */

static const int *integers(SEXP x, int *n) {
  if (TYPEOF(x) != INTSXP || XLENGTH(x) > INT_MAX)
    akk_raise(akk_fail(AKK_EINVAL, "a set's part is not integer"));
  *n = (int)XLENGTH(x);
  return INTEGER_RO(x);
}

static const double *doubles(SEXP x, R_xlen_t n) {
  if (TYPEOF(x) != REALSXP || (n >= 0 && XLENGTH(x) != n))
    akk_raise(akk_fail(AKK_EINVAL, "a set's part is not double"));
  return REAL_RO(x);
}

static SEXP element(SEXP list, R_xlen_t i, R_xlen_t n) {
  if (TYPEOF(list) != VECSXP || XLENGTH(list) != n)
    akk_raise(akk_fail(AKK_EINVAL, "a set's part is not a list of %d", (int)n));
  return VECTOR_ELT(list, i);
}

static void in_range(const int *x, int n, int most) {
  for (int i = 0; i < n; i++)
    if (x[i] < 0 || x[i] >= most)
      akk_raise(akk_fail(AKK_EINVAL, "a place out of range"));
}

/* Categories or groups: places, none of them twice. */
static void places(const int *x, int n, int most) {
  in_range(x, n, most);
  char *seen = R_alloc((size_t)most + 1, 1);
  memset(seen, 0, (size_t)most + 1);
  for (int i = 0; i < n; i++) {
    if (seen[x[i]])
      akk_raise(akk_fail(AKK_EINVAL, "a place that stands there twice"));
    seen[x[i]] = 1;
  }
}

/* A whole number from `least` to `most`; NaN is none. */
static int64_t whole(SEXP x, double least, double most) {
  double value = doubles(x, 1)[0];
  if (!(value >= least && value <= most))
    akk_raise(akk_fail(AKK_EINVAL, "a number out of range"));
  return (int64_t)value;
}

static int list_length(SEXP x) {
  if (TYPEOF(x) != VECSXP || XLENGTH(x) > INT_MAX)
    akk_raise(akk_fail(AKK_EINVAL, "a set's part is not a list"));
  return (int)XLENGTH(x);
}

static akk_side read_side(SEXP cats, SEXP groups, const akk_set_input *in) {
  akk_side side;
  side.cats = integers(cats, &side.n_cats);
  side.groups = integers(groups, &side.n_groups);
  places(side.cats, side.n_cats, in->categories);
  places(side.groups, side.n_groups, in->groups);
  return side;
}

static akk_fact read_fact(SEXP x, const akk_set_input *in) {
  akk_fact fact;
  static const char *const kinds[] = {"share", "order", "labels", NULL};
  fact.kind = (akk_fact_kind)akk_choice(element(x, 0, 6), kinds);
  fact.a = read_side(element(x, 1, 6), element(x, 2, 6), in);
  fact.b = read_side(element(x, 3, 6), element(x, 4, 6), in);
  SEXP bounds = element(x, 5, 6);
  const double *b = doubles(bounds, -1);
  if (XLENGTH(bounds) % 6 != 0 || XLENGTH(bounds) > INT_MAX)
    akk_raise(akk_fail(AKK_EINVAL, "bounds that are not by six"));
  fact.n_bounds = (int)(XLENGTH(bounds) / 6);
  if (fact.a.n_cats == 0 || fact.a.n_groups == 0 ||
      (fact.kind == AKK_FACT_ORDER &&
       (fact.b.n_cats == 0 || fact.b.n_groups == 0)) ||
      (fact.kind == AKK_FACT_SHARE && fact.n_bounds != 1))
    akk_raise(akk_fail(AKK_EINVAL, "an empty constraint"));
  akk_share *share =
      (akk_share *)R_alloc((size_t)fact.n_bounds + 1, sizeof *share);
  for (int i = 0; i < fact.n_bounds; i++, b += 6) {
    for (int j = 0; j < 6; j++)
      if (!(b[j] >= -4e9 && b[j] <= 4e9))
        akk_raise(akk_fail(AKK_EINVAL, "a bound out of range"));
    akk_share one = {(int64_t)b[0], (int64_t)b[1], (int64_t)b[2],
                     (int64_t)b[3], b[4] != 0.0,   b[5] != 0.0};
    if (one.lo_den < 1 || one.hi_den < 1)
      akk_raise(akk_fail(AKK_EINVAL, "a bound out of range"));
    share[i] = one;
  }
  fact.bounds = share;
  return fact;
}

static akk_set_input read_set(SEXP x) {
  akk_set_input in;
  SEXP size = element(x, 0, 5);
  if (TYPEOF(size) != INTSXP || XLENGTH(size) != 1 || INTEGER_RO(size)[0] < 1)
    akk_raise(akk_fail(AKK_EINVAL, "a set without categories"));
  in.categories = INTEGER_RO(size)[0];
  SEXP low = element(x, 1, 5), high = element(x, 2, 5);
  doubles(low, -1);
  if (XLENGTH(low) < 1 || XLENGTH(low) > INT_MAX / in.categories)
    akk_raise(akk_fail(AKK_EINVAL, "a set without groups, or of too many"));
  in.groups = (int)XLENGTH(low);
  int64_t *n = (int64_t *)R_alloc(2 * (size_t)in.groups + 1, sizeof *n);
  const double *from = doubles(low, in.groups), *to = doubles(high, in.groups);
  for (int g = 0; g < in.groups; g++) {
    if (!(from[g] >= 0 && from[g] <= to[g] && to[g] < 2147483647.0))
      akk_raise(akk_fail(AKK_EINVAL, "a size out of range"));
    n[g] = (int64_t)from[g];
    n[in.groups + g] = (int64_t)to[g];
  }
  in.n_low = n;
  in.n_high = n + in.groups;
  SEXP facts = element(x, 3, 5), pools = element(x, 4, 5);
  in.n_facts = list_length(facts);
  akk_fact *fact = (akk_fact *)R_alloc((size_t)in.n_facts + 1, sizeof *fact);
  for (int i = 0; i < in.n_facts; i++)
    fact[i] = read_fact(element(facts, i, in.n_facts), &in);
  in.facts = fact;
  in.n_pools = list_length(pools);
  akk_pool *pool = (akk_pool *)R_alloc((size_t)in.n_pools + 1, sizeof *pool);
  for (int i = 0; i < in.n_pools; i++) {
    SEXP one = element(pools, i, in.n_pools);
    pool[i].groups = integers(element(one, 0, 3), &pool[i].n_groups);
    places(pool[i].groups, pool[i].n_groups, in.groups);
    if (pool[i].n_groups == 0)
      akk_raise(akk_fail(AKK_EINVAL, "a size of no groups"));
    pool[i].low = whole(element(one, 1, 3), 0, 1e15);
    pool[i].high = whole(element(one, 2, 3), 0, 1e15);
  }
  in.pools = pool;
  return in;
}

/* Too large is no error of R's making: its message goes back, and R/count-set.R
 * raises it. */
static SEXP too_large(akk_status status) {
  if (status.code == AKK_EDATA)
    return Rf_mkString(status.message);
  akk_raise(status);
  return R_NilValue;
}

/* list(count, log) */
SEXP akk_c_set_count(SEXP set) {
  akk_set_input in = read_set(set);
  static const char *const names[] = {"count", "log", NULL};
  double *column[2];
  SEXP answer = PROTECT(akk_double_columns(names, 1, column));
  akk_hook hook = akk_r_hook();
  akk_status status = akk_set_count(&in, column[0], column[1], &hook);
  UNPROTECT(1);
  return status.code == AKK_OK ? answer : too_large(status);
}

static SEXP as_doubles(const int64_t *x, R_xlen_t n) {
  SEXP answer = Rf_allocVector(REALSXP, n);
  for (R_xlen_t i = 0; i < n; i++)
    REAL(answer)[i] = (double)x[i];
  return answer;
}

/* list(low, high, n_low, n_high), the first two category by group */
SEXP akk_c_set_range(SEXP set) {
  akk_set_input in = read_set(set);
  size_t G = (size_t)in.groups, cells = G * (size_t)in.categories;
  int64_t *x = (int64_t *)R_alloc(2 * (cells + G) + 1, sizeof *x);
  akk_hook hook = akk_r_hook();
  akk_status status =
      akk_set_range(&in, x, x + cells, x + 2 * cells, x + 2 * cells + G, &hook);
  if (status.code != AKK_OK)
    return too_large(status);
  static const char *const names[] = {"low", "high", "n_low", "n_high", NULL};
  SEXP answer = PROTECT(akk_named_list(names));
  R_xlen_t c = (R_xlen_t)cells, g = (R_xlen_t)G;
  SET_VECTOR_ELT(answer, 0, as_doubles(x, c));
  SET_VECTOR_ELT(answer, 1, as_doubles(x + cells, c));
  SET_VECTOR_ELT(answer, 2, as_doubles(x + 2 * cells, g));
  SET_VECTOR_ELT(answer, 3, as_doubles(x + 2 * cells + G, g));
  UNPROTECT(1);
  return answer;
}

/* list(low, high) */
SEXP akk_c_set_linear(SEXP set, SEXP weight, SEXP part) {
  akk_set_input in = read_set(set);
  R_xlen_t cells = (R_xlen_t)in.groups * in.categories;
  const double *w = doubles(weight, cells);
  const int *p = NULL;
  if (part != R_NilValue) {
    int n;
    p = integers(part, &n);
    if (n != cells)
      akk_raise(akk_fail(AKK_EINVAL, "a part of %d cells", n));
    in_range(p, n, 2);
  }
  static const char *const names[] = {"low", "high", NULL};
  double *column[2];
  SEXP answer = PROTECT(akk_double_columns(names, 1, column));
  akk_hook hook = akk_r_hook();
  akk_status status = akk_set_linear(&in, w, p, column[0], column[1], &hook);
  UNPROTECT(1);
  return status.code == AKK_OK ? answer : too_large(status);
}

/* Rows of C as a matrix of R. The buffer is C's own: R_alloc() could not grow
 * it, so the copy must not fail while it is there. */
typedef struct {
  akk_tables tables;
  SEXP answer;
} copying;

static SEXP copy_rows(void *data) {
  copying *x = data;
  R_xlen_t rows = (R_xlen_t)x->tables.rows,
           columns = (R_xlen_t)x->tables.columns;
  x->answer = PROTECT(Rf_allocMatrix(INTSXP, (int)rows, (int)columns));
  int *to = INTEGER(x->answer);
  for (R_xlen_t r = 0; r < rows; r++)
    for (R_xlen_t c = 0; c < columns; c++)
      to[c * rows + r] = x->tables.cell[r * columns + c];
  UNPROTECT(1);
  return x->answer;
}

static void free_rows(void *data, Rboolean jumping) {
  (void)jumping;
  free(((copying *)data)->tables.cell);
}

static SEXP matrix_of(akk_status status, akk_tables tables) {
  if (status.code != AKK_OK) {
    free(tables.cell);
    return too_large(status);
  }
  copying x = {tables, R_NilValue};
  SEXP token = PROTECT(R_MakeUnwindCont());
  SEXP answer = R_UnwindProtect(copy_rows, &x, free_rows, &x, token);
  UNPROTECT(1);
  return answer;
}

SEXP akk_c_set_list(SEXP set, SEXP limit) {
  akk_set_input in = read_set(set);
  akk_tables tables;
  akk_hook hook = akk_r_hook();
  akk_status status = akk_set_list(&in, whole(limit, 0, 1e15), &tables, &hook);
  return matrix_of(status, tables);
}

SEXP akk_c_set_values(SEXP set, SEXP weight, SEXP limit) {
  akk_set_input in = read_set(set);
  int n;
  const int *w = integers(weight, &n);
  if (n != in.groups * in.categories)
    akk_raise(akk_fail(AKK_EINVAL, "weights of %d cells", n));
  akk_tables tables;
  akk_hook hook = akk_r_hook();
  akk_status status =
      akk_set_values(&in, w, whole(limit, 0, 1e15), &tables, &hook);
  return matrix_of(status, tables);
}

/* 53 bits, of two of R's numbers */
static double uniform(void *unused) {
  (void)unused;
  double high = floor(unif_rand() * 134217728.0); /* 2^27 */
  return (high + unif_rand()) / 134217728.0;
}

SEXP akk_c_set_sample(SEXP set, SEXP size) {
  akk_set_input in = read_set(set);
  akk_tables tables;
  akk_hook hook = akk_r_hook();
  GetRNGstate();
  akk_status status = akk_set_sample(&in, whole(size, 0, 2147483647.0), uniform,
                                     NULL, &tables, &hook);
  PutRNGstate();
  return matrix_of(status, tables);
}
