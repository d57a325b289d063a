#include "overlap-range-scores.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "gsl-guard.h"
#include "overlap-scores-table.h"

enum { KEPT = 8, ANGLES = 12, MOVES = 2 * 120 * 120 };

typedef struct {
  double evidence;
  int64_t x[AKK_TWIN_CELLS];
} kept;

/* All tables, one after another ------------------------------------------- */

typedef struct {
  akk_twin_problem *p;
  akk_scores_range_out *out;
  int64_t seen, most;
  int64_t x[AKK_TWIN_CELLS], row[AKK_FLOW_MAX];
  int counting;
  akk_status status;
} listing;

static void note(akk_scores_range_out *out, akk_chance chance, const int64_t *x,
                 int cells) {
  if (!out->found || chance.log < out->low.p.log) {
    out->low.p = chance;
    memcpy(out->low.x, x, sizeof *x * (size_t)cells);
  }
  if (!out->found || chance.log > out->high.p.log) {
    out->high.p = chance;
    memcpy(out->high.x, x, sizeof *x * (size_t)cells);
  }
  out->found = 1;
}

/* Cell by cell, column by column; `left` is what the column still needs. The
 * last row and the last column follow. Stops when `seen` passes `most`. */
static void list_from(listing *l, int cell, int64_t left) {
  int size = l->p->size, i = cell % size, j = cell / size;
  if (l->seen > l->most || l->status.code != AKK_OK)
    return;
  if (j == size - 1) {
    memcpy(l->x + size * j, l->row, sizeof *l->row * (size_t)size);
    int64_t corner = l->row[size - 1];
    if (corner < l->p->corner_low || corner > l->p->corner_high)
      return;
    if (l->p->in->positive) {
      akk_twin_sums f = akk_twin_sums_of(l->p, l->x);
      if (!akk_twin_allowed(l->p, &f))
        return;
    }
    l->seen++;
    if (l->counting)
      return;
    akk_chance chance;
    if (akk_interrupted(l->p->hook)) {
      l->status = akk_fail(AKK_EINTERRUPT, "interrupted");
      return;
    }
    l->status = akk_twin_exact(l->p, l->x, &chance);
    if (l->status.code == AKK_OK)
      note(l->out, chance, l->x, size * size);
    return;
  }
  if (i == size - 1) {
    if (left > l->row[i])
      return;
    l->x[cell] = left;
    l->row[i] -= left;
    list_from(l, cell + 1, l->p->column[j + 1]);
    l->row[i] += left;
    return;
  }
  int64_t most = left < l->row[i] ? left : l->row[i];
  for (int64_t v = 0; v <= most; v++) {
    l->x[cell] = v;
    l->row[i] -= v;
    list_from(l, cell + 1, left - v);
    l->row[i] += v;
  }
}

static akk_status list_all(akk_twin_problem *p, akk_scores_range_out *out) {
  listing *l = akk_calloc(1, sizeof *l);
  if (l == NULL)
    return akk_fail(AKK_ENOMEM, "out of memory");
  l->p = p;
  l->out = out;
  l->most = p->in->list_most;
  l->status = akk_ok();
  for (l->counting = 1; l->counting >= 0; l->counting--) {
    l->seen = 0;
    memcpy(l->row, p->row, sizeof l->row);
    list_from(l, 0, p->column[0]);
    if (l->seen > l->most || l->status.code != AKK_OK)
      break;
    out->proven = !l->counting;
  }
  akk_status status = l->status;
  free(l);
  return status;
}

/* Swaps -------------------------------------------------------------------- */

typedef struct {
  int plus1, plus2, minus1, minus2;
} swap;

static swap swap_of(int size, int i, int i2, int j, int j2) {
  swap s = {i + size * j, i2 + size * j2, i + size * j2, i2 + size * j};
  return s;
}

/* How often it can be done */
static int64_t swap_room(const akk_twin_problem *p, const swap *s,
                         const int64_t *x) {
  int corner = p->size * p->size - 1;
  int64_t room = x[s->minus1] < x[s->minus2] ? x[s->minus1] : x[s->minus2];
  int64_t bound = INT64_MAX;
  if (s->plus1 == corner || s->plus2 == corner)
    bound = p->corner_high - x[corner];
  if (s->minus1 == corner || s->minus2 == corner)
    bound = x[corner] - p->corner_low;
  return room < bound ? room : bound;
}

static void swap_do(const swap *s, int64_t *x, int64_t times) {
  x[s->plus1] += times;
  x[s->plus2] += times;
  x[s->minus1] -= times;
  x[s->minus2] -= times;
}

static void swap_sums(const akk_twin_problem *p, const swap *s,
                      akk_twin_sums *f, double times) {
  akk_twin_add(f, &p->cell[s->plus1], times);
  akk_twin_add(f, &p->cell[s->plus2], times);
  akk_twin_add(f, &p->cell[s->minus1], -times);
  akk_twin_add(f, &p->cell[s->minus2], -times);
}

typedef struct {
  swap s;
  int64_t times;
  double gain;
} move;

static int by_gain(const void *a, const void *b) {
  double x = ((const move *)a)->gain, y = ((const move *)b)->gain;
  return x < y ? 1 : x > y ? -1 : 0;
}

/* All swaps from x, with what they do to the evidence (times `sign`) */
static int all_moves(const akk_twin_problem *p, const int64_t *x, int sign,
                     move *moves) {
  int size = p->size, count = 0;
  akk_twin_sums now = akk_twin_sums_of(p, x);
  double before = akk_twin_evidence(p, &now);
  for (int i = 0; i < size; i++)
    for (int i2 = i + 1; i2 < size; i2++)
      for (int j = 0; j < size; j++)
        for (int j2 = 0; j2 < size; j2++) {
          if (j == j2)
            continue;
          swap s = swap_of(size, i, i2, j, j2);
          int64_t room = swap_room(p, &s, x);
          /* once, half and all of what can be */
          for (int64_t t = 1; t <= room; t = t == 1 ? 2 : room + 1) {
            int64_t times = t == 1 ? 1 : t == 2 ? (room + 1) / 2 : room;
            if (t == 2 && times <= 1)
              times = room;
            akk_twin_sums f = now;
            swap_sums(p, &s, &f, (double)times);
            if (!akk_twin_allowed(p, &f) || count >= MOVES)
              continue;
            move m = {s, times, sign * (akk_twin_evidence(p, &f) - before)};
            moves[count++] = m;
          }
        }
  return count;
}

/* Uphill in the evidence until no swap helps */
static void climb(const akk_twin_problem *p, int64_t *x, int sign,
                  move *moves) {
  for (int step = 0; step < 200; step++) {
    int count = all_moves(p, x, sign, moves), best = -1;
    for (int i = 0; i < count; i++)
      if (moves[i].gain > 1e-12 &&
          (best < 0 || moves[i].gain > moves[best].gain))
        best = i;
    if (best < 0)
      return;
    swap_do(&moves[best].s, x, moves[best].times);
  }
}

/* Starting tables ------------------------------------------------------------
 */

static void keep_table(const akk_twin_problem *p, const int64_t *x, int sign,
                       kept *list, int *count) {
  akk_twin_sums f = akk_twin_sums_of(p, x);
  if (!akk_twin_allowed(p, &f))
    return;
  double evidence = sign * akk_twin_evidence(p, &f);
  size_t bytes = sizeof *x * (size_t)(p->size * p->size);
  for (int i = 0; i < *count; i++)
    if (memcmp(list[i].x, x, bytes) == 0)
      return;
  if (*count == KEPT && list[KEPT - 1].evidence >= evidence)
    return;
  int at = *count < KEPT ? (*count)++ : KEPT - 1;
  for (; at > 0 && list[at - 1].evidence < evidence; at--)
    list[at] = list[at - 1];
  list[at].evidence = evidence;
  memcpy(list[at].x, x, bytes);
}

/* Vertices of the set of (B, squares) for some m: min-cost flow in several
 * directions; `table` does with each what it likes. */
static akk_status vertices(akk_twin_problem *p, int64_t m, int angles,
                           void (*table)(akk_twin_problem *, const int64_t *,
                                         void *),
                           void *data) {
  double u1 = (double)(p->n1 - m), u2 = (double)(p->n2 - m), u = u1 + u2;
  double rate = u > 1.0 ? u1 * u2 / (u * (u - 1.0)) : 0.0;
  double top = p->s[p->in->k - 1], mean = p->S / (double)(p->n1 + p->n2);
  int cells = p->size * p->size;
  int64_t corner = p->in->n - p->n1 - p->n2 + m;
  int64_t cost[AKK_TWIN_CELLS], x[AKK_TWIN_CELLS], total;
  if (top <= 0.0)
    top = 1.0;
  for (int a = 0; a <= angles; a++) {
    double at = 6.283185307179586 * (a + 0.25) / angles;
    int feasible;
    for (int c = 0; c < cells; c++) {
      const akk_twin_sums *f = &p->cell[c];
      double off = f->B - mean;
      double squares = f->m > 0.0       ? f->pairs2 / 4.0
                       : c == cells - 1 ? 0.0
                                        : rate * off * off;
      double value = cos(at) * squares / (top * top) + sin(at) * f->B / top;
      /* the last: pairs as alike as can be, for `positive` */
      if (a == angles)
        value = -f->covariance / ((double)p->n1 * (double)p->n2 * top * top);
      cost[c] = (int64_t)llround(1e9 * value);
    }
    akk_status status = akk_flow(p->size, p->row, p->column, corner, corner,
                                 cost, x, &total, &feasible);
    if (status.code != AKK_OK)
      return status;
    if (!feasible)
      return akk_ok();
    table(p, x, data);
  }
  return akk_ok();
}

typedef struct {
  kept *low, *high;
  int lows, highs;
  move *moves;
} starts;

static void start_from(akk_twin_problem *p, const int64_t *x, void *data) {
  starts *s = data;
  int64_t y[AKK_TWIN_CELLS];
  size_t bytes = sizeof *x * (size_t)(p->size * p->size);
  akk_twin_sums f = akk_twin_sums_of(p, x);
  if (!akk_twin_allowed(p, &f))
    return;
  memcpy(y, x, bytes);
  climb(p, y, 1, s->moves);
  keep_table(p, y, 1, s->low, &s->lows);
  memcpy(y, x, bytes);
  climb(p, y, -1, s->moves);
  keep_table(p, y, -1, s->high, &s->highs);
}

/* Exact
 * ------------------------------------------------------------------------ */

/* On from one table by swaps that make the exact p lower (sign 1) or higher */
static akk_status improve(akk_twin_problem *p, const int64_t *from, int sign,
                          int tries, int64_t until, move *moves,
                          akk_scores_range_out *out) {
  int cells = p->size * p->size;
  int64_t x[AKK_TWIN_CELLS];
  memcpy(x, from, sizeof *x * (size_t)cells);
  akk_chance now, then;
  akk_status status = akk_twin_exact(p, x, &now);
  if (status.code != AKK_OK)
    return status;
  note(out, now, x, cells);
  while (p->evaluations < until) {
    int count = all_moves(p, x, sign, moves), better = 0;
    qsort(moves, (size_t)count, sizeof *moves, by_gain);
    for (int i = 0; i < count && i < tries && p->evaluations < until; i++) {
      if (akk_interrupted(p->hook))
        return akk_fail(AKK_EINTERRUPT, "interrupted");
      swap_do(&moves[i].s, x, moves[i].times);
      status = akk_twin_exact(p, x, &then);
      if (status.code != AKK_OK)
        return status;
      note(out, then, x, cells);
      if (sign * (now.log - then.log) > 1e-13) {
        now = then;
        better = 1;
        break;
      }
      swap_do(&moves[i].s, x, -moves[i].times);
    }
    if (!better)
      break;
  }
  return akk_ok();
}

/* A few swaps at random, and on from there: over the walls that `positive` and
 * ties put up. The sequence is the same at every call (xorshift64). */
static akk_status wander(akk_twin_problem *p, int64_t until, move *moves,
                         akk_scores_range_out *out) {
  uint64_t seed = UINT64_C(88172645463325252);
  int size = p->size;
  for (int trip = 0; p->evaluations < until && trip < 10000; trip++) {
    int sign = trip % 2 ? -1 : 1;
    int64_t x[AKK_TWIN_CELLS];
    memcpy(x, sign > 0 ? out->low.x : out->high.x, sizeof x);
    for (int step = 2 + trip % 7, tries = 0; step > 0 && tries < 200; tries++) {
      seed ^= seed << 13;
      seed ^= seed >> 7;
      seed ^= seed << 17;
      uint64_t r = seed >> 20, z = (uint64_t)size;
      int i = (int)(r % z), j = (int)(r / z % z), i2 = (int)(r / z / z % z),
          j2 = (int)(r / z / z / z % z);
      swap s = swap_of(size, i, i2, j, j2);
      if (i == i2 || j == j2 || swap_room(p, &s, x) < 1)
        continue;
      swap_do(&s, x, 1);
      step--;
    }
    akk_twin_sums f = akk_twin_sums_of(p, x);
    if (!akk_twin_allowed(p, &f))
      continue;
    akk_status status = improve(p, x, sign, MOVES, until, moves, out);
    if (status.code != AKK_OK)
      return status;
  }
  return akk_ok();
}

akk_status akk_scores_range(const akk_scores_input *in,
                            akk_scores_range_out *out, const akk_hook *hook) {
  memset(out, 0, sizeof *out);
  akk_twin_problem *p = akk_calloc(1, sizeof *p);
  kept *low = akk_calloc(KEPT, sizeof *low),
       *high = akk_calloc(KEPT, sizeof *high);
  move *moves = akk_calloc(MOVES, sizeof *moves);
  akk_status status = akk_fail(AKK_ENOMEM, "out of memory");
  if (p == NULL || low == NULL || high == NULL || moves == NULL)
    goto done;
  status = akk_twin_problem_read(p, in, hook);
  if (status.code != AKK_OK)
    goto done;
  if (in->list_most > 0) {
    status = list_all(p, out);
    if (status.code != AKK_OK || out->proven)
      goto done;
  }
  starts s = {low, high, 0, 0, moves};
  /* every m, or the ends and some between */
  int64_t steps = in->m_high - in->m_low;
  int64_t parts = steps < 16 ? steps : 16;
  for (int64_t i = 0; i <= parts; i++) {
    if (akk_interrupted(hook)) {
      status = akk_fail(AKK_EINTERRUPT, "interrupted");
      goto done;
    }
    int64_t m = in->m_low + (parts > 0 ? steps * i / parts : 0);
    status = vertices(p, m, ANGLES, start_from, &s);
    if (status.code != AKK_OK)
      goto done;
  }
  int tries = in->n <= 20 ? MOVES : 8;
  for (int i = 0; i < KEPT; i++)
    for (int sign = 1; sign >= -1; sign -= 2) {
      kept *list = sign > 0 ? low : high;
      if (i >= (sign > 0 ? s.lows : s.highs) ||
          (i > 0 && p->evaluations > in->evaluations))
        continue;
      /* each start has its share of what is left, at least a few */
      int64_t until = p->evaluations + 4 + in->evaluations / (2 * KEPT);
      status = improve(p, list[i].x, sign, tries, until, moves, out);
      if (status.code != AKK_OK)
        goto done;
    }
  if (out->found && in->n <= 20)
    status = wander(p, p->evaluations + in->evaluations, moves, out);
done:
  if (p != NULL)
    out->evaluations = p->evaluations;
  free(p);
  free(low);
  free(high);
  free(moves);
  return status;
}

typedef struct {
  double most, least;
} ends;

static void look_at(akk_twin_problem *p, const int64_t *x, void *data) {
  ends *e = data;
  akk_twin_sums f = akk_twin_sums_of(p, x);
  if (!akk_twin_allowed(p, &f))
    return;
  double evidence = akk_twin_evidence(p, &f);
  e->most = fmax(e->most, evidence);
  e->least = fmin(e->least, evidence);
}

akk_status akk_scores_glance(const akk_scores_input *in, double *most,
                             double *least, const akk_hook *hook) {
  akk_twin_problem *p = akk_calloc(1, sizeof *p);
  if (p == NULL)
    return akk_fail(AKK_ENOMEM, "out of memory");
  ends e = {-INFINITY, INFINITY};
  akk_status status = akk_twin_problem_read(p, in, hook);
  int64_t steps = in->m_high - in->m_low, parts = steps < 3 ? steps : 3;
  for (int64_t i = 0; i <= parts && status.code == AKK_OK; i++) {
    if (akk_interrupted(hook))
      status = akk_fail(AKK_EINTERRUPT, "interrupted");
    else
      status = vertices(p, in->m_low + (parts > 0 ? steps * i / parts : 0),
                        ANGLES, look_at, &e);
  }
  *most = e.most;
  *least = e.least;
  free(p);
  return status;
}
