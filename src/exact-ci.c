#include "exact-ci.h"

#include <math.h>
#include <stdlib.h>

#include "exact-people.h"
#include "exact-share.h"
#include "gsl-guard.h"

#define POLL_EVERY 1024 /* cases */

/* For one x some 6 / sqrt(n) of all M are gone through; in small populations
 * that is not worth the search for them. */
#define ALL_PEOPLE 20000.0
#define PART_OF_ALL 6.0

/* ---- whole people: tail, mid-p, Blaker ----------------------------------- */

typedef struct {
  double x, n, N;
  const akk_level *level;
  const akk_hook *hook;
} sample;

/* Is M kept by the upper tail at x: P(X >= x) > alpha/2, or with half of
 * P(X = x)? Both rise with M. */
static akk_status tail_keeps(const sample *s, double M, int midp, int *keeps) {
  akk_draw d = akk_draw_hypergeometric(s->N, s->n, M);
  akk_draw_parts p = akk_draw_split(&d, s->x, s->x);
  double twice = 2.0 * p.above + (midp ? 1.0 : 2.0) * p.within;
  *keeps = twice > s->level->alpha;
  if (!akk_is_close(twice, s->level->alpha) || !akk_draw_decidable(&d))
    return akk_ok();
  akk_piece pieces[] = {{s->x + 1.0, s->n, 2}, {s->x, s->x, midp ? 1 : 2}};
  int sign;
  akk_status status =
      akk_draw_sign(&d, pieces, 2, s->level->num, s->level->den, &sign);
  *keeps = sign > 0;
  return status;
}

/* Where to look first: Wilson's lower limit, with a normal quantile that is
 * right to 3 digits (Abramowitz & Stegun 26.2.22) */
static double guess(const sample *s, double *spread) {
  double t = sqrt(-2.0 * log(s->level->alpha / 2.0));
  double z = t - (2.30753 + 0.27061 * t) / (1.0 + t * (0.99229 + 0.04481 * t));
  double p = s->x / s->n, q = 1.0 - p;
  double A = z * z * (s->N - s->n) / (s->N - 1.0) / s->n;
  double sum = p + A / 2.0 + sqrt(A * p * q + A * A / 4.0);
  *spread = s->N * sqrt(A * (p * q + A)) / 8.0;
  return s->N * p * p / sum;
}

static akk_status lower_tail(const sample *s, int midp, double *M) {
  double out = s->x - 1.0, kept = s->N - s->n + s->x;
  double step, next = guess(s, &step);
  int searching = 1; /* for a kept one above and another below, by steps */
  step = fmax(1.0, step);
  while (kept - out > 1.0) {
    double middle = floor(out + (kept - out) / 2.0);
    if (searching && next > out && next < kept)
      middle = fmax(out + 1.0, fmin(kept - 1.0, floor(next)));
    else
      searching = 0;
    int keeps;
    if (akk_interrupted(s->hook))
      return akk_fail(AKK_EINTERRUPT, "stopped by the user");
    akk_status status = tail_keeps(s, middle, midp, &keeps);
    if (status.code != AKK_OK)
      return status;
    *(keeps ? &kept : &out) = middle;
    next = keeps ? middle - step : middle + step;
    step *= 4.0;
  }
  *M = kept;
  return akk_ok();
}

/* Is P(X <= y) <= P(X >= x), y < x? The one falls with M, the other rises. */
static akk_status lies_beyond(const sample *s, double M, double y, int *yes) {
  akk_draw d = akk_draw_hypergeometric(s->N, s->n, M);
  akk_draw_parts p = akk_draw_split(&d, y + 1.0, s->x - 1.0);
  *yes = p.below <= p.above;
  if (!akk_is_close(p.below, p.above) || !akk_draw_decidable(&d))
    return akk_ok();
  if (akk_draw_mirrors(&d, s->x, y)) { /* equal */
    *yes = 1;
    return akk_ok();
  }
  akk_piece pieces[] = {{0.0, y, 1}, {s->x, s->n, -1}};
  int sign;
  akk_status status = akk_draw_sign(&d, pieces, 2, 0, 1, &sign);
  *yes = sign <= 0;
  return status;
}

/* Is P(X <= y) + P(X >= x) > alpha? */
static akk_status accepts(const sample *s, double M, double y, int *yes) {
  *yes = 1;
  if (y >= s->x - 1.0)
    return akk_ok();
  akk_draw d = akk_draw_hypergeometric(s->N, s->n, M);
  akk_draw_parts p = akk_draw_split(&d, y + 1.0, s->x - 1.0);
  double outside = p.below + p.above;
  *yes = outside > s->level->alpha;
  if (!akk_is_close(outside, s->level->alpha) || !akk_draw_decidable(&d))
    return akk_ok();
  akk_piece inside = {y + 1.0, s->x - 1.0, 1};
  int sign;
  akk_status status = akk_draw_sign(
      &d, &inside, 1, s->level->den - s->level->num, s->level->den, &sign);
  *yes = sign < 0;
  return status;
}

/* Blaker (2000) keeps M when P(X <= y) + P(X >= x) > alpha, y the highest with
 * P(X <= y) <= P(X >= x) (at the lower limit x lies in the upper tail). Below
 * the tail method's limit that sum is at most alpha. From there up, while y
 * stays the same, the sum falls and then rises, P(y < X < x) having one peak;
 * where y steps up it jumps. So the first M kept is where y steps up, or it is
 * found by bisection on a stretch whose end is kept and whose start is not. */
static akk_status lower_blaker(const sample *s, double *M) {
  akk_status status = lower_tail(s, 0, M);
  double top = s->N - s->n + s->x, from = *M;
  if (status.code != AKK_OK || s->x == 0.0)
    return status;
  /* the y that goes with `from`: from the bottom by bisection */
  double y = -1.0, beyond = s->x - 1.0;
  int yes;
  status = lies_beyond(s, from, beyond, &yes);
  while (status.code == AKK_OK && !yes && beyond - y > 1.0) {
    double middle = floor(y + (beyond - y) / 2.0);
    int under;
    status = lies_beyond(s, from, middle, &under);
    *(under ? &y : &beyond) = middle;
  }
  if (status.code != AKK_OK || yes) /* then the sum is 1 */
    return status;
  for (;;) {
    if (akk_interrupted(s->hook))
      return akk_fail(AKK_EINTERRUPT, "stopped by the user");
    status = accepts(s, from, y, &yes);
    if (status.code != AKK_OK || yes)
      break;
    double same = from, next = top; /* at the top P(X <= x-1) is 0 */
    while (next - same > 1.0) {
      double middle = floor(same + (next - same) / 2.0);
      status = lies_beyond(s, middle, y + 1.0, &yes);
      if (status.code != AKK_OK)
        return status;
      *(yes ? &next : &same) = middle;
    }
    status = accepts(s, same, y, &yes);
    if (status.code != AKK_OK)
      return status;
    if (yes) {
      double out = from;
      while (same - out > 1.0) {
        double middle = floor(out + (same - out) / 2.0);
        status = accepts(s, middle, y, &yes);
        if (status.code != AKK_OK)
          return status;
        *(yes ? &same : &out) = middle;
      }
      from = same;
      break;
    }
    from = next;
    for (yes = 1; status.code == AKK_OK && yes && y < s->x - 1.0; y += yes)
      status = lies_beyond(s, from, y + 1.0, &yes);
    if (status.code != AKK_OK)
      return status;
  }
  *M = from;
  return status;
}

akk_status akk_exact_lower(double x, double n, double N, const akk_level *level,
                           akk_exact_method method, double *M,
                           const akk_hook *hook) {
  sample s = {x, n, N, level, hook};
  if (x == 0.0) {
    /* nobody need agree: P(X >= 0) is 1, and half of P(X = 0) = 1 at M = 0
     * is above alpha/2 */
    *M = 0.0;
    return akk_ok();
  }
  return method == AKK_EXACT_BLAKER
             ? lower_blaker(&s, M)
             : lower_tail(&s, method == AKK_EXACT_MIDP, M);
}

/* ---- the shortest: looking up in the ranges -------------------------------
 */

/* The first entry with low > x (or high >= x); `length` if there is none. Both
 * ends are in order. */
static int64_t first_entry(const akk_ranges *r, double x, int by_low) {
  int64_t before = -1, after = r->length;
  while (after - before > 1) {
    int64_t i = before + (after - before) / 2;
    const akk_range *range = &r->ranges[i];
    *((by_low ? range->low > x : range->high >= x) ? &after : &before) = i;
  }
  return after;
}

/* Of the M (or p) up to the half: the last that goes with x, the first */
static double last_up_to_half(const akk_ranges *r, double x) {
  int64_t i = first_entry(r, x, 1);
  double step = isinf(r->N) ? 0.0 : 1.0;
  return i < r->length ? r->ranges[i].from - step : r->half;
}

static double lower_from_ranges(const akk_ranges *r, double x) {
  int64_t i = first_entry(r, x, 0);
  double all = isinf(r->N) ? 1.0 : r->N;
  return i < r->length ? r->ranges[i].from : all - last_up_to_half(r, r->n - x);
}

/* ---- many cases -----------------------------------------------------------
 */

typedef struct {
  double x, n, N, level;
  int64_t index;
} one_case;

static int by_design(const void *a, const void *b) {
  const one_case *p = a, *q = b;
  const double keys[][2] = {
      {p->N, q->N}, {p->n, q->n}, {p->level, q->level}, {p->x, q->x}};
  for (int k = 0; k < 4; k++)
    if (keys[k][0] != keys[k][1])
      return keys[k][0] < keys[k][1] ? -1 : 1;
  return (p->index > q->index) - (p->index < q->index);
}

/* Cases `from` to `to` - 1 share n, N and level, and are in the order of x. */
static akk_status one_design(const one_case *cases, int64_t from, int64_t to,
                             akk_exact_method method, double *low, double *high,
                             const akk_hook *hook) {
  double n = cases[from].n, N = cases[from].N, all = isinf(N) ? 1.0 : N;
  akk_level level;
  akk_status status = akk_level_read(cases[from].level, &level);
  akk_ranges r = {NULL, 0, 0, 0.0, n, N};
  int each = 0; /* x by x */
  if (status.code == AKK_OK && method == AKK_EXACT_SHORTEST && n < N) {
    double different = 1.0;
    for (int64_t i = from + 1; i < to; i++)
      different += cases[i].x != cases[i - 1].x;
    each = isfinite(N) && N > ALL_PEOPLE && level.alpha < 0.5 &&
           different * PART_OF_ALL < sqrt(n);
    if (isinf(N)) {
      /* x and n - x come from the same ranges */
      double least = n, most = 0.0;
      for (int64_t i = from; i < to; i++) {
        least = fmin(least, fmin(cases[i].x, n - cases[i].x));
        most = fmax(most, fmin(cases[i].x, n - cases[i].x));
      }
      status = akk_ranges_share(n, least, most, &level, &r, hook);
    } else if (!each)
      status = akk_ranges_people(n, N, &level, &r, hook);
  }
  double below = 0.0, above = all;
  for (int64_t i = from; status.code == AKK_OK && i < to; i++) {
    double x = cases[i].x;
    if (i % POLL_EVERY == 0 && akk_interrupted(hook)) {
      status = akk_fail(AKK_EINTERRUPT, "stopped by the user");
      break;
    }
    if (i > from && x == cases[i - 1].x)
      ; /* the limits are there already */
    else if (n == N)
      below = above = x;
    else {
      double ends[2];
      for (int k = 0; status.code == AKK_OK && k < 2; k++) {
        double at = k == 0 ? x : n - x;
        if (each)
          status = akk_people_lower(at, n, N, &level, &ends[k], hook);
        else if (method == AKK_EXACT_SHORTEST)
          ends[k] = lower_from_ranges(&r, at);
        else if (isinf(N))
          status = akk_exact_lower_share(at, n, &level, method, &ends[k], hook);
        else
          status = akk_exact_lower(at, n, N, &level, method, &ends[k], hook);
      }
      if (status.code != AKK_OK)
        break;
      below = ends[0];
      above = all - ends[1];
      if (below > above) { /* mid-p at a low level keeps nobody between */
        double swap = below;
        below = above;
        above = swap;
      }
    }
    low[cases[i].index] = below / all;
    high[cases[i].index] = above / all;
  }
  akk_ranges_free(&r);
  return status;
}

akk_status akk_exact_ci(const akk_exact_input *in, double *low, double *high,
                        const akk_hook *hook) {
  one_case *cases = akk_calloc((size_t)in->length, sizeof *cases);
  if (cases == NULL)
    return akk_fail(AKK_ENOMEM, "out of memory");
  akk_status status = akk_ok();
  int sorted = 1;
  for (int64_t i = 0; i < in->length; i++) {
    one_case c = {akk_at(in->x, i), akk_at(in->n, i), akk_at(in->N, i),
                  akk_at(in->conf_level, i), i};
    if (!(c.x >= 0.0 && c.x <= c.n && c.n >= 1.0 && c.n <= c.N &&
          isfinite(c.n)) ||
        (in->method == AKK_EXACT_SHORTEST && isfinite(c.N) &&
         c.N > AKK_EXACT_PEOPLE)) {
      status = akk_fail(AKK_EINVAL, "x, n or N is out of range");
      break;
    }
    cases[i] = c;
    sorted = sorted && (i == 0 || by_design(&cases[i - 1], &c) < 0);
  }
  if (!sorted && status.code == AKK_OK)
    qsort(cases, (size_t)in->length, sizeof *cases, by_design);
  for (int64_t from = 0, to; status.code == AKK_OK && from < in->length;
       from = to) {
    const one_case *c = &cases[from];
    for (to = from + 1; to < in->length && cases[to].n == c->n &&
                        cases[to].N == c->N && cases[to].level == c->level;)
      to++;
    status = one_design(cases, from, to, in->method, low, high, hook);
  }
  free(cases);
  return status;
}
