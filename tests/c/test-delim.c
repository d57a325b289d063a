/* src/delim.c: cells as they were meant, whatever stands between the quotes. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/delim.h"
#include "check.h"

/* All cells as "row,column=text;" */
typedef struct {
  char said[4096];
  size_t used;
} heard;

static void hear(void *data, int64_t row, int64_t column, const char *bytes,
                 int64_t length) {
  heard *h = data;
  int n = snprintf(h->said + h->used, sizeof h->said - h->used, "%d,%d=%.*s;",
                   (int)row, (int)column, (int)length, bytes);
  h->used += (size_t)n;
}

static akk_delim_shape read_all(const char *bytes, char separator, heard *h) {
  /* on the heap to the byte, so that a step too far is seen */
  size_t n = strlen(bytes);
  char *copy = malloc(n > 0 ? n : 1);
  memcpy(copy, bytes, n);
  akk_delim_text text = {copy, (int64_t)n, separator};
  akk_delim_shape shape;
  CHECK(akk_delim_shape_of(&text, &shape, NULL).code == AKK_OK);
  char *scratch = malloc((size_t)shape.longest + 1);
  int64_t *line = calloc((size_t)shape.rows + 1, sizeof *line);
  int64_t *cells = calloc((size_t)shape.rows + 1, sizeof *cells);
  memset(h, 0, sizeof *h);
  CHECK(akk_delim_read(&text, scratch, line, cells, hear, h, NULL).code ==
        AKK_OK);
  int64_t widest = 0;
  for (int64_t i = 0; i < shape.rows; i++)
    widest = cells[i] > widest ? cells[i] : widest;
  CHECK(widest == shape.columns);
  free(copy);
  free(scratch);
  free(line);
  free(cells);
  return shape;
}

static void cells_and_quotes(void) {
  heard h;
  akk_delim_shape s = read_all("a,b\r\n1,\"x, \"\"y\"\"\nz\"\n", ',', &h);
  CHECK(s.rows == 2 && s.columns == 2 && s.open_line == 0 && s.stray == 0);
  CHECK(strcmp(h.said, "0,0=a;0,1=b;1,0=1;1,1=x, \"y\"\nz;") == 0);
  s = read_all("a;b\rc;\r\r", ';', &h);
  CHECK(s.rows == 2 && s.blank == 1);
  CHECK(strcmp(h.said, "0,0=a;0,1=b;1,0=c;1,1=;") == 0);
  s = read_all("\"\"\"\"", ',', &h);
  CHECK(strcmp(h.said, "0,0=\";") == 0);
  s = read_all("", ',', &h);
  CHECK(s.rows == 0 && s.columns == 0);
}

static void what_is_wrong_is_told(void) {
  heard h;
  akk_delim_shape s = read_all("a,b\n1,2,3\n4\n", ',', &h);
  CHECK(s.rows == 3 && s.columns == 3);
  s = read_all("a,b\n\n1,\"never closed\n2,3\n", ',', &h);
  CHECK(s.open_line == 3 && s.open_row == 2 && s.rows == 2);
  s = read_all("\"a\"b,c\n", ',', &h);
  CHECK(s.stray == 1);
  CHECK(strcmp(h.said, "0,0=\"a\"b;0,1=c;") == 0);
}

/* Any cells written with quotes come back. */
static void round_trip(void) {
  const char letters[] = "a\",\n\r;";
  for (int round = 0; round < 2000; round++) {
    char text[512], want[4096];
    size_t n = 0, w = 0;
    int columns = 1 + (int)random_below(3), rows = 1 + (int)random_below(3);
    for (int i = 0; i < rows; i++)
      for (int j = 0; j < columns; j++) {
        w += (size_t)snprintf(want + w, sizeof want - w, "%d,%d=", i, j);
        text[n++] = '"';
        int length = (int)random_below(6);
        for (int k = 0; k < length; k++) {
          char letter = letters[random_below(6)];
          text[n++] = letter;
          if (letter == '"')
            text[n++] = letter;
          want[w++] = letter;
        }
        text[n++] = '"';
        want[w++] = ';';
        text[n++] = j + 1 < columns ? ',' : '\n';
      }
    text[n] = want[w] = '\0';
    heard h;
    akk_delim_shape s = read_all(text, ',', &h);
    CHECK(s.rows == rows && s.columns == columns && s.blank == 0);
    CHECK(strcmp(h.said, want) == 0);
  }
}

static int64_t fault(const char *bytes) {
  return akk_utf8_fault(bytes, (int64_t)strlen(bytes));
}

static void utf8(void) {
  CHECK(fault("plain") == -1);
  CHECK(fault("caf\xc3\xa9 \xe2\x82\xac \xf0\x9f\x98\x80") == -1);
  CHECK(fault("caf\xe9 x") == 3);
  CHECK(akk_utf8_fault("a\0b", 3) == 1);
  CHECK(fault("\xc3") == 0);
  CHECK(fault("ab\xe2\x82") == 2);
  CHECK(fault("\xc0\x80") == 0);         /* overlong */
  CHECK(fault("\xe0\x9f\xbf") == 0);     /* overlong */
  CHECK(fault("\xed\xa0\x80") == 0);     /* half of a pair */
  CHECK(fault("\xf4\x90\x80\x80") == 0); /* beyond the last */
}

int main(void) {
  RUN(cells_and_quotes);
  RUN(what_is_wrong_is_told);
  RUN(round_trip);
  RUN(utf8);
  return CHECK_STATUS();
}
