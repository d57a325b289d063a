#include "moe.h"

#include <math.h>

#include "r-entries.h"
#include "r-glue.h"

const char *const akk_fpc_names[] = {"N-1", "1-f", "none", NULL};

SEXP akk_c_moe(SEXP n, SEXP N, SEXP p, SEXP conf_level, SEXP fpc) {
  R_xlen_t length = akk_common_length((SEXP[]){n, N, p, conf_level}, 4);
  akk_moe_input in = {.length = length,
                      .n = akk_recycled_arg(n),
                      .N = akk_recycled_arg(N),
                      .p = akk_recycled_arg(p),
                      .conf_level = akk_recycled_arg(conf_level),
                      .fpc = (akk_fpc)akk_choice(fpc, akk_fpc_names)};
  SEXP moe = PROTECT(Rf_allocVector(REALSXP, length));
  akk_hook hook = akk_r_hook();
  akk_raise(akk_moe(&in, REAL(moe), &hook));
  UNPROTECT(1);
  return moe;
}

SEXP akk_c_two_sided_z(SEXP conf_level) {
  if (TYPEOF(conf_level) != REALSXP)
    akk_raise(akk_fail(AKK_EINVAL, "a level is not double"));
  R_xlen_t length = XLENGTH(conf_level);
  SEXP z = PROTECT(Rf_allocVector(REALSXP, length));
  akk_two_sided last = {NAN, NAN};
  for (R_xlen_t i = 0; i < length; i++) {
    akk_raise(akk_two_sided_z(&last, REAL_RO(conf_level)[i]));
    REAL(z)[i] = last.z;
  }
  UNPROTECT(1);
  return z;
}
