#include "delim.h"

#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#ifdef __linux__
#include <sys/mman.h>
#endif

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

/* Memory that was never touched comes a page at a time, which takes longer than
 * to read a file into it: pages may be large. */
static void in_large_pages(Rbyte *bytes, size_t length) {
#ifdef MADV_HUGEPAGE
  enum { PAGE = 1 << 12 };
  size_t skip = (PAGE - (uintptr_t)bytes % PAGE) % PAGE;
  if (length > skip + PAGE)
    madvise(bytes + skip, (length - skip) / PAGE * PAGE, MADV_HUGEPAGE);
#endif
}

/* The first `n` bytes of a file, fewer if it has fewer; NULL where it cannot be
 * read */
SEXP akk_c_file_bytes(SEXP path, SEXP n) {
  enum { PART = 1 << 24 };
  if (TYPEOF(path) != STRSXP || XLENGTH(path) != 1)
    akk_raise(akk_fail(AKK_EINVAL, "a path"));
  double most = akk_number(n);
  if (!(most >= 0) || most > (double)R_XLEN_T_MAX)
    akk_raise(akk_fail(AKK_EINVAL, "a number of bytes"));
  size_t length = (size_t)most, held = 0, got = 1;
  SEXP out = PROTECT(Rf_allocVector(RAWSXP, (R_xlen_t)length));
  akk_hook hook = akk_r_hook();
  FILE *file =
      fopen(R_ExpandFileName(Rf_translateChar(STRING_ELT(path, 0))), "rb");
  if (file == NULL) {
    UNPROTECT(1);
    return R_NilValue;
  }
  in_large_pages(RAW(out), length);
  bool stopped = false;
  while (held < length && got > 0 && !stopped) {
    size_t part = length - held < PART ? length - held : PART;
    got = fread(RAW(out) + held, 1, part, file);
    held += got;
    stopped = akk_interrupted(&hook);
  }
  bool failed = ferror(file) != 0;
  fclose(file);
  if (stopped)
    akk_raise(akk_fail(AKK_EINTERRUPT, "interrupted"));
  if (held < length)
    out = Rf_xlengthgets(out, (R_xlen_t)held);
  UNPROTECT(1);
  return failed ? R_NilValue : out;
}

/* Strings by their address, which R keeps once */
typedef struct {
  SEXP *text;
  int *place;
  size_t room, held; /* room: a power of two */
} places;

static size_t slot_in(const places *p, SEXP text) {
  size_t at =
      (size_t)(((uintptr_t)text >> 4) * UINT64_C(0x9E3779B97F4A7C15) >> 32);
  for (at &= p->room - 1; p->text[at] != NULL && p->text[at] != text;)
    at = (at + 1) & (p->room - 1);
  return at;
}

static places places_of(size_t room) {
  places p = {(SEXP *)R_alloc(room, sizeof(SEXP)),
              (int *)R_alloc(room, sizeof(int)), room, 0};
  memset(p.text, 0, room * sizeof(SEXP));
  return p;
}

static places twice_the_room(const places *p) {
  places out = places_of(2 * p->room);
  out.held = p->held;
  for (size_t i = 0; i < p->room; i++) {
    if (p->text[i] != NULL) {
      size_t at = slot_in(&out, p->text[i]);
      out.text[at] = p->text[i];
      out.place[at] = p->place[i];
    }
  }
  return out;
}

/* The strings of some elements of a vector (`rows`, from 1), each once, in the
 * order in which they come, and for each of the rows which of them it is, from
 * 1. One text in two encodings is two. */
SEXP akk_c_text_places(SEXP x, SEXP rows) {
  if (TYPEOF(x) != STRSXP || TYPEOF(rows) != INTSXP)
    akk_raise(akk_fail(AKK_EINVAL, "text and rows"));
  static const char *const names[] = {"text", "at", NULL};
  R_xlen_t n = XLENGTH(rows);
  SEXP out = PROTECT(akk_named_list(names));
  SEXP index = Rf_allocVector(INTSXP, n);
  SET_VECTOR_ELT(out, 1, index);
  int *at = INTEGER(index);
  const int *row = INTEGER_RO(rows);
  places p = places_of(64);
  for (R_xlen_t i = 0; i < n; i++) {
    if (row[i] < 1 || row[i] > XLENGTH(x))
      akk_raise(akk_fail(AKK_EINVAL, "a row that is not there"));
    SEXP s = STRING_ELT(x, row[i] - 1);
    size_t k = slot_in(&p, s);
    if (p.text[k] == NULL) {
      p.text[k] = s;
      p.place[k] = (int)++p.held;
      if (2 * p.held > p.room)
        p = twice_the_room(&p);
      at[i] = (int)p.held;
    } else {
      at[i] = p.place[k];
    }
  }
  SEXP text = Rf_allocVector(STRSXP, (R_xlen_t)p.held);
  SET_VECTOR_ELT(out, 0, text);
  for (size_t k = 0; k < p.room; k++) {
    if (p.text[k] != NULL)
      SET_STRING_ELT(text, p.place[k] - 1, p.text[k]);
  }
  UNPROTECT(1);
  return out;
}
