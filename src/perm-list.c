#include "perm-tail.h"

#include <stdlib.h>
#include <string.h>

#include "gsl-guard.h"

void akk_perm_list_free(akk_perm_list *list) {
  free(list->start);
  free(list->x);
  free(list->w);
  akk_perm_list none = {0, -1, NULL, NULL, NULL, 0};
  *list = none;
}

typedef struct {
  int64_t x;
  double w;
} cell;

static int by_score(const void *a, const void *b) {
  const cell *u = a, *v = b;
  return u->x < v->x ? -1 : u->x > v->x;
}

typedef struct {
  cell *cells;
  size_t cells_room;
  double *dense;
  size_t dense_room;
  int64_t *x;
  double *w;
  size_t used, room;
} workshop;

static akk_status no_memory(void) {
  return akk_fail(AKK_ENOMEM, "out of memory");
}

static int grow(workshop *shop, size_t more) {
  if (shop->used + more <= shop->room)
    return 1;
  size_t room = shop->room + shop->room / 2 + more + 64;
  int64_t *x = realloc(shop->x, room * sizeof *x);
  if (x == NULL)
    return 0;
  shop->x = x;
  double *w = realloc(shop->w, room * sizeof *w);
  if (w == NULL)
    return 0;
  shop->w = w;
  shop->room = room;
  return 1;
}

static inline void put(workshop *shop, int64_t x, double w) {
  shop->x[shop->used] = x;
  shop->w[shop->used] = w;
  shop->used++;
}

/* The row of `count` after `part` is added to `old`: on an array of all scores
 * in its range when that is not much longer than the list, else by sorting. */
static akk_code add_row(workshop *shop, const akk_perm_list *old,
                        const akk_perm_part *part, int64_t count, double tiny,
                        double *lost) {
  int64_t from = part->lo, to = part->hi, rows = old->hi - old->lo + 1;
  if (part->counts && part->number == NULL) {
    if (count - old->hi > from)
      from = count - old->hi;
    if (count - old->lo < to)
      to = count - old->lo;
  }
  size_t n = 0;
  int64_t low = INT64_MAX, high = INT64_MIN, last = INT64_MIN;
  int sorted = 1;
  for (int64_t a = from; a <= to; a++) {
    int64_t row = count - akk_perm_number(part, a) - old->lo;
    if (row < 0 || row >= rows)
      continue;
    size_t i = old->start[row], end = old->start[row + 1];
    if (i == end)
      continue;
    int64_t up = akk_perm_score(part, a);
    int64_t first_x = old->x[i] + up, last_x = old->x[end - 1] + up;
    sorted = sorted && first_x > last;
    last = last_x;
    low = first_x < low ? first_x : low;
    high = last_x > high ? last_x : high;
    n += end - i;
  }
  if (n == 0)
    return AKK_OK;
  if (!grow(shop, n))
    return AKK_ENOMEM;
  if (sorted) {
    for (int64_t a = from; a <= to; a++) {
      int64_t row = count - akk_perm_number(part, a) - old->lo;
      if (row < 0 || row >= rows)
        continue;
      int64_t up = akk_perm_score(part, a);
      double weight = part->weight[a - part->lo];
      for (size_t i = old->start[row]; i < old->start[row + 1]; i++)
        put(shop, old->x[i] + up, old->w[i] * weight);
    }
    return AKK_OK;
  }
  if ((double)high - (double)low < 12.0 * (double)n + 64.0) {
    size_t size = (size_t)(high - low) + 1;
    if (size > shop->dense_room) {
      free(shop->dense);
      shop->dense_room = 0;
      shop->dense = akk_calloc(size + size / 2, sizeof *shop->dense);
      if (shop->dense == NULL)
        return AKK_ENOMEM;
      shop->dense_room = size + size / 2;
    }
    double *dense = shop->dense; /* all 0 between calls */
    for (int64_t a = from; a <= to; a++) {
      int64_t row = count - akk_perm_number(part, a) - old->lo;
      if (row < 0 || row >= rows)
        continue;
      int64_t up = akk_perm_score(part, a);
      double weight = part->weight[a - part->lo];
      int64_t shift = up - low;
      for (size_t i = old->start[row]; i < old->start[row + 1]; i++)
        dense[old->x[i] + shift] += old->w[i] * weight;
    }
    for (size_t i = 0; i < size; i++) {
      if (dense[i] == 0.0)
        continue;
      if (dense[i] >= tiny)
        put(shop, low + (int64_t)i, dense[i]);
      else
        *lost += dense[i];
      dense[i] = 0.0;
    }
    return AKK_OK;
  }
  if (n > shop->cells_room) {
    free(shop->cells);
    shop->cells_room = 0;
    shop->cells = akk_calloc(n + n / 2, sizeof *shop->cells);
    if (shop->cells == NULL)
      return AKK_ENOMEM;
    shop->cells_room = n + n / 2;
  }
  size_t m = 0;
  for (int64_t a = from; a <= to; a++) {
    int64_t row = count - akk_perm_number(part, a) - old->lo;
    if (row < 0 || row >= rows)
      continue;
    int64_t up = akk_perm_score(part, a);
    double weight = part->weight[a - part->lo];
    for (size_t i = old->start[row]; i < old->start[row + 1]; i++) {
      cell c = {old->x[i] + up, old->w[i] * weight};
      if (c.w >= tiny)
        shop->cells[m++] = c;
      else
        *lost += c.w;
    }
  }
  qsort(shop->cells, m, sizeof *shop->cells, by_score);
  for (size_t i = 0; i < m; i++) {
    if (i > 0 && shop->cells[i].x == shop->cells[i - 1].x)
      shop->w[shop->used - 1] += shop->cells[i].w;
    else
      put(shop, shop->cells[i].x, shop->cells[i].w);
  }
  return AKK_OK;
}

static akk_status add_part(akk_perm_list *list, const akk_perm_part *part,
                           double tiny, double *lost, const akk_hook *hook) {
  akk_perm_list old = *list, next = {0, -1, NULL, NULL, NULL, 0};
  workshop shop = {NULL, 0, NULL, 0, NULL, NULL, 0, 0};
  if (part->number != NULL) {
    next.lo = old.lo + part->least;
    next.hi = old.hi + part->most;
  } else {
    next.lo = old.lo + (part->counts ? part->lo : 0);
    next.hi = old.hi + (part->counts ? part->hi : 0);
  }
  akk_status status = akk_ok();
  next.start = akk_calloc((size_t)(next.hi - next.lo) + 2, sizeof *next.start);
  if (next.start == NULL)
    status = no_memory();
  for (int64_t c = next.lo; c <= next.hi && status.code == AKK_OK; c++) {
    next.start[c - next.lo] = shop.used;
    if (add_row(&shop, &old, part, c, tiny, lost) != AKK_OK)
      status = no_memory();
    next.start[c - next.lo + 1] = shop.used;
    if ((c & 15) == 0 && akk_interrupted(hook))
      status = akk_fail(AKK_EINTERRUPT, "stopped by the user");
  }
  next.x = shop.x;
  next.w = shop.w;
  free(shop.cells);
  free(shop.dense);
  akk_perm_list_free(&old);
  *list = next;
  return status;
}

akk_status akk_perm_list_build(const akk_perm_part *const *parts, int64_t n,
                               double tiny, akk_perm_list *list, double *lost,
                               const akk_hook *hook) {
  akk_perm_list none = {0, 0, NULL, NULL, NULL, 0};
  *list = none;
  list->start = akk_calloc(2, sizeof *list->start);
  list->x = akk_calloc(1, sizeof *list->x);
  list->w = akk_calloc(1, sizeof *list->w);
  if (list->start == NULL || list->x == NULL || list->w == NULL)
    return no_memory();
  list->start[1] = 1;
  list->w[0] = 1.0;
  akk_status status = akk_ok();
  for (int64_t i = 0; i < n && status.code == AKK_OK; i++)
    status = add_part(list, parts[i], tiny, lost, hook);
  /* one single part of either kind, or two of single answers: equal steps */
  int plain = 1;
  for (int64_t i = 0; i < n; i++)
    plain = plain && parts[i]->number == NULL;
  if (!plain)
    return status;
  if (n <= 1)
    list->step = n == 1 && !parts[0]->counts ? parts[0]->s : 1;
  else if (n == 2 && parts[0]->counts && parts[1]->counts)
    list->step = parts[1]->s - parts[0]->s;
  return status;
}
