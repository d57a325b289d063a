#include "tabulate.h"

#include <limits.h>
#include <stdatomic.h>
#include <stdlib.h>

#ifdef _OPENMP
#include <omp.h>
#endif

#include "tabulate-loops.h"
#include "gsl-guard.h"

/* The work is cut into tiles: a part of the rows by a chunk of the items. Each
 * part but the first has totals of its own, which are added in order at the
 * end; chunks need none. The cut depends on the size of the problem alone. */
#define MAX_PARTS 64
#define MAX_CHUNKS 64
#define MIN_BLOCKS 16 /* in a part */
#define MIN_ITEMS 16  /* in a chunk, unless there is but one part */
#define MAX_PART_CELLS ((size_t)1 << 20) /* over all parts */
#define POLL_EVERY (1 << 20) /* codes read between two looks at the hook */
#define SERIAL_BELOW (1 << 16)

/* Running totals of one part of the rows */
typedef struct {
  uint64_t *count;
  double *weight;
  double *weight2;
  int64_t *off;
  int64_t *off_by;
  int64_t off_weight;
} totals;

typedef struct job {
  const akk_tabulate_input *in;
  void (*run)(struct job *todo, int64_t tile, akk_scratch *work, int entering);
  size_t groups;
  size_t cells;
  const size_t *first; /* where an item's cells start */
  int64_t parts;
  int64_t chunks;
  totals *part;
  const akk_hook *hook;
  atomic_int stop;
} job;

/* ---- one block --------------------------------------------------------- */

static inline void first_off(int64_t *off, int64_t row) {
  if (*off == 0 || *off > row + 1)
    *off = row + 1;
}

/* The group of each row of the block; `groups` itself when a code is off,
 * which `off` is told unless it is NULL. */
static inline void block_groups(const job *todo, int64_t row, size_t m,
                                uint32_t *group, int64_t *off) {
  const akk_tabulate_input *in = todo->in;
  uint32_t any_off = 0, step = 1;
  if (in->n_by == 0)
    memset(group, 0, m * sizeof *group);
  for (size_t b = 0; b < in->n_by; b++) {
    const int32_t *x = in->by[b].values + row;
    uint32_t n = (uint32_t)in->by[b].n_codes;
    any_off |= b == 0 ? first_codes(x, m, n, group)
                      : further_codes(x, m, n, step, group);
    step *= n + 1;
  }
  if (!any_off)
    return;
  for (int64_t r = 0; r < (int64_t)m; r++)
    for (size_t b = 0; b < in->n_by; b++)
      if (by_is_off(&in->by[b], row + r)) {
        group[r] = (uint32_t)todo->groups;
        if (off != NULL)
          first_off(&off[b], row + r);
      }
}

static inline void block_weights(const double *w, int64_t row, size_t m,
                                 totals *to) {
  int bad = 0;
  for (size_t r = 0; r < m; r++)
    bad |= weight_is_off(w[r]);
  for (size_t r = 0; bad && r < m; r++)
    if (weight_is_off(w[r])) {
      first_off(&to->off_weight, row + (int64_t)r);
      return;
    }
}

static inline void find_off(const akk_item *item, int64_t row, size_t m,
                            int64_t *off) {
  for (int64_t r = 0; r < (int64_t)m; r++)
    if (slot_at(item, row + r) > (uint32_t)item->n_codes) {
      first_off(off, row + r);
      return;
    }
}

/* Large tables: straight to the totals, in the order of the rows */
static inline void block_item_large(const job *todo, size_t j, int64_t row,
                                    size_t m, const uint32_t *group,
                                    totals *to) {
  const akk_item *item = &todo->in->items[j];
  const double *w = todo->in->weights;
  uint32_t n = (uint32_t)item->n_codes;
  size_t first = todo->first[j];
  for (size_t r = 0; r < m; r++) {
    uint32_t s = slot_at(item, row + (int64_t)r);
    if (s > n)
      first_off(&to->off[j], row + (int64_t)r);
    if (s > n || group[r] >= todo->groups)
      continue;
    size_t cell = first + s + ((size_t)n + 1) * group[r];
    to->count[cell]++;
    if (w != NULL) {
      double v = w[row + (int64_t)r];
      to->weight[cell] += v;
      to->weight2[cell] += v * v;
    }
  }
}

/* One integer item by one variable, small, unweighted: needs no groups first */
static inline int is_simple(const akk_tabulate_input *in, size_t groups) {
  return in->n_items == 1 && in->n_by == 1 && in->weights == NULL &&
         in->items[0].type == AKK_INT32 &&
         small_shift((uint32_t)in->items[0].n_codes, groups) >= 0;
}

/* What count_cells() may fetch: the next block of this item or the same rows
 * of the next, and the next block of the only grouping variable. */
static inline void look_ahead(const job *todo, size_t j, int64_t row,
                              akk_scratch *work, const char **ahead,
                              const char **ahead2) {
  const akk_tabulate_input *in = todo->in;
  const akk_item *item = &in->items[j];
  int alone = in->n_items == 1;
  int64_t next = alone ? row + BLOCK : row;
  *ahead = *ahead2 = (const char *)work->cell;
  if (in->rows - next < BLOCK || (!alone && j + 1 == in->n_items))
    return;
  if (!alone)
    item++;
  if (item->type == AKK_DOUBLE) {
    *ahead = (const char *)((const double *)item->values + next);
    *ahead2 = *ahead + BLOCK * sizeof(double) / 2;
  } else {
    *ahead = *ahead2 = (const char *)((const int32_t *)item->values + next);
    if (alone && in->n_by == 1)
      *ahead2 = (const char *)(in->by[0].values + next);
  }
}

static inline void block_item(const job *todo, size_t j, int64_t row, size_t m,
                              int simple, akk_scratch *work, totals *to) {
  const akk_tabulate_input *in = todo->in;
  const akk_item *item = &in->items[j];
  const int32_t *xi = item->values;
  const double *xd = item->values;
  uint32_t n = (uint32_t)item->n_codes;
  int shift = small_shift(n, todo->groups);
  if (shift < 0) {
    block_item_large(todo, j, row, m, work->group, to);
    return;
  }
  if (simple)
    cells_int_by(xi + row, in->by[0].values + row, m, item->lo, n,
                 (uint32_t)in->by[0].n_codes, shift, work->cell);
  else if (item->type == AKK_INT32)
    cells_int(xi + row, work->group, m, item->lo, n, shift, work->cell);
  else
    cells_double(xd + row, work->group, m, item->lo, n, shift, work->cell);

  size_t cells = (todo->groups + 1) << shift, first = todo->first[j];
  const char *ahead, *ahead2;
  look_ahead(todo, j, row, work, &ahead, &ahead2);
  memset(work->count, 0, COPIES * cells * sizeof *work->count);
  count_cells(work->cell, m, work->count, cells, ahead, ahead2);
  int off = flush_counts(work->count, cells, n, shift, todo->groups,
                         to->count + first);
  if (off & 1)
    find_off(item, row, m, &to->off[j]);
  if (simple && (off & 2))
    block_groups(todo, row, m, work->group, to->off_by);

  if (in->weights != NULL) {
    memset(work->sum, 0, SUM_COPIES * cells * sizeof *work->sum);
    sum_cells(work->cell, in->weights + row, m, work->sum, cells);
    flush_sums(work->sum, cells, n, shift, todo->groups, to->weight + first,
               to->weight2 + first);
  }
}

/* ---- tiles ------------------------------------------------------------- */

static int64_t cut(int64_t n, int64_t pieces, int64_t i) {
  return n / pieces * i + (n % pieces) * i / pieces;
}

static void run_tile(job *todo, int64_t tile, akk_scratch *work, int entering) {
  const akk_tabulate_input *in = todo->in;
  int64_t p = tile / todo->chunks, c = tile % todo->chunks;
  totals *to = &todo->part[p];
  int64_t blocks = in->rows / BLOCK + (in->rows % BLOCK != 0);
  int64_t from = cut(blocks, todo->parts, p);
  int64_t until = cut(blocks, todo->parts, p + 1);
  size_t item0 = (size_t)cut((int64_t)in->n_items, todo->chunks, c);
  size_t item1 = (size_t)cut((int64_t)in->n_items, todo->chunks, c + 1);
  int simple = is_simple(in, todo->groups);

  size_t read = POLL_EVERY;
  for (int64_t b = from; b < until; b++) {
    if (read >= POLL_EVERY) {
      read = 0;
      if (atomic_load(&todo->stop))
        return;
      if (entering && akk_interrupted(todo->hook)) {
        atomic_store(&todo->stop, 1);
        return;
      }
    }
    int64_t row = b * BLOCK;
    size_t m = in->rows - row < BLOCK ? (size_t)(in->rows - row) : BLOCK;
    /* every chunk meets the same groups and weights; the first one tells */
    if (!simple)
      block_groups(todo, row, m, work->group, c == 0 ? to->off_by : NULL);
    if (in->weights != NULL && c == 0)
      block_weights(in->weights + row, row, m, to);
    for (size_t j = item0; j < item1; j++)
      block_item(todo, j, row, m, simple, work, to);
    read += m * (item1 - item0 + in->n_by);
  }
}

/* The same once more for processors with wider registers: all that run_tile()
 * calls is inlined and compiled for AVX2. Integers and the order of the sums
 * are the same, so the bits are too. */
#if defined(__GNUC__) && defined(__x86_64__) && !defined(AKK_NO_WIDE)
__attribute__((target("avx2"), flatten)) static void
run_tile_wide(job *todo, int64_t tile, akk_scratch *work, int entering) {
  run_tile(todo, tile, work, entering);
}
static int has_wide(void) { return __builtin_cpu_supports("avx2"); }
#else
#define run_tile_wide run_tile
static int has_wide(void) { return 0; }
#endif

/* ---- the whole --------------------------------------------------------- */

static akk_status check_shape(const akk_tabulate_input *in) {
  if (in->rows < 0 || (uint64_t)in->rows > SIZE_MAX / sizeof(double))
    return akk_fail(AKK_EINVAL, "the number of rows is out of range");
  for (size_t j = 0; j < in->n_items; j++) {
    const akk_item *item = &in->items[j];
    if (item->n_codes < 1 || item->n_codes > INT32_MAX - 2)
      return akk_fail(AKK_EINVAL, "item %zu has no usable number of codes",
                      j + 1);
    /* INT32_MIN is how R writes NA */
    if (item->lo == INT32_MIN || item->lo > INT32_MAX - item->n_codes)
      return akk_fail(AKK_EINVAL, "the codes of item %zu are too large", j + 1);
  }
  for (size_t b = 0; b < in->n_by; b++)
    if (in->by[b].n_codes < 0 || in->by[b].n_codes > INT32_MAX - 2)
      return akk_fail(AKK_EINVAL, "grouping variable %zu has too many codes",
                      b + 1);
  return akk_ok();
}

akk_status akk_tabulate_measure(const akk_tabulate_input *in,
                                akk_tabulate_size *size) {
  akk_status status = check_shape(in);
  if (status.code != AKK_OK)
    return status;
  uint64_t groups = 1;
  for (size_t b = 0; b < in->n_by; b++) {
    groups *= (uint64_t)in->by[b].n_codes + 1;
    /* a matrix has no more columns, and a group fits 32 bits */
    if (groups > INT32_MAX - 1)
      return akk_fail(AKK_EINVAL,
                      "the grouping variables have more than %d "
                      "combinations",
                      INT32_MAX - 1);
  }
  size_t cells = 0, most = (PTRDIFF_MAX / 64) / (size_t)groups;
  for (size_t j = 0; j < in->n_items; j++) {
    size_t slots = (size_t)in->items[j].n_codes + 1;
    if (slots > most - cells)
      return akk_fail(AKK_ENOMEM, "the table has too many cells");
    cells += slots;
  }
  size->groups = (size_t)groups;
  size->cells = cells * (size_t)groups;
  return akk_ok();
}

static int64_t clamp(int64_t x, int64_t low, int64_t high) {
  return x < low ? low : x > high ? high : x;
}

/* Parts and chunks from the size of the problem, never from the threads */
static void plan(job *todo) {
  const akk_tabulate_input *in = todo->in;
  int64_t items = in->n_items > INT32_MAX ? INT32_MAX : (int64_t)in->n_items;
  int64_t enough = in->rows / BLOCK / MIN_BLOCKS;
  int64_t room = (int64_t)(MAX_PART_CELLS / (todo->cells + 1));
  todo->chunks = clamp(items / MIN_ITEMS, 1, MAX_CHUNKS);
  todo->parts = clamp(MAX_PARTS / todo->chunks, 1, clamp(enough, 1, MAX_PARTS));
  todo->parts = clamp(todo->parts, 1, clamp(room, 1, MAX_PARTS));
  if (todo->parts == 1)
    todo->chunks = clamp(items, 1, MAX_CHUNKS);
}

/* Totals of parts 1, 2, ... are added to those of part 0, in that order. */
static void merge(job *todo) {
  const akk_tabulate_input *in = todo->in;
  totals *to = &todo->part[0];
  for (int64_t p = 1; p < todo->parts; p++) {
    const totals *from = &todo->part[p];
    for (size_t i = 0; i < todo->cells; i++)
      to->count[i] += from->count[i];
    for (size_t i = 0; in->weights != NULL && i < todo->cells; i++) {
      to->weight[i] += from->weight[i];
      to->weight2[i] += from->weight2[i];
    }
    for (size_t j = 0; j < in->n_items; j++)
      if (to->off[j] == 0)
        to->off[j] = from->off[j];
    for (size_t b = 0; b < in->n_by; b++)
      if (to->off_by[b] == 0)
        to->off_by[b] = from->off_by[b];
    if (to->off_weight == 0)
      to->off_weight = from->off_weight;
  }
}

static int threads_for(const job *todo) {
#ifdef _OPENMP
  const akk_tabulate_input *in = todo->in;
  double work = (double)in->rows * (double)(in->n_items + in->n_by);
  int64_t tiles = todo->parts * todo->chunks;
  if (work < SERIAL_BELOW || in->threads < 2)
    return 1;
  return in->threads < tiles ? in->threads : (int)tiles;
#else
  (void)todo;
  return 1;
#endif
}

static void run_serial(job *todo, akk_scratch *work) {
  for (int64_t t = 0; t < todo->parts * todo->chunks; t++)
    todo->run(todo, t, work, 1);
}

#ifdef _OPENMP
static void run_parallel(job *todo, akk_scratch *work, int threads) {
#pragma omp parallel num_threads(threads)
  {
    int me = omp_get_thread_num();
#pragma omp for schedule(dynamic, 1)
    for (int64_t t = 0; t < todo->parts * todo->chunks; t++)
      todo->run(todo, t, &work[me], me == 0);
  }
}
#endif

/* Totals of part p > 0 in `cells`, `sum` and `off`, all zero */
static totals totals_at(const job *todo, int64_t p, uint64_t *count,
                        double *sum, int64_t *off) {
  const akk_tabulate_input *in = todo->in;
  size_t i = (size_t)(p - 1);
  totals t = {count + i * todo->cells, NULL, NULL, NULL, NULL, 0};
  if (sum != NULL) {
    t.weight = sum + 2 * i * todo->cells;
    t.weight2 = t.weight + todo->cells;
  }
  t.off = off + i * (in->n_items + in->n_by);
  t.off_by = t.off + in->n_items;
  return t;
}

akk_status akk_tabulate(const akk_tabulate_input *in,
                        akk_tabulate_result *result, const akk_hook *hook) {
  akk_tabulate_size size = {0, 0};
  akk_status status = akk_tabulate_measure(in, &size);
  if (status.code != AKK_OK)
    return status;

  job todo = {
      .in = in, .groups = size.groups, .cells = size.cells, .hook = hook};
  todo.run = has_wide() ? run_tile_wide : run_tile;
  atomic_init(&todo.stop, 0);
  plan(&todo);
  int threads = threads_for(&todo);
  size_t more = (size_t)todo.parts - 1;
  int weighted = in->weights != NULL;

  /* The totals of part 0 are the caller's result. */
  size_t *first = akk_calloc(in->n_items, sizeof *first);
  totals *part = akk_calloc((size_t)todo.parts, sizeof *part);
  akk_scratch *work = akk_calloc((size_t)threads, sizeof *work);
  uint64_t *count = akk_calloc(more * size.cells, sizeof *count);
  double *sum =
      weighted ? akk_calloc(2 * more * size.cells, sizeof *sum) : NULL;
  int64_t *off = akk_calloc(more * (in->n_items + in->n_by), sizeof *off);
  if (first == NULL || part == NULL || work == NULL || count == NULL ||
      (weighted && sum == NULL) || off == NULL) {
    status = akk_fail(AKK_ENOMEM, "no memory for the table");
    goto done;
  }

  for (size_t j = 0, at = 0; j < in->n_items; j++) {
    first[j] = at;
    at += ((size_t)in->items[j].n_codes + 1) * size.groups;
  }
  for (size_t i = 0; i < size.cells; i++) {
    result->count[i] = 0;
    if (weighted)
      result->weight[i] = result->weight2[i] = 0.0;
  }
  for (size_t j = 0; j < in->n_items; j++)
    result->off[j] = 0;
  for (size_t b = 0; b < in->n_by; b++)
    result->off_by[b] = 0;
  part[0] = (totals){result->count, result->weight, result->weight2,
                     result->off,   result->off_by, 0};
  for (int64_t p = 1; p < todo.parts; p++)
    part[p] = totals_at(&todo, p, count, sum, off);
  todo.first = first;
  todo.part = part;

#ifdef _OPENMP
  if (threads > 1)
    run_parallel(&todo, work, threads);
  else
#endif
    run_serial(&todo, work);

  if (atomic_load(&todo.stop)) {
    status = akk_fail(AKK_EINTERRUPT, "stopped by the user");
    goto done;
  }
  merge(&todo);
  result->off_weight = part[0].off_weight;

done:
  free(first);
  free(part);
  free(work);
  free(count);
  free(sum);
  free(off);
  return status;
}
