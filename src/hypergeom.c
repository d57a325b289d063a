#include "hypergeom.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "binomial.h"
#include "natural.h"

#define LARGE_VARIANCE 1e4

akk_draw akk_draw_hypergeometric(double N, double n, double M) {
  akk_draw d = {n, N, M, -1.0};
  return d;
}

akk_draw akk_draw_binomial(double n, double p) {
  akk_draw d = {n, INFINITY, 0.0, p / (1.0 - p)};
  return d;
}

double akk_draw_lowest(const akk_draw *d) {
  if (isinf(d->N))
    return isinf(d->odds) ? d->n : 0.0;
  return fmax(0.0, d->n + d->M - d->N);
}

double akk_draw_highest(const akk_draw *d) {
  if (isinf(d->N))
    return d->odds == 0.0 ? 0.0 : d->n;
  return fmin(d->n, d->M);
}

double akk_draw_mode(const akk_draw *d) {
  double mode;
  if (isinf(d->N))
    mode = isinf(d->odds) ? d->n
                          : floor((d->n + 1.0) * (d->odds / (1.0 + d->odds)));
  else if ((d->n + 1.0) * (d->N + 2.0) < 9.2e18) /* in 64 bits: whole */
    mode = (double)((int64_t)(d->n + 1.0) * (int64_t)(d->M + 1.0) /
                    (int64_t)(d->N + 2.0));
  else
    mode = floor((d->n + 1.0) * ((d->M + 1.0) / (d->N + 2.0)));
  return fmin(fmax(mode, akk_draw_lowest(d)), akk_draw_highest(d));
}

int akk_draw_mirrors(const akk_draw *d, double x, double y) {
  return (2.0 * d->M == d->N && x + y == d->n) ||
         (2.0 * d->n == d->N && x + y == d->M);
}

/* Masses relative to the mode's, added up on either side of `low` and `high`.
 * In the last part of a side it stops when nothing is left to add: past the
 * mode the ratios fall, so that what remains is a part of the last mass. */
static akk_draw_parts summed(const akk_draw *d, double low, double high) {
  static const double negligible = DBL_EPSILON / 1024.0;
  double first = akk_draw_lowest(d), last = akk_draw_highest(d);
  double mode = akk_draw_mode(d);
  akk_draw_parts p = {0.0, 0.0, 0.0, 0.0, 0.0};
  double x = mode, w = 1.0;
  for (;;) {
    if (x == low)
      p.at_low = w;
    if (x == high)
      p.at_high = w;
    if (x > high) {
      p.above += w;
      if (w < negligible * p.above)
        break;
    } else if (x >= low)
      p.within += w;
    else
      p.below += w;
    if (x >= last || w < DBL_MIN) /* below, it might never reach 0 */
      break;
    w *= akk_draw_ratio(d, x);
    x += 1.0;
  }
  x = mode;
  w = 1.0;
  while (x > first && w >= DBL_MIN) {
    x -= 1.0;
    w /= akk_draw_ratio(d, x);
    if (x == low)
      p.at_low = w;
    if (x == high)
      p.at_high = w;
    if (x < low) {
      p.below += w;
      if (w < negligible * p.below)
        break;
    } else if (x <= high)
      p.within += w;
    else
      p.above += w;
  }
  double total = p.below + p.within + p.above;
  p.below /= total;
  p.within /= total;
  p.above /= total;
  p.at_low /= total;
  p.at_high /= total;
  return p;
}

/* P(X >= x), NaN where it is not to be had at once */
static double upper_tail(double n, double x, double odds) {
  if (x <= 0.0)
    return 1.0;
  if (x > n)
    return 0.0;
  if (x > (n + 1.0) * (odds / (1.0 + odds)))
    return akk_binomial_mass(n, x, odds) * akk_binomial_mills(n, x, odds);
  /* below the mean the other tail is the one to sum */
  double y = n - x + 1.0;
  return 1.0 - akk_binomial_mass(n, y, 1.0 / odds) *
                   akk_binomial_mills(n, y, 1.0 / odds);
}

/* The binomial with a wide spread: tails at once, not mass by mass. `within` is
 * what they leave, or the one mass that it is. */
static int at_once(const akk_draw *d, double low, double high,
                   akk_draw_parts *p) {
  double n = d->n, odds = d->odds;
  if (!isinf(d->N) || !(odds > 0.0 && isfinite(odds)) ||
      n * odds / ((1.0 + odds) * (1.0 + odds)) < LARGE_VARIANCE)
    return 0;
  p->below = upper_tail(n, n - low + 1.0, 1.0 / odds);
  p->above = upper_tail(n, high + 1.0, odds);
  p->at_low = akk_binomial_mass(n, low, odds);
  p->at_high = low == high ? p->at_low : akk_binomial_mass(n, high, odds);
  p->within = low == high ? p->at_low : fmax(0.0, 1.0 - p->below - p->above);
  return !isnan(p->below + p->above);
}

akk_draw_parts akk_draw_split(const akk_draw *d, double low, double high) {
  akk_draw_parts p;
  return at_once(d, low, high, &p) ? p : summed(d, low, high);
}

akk_status akk_level_read(double conf_level, akk_level *level) {
  if (!(conf_level > 0.0 && conf_level < 1.0))
    return akk_fail(AKK_EINVAL, "a confidence level must lie in (0, 1)");
  /* the fewest digits that read as this number: "9.5e-01" is 95 / 10^2 */
  char text[40];
  int digits = 1;
  do
    snprintf(text, sizeof text, "%.*e", digits - 1, conf_level);
  while (strtod(text, NULL) != conf_level && digits++ < 17);
  uint64_t s = 0, power = 1;
  for (const char *c = text; *c != 'e'; c++)
    if (*c >= '0' && *c <= '9')
      s = 10 * s + (uint64_t)(*c - '0');
  int decimals = digits - 1 - atoi(strchr(text, 'e') + 1);
  if (decimals > 18) {
    s = (uint64_t)llround(conf_level * 1e18);
    decimals = 18;
  }
  while (decimals-- > 0)
    power *= 10;
  level->level = conf_level;
  level->num = power - s;
  level->den = power;
  level->alpha = (double)level->num / (double)level->den;
  return akk_ok();
}

/* ---- ties --------------------------------------------------------------- */

/* Sums of masses in units of 2^-bits of the mode's mass, rounded down and
 * rounded up: what is exact lies between. */
typedef struct {
  akk_natural mass, plus, minus, total;
} sums;

typedef struct {
  const akk_draw *d;
  const akk_piece *pieces;
  int count;
  sums by[2]; /* rounded down, rounded up */
} tally;

static void tally_free(tally *t) {
  for (int up = 0; up < 2; up++) {
    akk_natural_free(&t->by[up].mass);
    akk_natural_free(&t->by[up].plus);
    akk_natural_free(&t->by[up].minus);
    akk_natural_free(&t->by[up].total);
  }
}

static int add_mass(tally *t, double x) {
  int weight = 0, done = 1;
  for (int i = 0; i < t->count; i++)
    if (x >= t->pieces[i].low && x <= t->pieces[i].high)
      weight += t->pieces[i].weight;
  for (int up = 0; up < 2; up++) {
    sums *s = &t->by[up];
    done = done && akk_natural_add(&s->total, &s->mass);
    for (int k = abs(weight); k > 0; k--)
      done =
          done && akk_natural_add(weight > 0 ? &s->plus : &s->minus, &s->mass);
  }
  return done;
}

/* From one mass to the next, times f1 f2 / (g1 g2), rounded away from what is
 * exact: floor(floor(a / g1) / g2) is floor(a / (g1 g2)). */
static int step(tally *t, double f1, double f2, double g1, double g2) {
  int done = 1;
  for (int up = 0; up < 2; up++) {
    akk_natural *mass = &t->by[up].mass;
    done = done && akk_natural_multiply(mass, (uint32_t)f1) &&
           akk_natural_multiply(mass, (uint32_t)f2) &&
           akk_natural_divide(mass, (uint32_t)g1, up) &&
           akk_natural_divide(mass, (uint32_t)g2, up);
  }
  return done;
}

/* `left` masses none of which exceeds the last: they may be anywhere */
static int add_rest(tally *t, double left) {
  sums *s = &t->by[1];
  akk_natural *to[] = {&s->total, &s->plus, &s->plus, &s->minus, &s->minus};
  int done = akk_natural_multiply(&s->mass, (uint32_t)left);
  for (int k = 0; k < 5; k++)
    done = done && akk_natural_add(to[k], &s->mass);
  return done;
}

static int add_up(tally *t, size_t bits) {
  const akk_draw *d = t->d;
  double first = akk_draw_lowest(d), last = akk_draw_highest(d);
  double mode = akk_draw_mode(d), others = d->N - d->M - d->n;
  int done = 1;
  for (int side = 0; side < 2; side++) {
    for (int up = 0; up < 2; up++)
      done = done && akk_natural_set_power(&t->by[up].mass, bits);
    if (side == 0)
      done = done && add_mass(t, mode);
    double x = mode;
    while (done && (side == 0 ? x < last : x > first)) {
      if (side == 0) {
        done = step(t, d->M - x, d->n - x, x + 1.0, others + x + 1.0);
        x += 1.0;
      } else {
        done = step(t, x, others + x, d->M - x + 1.0, d->n - x + 1.0);
        x -= 1.0;
      }
      if (t->by[0].mass.used == 0) {
        done =
            done && add_rest(t, side == 0 ? last - x + 1.0 : x - first + 1.0);
        break;
      }
      done = done && add_mass(t, x);
    }
  }
  return done;
}

/* The sign of den (a - b) - num c */
static int compare(const akk_natural *a, const akk_natural *b,
                   const akk_natural *c, uint64_t num, uint64_t den,
                   int *sign) {
  akk_natural left = {NULL, 0, 0}, right = left, more = left;
  int done =
      akk_natural_copy(&left, a) && akk_natural_copy(&right, b) &&
      akk_natural_copy(&more, c) && akk_natural_multiply_wide(&left, den) &&
      akk_natural_multiply_wide(&right, den) &&
      akk_natural_multiply_wide(&more, num) && akk_natural_add(&right, &more);
  if (done)
    *sign = akk_natural_compare(&left, &right);
  akk_natural_free(&left);
  akk_natural_free(&right);
  akk_natural_free(&more);
  return done;
}

/* With more and more bits, until the sign shows. The sum of probabilities is a
 * whole number over C(N, n): if it is not num/den, it differs by 1/(den C(N,
 * n)) or more. Once the bounds are closer than that and the sign still does not
 * show, there is none. */
akk_status akk_draw_sign(const akk_draw *d, const akk_piece *pieces, int count,
                         uint64_t num, uint64_t den, int *sign) {
  double tables =
      (lgamma(d->N + 1.0) - lgamma(d->n + 1.0) - lgamma(d->N - d->n + 1.0)) /
      log(2.0);
  /* den, then what rounding can add up to: 4 n^2 of the last bit, weights */
  double enough = tables * (1.0 + 1e-12) + 64.0 + 2.0 * 32.0 + 16.0;
  for (double bits = 128.0;; bits *= 2.0) {
    tally t;
    memset(&t, 0, sizeof t);
    t.d = d;
    t.pieces = pieces;
    t.count = count;
    int least = 0, most = 0; /* the sign of the lower and the upper bound */
    int done =
        add_up(&t, (size_t)fmin(bits, enough)) &&
        compare(&t.by[0].plus, &t.by[1].minus, &t.by[1].total, num, den,
                &least) &&
        compare(&t.by[1].plus, &t.by[0].minus, &t.by[0].total, num, den, &most);
    tally_free(&t);
    if (!done)
      return akk_fail(AKK_ENOMEM, "out of memory");
    *sign = least > 0 ? 1 : most < 0 ? -1 : 0;
    if (*sign != 0 || bits >= enough)
      return akk_ok();
  }
}

akk_status akk_draw_compare(const akk_draw *d, double x, double y, int *sign) {
  double others = d->N - d->M - d->n;
  *sign = 0;
  if (akk_draw_mirrors(d, x, y))
    return akk_ok();
  akk_natural top = {NULL, 0, 0}, bottom = top;
  int done = akk_natural_set(&top, 1) && akk_natural_set(&bottom, 1);
  for (; done && x < y; x += 1.0)
    done = akk_natural_multiply(&top, (uint32_t)(d->M - x)) &&
           akk_natural_multiply(&top, (uint32_t)(d->n - x)) &&
           akk_natural_multiply(&bottom, (uint32_t)(x + 1.0)) &&
           akk_natural_multiply(&bottom, (uint32_t)(others + x + 1.0));
  if (done)
    *sign = akk_natural_compare(&top, &bottom);
  akk_natural_free(&top);
  akk_natural_free(&bottom);
  return done ? akk_ok() : akk_fail(AKK_ENOMEM, "out of memory");
}
