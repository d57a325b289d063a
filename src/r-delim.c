#include "delim.h"

#include <limits.h>
#include <string.h>

#include "r-entries.h"
#include "r-glue.h"

/* Answers repeat: the strings a column gave last are found again without R's
 * own table of strings. They live as long as the column that holds them. */
enum { KNOWN = 16 };

typedef struct {
  SEXP columns;
  SEXP *known; /* KNOWN for each column */
} sink;

static unsigned slot_of(const char *bytes, int64_t length) {
  unsigned h = (unsigned)length;
  if (length > 0)
    h = h * 31 + (unsigned char)bytes[0] * 7 +
        (unsigned char)bytes[length - 1] + (unsigned char)bytes[length / 2] * 3;
  return h % KNOWN;
}

static void put(void *data, int64_t row, int64_t column, const char *bytes,
                int64_t length) {
  sink *s = data;
  SEXP to = VECTOR_ELT(s->columns, (R_xlen_t)column);
  if (length == 0)
    return; /* a new vector of strings is all "" */
  SEXP *known = s->known + column * KNOWN + slot_of(bytes, length);
  SEXP old = *known;
  if (old == NULL || LENGTH(old) != length ||
      memcmp(CHAR(old), bytes, (size_t)length) != 0)
    *known = old = Rf_mkCharLenCE(bytes, (int)length, CE_UTF8);
  SET_STRING_ELT(to, (R_xlen_t)row, old);
}

/* Raw bytes of UTF-8 text without NUL -> columns of text, a row's line and
 * cells */
SEXP akk_c_delim(SEXP bytes, SEXP separator) {
  if (TYPEOF(bytes) != RAWSXP || TYPEOF(separator) != STRSXP ||
      XLENGTH(separator) != 1 || LENGTH(STRING_ELT(separator, 0)) != 1)
    akk_raise(akk_fail(AKK_EINVAL, "bytes and one separator"));
  akk_delim_text text = {(const char *)RAW_RO(bytes), XLENGTH(bytes),
                         CHAR(STRING_ELT(separator, 0))[0]};
  akk_hook hook = akk_r_hook();
  akk_delim_shape shape;
  akk_raise(akk_delim_shape_of(&text, &shape, &hook));
  if (shape.columns > INT_MAX || shape.rows > INT_MAX ||
      shape.longest > INT_MAX)
    akk_raise(akk_fail(AKK_ELIMIT, "more rows or columns than R can number"));

  static const char *const names[] = {"columns", "line",  "cells", "blank",
                                      "open",    "stray", NULL};
  SEXP out = PROTECT(akk_named_list(names));
  SEXP columns = Rf_allocVector(VECSXP, (R_xlen_t)shape.columns);
  SET_VECTOR_ELT(out, 0, columns);
  for (R_xlen_t j = 0; j < shape.columns; j++)
    SET_VECTOR_ELT(columns, j, Rf_allocVector(STRSXP, (R_xlen_t)shape.rows));
  size_t rows = (size_t)shape.rows;
  int64_t *line = (int64_t *)R_alloc(rows + 1, sizeof *line);
  int64_t *cells = (int64_t *)R_alloc(rows + 1, sizeof *cells);
  char *scratch = R_alloc((size_t)shape.longest + 1, 1);
  size_t known = (size_t)shape.columns * KNOWN;
  sink to = {columns, (SEXP *)R_alloc(known + 1, sizeof(SEXP))};
  memset(to.known, 0, known * sizeof(SEXP));
  akk_raise(akk_delim_read(&text, scratch, line, cells, put, &to, &hook));

  SEXP at = Rf_allocVector(REALSXP, (R_xlen_t)shape.rows);
  SET_VECTOR_ELT(out, 1, at);
  SEXP wide = Rf_allocVector(INTSXP, (R_xlen_t)shape.rows);
  SET_VECTOR_ELT(out, 2, wide);
  for (R_xlen_t i = 0; i < shape.rows; i++) {
    REAL(at)[i] = (double)line[i];
    INTEGER(wide)[i] = (int)cells[i];
  }
  SET_VECTOR_ELT(out, 3, Rf_ScalarReal((double)shape.blank));
  SET_VECTOR_ELT(out, 4, Rf_ScalarReal((double)shape.open_line));
  SET_VECTOR_ELT(out, 5, Rf_ScalarReal((double)shape.stray));
  UNPROTECT(1);
  return out;
}

/* Where bytes stop being text in UTF-8, from 1, or 0 */
SEXP akk_c_utf8_fault(SEXP bytes) {
  if (TYPEOF(bytes) != RAWSXP)
    akk_raise(akk_fail(AKK_EINVAL, "bytes"));
  int64_t at = akk_utf8_fault((const char *)RAW_RO(bytes), XLENGTH(bytes));
  return Rf_ScalarReal((double)(at + 1));
}
