#include "count-rows.h"

#include <stdlib.h>
#include <string.h>

#include "gsl-guard.h"

/* Rows ---- */

void akk_rows_init(akk_rows *rows, int width) {
  memset(rows, 0, sizeof *rows);
  rows->width = width;
}

void akk_rows_free(akk_rows *rows) {
  free(rows->data);
  free(rows->index);
  memset(rows, 0, sizeof *rows);
}

static uint64_t hash_row(const int32_t *row, int width) {
  uint64_t h = UINT64_C(14695981039346656037);
  for (int i = 0; i < width; i++) {
    h ^= (uint32_t)row[i];
    h *= UINT64_C(0x9E3779B97F4A7C15);
    h ^= h >> 29;
  }
  return h;
}

static int64_t *row_place(const akk_rows *rows, const int32_t *row) {
  uint64_t mask = rows->slots - 1, slot = hash_row(row, rows->width) & mask;
  size_t bytes = (size_t)rows->width * sizeof *row;
  while (
      rows->index[slot] != 0 &&
      (bytes > 0 && memcmp(rows->data + (rows->index[slot] - 1) * rows->width,
                           row, bytes) != 0))
    slot = (slot + 1) & mask;
  return &rows->index[slot];
}

int64_t akk_rows_find(const akk_rows *rows, const int32_t *row) {
  return rows->slots == 0 ? -1 : *row_place(rows, row) - 1;
}

static int rows_grow(akk_rows *rows) {
  int64_t room = rows->room == 0 ? 8 : 2 * rows->room;
  uint64_t slots = 2 * (uint64_t)room;
  int32_t *data = realloc(rows->data, ((size_t)room * (size_t)rows->width + 1) *
                                          sizeof *rows->data);
  if (data == NULL)
    return 0;
  rows->data = data;
  int64_t *index = akk_calloc((size_t)slots, sizeof *index);
  if (index == NULL)
    return 0;
  free(rows->index);
  rows->index = index;
  rows->slots = slots;
  rows->room = room;
  for (int64_t i = 0; i < rows->rows; i++)
    *row_place(rows, rows->data + i * rows->width) = i + 1;
  return 1;
}

int64_t akk_rows_add(akk_rows *rows, const int32_t *row) {
  if (rows->rows >= rows->room && !rows_grow(rows))
    return -1;
  int64_t *place = row_place(rows, row);
  if (*place == 0) {
    if (rows->width > 0)
      memcpy(rows->data + rows->rows * rows->width, row,
             (size_t)rows->width * sizeof *row);
    *place = ++rows->rows;
  }
  return *place - 1;
}
