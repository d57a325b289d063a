#include "prop-diff-ci.h"
#include "r-entries.h"
#include "r-glue.h"

static const char *const names[] = {"estimate",  "estimate1", "estimate2",
                                    "std.error", "conf.low",  "conf.high",
                                    NULL};

SEXP akk_c_prop_diff_ci(SEXP x1, SEXP n1, SEXP x2, SEXP n2, SEXP N1, SEXP N2,
                        SEXP conf_level, SEXP method) {
  static const char *const methods[] = {"newcombe", "miettinen-nurminen", NULL};
  R_xlen_t length =
      akk_common_length((SEXP[]){x1, n1, x2, n2, N1, N2, conf_level}, 7);
  akk_prop_diff_input in = {.length = length,
                            .x1 = akk_recycled_arg(x1),
                            .n1 = akk_recycled_arg(n1),
                            .N1 = akk_recycled_arg(N1),
                            .x2 = akk_recycled_arg(x2),
                            .n2 = akk_recycled_arg(n2),
                            .N2 = akk_recycled_arg(N2),
                            .conf_level = akk_recycled_arg(conf_level),
                            .method =
                                (akk_diff_method)akk_choice(method, methods)};
  double *column[6];
  SEXP answer = PROTECT(akk_double_columns(names, length, column));
  akk_prop_diff_result result = {column[1], column[2], column[0],
                                 column[3], column[4], column[5]};
  akk_hook hook = akk_r_hook();
  akk_raise(akk_prop_diff_ci(&in, &result, &hook));
  UNPROTECT(1);
  return answer;
}

/* cells: 9 doubles; N: one. list(x1, n1, x2, n2, estimate, std.error) */
SEXP akk_c_overlap_diff(SEXP cells, SEXP N) {
  if (TYPEOF(cells) != REALSXP || XLENGTH(cells) != 9)
    akk_raise(akk_fail(AKK_EINVAL, "cells are not nine doubles"));
  static const char *const parts[] = {"x1",       "n1",        "x2", "n2",
                                      "estimate", "std.error", NULL};
  akk_overlap_diff r;
  akk_raise(akk_overlap_diff_of(REAL_RO(cells), akk_number(N), &r));
  return akk_numbers(
      parts, (double[]){r.x1, r.n1, r.x2, r.n2, r.estimate, r.std_error});
}
