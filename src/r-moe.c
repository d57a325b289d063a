#include "moe.h"
#include "r-entries.h"
#include "r-glue.h"

SEXP akk_c_moe(SEXP n, SEXP N, SEXP p, SEXP conf_level, SEXP fpc) {
  R_xlen_t length = akk_common_length((SEXP[]){n, N, p, conf_level}, 4);
  akk_moe_input in = {.length = length,
                      .n = akk_recycled_arg(n),
                      .N = akk_recycled_arg(N),
                      .p = akk_recycled_arg(p),
                      .conf_level = akk_recycled_arg(conf_level),
                      .fpc = (akk_fpc)akk_choice(fpc, 3)};
  SEXP moe = PROTECT(Rf_allocVector(REALSXP, length));
  akk_hook hook = akk_r_hook();
  akk_raise(akk_moe(&in, REAL(moe), &hook));
  UNPROTECT(1);
  return moe;
}
