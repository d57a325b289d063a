#include "delim.h"

#include <limits.h>
#include <string.h>

enum { POLL_ROWS = 4096 };

/* Where a scan is, and which bytes end a cell that has no quotes */
typedef struct {
  const char *at, *end;
  int64_t line;
  char separator;
  bool ends[UCHAR_MAX + 1];
} cursor;

static cursor start_of(const akk_delim_text *text) {
  cursor c = {text->bytes, text->bytes + text->length, 1, text->separator, {0}};
  c.ends[(unsigned char)text->separator] = c.ends['\n'] = c.ends['\r'] = true;
  return c;
}

/* One cell: [from, from + length), and whether it has doubled quotes */
typedef struct {
  const char *from;
  int64_t length;
  bool doubled, stray, open;
  int64_t line; /* on which it began */
} raw_cell;

/* Where a cell that has no quotes, or what follows its closing quote, ends */
static inline const char *end_of_cell(const cursor *c) {
  const char *at = c->at;
  while (at < c->end && !c->ends[(unsigned char)*at])
    at++;
  return at;
}

/* Moves past the cell; a cell that begins with a quote goes on to the quote
 * that closes it, over separators and line ends. What follows the closing quote
 * belongs to the cell as it stands: then the quotes do too. */
static raw_cell take_cell(cursor *c) {
  raw_cell cell = {c->at, 0, false, false, false, c->line};
  if (c->at == c->end || *c->at != '"') {
    c->at = end_of_cell(c);
    cell.length = c->at - cell.from;
    return cell;
  }
  const char *opening = c->at++;
  while (c->at < c->end) {
    if (*c->at == '\n') {
      c->line++;
    } else if (*c->at == '"') {
      if (c->at + 1 == c->end || c->at[1] != '"')
        break;
      cell.doubled = true;
      c->at++;
    }
    c->at++;
  }
  if (c->at == c->end) {
    cell.open = true;
    cell.from = opening + 1;
    cell.length = c->end - cell.from;
    return cell;
  }
  const char *closing = c->at++;
  if (end_of_cell(c) == c->at) {
    cell.from = opening + 1;
    cell.length = closing - cell.from;
    return cell;
  }
  c->at = end_of_cell(c);
  cell.stray = true;
  cell.doubled = false;
  cell.from = opening;
  cell.length = c->at - opening;
  return cell;
}

/* After a cell: true when the row goes on. Takes "\n", "\r\n" and a lone "\r".
 */
static bool row_goes_on(cursor *c) {
  if (c->at == c->end)
    return false;
  if (*c->at == c->separator) {
    c->at++;
    return true;
  }
  if (*c->at == '\r' && c->at + 1 < c->end && c->at[1] == '\n')
    c->at++;
  c->at++;
  c->line++;
  return false;
}

static bool at_blank_line(const cursor *c) {
  return *c->at == '\n' || *c->at == '\r';
}

akk_status akk_delim_shape_of(const akk_delim_text *text,
                              akk_delim_shape *shape, const akk_hook *hook) {
  cursor c = start_of(text);
  memset(shape, 0, sizeof *shape);
  while (c.at < c.end) {
    if (at_blank_line(&c)) {
      shape->blank++;
      row_goes_on(&c);
      continue;
    }
    int64_t cells = 0;
    bool more = true;
    while (more) {
      raw_cell cell = take_cell(&c);
      cells++;
      shape->stray += cell.stray;
      if (cell.doubled && cell.length > shape->longest)
        shape->longest = cell.length;
      if (cell.open) {
        shape->open_line = cell.line;
        shape->open_row = shape->rows + 1;
      }
      more = row_goes_on(&c);
    }
    shape->rows++;
    if (cells > shape->columns)
      shape->columns = cells;
    if (shape->rows % POLL_ROWS == 0 && akk_interrupted(hook))
      return akk_fail(AKK_EINTERRUPT, "interrupted");
  }
  return akk_ok();
}

/* "" within quotes is one quote. */
static int64_t undouble(const raw_cell *cell, char *to) {
  int64_t n = 0;
  for (int64_t i = 0; i < cell->length; i++) {
    to[n++] = cell->from[i];
    if (cell->from[i] == '"' && i + 1 < cell->length &&
        cell->from[i + 1] == '"')
      i++;
  }
  return n;
}

akk_status akk_delim_read(const akk_delim_text *text, char *scratch,
                          int64_t *line, int64_t *cells, akk_delim_cell give,
                          void *data, const akk_hook *hook) {
  cursor c = start_of(text);
  int64_t row = 0;
  while (c.at < c.end) {
    if (at_blank_line(&c)) {
      row_goes_on(&c);
      continue;
    }
    line[row] = c.line;
    int64_t column = 0;
    bool more = true;
    while (more) {
      raw_cell cell = take_cell(&c);
      if (cell.doubled) {
        int64_t n = undouble(&cell, scratch);
        give(data, row, column, scratch, n);
      } else {
        give(data, row, column, cell.from, cell.length);
      }
      column++;
      more = row_goes_on(&c);
    }
    cells[row] = column;
    row++;
    if (row % POLL_ROWS == 0 && akk_interrupted(hook))
      return akk_fail(AKK_EINTERRUPT, "interrupted");
  }
  return akk_ok();
}

/* Bytes that must follow a lead byte, and the least code they may stand for */
static int64_t follow(unsigned char lead, uint32_t *code, uint32_t *least) {
  if (lead >= 0xC2 && lead <= 0xDF) {
    *code = lead & 0x1Fu;
    *least = 0x80;
    return 1;
  }
  if (lead >= 0xE0 && lead <= 0xEF) {
    *code = lead & 0x0Fu;
    *least = 0x800;
    return 2;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    *code = lead & 0x07u;
    *least = 0x10000;
    return 3;
  }
  return 0;
}

/* Eight bytes of ASCII, none of which is NUL: one that is borrows from its high
 * bit. */
static bool eight_plain(const char *bytes) {
  const uint64_t one = UINT64_C(0x0101010101010101);
  uint64_t word;
  memcpy(&word, bytes, sizeof word);
  return ((word | (word - one)) & (one << 7)) == 0;
}

int64_t akk_utf8_fault(const char *bytes, int64_t length) {
  int64_t i = 0;
  while (i < length) {
    if (length - i >= 8 && eight_plain(bytes + i)) {
      i += 8;
      continue;
    }
    unsigned char lead = (unsigned char)bytes[i];
    if (lead == 0)
      return i;
    if (lead < 0x80) {
      i++;
      continue;
    }
    uint32_t code = 0, least = 0;
    int64_t n = follow(lead, &code, &least);
    if (n == 0 || n >= length - i)
      return i;
    for (int64_t k = 1; k <= n; k++) {
      unsigned char next = (unsigned char)bytes[i + k];
      if ((next & 0xC0u) != 0x80)
        return i;
      code = (code << 6) | (next & 0x3Fu);
    }
    if (code < least || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
      return i;
    i += n + 1;
  }
  return -1;
}
