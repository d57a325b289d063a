#include "overlap-range.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "gsl-guard.h"

static int64_t min_of(int64_t a, int64_t b) { return a < b ? a : b; }
static int64_t max_of(int64_t a, int64_t b) { return a > b ? a : b; }

/* floor(a / b), b > 0 */
static int64_t floor_div(int64_t a, int64_t b) {
  int64_t q = a / b;
  return q * b > a ? q - 1 : q;
}

/* Hypergeometric masses: of u1 + u2 single answers B agree, h of them in the
 * first group, lowest <= h <= highest. By ratios outward from the mode, so that
 * each mass keeps its digits. */
typedef struct {
  int64_t u1, u2, B, lowest, highest;
  double *mass; /* from `lowest` on */
} hyper;

static void hyper_fill(hyper *h, int64_t u1, int64_t u2, int64_t B) {
  h->u1 = u1;
  h->u2 = u2;
  h->B = B;
  h->lowest = max_of(0, B - u2);
  h->highest = min_of(u1, B);
  int64_t mode = (int64_t)floor((double)(u1 + 1) * (double)(B + 1) /
                                (double)(u1 + u2 + 2));
  mode = min_of(max_of(mode, h->lowest), h->highest);
  double *mass = h->mass - h->lowest;
  mass[mode] = 1.0;
  double sum = 1.0;
  for (int64_t x = mode; x < h->highest; x++) {
    mass[x + 1] = mass[x] * ((double)(u1 - x) / (double)(x + 1)) *
                  ((double)(B - x) / (double)(u2 - B + x + 1));
    sum += mass[x + 1];
  }
  for (int64_t x = mode; x > h->lowest; x--) {
    mass[x - 1] = mass[x] * ((double)x / (double)(u1 - x + 1)) *
                  ((double)(u2 - B + x) / (double)(B - x + 1));
    sum += mass[x - 1];
  }
  for (int64_t x = h->lowest; x <= h->highest; x++)
    mass[x] /= sum;
}

/* upper[t] = P(Bin(D, 1/2) >= t), t = 0..D: sums of masses from the far end. */
static void binomial_upper(int64_t D, double *upper) {
  double mass = ldexp(1.0, (int)-min_of(D, 1000000));
  if (mass > 0.0) {
    double sum = 0.0;
    for (int64_t t = D; t >= 0; t--) {
      sum += mass;
      upper[t] = sum;
      mass *= (double)t / (double)(D - t + 1);
    }
    return;
  }
  /* 2^-D is below what a double holds: from the mode, and what is too small
   * is 0 */
  int64_t mode = D / 2;
  double at = exp(lgamma((double)D + 1.0) - lgamma((double)mode + 1.0) -
                  lgamma((double)(D - mode) + 1.0) - (double)D * log(2.0));
  upper[mode] = at;
  for (int64_t t = mode; t < D; t++)
    upper[t + 1] = upper[t] * ((double)(D - t) / (double)(t + 1));
  for (int64_t t = mode; t > 0; t--)
    upper[t - 1] = upper[t] * ((double)t / (double)(D - t + 1));
  double sum = 0.0;
  for (int64_t t = D; t >= 0; t--) {
    sum += upper[t];
    upper[t] = sum;
  }
}

/* P(Y >= t), Y = Bin(D, 1/2) + H */
static double tail_above(const hyper *h, int64_t D, const double *upper,
                         int64_t t) {
  const double *mass = h->mass - h->lowest;
  double p = 0.0;
  /* above `sure` the binomial need not add anything */
  int64_t sure = max_of(t, h->lowest);
  for (int64_t x = max_of(h->lowest, t - D); x < min_of(sure, h->highest + 1);
       x++)
    p += mass[x] * upper[t - x];
  for (int64_t x = sure; x <= h->highest; x++)
    p += mass[x];
  return p;
}

/* P(Y <= t): the binomial mirrors */
static double tail_below(const hyper *h, int64_t D, const double *upper,
                         int64_t t) {
  const double *mass = h->mass - h->lowest;
  double p = 0.0;
  int64_t sure = min_of(t - D, h->highest);
  for (int64_t x = h->lowest; x <= sure; x++)
    p += mass[x];
  for (int64_t x = max_of(h->lowest, sure + 1); x <= min_of(h->highest, t); x++)
    p += mass[x] * upper[D - (t - x)];
  return p;
}

/* u (2 y - 2 E Y), whole: the sign and size of what is off the centre */
static int64_t off_centre(const hyper *h, int64_t D, int64_t y) {
  int64_t u = h->u1 + h->u2;
  if (u == 0)
    return 2 * y - D;
  return u * (2 * y - D) - 2 * h->B * h->u1;
}

static double p_value(const hyper *h, int64_t D, const double *upper, int64_t y,
                      akk_alternative alternative) {
  double p;
  if (alternative == AKK_GREATER) {
    p = tail_above(h, D, upper, y);
  } else if (alternative == AKK_LESS) {
    p = tail_below(h, D, upper, y);
  } else {
    int64_t off = off_centre(h, D, y), u = h->u1 + h->u2;
    if (off == 0)
      return 1.0;
    /* y mirrored at E Y lies at 2 E Y - y = twice / u - y */
    int64_t twice = u == 0 ? D : D * u + 2 * h->B * h->u1;
    int64_t below = floor_div(twice, u == 0 ? 1 : u) - y;
    int64_t above = -floor_div(-twice, u == 0 ? 1 : u) - y;
    p = off > 0 ? tail_above(h, D, upper, y) + tail_below(h, D, upper, below)
                : tail_below(h, D, upper, y) + tail_above(h, D, upper, above);
  }
  return p > 1.0 ? 1.0 : p;
}

/* The feasible (c1, c2), by their sum: the nearest c1 not below, not above. */
typedef struct {
  int64_t sum_low, sums, width; /* c1 from 0 to width - 1 */
  int32_t *next, *prev;         /* -1 where there is none */
} margin_set;

static akk_status margins_read(const akk_top2_input *in, margin_set *set) {
  int64_t low = INT64_MAX, high = -1;
  for (int64_t i = 0; i < in->count; i++) {
    if (in->c1[i] < 0 || in->c1[i] > in->n1 || in->c2[i] < 0 ||
        in->c2[i] > in->n2)
      return akk_fail(AKK_EINVAL, "a count is not between 0 and its base");
    int64_t sum = (int64_t)in->c1[i] + in->c2[i];
    low = min_of(low, sum);
    high = max_of(high, sum);
  }
  set->sum_low = low;
  set->sums = high - low + 1;
  set->width = in->n1 + 1;
  size_t cells = (size_t)set->sums * (size_t)set->width;
  set->next = akk_calloc(cells, sizeof *set->next);
  set->prev = akk_calloc(cells, sizeof *set->prev);
  if (set->next == NULL || set->prev == NULL)
    return akk_fail(AKK_ENOMEM, "out of memory");
  for (int64_t i = 0; i < in->count; i++) {
    int64_t row = (int64_t)in->c1[i] + in->c2[i] - low;
    set->next[row * set->width + in->c1[i]] = 1;
  }
  for (int64_t row = 0; row < set->sums; row++) {
    int32_t *next = set->next + row * set->width;
    int32_t *prev = set->prev + row * set->width;
    int32_t seen = -1;
    for (int64_t c = 0; c < set->width; c++) {
      if (next[c])
        seen = (int32_t)c;
      prev[c] = seen;
    }
    seen = -1;
    for (int64_t c = set->width - 1; c >= 0; c--) {
      if (next[c])
        seen = (int32_t)c;
      next[c] = seen;
    }
  }
  return akk_ok();
}

static void margins_free(margin_set *set) {
  free(set->next);
  free(set->prev);
}

/* Pairs in which the first alone agrees, so that y is reached: -1 where the
 * assumption leaves none. */
static int64_t first_alone(const akk_top2_input *in, const hyper *h, int64_t D,
                           int64_t m, int64_t both, int64_t c1, int64_t c2) {
  int64_t y = c1 - both;
  int64_t low = max_of(0, y - h->highest), high = min_of(D, y - h->lowest);
  if (low > high)
    return -1;
  if (!in->positive)
    return low;
  int64_t none = m - both - D;
  for (int end = 0; end < 2; end++) {
    int64_t first = end ? high : low, second = D - first;
    double covariance = (double)(both * (in->n1 - c1)) * (double)(in->n2 - c2) -
                        (double)(first * (in->n1 - c1)) * (double)c2 -
                        (double)(second * c1) * (double)(in->n2 - c2) +
                        (double)(none * c1) * (double)c2;
    if (covariance >= 0.0)
      return first;
  }
  return -1;
}

typedef struct {
  int found;
  int64_t y, c1, c2, both, first;
} reach;

/* From c1 = `from` on in the direction of `step` up to `last`: the first case
 * that is feasible, as y. */
static reach look(const akk_top2_input *in, const margin_set *set,
                  const hyper *h, int64_t D, int64_t m, int64_t row,
                  int64_t from, int64_t last, int step) {
  reach r = {0, 0, 0, 0, 0, 0};
  int64_t sum = set->sum_low + row, both = (sum - h->B - D) / 2;
  const int32_t *jump = (step > 0 ? set->next : set->prev) + row * set->width;
  while (step > 0 ? from <= last : from >= last) {
    int64_t c1 = jump[from];
    if (c1 < 0 || (step > 0 ? c1 > last : c1 < last))
      return r;
    int64_t first = first_alone(in, h, D, m, both, c1, sum - c1);
    if (first >= 0) {
      reach hit = {1, c1 - both, c1, sum - c1, both, first};
      return hit;
    }
    from = c1 + step;
  }
  return r;
}

static void keep(akk_top2_case *best, int lower, double p, const reach *r,
                 int64_t m, int64_t D) {
  if (!isnan(best->p) && (lower ? p >= best->p : p <= best->p))
    return;
  akk_top2_case c = {p, r->c1, r->c2, m, r->both, r->first, D - r->first};
  *best = c;
}

/* All cases of one (m, B, D) */
static int one_triple(const akk_top2_input *in, const margin_set *set,
                      const hyper *h, int64_t D, int64_t m, const double *upper,
                      akk_top2_range_out *out) {
  reach least = {0, 0, 0, 0, 0, 0}, most = least, below = least, above = least;
  int64_t u = h->u1 + h->u2;
  /* E Y rounded down */
  int64_t centre =
      u == 0 ? floor_div(D, 2) : floor_div(D * u + 2 * h->B * h->u1, 2 * u);
  int64_t first_sum = max_of(set->sum_low, h->B + D);
  /* both = (sum - B - D) / 2 is whole, and at most m - D */
  if ((first_sum - h->B - D) % 2 != 0)
    first_sum++;
  int64_t last_sum = min_of(set->sum_low + set->sums - 1, h->B - D + 2 * m);
  for (int64_t sum = first_sum; sum <= last_sum; sum += 2) {
    int64_t row = sum - set->sum_low, both = (sum - h->B - D) / 2;
    int64_t low = max_of(0, both + h->lowest);
    int64_t high = min_of(in->n1, both + h->highest + D);
    reach r = look(in, set, h, D, m, row, low, high, 1);
    if (!r.found)
      continue;
    if (!least.found || r.y < least.y)
      least = r;
    r = look(in, set, h, D, m, row, high, low, -1);
    if (!most.found || r.y > most.y)
      most = r;
    if (in->alternative != AKK_TWO_SIDED)
      continue;
    int64_t at = min_of(max_of(both + centre, low - 1), high);
    if (at >= low) {
      r = look(in, set, h, D, m, row, at, low, -1);
      if (r.found && (!below.found || r.y > below.y))
        below = r;
    }
    if (at < high) {
      r = look(in, set, h, D, m, row, at + 1, high, 1);
      if (r.found && (!above.found || r.y < above.y))
        above = r;
    }
  }
  if (!least.found)
    return 0;
  const reach *outer, *inner;
  if (in->alternative == AKK_GREATER) {
    outer = &most;
    inner = &least;
  } else if (in->alternative == AKK_LESS) {
    outer = &least;
    inner = &most;
  } else {
    outer = llabs(off_centre(h, D, least.y)) > llabs(off_centre(h, D, most.y))
                ? &least
                : &most;
    inner = !below.found ? &above
            : !above.found || llabs(off_centre(h, D, below.y)) <=
                                  llabs(off_centre(h, D, above.y))
                ? &below
                : &above;
  }
  double p = p_value(h, D, upper, outer->y, in->alternative);
  keep(&out->low, 1, p, outer, m, D);
  if (inner->y != outer->y)
    p = p_value(h, D, upper, inner->y, in->alternative);
  keep(&out->high, 0, p, inner, m, D);
  return 1;
}

static int input_is_off(const akk_top2_input *in) {
  return in->n1 < 1 || in->n2 < 1 || in->m_low < 0 || in->m_low > in->m_high ||
         in->m_high > min_of(in->n1, in->n2) || in->count < 1 ||
         in->n1 + in->n2 > 100000;
}

double akk_top2_work(const akk_top2_input *in) {
  double work = 0.0;
  for (int64_t m = in->m_low; m <= in->m_high; m++) {
    double u1 = (double)(in->n1 - m), u2 = (double)(in->n2 - m);
    work +=
        (double)(m + 1) * (u1 + u2 + 1.0) * (20.0 + 2.0 * (u1 < u2 ? u1 : u2));
  }
  return work / 2.0;
}

akk_status akk_top2_range(const akk_top2_input *in, akk_top2_range_out *out,
                          const akk_hook *hook) {
  akk_top2_case none = {NAN, -1, -1, -1, -1, -1, -1};
  out->low = out->high = none;
  out->cases = 0;
  if (input_is_off(in))
    return akk_fail(AKK_EINVAL, "the margins of two groups are not in order");
  margin_set set = {0, 0, 0, NULL, NULL};
  /* the upper tails of Bin(D, 1/2) for every D, one after another */
  int64_t D_most = in->m_high;
  double *tails = NULL;
  hyper h = {.mass = NULL};
  akk_status status = margins_read(in, &set);
  if (status.code != AKK_OK)
    goto done;
  tails = akk_calloc((size_t)((D_most + 1) * (D_most + 2) / 2), sizeof *tails);
  h.mass = akk_calloc((size_t)min_of(in->n1, in->n2) + 2, sizeof *h.mass);
  if (tails == NULL || h.mass == NULL) {
    status = akk_fail(AKK_ENOMEM, "out of memory");
    goto done;
  }
  for (int64_t D = 0; D <= D_most; D++)
    binomial_upper(D, tails + D * (D + 1) / 2);
  for (int64_t m = in->m_low; m <= in->m_high; m++) {
    int64_t u1 = in->n1 - m, u2 = in->n2 - m;
    for (int64_t B = 0; B <= u1 + u2; B++) {
      if (akk_interrupted(hook)) {
        status = akk_fail(AKK_EINTERRUPT, "interrupted");
        goto done;
      }
      hyper_fill(&h, u1, u2, B);
      for (int64_t D = 0; D <= m; D++)
        out->cases +=
            one_triple(in, &set, &h, D, m, tails + D * (D + 1) / 2, out);
    }
  }
done:
  free(tails);
  free(h.mass);
  margins_free(&set);
  return status;
}

akk_status akk_top2_p(int64_t n1, int64_t n2, const akk_top2_case *at,
                      akk_alternative alternative, double *p) {
  int64_t D = at->first + at->second;
  int64_t s1 = at->c1 - at->both - at->first;
  int64_t s2 = at->c2 - at->both - at->second;
  int64_t u1 = n1 - at->m, u2 = n2 - at->m;
  if (at->both < 0 || at->first < 0 || at->second < 0 || at->both + D > at->m ||
      s1 < 0 || s2 < 0 || u1 < s1 || u2 < s2)
    return akk_fail(AKK_EINVAL, "the case is not a twin table");
  hyper h = {.mass = akk_calloc((size_t)min_of(u1, u2) + 2, sizeof(double))};
  double *upper = akk_calloc((size_t)D + 1, sizeof *upper);
  akk_status status = akk_ok();
  if (h.mass == NULL || upper == NULL) {
    status = akk_fail(AKK_ENOMEM, "out of memory");
  } else {
    hyper_fill(&h, u1, u2, s1 + s2);
    binomial_upper(D, upper);
    *p = p_value(&h, D, upper, at->first + s1, alternative);
  }
  free(upper);
  free(h.mass);
  return status;
}

akk_status akk_top2_naive(const akk_top2_input *in, double *p,
                          const akk_hook *hook) {
  for (int64_t i = 0; i < in->count; i++) {
    if (i % 64 == 0 && akk_interrupted(hook))
      return akk_fail(AKK_EINTERRUPT, "interrupted");
    akk_top2_case at = {0.0, in->c1[i], in->c2[i], 0, 0, 0, 0};
    akk_status status = akk_top2_p(in->n1, in->n2, &at, in->alternative, p + i);
    if (status.code != AKK_OK)
      return status;
  }
  return akk_ok();
}
