#include <stdlib.h>
#include <string.h>

#include "r-entries.h"
#include "r-glue.h"
#include "trend-test.h"

static const double *doubles_of(SEXP x, R_xlen_t most, int *length) {
  if (TYPEOF(x) != REALSXP || XLENGTH(x) > most ||
      (*length >= 0 && XLENGTH(x) != *length))
    akk_raise(akk_fail(AKK_EINVAL, "no doubles, too many or too few"));
  *length = (int)XLENGTH(x);
  return REAL_RO(x);
}

/* list(low, p); C owns p, so that the copy must not fail while it is there. */
static SEXP copy_spread(void *data) {
  const akk_trend_out *out = data;
  static const char *const names[] = {"low", "p", NULL};
  SEXP answer = PROTECT(akk_named_list(names));
  SET_VECTOR_ELT(answer, 0, Rf_ScalarReal(out->low));
  SET_VECTOR_ELT(answer, 1, Rf_allocVector(REALSXP, (R_xlen_t)out->size));
  memcpy(REAL(VECTOR_ELT(answer, 1)), out->p,
         (size_t)out->size * sizeof *out->p);
  UNPROTECT(1);
  return answer;
}

static void free_spread(void *data, Rboolean jumping) {
  (void)jumping;
  free(((akk_trend_out *)data)->p);
}

/* NULL where it would take too long. total, score: by answer; size, time: by
 * wave */
SEXP akk_c_trend_spread(SEXP total, SEXP size, SEXP score, SEXP time) {
  akk_trend_input in = {.answers = -1, .waves = -1};
  in.total = doubles_of(total, 1000, &in.answers);
  in.score = doubles_of(score, 1000, &in.answers);
  in.size = doubles_of(size, AKK_TREND_WAVES, &in.waves);
  in.time = doubles_of(time, AKK_TREND_WAVES, &in.waves);
  akk_trend_out out;
  akk_hook hook = akk_r_hook();
  akk_status status = akk_trend_spread(&in, &out, &hook);
  if (status.code == AKK_ELIMIT)
    return R_NilValue;
  akk_raise(status);
  SEXP token = PROTECT(R_MakeUnwindCont());
  SEXP answer = R_UnwindProtect(copy_spread, &out, free_spread, &out, token);
  UNPROTECT(1);
  return answer;
}
