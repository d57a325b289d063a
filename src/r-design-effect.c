#include "design-effect.h"
#include "r-entries.h"
#include "r-glue.h"

SEXP akk_c_design_effect(SEXP weights) {
  if (TYPEOF(weights) != REALSXP)
    akk_raise(akk_fail(AKK_EINVAL, "weights are not doubles"));
  double deff;
  akk_hook hook = akk_r_hook();
  akk_raise(
      akk_design_effect(REAL_RO(weights), XLENGTH(weights), &deff, &hook));
  return Rf_ScalarReal(deff);
}
