/* Delimited text (RFC 4180 and what tools make of it): rows and cells, from
 * bytes in memory. Nothing is converted. No R here. */
#ifndef AKK_DELIM_H
#define AKK_DELIM_H

#include <stdbool.h>
#include <stdint.h>

#include "status.h"

typedef struct {
  const char *bytes;
  int64_t length;
  char separator; /* never a quote or a line end */
} akk_delim_text;

/* What a text is made of. A blank line is no row. */
typedef struct {
  int64_t rows;
  int64_t columns;   /* of the longest row */
  int64_t blank;     /* lines without a character */
  int64_t longest;   /* bytes of the longest cell that has a doubled quote */
  int64_t open_line; /* of the quote that nothing closes, else 0 */
  int64_t open_row;
  int64_t stray; /* cells in which text follows the closing quote */
} akk_delim_shape;

/* A cell as it was meant: quotes taken off. The bytes are the text's own or,
 * where a quote was doubled, in `scratch`; they last until the next call. */
typedef void (*akk_delim_cell)(void *data, int64_t row, int64_t column,
                               const char *bytes, int64_t length);

/* One pass that counts */
akk_status akk_delim_shape_of(const akk_delim_text *text,
                              akk_delim_shape *shape, const akk_hook *hook);

/* A second pass that gives every cell, and of each of shape->rows rows the line
 * on which it begins, from 1, and how many cells it has. `scratch` has room for
 * shape->longest bytes. */
akk_status akk_delim_read(const akk_delim_text *text, char *scratch,
                          int64_t *line, int64_t *cells, akk_delim_cell cell,
                          void *data, const akk_hook *hook);

/* Where the bytes stop being text in UTF-8 (RFC 3629), which has no NUL, or -1 */
int64_t akk_utf8_fault(const char *bytes, int64_t length);

#endif
