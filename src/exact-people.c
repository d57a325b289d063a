/* The acceptance ranges of Bartroff, Lorden & Wang (2023), "Optimal and fast
 * confidence intervals for hypergeometric successes". */
#include "exact-people.h"

#include <math.h>

#define REFRESH_EVERY 256 /* M: so far the updates keep 12 digits */
#define POLL_EVERY 65536  /* M */

/* At M: the range, the masses at its ends and the tails outside it */
typedef struct {
  akk_draw d;
  const akk_level *level;
  double low, high, mode;
  double at_low, at_high, below, above;
} state;

static void refresh(state *s) {
  akk_draw_parts p = akk_draw_split(&s->d, s->low, s->high);
  s->at_low = p.at_low;
  s->at_high = p.at_high;
  s->below = p.below;
  s->above = p.above;
}

static double next_up(const state *s) {
  return s->high < akk_draw_highest(&s->d)
             ? s->at_high * akk_draw_ratio(&s->d, s->high)
             : 0.0;
}

static double next_down(const state *s) {
  return s->low > akk_draw_lowest(&s->d)
             ? s->at_low / akk_draw_ratio(&s->d, s->low - 1.0)
             : 0.0;
}

static void add_high(state *s) {
  s->at_high = next_up(s);
  s->above = fmax(0.0, s->above - s->at_high);
  s->high += 1.0;
}

static void add_low(state *s) {
  s->at_low = next_down(s);
  s->below = fmax(0.0, s->below - s->at_low);
  s->low -= 1.0;
}

static void drop_high(state *s) {
  s->above += s->at_high;
  s->high -= 1.0;
  s->at_high /= akk_draw_ratio(&s->d, s->high);
}

static void drop_low(state *s) {
  s->below += s->at_low;
  s->at_low *= akk_draw_ratio(&s->d, s->low);
  s->low += 1.0;
}

/* Is P(X = y) > P(X = x), x < y, when these are about `at_y` and `at_x`? */
static akk_status is_higher(const state *s, double x, double at_x, double y,
                            double at_y, int *higher) {
  *higher = at_y > at_x;
  if (at_x == 0.0 || at_y == 0.0 || !akk_is_close(at_y, at_x) ||
      !akk_draw_decidable(&s->d))
    return akk_ok();
  int sign;
  akk_status status = akk_draw_compare(&s->d, x, y, &sign);
  *higher = sign > 0;
  return status;
}

/* Is P(low <= X <= high) >= level, when about `outside` lies outside? */
static akk_status is_enough(const state *s, double low, double high,
                            double outside, int *enough) {
  const akk_level *l = s->level;
  *enough = outside <= l->alpha;
  if (!akk_is_close(outside, l->alpha) || !akk_draw_decidable(&s->d))
    return akk_ok();
  akk_piece piece = {low, high, 1};
  int sign;
  akk_status status =
      akk_draw_sign(&s->d, &piece, 1, l->den - l->num, l->den, &sign);
  *enough = sign >= 0;
  return status;
}

/* From the range for M to that for M + 1. Of the people drawn one more may
 * agree: P(X <= x) falls by P(X = x) (n-x)/(N-M). */
static void advance(state *s) {
  akk_draw *d = &s->d;
  double N = d->N, n = d->n, M = d->M, others = N - M - n;
  double a = s->low, b = s->high;
  s->below -= s->at_low * a / (M - a + 1.0) * ((others + a) / (N - M));
  s->below = fmax(0.0, s->below);
  s->above += s->at_high * ((n - b) / (N - M));
  s->at_low *= (M + 1.0) / (M + 1.0 - a) * ((others + a) / (N - M));
  s->at_high *= (M + 1.0) / (M + 1.0 - b) * ((others + b) / (N - M));
  d->M = M + 1.0;
  s->mode = akk_draw_mode(d);
  if (!(s->at_low > 0.0 && s->at_high > 0.0)) { /* no longer possible */
    s->low = fmax(s->low, akk_draw_lowest(d));
    s->high = fmax(s->high, s->low);
    refresh(s);
  }
}

#define TRY(call)                                                              \
  do {                                                                         \
    akk_status status_ = (call);                                               \
    if (status_.code != AKK_OK)                                                \
      return status_;                                                          \
  } while (0)

/* The range that grows from the mode by the likelier neighbour until it holds
 * the level; of two equally likely, the lower one, as in the authors' package.
 * Such a range holds what is likeliest: every member likelier than every
 * neighbour, or as likely and lower. So it can be had from any other range
 * that is near: take in what belongs before what is in, then grow or shrink. */
static akk_status settle(state *s) {
  int yes;
  while (s->high < s->mode)
    add_high(s);
  while (s->low > s->mode)
    add_low(s);
  while (s->low < s->mode) {
    TRY(is_higher(s, s->low, s->at_low, s->high + 1.0, next_up(s), &yes));
    if (!yes)
      break;
    add_high(s);
  }
  while (s->high > s->mode && s->low > akk_draw_lowest(&s->d)) {
    TRY(is_higher(s, s->low - 1.0, next_down(s), s->high, s->at_high, &yes));
    if (yes)
      break;
    add_low(s);
  }
  for (int shrinks = 1;; shrinks = 0) {
    TRY(is_enough(s, s->low, s->high, s->below + s->above, &yes));
    if (yes && !shrinks)
      return akk_ok();
    if (yes)
      break;
    TRY(is_higher(s, s->low - 1.0, next_down(s), s->high + 1.0, next_up(s),
                  &yes));
    if (yes)
      add_high(s);
    else
      add_low(s);
  }
  while (s->low < s->high) {
    int low_last = s->high == s->mode;
    if (!low_last && s->low < s->mode)
      TRY(is_higher(s, s->low, s->at_low, s->high, s->at_high, &low_last));
    double without = s->below + s->above + (low_last ? s->at_low : s->at_high);
    TRY(is_enough(s, s->low + low_last, s->high - !low_last, without, &yes));
    if (!yes)
      break;
    if (low_last)
      drop_low(s);
    else
      drop_high(s);
  }
  return akk_ok();
}

/* Shifted up so that lower ends never fall, then down so that upper ends never
 * fall; the last entry, at M = N/2, is the smallest symmetric range. */
static void put_in_order(akk_ranges *r) {
  akk_range *e = r->ranges;
  int64_t last = r->length - 1;
  double symmetric = fmin(e[last].low, r->n - e[last].low);
  for (int64_t i = 1; i <= last; i++) {
    double shift = e[i - 1].low - e[i].low;
    if (shift > 0.0) {
      e[i].low += shift;
      e[i].high += shift;
    }
  }
  for (int64_t i = last - 1; i >= 0; i--) {
    double shift = e[i].high - e[i + 1].high;
    if (shift > 0.0) {
      e[i].low -= shift;
      e[i].high -= shift;
    }
  }
  if (2.0 * e[last].from == r->N) {
    /* The range at N/2 grows evenly, the lower neighbour first: it is
     * symmetric, or one short of it at the top (or, still at the mode, at the
     * bottom). */
    e[last].low = symmetric;
    e[last].high = r->n - symmetric;
  }
  /* what is asked is the last M that has low <= x and the first that has
   * high >= x */
  for (int64_t i = last - 1; i >= 0; i--)
    e[i].low = fmin(e[i].low, e[i + 1].low);
  for (int64_t i = 1; i <= last; i++)
    e[i].high = fmax(e[i].high, e[i - 1].high);
}

/* Appends the ranges from where `s` is up to M = last. */
static akk_status walk(state *s, double last, akk_ranges *r,
                       const akk_hook *hook) {
  int64_t since = 0, polled = 0;
  for (;;) {
    const akk_range *e = r->length > 0 ? &r->ranges[r->length - 1] : NULL;
    int at_half = 2.0 * s->d.M == r->N; /* an entry of its own */
    if ((e == NULL || e->low != s->low || e->high != s->high || at_half) &&
        !akk_ranges_add(r, s->d.M, s->low, s->high))
      return akk_fail(AKK_ENOMEM, "out of memory");
    if (s->d.M >= last)
      return akk_ok();
    advance(s);
    if (++since == REFRESH_EVERY) {
      since = 0;
      refresh(s);
    }
    if (++polled == POLL_EVERY) {
      polled = 0;
      if (akk_interrupted(hook))
        return akk_fail(AKK_EINTERRUPT, "stopped by the user");
    }
    TRY(settle(s));
  }
}

/* The range at M, from the mode */
static akk_status range_at(double n, double N, double M, const akk_level *level,
                           state *s) {
  state start = {.d = akk_draw_hypergeometric(N, n, M), .level = level};
  *s = start;
  s->low = s->high = s->mode = akk_draw_mode(&s->d);
  refresh(s);
  return settle(s);
}

akk_status akk_ranges_people(double n, double N, const akk_level *level,
                             akk_ranges *r, const akk_hook *hook) {
  state s;
  r->n = n;
  r->N = N;
  r->half = floor(N / 2.0);
  TRY(range_at(n, N, 0.0, level, &s));
  TRY(walk(&s, r->half, r, hook));
  put_in_order(r);
  return akk_ok();
}

/* ---- one x: of all M only those near its limits -------------------------- */

/* Lower ends are shifted up by those of lower M, and upper ends down by those
 * of higher M, so that a stretch of M by itself says what the whole says only
 * where nothing outside it can reach in. A range leaves out at most alpha on
 * either side: its lower end is at most the l with P(X < l) <= alpha < P(X <=
 * l), its upper end at least the h with P(X > h) <= alpha, and both bounds rise
 * with M.
 */
typedef struct {
  double n, N, half;
  const akk_level *level;
  const akk_hook *hook;
} people;

/* The last M of from..half with P(X <= y) > share, or with `above` the first
 * with P(X >= y) > share; from - 1 or half when there is none */
static akk_status crossing(const people *s, double y, double share, int above,
                           double *M) {
  double in = -1.0, out = s->half + 1.0;
  while (out - in > 1.0) {
    double middle = floor(in + (out - in) / 2.0);
    if (akk_interrupted(s->hook))
      return akk_fail(AKK_EINTERRUPT, "stopped by the user");
    akk_draw d = akk_draw_hypergeometric(s->N, s->n, middle);
    akk_draw_parts p = akk_draw_split(&d, y, y);
    int more = (above ? p.above : p.below) + p.within > share;
    *(more == above ? &out : &in) = middle;
  }
  *M = above ? fmin(out, s->half) : fmax(in, 0.0);
  return akk_ok();
}

/* The ranges of a stretch that ends with `last`, right from M = `from` on: it
 * begins so early that no lower end before it is above that at `from`. */
static akk_status stretch(const people *s, double from, double last,
                          akk_ranges *r) {
  state at;
  double first;
  r->n = s->n;
  r->N = s->N;
  r->half = s->half;
  TRY(range_at(s->n, s->N, from, s->level, &at));
  /* a little more than alpha: what doubles cannot tell is left out */
  TRY(crossing(s, at.low, s->level->alpha * (1.0 + 1e-6), 0, &first));
  TRY(range_at(s->n, s->N, fmin(first, from), s->level, &at));
  TRY(walk(&at, last, r, s->hook));
  put_in_order(r);
  return akk_ok();
}

/* From which M on every range, wherever it may be shifted to, lies above y. It
 * holds the mean but for 1 (a median does, of such a sum: Jogdeo & Samuels
 * 1968) and is no wider than what Bernstein's inequality gives for the level;
 * the mean less that width is convex in M, and not above y at 0. */
static double all_above(const people *s, double y) {
  double log_2_alpha = log(2.0 / s->level->alpha), in = 0.0, out = s->half;
  while (out - in > 1.0) {
    double M = floor(in + (out - in) / 2.0), p = M / s->N;
    double wide =
        log_2_alpha / 3.0 + sqrt(log_2_alpha * log_2_alpha / 9.0 +
                                 2.0 * log_2_alpha * s->n * p * (1.0 - p));
    *(s->n * p - 2.0 - 2.0 * wide > y ? &out : &in) = M;
  }
  return out;
}

/* As lower_from_ranges() in exact-ci.c has it from all ranges */
akk_status akk_people_lower(double x, double n, double N,
                            const akk_level *level, double *M,
                            const akk_hook *hook) {
  people s = {n, N, floor(N / 2.0), level, hook};
  akk_ranges r = {NULL, 0, 0, 0.0, n, N};
  akk_status status = akk_ok();
  double from = 0.0, last = 0.0;
  /* the first whose range has x, beyond one that has not */
  status = crossing(&s, x, level->alpha * (1.0 + 1e-6), 1, &last);
  for (double share = 0.25; status.code == AKK_OK; share /= 8.0) {
    r.length = 0;
    status = crossing(&s, x, level->alpha * share, 1, &from);
    if (share < 1e-6)
      from = 0.0;
    if (status.code == AKK_OK)
      status = stretch(&s, from, last, &r);
    if (status.code != AKK_OK)
      break;
    const akk_range *e = r.ranges;
    int64_t at = 0;
    while (at + 1 < r.length && e[at + 1].from <= from)
      at++;
    if (e[at].high < x || from == 0.0)
      break;
  }
  int64_t i = 0;
  while (status.code == AKK_OK && i < r.length && r.ranges[i].high < x)
    i++;
  if (status.code == AKK_OK && i < r.length)
    *M = r.ranges[i].from;
  else if (status.code == AKK_OK) {
    /* none up to the half: by the mirror, the last that has n - x */
    double y = n - x;
    r.length = 0;
    last = all_above(&s, y);
    status = crossing(&s, y, level->alpha * (1.0 + 1e-6), 0, &from);
    if (status.code == AKK_OK)
      status = stretch(&s, from, last, &r);
    if (status.code == AKK_OK) {
      for (i = 0; i < r.length && r.ranges[i].low <= y; i++)
        ;
      *M = N - (i < r.length ? r.ranges[i].from - 1.0 : last);
    }
  }
  akk_ranges_free(&r);
  return status;
}
