#include "r-glue.h"

#include <setjmp.h>
#include <string.h>

#include <R_ext/Utils.h>

/* Where R wanted to jump when the user interrupted or a time limit passed: the
 * jump is caught, the kernel cleans up, and akk_raise() lets R go on with it.
 */
static SEXP pending;
static int jumped; /* it holds a jump: asking R again would lose it */

/* By stop_kernel() in R/check.R, which knows classes and ways out */
static void stop_kernel(akk_status s) {
  const char *what = s.code == AKK_ELIMIT       ? "too_large"
                     : s.code == AKK_ENOMEM     ? "memory"
                     : s.code == AKK_EINTERRUPT ? "interrupt"
                                                : "kernel";
  SEXP held = PROTECT(Rf_allocVector(REALSXP, 4));
  const double numbers[4] = {s.steps, s.steps_most, s.bytes, s.bytes_most};
  for (int i = 0; i < 4; i++)
    REAL(held)[i] = numbers[i];
  SEXP package = PROTECT(Rf_mkString("akkoord"));
  SEXP home = PROTECT(R_FindNamespace(package));
  SEXP text = PROTECT(Rf_mkString(s.message)),
       name = PROTECT(Rf_mkString(what));
  SEXP call = PROTECT(Rf_lang4(Rf_install("stop_kernel"), name, text, held));
  Rf_eval(call, home);
  UNPROTECT(6);
  Rf_error("akkoord: %s", s.message);
}

void akk_raise(akk_status status) {
  if (jumped) {
    jumped = 0;
    R_ContinueUnwind(pending);
  }
  if (status.code != AKK_OK)
    stop_kernel(status);
}

static SEXP check_interrupt(void *unused) {
  (void)unused;
  R_CheckUserInterrupt();
  return R_NilValue;
}

static void caught(void *here, Rboolean jumping) {
  if (jumping)
    longjmp(*(jmp_buf *)here, 1);
}

static int stop_asked(void *unused) {
  (void)unused;
  if (jumped)
    return 1;
  if (pending == NULL) {
    SEXP token = PROTECT(R_MakeUnwindCont());
    R_PreserveObject(token);
    pending = token;
    UNPROTECT(1);
  }
  jmp_buf here;
  if (setjmp(here)) {
    jumped = 1;
    return 1;
  }
  R_UnwindProtect(check_interrupt, NULL, caught, &here, pending);
  return 0;
}

akk_hook akk_r_hook(void) {
  akk_hook hook = {stop_asked, NULL};
  jumped = 0;
  return hook;
}

SEXP akk_named_list(const char *const *names) {
  R_xlen_t n = 0;
  while (names[n] != NULL)
    n++;
  SEXP list = PROTECT(Rf_allocVector(VECSXP, n));
  SEXP tags = PROTECT(Rf_allocVector(STRSXP, n));
  for (R_xlen_t i = 0; i < n; i++)
    SET_STRING_ELT(tags, i, Rf_mkChar(names[i]));
  Rf_setAttrib(list, R_NamesSymbol, tags);
  UNPROTECT(2);
  return list;
}

SEXP akk_double_columns(const char *const *names, R_xlen_t length,
                        double **column) {
  SEXP list = PROTECT(akk_named_list(names));
  for (R_xlen_t k = 0; k < XLENGTH(list); k++) {
    SET_VECTOR_ELT(list, k, Rf_allocVector(REALSXP, length));
    column[k] = REAL(VECTOR_ELT(list, k));
  }
  UNPROTECT(1);
  return list;
}

SEXP akk_numbers(const char *const *names, const double *value) {
  SEXP list = PROTECT(akk_named_list(names));
  for (R_xlen_t i = 0; i < XLENGTH(list); i++)
    SET_VECTOR_ELT(list, i,
                   Rf_ScalarReal(ISNAN(value[i]) ? NA_REAL : value[i]));
  UNPROTECT(1);
  return list;
}

R_xlen_t akk_common_length(const SEXP *x, int n) {
  R_xlen_t length = 1;
  for (int i = 0; i < n; i++) {
    if (TYPEOF(x[i]) != REALSXP)
      akk_raise(akk_fail(AKK_EINVAL, "argument %d is not double", i + 1));
    if (XLENGTH(x[i]) == 1 || XLENGTH(x[i]) == length)
      continue;
    if (length != 1)
      akk_raise(akk_fail(AKK_EINVAL, "argument %d differs in length", i + 1));
    length = XLENGTH(x[i]);
  }
  return length;
}

akk_recycled akk_recycled_arg(SEXP x) {
  akk_recycled arg = {REAL_RO(x), XLENGTH(x)};
  return arg;
}

double akk_number(SEXP x) {
  if (TYPEOF(x) != REALSXP || XLENGTH(x) != 1)
    akk_raise(akk_fail(AKK_EINVAL, "an argument is not one double"));
  return REAL_RO(x)[0];
}

int akk_integer(SEXP x) {
  if (TYPEOF(x) != INTSXP || XLENGTH(x) != 1)
    akk_raise(akk_fail(AKK_EINVAL, "an argument is not one integer"));
  return INTEGER_RO(x)[0];
}

int akk_flag(SEXP x) {
  if (TYPEOF(x) != LGLSXP || XLENGTH(x) != 1)
    akk_raise(akk_fail(AKK_EINVAL, "an argument is not TRUE or FALSE"));
  return LOGICAL_RO(x)[0] == TRUE;
}

int akk_choice(SEXP x, const char *const *names) {
  if (TYPEOF(x) == STRSXP && XLENGTH(x) == 1)
    for (int i = 0; names[i] != NULL; i++)
      if (strcmp(CHAR(STRING_ELT(x, 0)), names[i]) == 0)
        return i;
  akk_raise(akk_fail(AKK_EINVAL, "a choice that is none of \"%s\" and others",
                     names[0]));
  return -1;
}
