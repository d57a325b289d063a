/* Rows of whole numbers without doubles. */
#ifndef AKK_COUNT_ROWS_H
#define AKK_COUNT_ROWS_H

#include <stdint.h>

/* Rows of whole numbers, each once, found again by hashing */
typedef struct {
  int width;
  int64_t rows, room;
  int32_t *data;
  int64_t *index; /* row + 1, or 0 */
  uint64_t slots;
} akk_rows;

void akk_rows_init(akk_rows *rows, int width);
void akk_rows_free(akk_rows *rows);
/* The row's number, -1 when memory fails */
int64_t akk_rows_add(akk_rows *rows, const int32_t *row);
/* ... -1 when it is not there */
int64_t akk_rows_find(const akk_rows *rows, const int32_t *row);

#endif
