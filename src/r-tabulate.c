#include <limits.h>

#ifndef _WIN32
#include <sys/types.h>
#include <unistd.h>
#endif

#include "tabulate.h"
#include "r-entries.h"
#include "r-glue.h"

/* OpenMP's threads do not survive a fork: in a child process (parallel's
 * mclapply) a second thread would be waited for in vain. */
#ifndef _WIN32
static pid_t loaded_by;
#endif

void akk_r_note_process(void) {
#ifndef _WIN32
  loaded_by = getpid();
#endif
}

static int threads_allowed(SEXP threads) {
  int asked = akk_integer(threads);
#ifndef _WIN32
  if (loaded_by != getpid())
    return 1;
#endif
  return asked < 1 ? 1 : asked;
}

static void same_length(R_xlen_t *rows, SEXP x, const char *what, R_xlen_t i) {
  if (*rows < 0)
    *rows = XLENGTH(x);
  if (XLENGTH(x) != *rows)
    akk_raise(akk_fail(AKK_EINVAL, "%s %lld differs in length", what,
                       (long long)i + 1));
}

static void read_item(SEXP x, akk_item *item, R_xlen_t j) {
  switch (TYPEOF(x)) {
  case INTSXP:
    item->type = AKK_INT32;
    item->values = INTEGER_RO(x);
    break;
  case LGLSXP:
    item->type = AKK_INT32;
    item->values = LOGICAL_RO(x);
    break;
  case REALSXP:
    item->type = AKK_DOUBLE;
    item->values = REAL_RO(x);
    break;
  default:
    akk_raise(akk_fail(AKK_EINVAL, "item %lld is not a vector of codes",
                       (long long)j + 1));
  }
}

static void check_codes(SEXP x, R_xlen_t n, const char *what) {
  if (TYPEOF(x) != INTSXP || XLENGTH(x) != n)
    akk_raise(akk_fail(AKK_EINVAL, "%s: not an integer for each column", what));
}

/* Integers, or doubles when a cell is too large for one */
static SEXP count_matrix(const uint64_t *count, int rows, int cols) {
  R_xlen_t n = (R_xlen_t)rows * cols;
  int large = 0;
  for (R_xlen_t i = 0; i < n; i++)
    large |= count[i] > INT_MAX;
  SEXP m = PROTECT(Rf_allocMatrix(large ? REALSXP : INTSXP, rows, cols));
  for (R_xlen_t i = 0; i < n; i++) {
    if (large)
      REAL(m)[i] = (double)count[i];
    else
      INTEGER(m)[i] = (int)count[i];
  }
  UNPROTECT(1);
  return m;
}

static SEXP sum_matrix(const double *sum, int rows, int cols) {
  SEXP m = PROTECT(Rf_allocMatrix(REALSXP, rows, cols));
  R_xlen_t n = XLENGTH(m);
  for (R_xlen_t i = 0; i < n; i++)
    REAL(m)[i] = sum[i];
  UNPROTECT(1);
  return m;
}

static SEXP row_numbers(const int64_t *row, size_t n) {
  SEXP x = PROTECT(Rf_allocVector(REALSXP, (R_xlen_t)n));
  for (size_t i = 0; i < n; i++)
    REAL(x)[i] = (double)row[i];
  UNPROTECT(1);
  return x;
}

SEXP akk_c_tabulate(SEXP items, SEXP lo, SEXP n_codes, SEXP by, SEXP by_n,
                    SEXP weights, SEXP threads) {
  if (TYPEOF(items) != VECSXP || TYPEOF(by) != VECSXP)
    akk_raise(akk_fail(AKK_EINVAL, "items and by must be lists"));
  R_xlen_t n_items = XLENGTH(items), n_by = XLENGTH(by), rows = -1;
  check_codes(lo, n_items, "lo");
  check_codes(n_codes, n_items, "n_codes");
  check_codes(by_n, n_by, "by_n");

  akk_item *item = (akk_item *)R_alloc((size_t)n_items, sizeof *item);
  for (R_xlen_t j = 0; j < n_items; j++) {
    SEXP x = VECTOR_ELT(items, j);
    read_item(x, &item[j], j);
    same_length(&rows, x, "item", j);
    item[j].lo = INTEGER_RO(lo)[j];
    item[j].n_codes = INTEGER_RO(n_codes)[j];
  }
  akk_by *group = (akk_by *)R_alloc((size_t)n_by, sizeof *group);
  for (R_xlen_t b = 0; b < n_by; b++) {
    SEXP x = VECTOR_ELT(by, b);
    if (TYPEOF(x) != INTSXP)
      akk_raise(akk_fail(AKK_EINVAL, "grouping variable %lld is not integer",
                         (long long)b + 1));
    same_length(&rows, x, "grouping variable", b);
    group[b].values = INTEGER_RO(x);
    group[b].n_codes = INTEGER_RO(by_n)[b];
  }
  int weighted = weights != R_NilValue;
  if (weighted) {
    if (TYPEOF(weights) != REALSXP)
      akk_raise(akk_fail(AKK_EINVAL, "weights are not doubles"));
    same_length(&rows, weights, "vector of weights", 0);
  }

  akk_tabulate_input in = {.rows = rows < 0 ? 0 : rows,
                           .n_items = (size_t)n_items,
                           .items = item,
                           .n_by = (size_t)n_by,
                           .by = group,
                           .weights = weighted ? REAL_RO(weights) : NULL,
                           .threads = threads_allowed(threads)};
  akk_tabulate_size size;
  akk_raise(akk_tabulate_measure(&in, &size));
  akk_tabulate_result out = {0};
  out.count = (uint64_t *)R_alloc(size.cells, sizeof *out.count);
  if (weighted) {
    out.weight = (double *)R_alloc(size.cells, sizeof *out.weight);
    out.weight2 = (double *)R_alloc(size.cells, sizeof *out.weight2);
  }
  out.off = (int64_t *)R_alloc(in.n_items, sizeof *out.off);
  out.off_by = (int64_t *)R_alloc(in.n_by, sizeof *out.off_by);
  akk_hook hook = akk_r_hook();
  akk_raise(akk_tabulate(&in, &out, &hook));

  static const char *const names[] = {"count",      "weight", "weight2", "off",
                                      "off_weight", "off_by", NULL};
  SEXP answer = PROTECT(akk_named_list(names));
  for (int k = 0; k < (weighted ? 3 : 1); k++)
    SET_VECTOR_ELT(answer, k, Rf_allocVector(VECSXP, n_items));
  R_xlen_t at = 0;
  for (R_xlen_t j = 0; j < n_items; j++) {
    int r = item[j].n_codes + 1, c = (int)size.groups;
    SET_VECTOR_ELT(VECTOR_ELT(answer, 0), j,
                   count_matrix(out.count + at, r, c));
    if (weighted) {
      SET_VECTOR_ELT(VECTOR_ELT(answer, 1), j,
                     sum_matrix(out.weight + at, r, c));
      SET_VECTOR_ELT(VECTOR_ELT(answer, 2), j,
                     sum_matrix(out.weight2 + at, r, c));
    }
    at += (R_xlen_t)r * c;
  }
  SET_VECTOR_ELT(answer, 3, row_numbers(out.off, in.n_items));
  SET_VECTOR_ELT(answer, 4, Rf_ScalarReal((double)out.off_weight));
  SET_VECTOR_ELT(answer, 5, row_numbers(out.off_by, in.n_by));
  UNPROTECT(1);
  return answer;
}
