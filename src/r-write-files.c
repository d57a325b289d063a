#include "r-entries.h"
#include "r-glue.h"
#include "write-files.h"

/* The bytes of a path as they are: R/write-files.R has put them in the form the
 * system knows, and expanded them. */
static const char *path_of(SEXP path) {
  if (TYPEOF(path) != STRSXP || XLENGTH(path) != 1 ||
      STRING_ELT(path, 0) == NA_STRING)
    akk_raise(akk_fail(AKK_EINVAL, "a path is one string"));
  return CHAR(STRING_ELT(path, 0));
}

static const unsigned char *bytes_of(SEXP bytes) {
  if (TYPEOF(bytes) != RAWSXP)
    akk_raise(akk_fail(AKK_EINVAL, "what is written is raw"));
  return RAW_RO(bytes);
}

SEXP akk_c_file_kind(SEXP path) {
  return Rf_ScalarInteger((int)akk_file_kind(path_of(path)));
}

/* NULL, or why it failed. */
SEXP akk_c_write_file(SEXP path, SEXP bytes, SEXP how) {
  static const char *const names[] = {"new", "into", NULL};
  const unsigned char *from = bytes_of(bytes);
  akk_hook hook = akk_r_hook();
  akk_status status =
      akk_write_file(path_of(path), from, (size_t)XLENGTH(bytes),
                     (akk_write_how)akk_choice(how, names), &hook);
  if (status.code != AKK_EDATA)
    akk_raise(status);
  return status.code == AKK_OK ? R_NilValue : Rf_mkString(status.message);
}

/* NULL, why it failed, or NA where nobody reads any more. */
SEXP akk_c_write_open(SEXP fd, SEXP bytes) {
  const unsigned char *from = bytes_of(bytes);
  akk_hook hook = akk_r_hook();
  akk_status status = akk_write_open(akk_integer(fd), from,
                                     (size_t)XLENGTH(bytes), &hook);
  if (status.code == AKK_EINVAL)
    return Rf_ScalarString(NA_STRING);
  if (status.code != AKK_EDATA)
    akk_raise(status);
  return status.code == AKK_OK ? R_NilValue : Rf_mkString(status.message);
}

SEXP akk_c_end_with_parent(SEXP parent) {
  akk_end_with_parent(akk_integer(parent));
  return R_NilValue;
}
