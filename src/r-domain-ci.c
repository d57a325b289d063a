#include "domain-ci.h"
#include "r-entries.h"
#include "r-glue.h"

/* list(estimate, std.error, conf.low, conf.high) */
SEXP akk_c_domain_ci(SEXP x, SEXP n_d, SEXP n, SEXP N, SEXP conf_level) {
  R_xlen_t length = akk_common_length((SEXP[]){x, n_d, n, N, conf_level}, 5);
  akk_domain_input in = {.length = length,
                         .x = akk_recycled_arg(x),
                         .n_d = akk_recycled_arg(n_d),
                         .n = akk_recycled_arg(n),
                         .N = akk_recycled_arg(N),
                         .conf_level = akk_recycled_arg(conf_level)};
  static const char *const names[] = {"estimate", "std.error", "conf.low",
                                      "conf.high", NULL};
  double *column[4];
  SEXP answer = PROTECT(akk_double_columns(names, length, column));
  akk_domain_result result = {column[0], column[1], column[2], column[3]};
  akk_hook hook = akk_r_hook();
  akk_raise(akk_domain_ci(&in, &result, &hook));
  UNPROTECT(1);
  return answer;
}

/* list(conf.low, conf.high, N.domain.low, N.domain.high) */
SEXP akk_c_domain_exact(SEXP x, SEXP n_d, SEXP n, SEXP N, SEXP inner_level,
                        SEXP set_level) {
  R_xlen_t length =
      akk_common_length((SEXP[]){x, n_d, n, N, inner_level, set_level}, 6);
  akk_domain_exact_input in = {.length = length,
                               .x = akk_recycled_arg(x),
                               .n_d = akk_recycled_arg(n_d),
                               .n = akk_recycled_arg(n),
                               .N = akk_recycled_arg(N),
                               .inner_level = akk_recycled_arg(inner_level),
                               .set_level = akk_recycled_arg(set_level)};
  static const char *const names[] = {"conf.low", "conf.high", "N.domain.low",
                                      "N.domain.high", NULL};
  double *column[4];
  SEXP answer = PROTECT(akk_double_columns(names, length, column));
  akk_domain_exact_result result = {column[0], column[1], column[2], column[3]};
  akk_hook hook = akk_r_hook();
  akk_raise(akk_domain_exact(&in, &result, &hook));
  UNPROTECT(1);
  return answer;
}
