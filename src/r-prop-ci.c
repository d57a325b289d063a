#include "prop-ci.h"
#include "r-entries.h"
#include "r-glue.h"

/* list(estimate, std.error, conf.low, conf.high) */
SEXP akk_c_prop_ci(SEXP x, SEXP n, SEXP N, SEXP conf_level, SEXP method) {
  static const char *const methods[] = {"exact",  "tail",   "midp",
                                        "blaker", "wilson", "agresti-coull",
                                        "wald",   NULL};
  R_xlen_t length = akk_common_length((SEXP[]){x, n, N, conf_level}, 4);
  akk_prop_ci_input in = {.length = length,
                          .x = akk_recycled_arg(x),
                          .n = akk_recycled_arg(n),
                          .N = akk_recycled_arg(N),
                          .conf_level = akk_recycled_arg(conf_level),
                          .method = (akk_ci_method)akk_choice(method, methods)};
  static const char *const names[] = {"estimate", "std.error", "conf.low",
                                      "conf.high", NULL};
  SEXP answer = PROTECT(akk_named_list(names));
  for (int k = 0; k < 4; k++)
    SET_VECTOR_ELT(answer, k, Rf_allocVector(REALSXP, length));
  akk_prop_ci_result result = {
      REAL(VECTOR_ELT(answer, 0)), REAL(VECTOR_ELT(answer, 1)),
      REAL(VECTOR_ELT(answer, 2)), REAL(VECTOR_ELT(answer, 3))};
  akk_hook hook = akk_r_hook();
  akk_raise(akk_prop_ci(&in, &result, &hook));
  UNPROTECT(1);
  return answer;
}
