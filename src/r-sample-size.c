#include "r-entries.h"
#include "r-glue.h"
#include "sample-size.h"

/* list(N, N.low, N.high) */
SEXP akk_c_population_size(SEXP moe, SEXP half, SEXP n, SEXP p, SEXP conf_level,
                           SEXP fpc) {
  R_xlen_t length = akk_common_length((SEXP[]){moe, half, n, p, conf_level}, 5);
  akk_population_size_input in = {.length = length,
                                  .moe = akk_recycled_arg(moe),
                                  .half = akk_recycled_arg(half),
                                  .n = akk_recycled_arg(n),
                                  .p = akk_recycled_arg(p),
                                  .conf_level = akk_recycled_arg(conf_level),
                                  .fpc =
                                      (akk_fpc)akk_choice(fpc, akk_fpc_names)};
  static const char *const names[] = {"N", "N.low", "N.high", NULL};
  double *column[3];
  SEXP answer = PROTECT(akk_double_columns(names, length, column));
  akk_population_size_result result = {column[0], column[1], column[2]};
  akk_hook hook = akk_r_hook();
  akk_raise(akk_population_size(&in, &result, &hook));
  UNPROTECT(1);
  return answer;
}

/* list(respondents, invitations, attained, attainable) */
SEXP akk_c_sample_size(SEXP moe, SEXP N, SEXP p, SEXP conf_level,
                       SEXP response_rate, SEXP fpc) {
  R_xlen_t length =
      akk_common_length((SEXP[]){moe, N, p, conf_level, response_rate}, 5);
  akk_sample_size_input in = {.length = length,
                              .moe = akk_recycled_arg(moe),
                              .N = akk_recycled_arg(N),
                              .p = akk_recycled_arg(p),
                              .conf_level = akk_recycled_arg(conf_level),
                              .response_rate = akk_recycled_arg(response_rate),
                              .fpc = (akk_fpc)akk_choice(fpc, akk_fpc_names)};
  static const char *const names[] = {"respondents", "invitations", "attained",
                                      "attainable", NULL};
  double *column[4];
  SEXP answer = PROTECT(akk_double_columns(names, length, column));
  akk_sample_size_result result = {column[0], column[1], column[2], column[3]};
  akk_hook hook = akk_r_hook();
  akk_raise(akk_sample_size(&in, &result, &hook));
  UNPROTECT(1);
  return answer;
}
