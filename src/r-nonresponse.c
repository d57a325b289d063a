#include "nonresponse.h"
#include "r-entries.h"
#include "r-glue.h"

/* Shares for parameters; with `tipping`, parameters for shares */
SEXP akk_c_nonresponse(SEXP x, SEXP n, SEXP N, SEXP parameter, SEXP model,
                       SEXP tipping) {
  static const char *const models[] = {"response-ratio", "pattern-mixture",
                                       "data-defect", NULL};
  R_xlen_t length = akk_common_length((SEXP[]){x, n, N, parameter}, 4);
  akk_nonresponse_input in = {
      .length = length,
      .x = akk_recycled_arg(x),
      .n = akk_recycled_arg(n),
      .N = akk_recycled_arg(N),
      .parameter = akk_recycled_arg(parameter),
      .model = (akk_nonresponse_model)akk_choice(model, models)};
  SEXP answer = PROTECT(Rf_allocVector(REALSXP, length));
  akk_hook hook = akk_r_hook();
  akk_raise(akk_flag(tipping)
                ? akk_nonresponse_tipping(&in, REAL(answer), &hook)
                : akk_nonresponse_share(&in, REAL(answer), &hook));
  UNPROTECT(1);
  return answer;
}
