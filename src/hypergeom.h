/* How many of n people drawn agree: out of N of whom M agree (hypergeometric),
 * or each with the same odds (binomial). Masses come from recurrences outward
 * from the mode; what is too close to call is decided in integers. No R here.
 */
#ifndef AKK_HYPERGEOM_H
#define AKK_HYPERGEOM_H

#include <stdint.h>

#include "status.h"

/* Counts are whole numbers below 2^53, kept as double. */
typedef struct {
  double n;
  double N; /* infinite: binomial, and then M does not count */
  double M;
  double odds; /* p/(1-p), for the binomial alone; infinite when p = 1 */
} akk_draw;

akk_draw akk_draw_hypergeometric(double N, double n, double M);
akk_draw akk_draw_binomial(double n, double p);

/* What can be drawn: lowest <= X <= highest */
double akk_draw_lowest(const akk_draw *d);
double akk_draw_highest(const akk_draw *d);

/* The most likely X; of two, the higher. Exact while (n+1)(N+2) < 2^64. */
double akk_draw_mode(const akk_draw *d);

/* Does X - x mirror y - X? When half of the people agree, or half are drawn. */
int akk_draw_mirrors(const akk_draw *d, double x, double y);

/* P(X = x+1) / P(X = x), x possible */
static inline double akk_draw_ratio(const akk_draw *d, double x) {
  double falls = (d->n - x) / (x + 1.0);
  return d->odds >= 0.0 ? falls * d->odds
                        : falls * ((d->M - x) / (d->N - d->M - d->n + x + 1.0));
}

/* The range low..high and what lies outside: each is a sum of masses of its
 * own, never 1 less the others, so that small tails keep their digits: about
 * 1e-13 relative, times the distance from the mode in units of 10^4 steps. */
typedef struct {
  double below, within,
      above;              /* P(X < low), P(low <= X <= high), P(X > high) */
  double at_low, at_high; /* P(X = low), P(X = high) */
} akk_draw_parts;

akk_draw_parts akk_draw_split(const akk_draw *d, double low, double high);

/* A confidence level as it was typed, by its shortest decimal: 0.95 is 19/20.
 * alpha = 1 - level = num/den, den a power of ten up to 10^18. */
typedef struct {
  double level, alpha;
  uint64_t num, den;
} akk_level;

akk_status akk_level_read(double conf_level, akk_level *level);

/* Doubles decide unless they are within this, relatively. */
#define AKK_TIE 1e-9

static inline int akk_is_close(double x, double y) {
  return !(x < y * (1.0 - AKK_TIE) || x > y * (1.0 + AKK_TIE));
}

/* The two below need a finite N below 2^32. */
static inline int akk_draw_decidable(const akk_draw *d) {
  return d->N < 4294967296.0;
}

/* `weight` times the probability of low..high; weight is -2 to 2 */
typedef struct {
  double low, high;
  int weight;
} akk_piece;

/* The sign of sum(weight P(low <= X <= high)) - num/den, without error */
akk_status akk_draw_sign(const akk_draw *d, const akk_piece *pieces, int count,
                         uint64_t num, uint64_t den, int *sign);

/* The sign of P(X = y) - P(X = x), x < y both possible, without error */
akk_status akk_draw_compare(const akk_draw *d, double x, double y, int *sign);

#endif
