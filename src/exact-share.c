/* N = Inf: limits are shares p, where a tail of the binomial crosses alpha. */
#include "exact-share.h"

#include <float.h>
#include <math.h>

#include "binomial.h"

typedef struct {
  double n, low, high, target; /* of P(X < low), P(X > high), or both */
  int halves;                  /* mid-p: half of P(X = low) too */
} crossing;

typedef double (*excess)(double p, const crossing *c);

static akk_draw_parts split(const crossing *c, double p) {
  akk_draw d = akk_draw_binomial(c->n, p);
  return akk_draw_split(&d, c->low, c->high);
}

/* P(X >= low) above the target, relatively; rises with p */
static double tail_excess(double p, const crossing *c) {
  akk_draw_parts s = split(c, p);
  return (s.above + (c->halves ? 0.5 : 1.0) * s.within) / c->target - 1.0;
}

/* P(low <= X <= high) below 1 - target */
static double outside_excess(double p, const crossing *c) {
  akk_draw_parts s = split(c, p);
  return (s.below + s.above) / c->target - 1.0;
}

/* P(X > high) above P(X < low); rises with p */
static double balance_excess(double p, const crossing *c) {
  akk_draw_parts s = split(c, p);
  return (s.above - s.below) / (s.above + s.below);
}

/* The root between a and b, where f has opposite signs, to the last digits, by
 * inverse quadratic steps where they are safe (Chandrupatla 1997), else by
 * halving. */
static akk_status root(excess f, const crossing *c, double a, double b,
                       double *at, const akk_hook *hook) {
  double fa = f(a, c), fb = f(b, c);
  double old = a, f_old = fa, t = 0.5;
  for (int i = 0; i < 200; i++) {
    if (akk_interrupted(hook))
      return akk_fail(AKK_EINTERRUPT, "stopped by the user");
    double best = fabs(fa) < fabs(fb) ? a : b;
    double tolerance = 2.0 * DBL_EPSILON * fabs(best);
    if ((best == a ? fa : fb) == 0.0 || fabs(b - a) <= tolerance) {
      *at = best;
      return akk_ok();
    }
    double x = a + t * (b - a), fx = f(x, c);
    if ((fx > 0.0) == (fa > 0.0)) {
      old = a;
      f_old = fa;
    } else {
      old = b;
      f_old = fb;
      b = a;
      fb = fa;
    }
    a = x;
    fa = fx;
    double xi = (a - b) / (old - b), phi = (fa - fb) / (f_old - fb);
    if (phi * phi < xi && (1.0 - phi) * (1.0 - phi) < 1.0 - xi)
      t = fa / (fb - fa) * f_old / (fb - f_old) +
          (old - a) / (b - a) * fa / (f_old - fa) * fb / (f_old - fb);
    else
      t = 0.5;
    double least = 0.5 * tolerance / fabs(b - a);
    t = fmax(least, fmin(1.0 - least, t));
  }
  *at = fabs(fa) < fabs(fb) ? a : b;
  return akk_ok();
}

#define TRY(call)                                                              \
  do {                                                                         \
    akk_status status_ = (call);                                               \
    if (status_.code != AKK_OK)                                                \
      return status_;                                                          \
  } while (0)

/* Brings from..to, whose ends have opposite signs, near the root before it is
 * searched for: far from it a tail takes longest and says least. `p` is the
 * first guess. */
static akk_status bracket(excess f, const crossing *c, double p, double step,
                          double *from, double *to, const akk_hook *hook) {
  int seen[2] = {0, 0};
  for (; !(seen[0] && seen[1]) && p > *from && p < *to; step *= 4.0) {
    if (akk_interrupted(hook))
      return akk_fail(AKK_EINTERRUPT, "stopped by the user");
    int above = f(p, c) > 0.0;
    seen[above] = 1;
    *(above ? to : from) = p;
    p += above ? -step : step;
  }
  return akk_ok();
}

/* p with P(X >= x) = tail, or with half of P(X = x); 0 < x */
static akk_status lower_tail(double x, double n, double tail, int midp,
                             double *p, const akk_hook *hook) {
  crossing c = {n, x, x, tail, midp};
  /* P(X >= x) <= n p */
  double from = tail / n * (1.0 - 1e-9), to = x / n;
  if (tail_excess(to, &c) <= 0.0)
    to = 1.0;
  if (tail_excess(from, &c) >= 0.0) { /* n = 1, up to rounding */
    *p = tail / n;
    return akk_ok();
  }
  if (to == 1.0 && tail_excess(to, &c) <= 0.0) {
    *p = 1.0;
    return akk_ok();
  }
  if (to < 1.0 && n > 1e4) {
    /* Wilson's lower limit, by a quantile right to 3 digits */
    double t = sqrt(-2.0 * log(fmin(tail, 0.5)));
    double z =
        t - (2.30753 + 0.27061 * t) / (1.0 + t * (0.99229 + 0.04481 * t));
    double A = z * z / n, q = 1.0 - to;
    double first = to * to / (to + A / 2.0 + sqrt(A * to * q + A * A / 4.0));
    TRY(bracket(tail_excess, &c, first, sqrt(A * (to * q + A)) / 64.0, &from,
                &to, hook));
  }
  return root(tail_excess, &c, from, to, p, hook);
}

/* As lower_blaker() in exact-ci.c, with p for M: where y steps up, P(X <= y)
 * meets P(X >= x). */
static akk_status lower_blaker(double x, double n, const akk_level *level,
                               double *p, const akk_hook *hook) {
  double from;
  TRY(lower_tail(x, n, level->alpha / 2.0, 0, &from, hook));
  akk_draw d = akk_draw_binomial(n, from);
  double y = -1.0, beyond = x - 1.0;
  akk_draw_parts s = akk_draw_split(&d, x, x - 1.0);
  if (s.below <= s.above)
    y = beyond;
  while (y < beyond - 1.0) {
    double middle = floor(y + (beyond - y) / 2.0);
    s = akk_draw_split(&d, middle + 1.0, x - 1.0);
    *(s.below <= s.above ? &y : &beyond) = middle;
  }
  for (int first = 1; y < x - 1.0; first = 0) {
    crossing now = {n, y + 1.0, x - 1.0, level->alpha, 0};
    /* at the tail method's limit the sum cannot exceed alpha: only rounding
     * says so */
    if (!first && outside_excess(from, &now) > 0.0)
      break;
    crossing next = {n, y + 2.0, x - 1.0, 0.0, 0};
    double step;
    TRY(root(balance_excess, &next, from, 1.0, &step, hook));
    if (outside_excess(step, &now) > 0.0) {
      if (outside_excess(from, &now) < 0.0)
        TRY(root(outside_excess, &now, from, step, &from, hook));
      break;
    }
    from = step;
    y += 1.0;
  }
  *p = from;
  return akk_ok();
}

akk_status akk_exact_lower_share(double x, double n, const akk_level *level,
                                 akk_exact_method method, double *p,
                                 const akk_hook *hook) {
  if (x == 0.0) {
    *p = 0.0;
    return akk_ok();
  }
  if (method == AKK_EXACT_BLAKER)
    return lower_blaker(x, n, level, p, hook);
  return lower_tail(x, n, level->alpha / 2.0, method == AKK_EXACT_MIDP, p,
                    hook);
}

/* ---- the shortest, Schilling & Doi (2014) ----------------------------------
 */

/* For each p, of the shortest ranges that hold the level the likeliest: the
 * binomial counterpart of exact-people.c. As p rises it changes where its
 * probability falls to the level (it grows), where its upper neighbour becomes
 * likelier than its lowest member (it slides up), and where the range without
 * its least likely end reaches the level (it shrinks). */

static double share(double log_odds) {
  return log_odds < 0.0 ? exp(log_odds) / (1.0 + exp(log_odds))
                        : 1.0 / (1.0 + exp(-log_odds));
}

/* log(y!/x!) less (y - x)(log(y) - 1), x < y, by Stirling's series */
static double log_rising(double x, double y) {
  return (x + 0.5) * log1p((y - x) / x) + akk_stirling_rest(y) -
         akk_stirling_rest(x);
}

/* log C(n, x) - log C(n, y), x < y */
static double log_choose_ratio(double n, double x, double y) {
  if (y - x > 64.0 && x >= 64.0 && n - y >= 64.0)
    return log_rising(x, y) - log_rising(n - y, n - x) +
           (y - x) * log(y / (n - x));
  double product = 1.0, sum = 0.0;
  for (double i = x; i < y; i += 1.0) {
    product *= (i + 1.0) / (n - i);
    if (product > 1e250 || product < 1e-250) {
      sum += log(product);
      product = 1.0;
    }
  }
  return sum + log(product);
}

/* Where P(X = x) = P(X = y), x < y <= n */
static double equal_at(double n, double x, double y) {
  return share(log_choose_ratio(n, x, y) / (y - x));
}

/* Where P(low <= X <= high) is highest */
static double peak(double n, double low, double high) {
  if (low == 0.0)
    return 0.0;
  if (high == n)
    return 1.0;
  return share(log_choose_ratio(n - 1.0, low - 1.0, high) / (high - low + 1.0));
}

typedef struct {
  double n, p, low, high;
  const akk_level *level;
  const akk_hook *hook;
} path;

static double outside(const path *s, double low, double high, double p) {
  crossing c = {s->n, low, high, s->level->alpha, 0};
  return outside_excess(p, &c);
}

/* The first p in from..to at which low..high comes to hold the level; infinite
 * when there is none. What lies outside falls until the peak, then rises: past
 * the peak it does not come to hold what it does not hold. */
static akk_status first_held(const path *s, double low, double high,
                             double from, double to, double *at) {
  *at = INFINITY;
  if (!(from < to))
    return akk_ok();
  double best = fmin(to, fmax(from, peak(s->n, low, high)));
  if (best <= from || outside(s, low, high, best) > 0.0)
    return akk_ok();
  if (outside(s, low, high, from) <= 0.0) {
    *at = from;
    return akk_ok();
  }
  crossing c = {s->n, low, high, s->level->alpha, 0};
  return root(outside_excess, &c, from, best, at, s->hook);
}

/* The range at s->p, from the mode */
static void from_mode(path *s) {
  akk_draw d = akk_draw_binomial(s->n, s->p);
  s->low = s->high = akk_draw_mode(&d);
  for (;;) {
    akk_draw_parts parts = akk_draw_split(&d, s->low, s->high);
    if (parts.below + parts.above <= s->level->alpha)
      return;
    double up =
        s->high < s->n ? parts.at_high * akk_draw_ratio(&d, s->high) : 0;
    double down =
        s->low > 0.0 ? parts.at_low / akk_draw_ratio(&d, s->low - 1.0) : 0.0;
    if (up > down)
      s->high += 1.0;
    else
      s->low -= 1.0;
  }
}

/* To where the range changes next, or to 1/2 */
static akk_status next_change(path *s) {
  double n = s->n, a = s->low, b = s->high, end = 0.5, at;
  enum { NONE, SLIDE, GROW, DROP_LOW, DROP_HIGH } change = NONE;
  if (b < n && (at = equal_at(n, a, b + 1.0)) < end) {
    end = fmax(at, s->p);
    change = SLIDE;
  }
  double from = fmax(s->p, peak(n, a, b));
  if (from < end && outside(s, a, b, end) > 0.0) {
    crossing c = {n, a, b, s->level->alpha, 0};
    if (outside(s, a, b, from) < 0.0)
      TRY(root(outside_excess, &c, from, end, &end, s->hook));
    else
      end = from;
    change = GROW;
  }
  if (a < b) {
    double even = equal_at(n, a, b);
    TRY(first_held(s, a, b - 1.0, s->p, fmin(even, end), &at));
    if (at < end) {
      end = at;
      change = DROP_HIGH;
    }
    TRY(first_held(s, a + 1.0, b, fmax(s->p, even), end, &at));
    if (at < end) {
      end = at;
      change = DROP_LOW;
    }
  }
  s->p = end;
  switch (change) {
  case NONE:
    break;
  case SLIDE:
    s->low += 1.0;
    s->high += 1.0;
    break;
  case GROW:
    if (b < n && (a == 0.0 || equal_at(n, a - 1.0, b + 1.0) < end))
      s->high += 1.0;
    else
      s->low -= 1.0;
    break;
  case DROP_LOW:
    s->low += 1.0;
    break;
  case DROP_HIGH:
    s->high -= 1.0;
    break;
  }
  return akk_ok();
}

/* A p from where on the path knows all that matters for x and above: no range
 * at a lower p has its lower end above that of a range near x's lower limit,
 * because a lower end is never above the mode. */
static akk_status starting_point(path *s, double x) {
  s->p = 0.0;
  if (x > 1.0) {
    TRY(lower_tail(x, s->n, s->level->alpha / 8.0, 0, &s->p, s->hook));
    from_mode(s);
    s->p = fmin(s->p, (s->low + 1.0) / (s->n + 1.0));
  }
  from_mode(s);
  if (s->high >= x && x > 0.0) { /* not low enough */
    s->p = 0.0;
    from_mode(s);
  }
  return akk_ok();
}

akk_status akk_ranges_share(double n, double x_low, double x_high,
                            const akk_level *level, akk_ranges *r,
                            const akk_hook *hook) {
  path s = {n, 0.0, 0.0, 0.0, level, hook};
  r->n = n;
  r->N = INFINITY;
  r->half = 0.5;
  TRY(starting_point(&s, x_low));
  double low = s.low, high = s.high;
  /* Does any range up to the half reach n - x_low? Ranges are widest at the
   * half, but for a member or two; twice as far is far enough to say no. */
  path half = {n, 0.5, 0.0, 0.0, level, hook};
  from_mode(&half);
  int reached = n - x_low <= half.high + (half.high - half.low) + 16.0;
  for (double changes = 0.0;; changes += 1.0) {
    /* shifted up so that lower ends never fall; upper ends likewise */
    high = fmax(high, s.high + fmax(0.0, low - s.low));
    low = fmax(low, s.low);
    if (!akk_ranges_add(r, s.p, low, high))
      return akk_fail(AKK_ENOMEM, "out of memory");
    if (s.p >= 0.5 || (low > x_high && (!reached || high >= n - x_low)))
      return akk_ok();
    if (changes > 64.0 + 16.0 * n) /* there are about 3n/2 */
      return akk_fail(AKK_EDATA, "the shortest interval was not found");
    TRY(next_change(&s));
  }
}
