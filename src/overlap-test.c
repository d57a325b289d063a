#include "overlap-test.h"

#include <math.h>
#include <stdlib.h>

#include "gsl-guard.h"
#include "perm-one.h"

static const double largest_factor = 1e6;

/* The denominator of the simplest fraction within a few units in the last place
 * of x: the convergents of its continued fraction, in turn. 0: above 10^6. */
static double denominator(double x) {
  double a = fabs(x), h = 1.0, h1 = 0.0, rest = a;
  double near = 8.0 * 2.220446049250313e-16 * fmax(a, 1e-300);
  for (int i = 0; i < 40; i++) {
    double whole = floor(rest);
    double next = i == 0 ? 1.0 : whole * h + h1;
    if (i > 0) {
      h1 = h;
      h = next;
    }
    if (h > largest_factor)
      return 0.0;
    if (fabs(round(a * h) / h - a) <= near)
      return h;
    rest -= whole;
    if (rest <= 0.0)
      return 0.0;
    rest = 1.0 / rest;
  }
  return 0.0;
}

static double gcd(double a, double b) {
  while (b != 0.0) {
    double r = fmod(a, b);
    a = b;
    b = r;
  }
  return a;
}

double akk_common_factor(const double *x, int64_t k) {
  double factor = 1.0;
  for (int64_t j = 0; j < k; j++) {
    double d = denominator(x[j]);
    if (d == 0.0)
      return 0.0;
    factor = factor / gcd(factor, d) * d;
    if (factor > largest_factor)
      return 0.0;
  }
  return factor;
}

typedef struct {
  int64_t *score, *pairs, *one, *two, *table;
  double factor;
} whole;

static akk_status read_counts(const akk_overlap_input *in, whole *w) {
  int64_t k = in->k, k1 = k + 1;
  w->score = akk_calloc((size_t)(k * (k + 6)), sizeof *w->score);
  if (w->score == NULL)
    return akk_fail(AKK_ENOMEM, "out of memory");
  w->one = w->score + k;
  w->two = w->one + k;
  w->table = w->two + k; /* 3 k */
  w->pairs = w->table + 3 * k;
  int64_t cells = in->one_answer ? 3 * k : k1 * k1;
  for (int64_t i = 0; i < cells; i++)
    if (!(in->table[i] >= 0.0 && in->table[i] <= 1e12 &&
          in->table[i] == floor(in->table[i])))
      return akk_fail(AKK_EINVAL, "a count is not whole");
  if (in->one_answer) {
    for (int64_t i = 0; i < cells; i++)
      w->table[i] = (int64_t)in->table[i];
    return akk_ok();
  }
  int64_t paired = 0;
  for (int64_t j = 0; j < k; j++) {
    w->one[j] = (int64_t)in->table[j + k1 * k];
    w->two[j] = (int64_t)in->table[k + k1 * j];
    for (int64_t i = 0; i < k; i++)
      paired += w->pairs[i + k * j] = (int64_t)in->table[i + k1 * j];
  }
  if (paired == 0)
    w->pairs = NULL;
  return akk_ok();
}

/* Twice the midrank of each category: over all answers, or all persons when an
 * answer counts for both groups. */
static void midranks(const akk_overlap_input *in, whole *w) {
  int64_t below = 0, k = in->k;
  for (int64_t j = 0; j < k; j++) {
    int64_t n;
    if (in->one_answer) {
      n = w->table[j] + w->table[j + k] + w->table[j + 2 * k];
    } else {
      n = w->one[j] + w->two[j];
      for (int64_t i = 0; i < k && w->pairs != NULL; i++)
        n += w->pairs[i + k * j] + w->pairs[j + k * i];
    }
    w->score[j] = 2 * below + n + 1;
    below += n;
  }
  w->factor = 2.0;
}

static akk_status numeric_scores(const akk_overlap_input *in, whole *w) {
  w->factor = akk_common_factor(in->scores, in->k);
  if (w->factor == 0.0) {
    if (in->method != AKK_OVERLAP_MOMENTS)
      return akk_fail(AKK_EDATA, "no common factor up to 10^6");
    w->factor = 1e6;
  }
  for (int64_t j = 0; j < in->k; j++) {
    double s = round(in->scores[j] * w->factor);
    if (!(fabs(s) <= 1099511627776.0))
      return akk_fail(AKK_EDATA, "the scores are too large");
    w->score[j] = (int64_t)s;
  }
  return akk_ok();
}

static double drawn_p(const akk_perm_draws *d, double draws, akk_perm_side side,
                      int mid_p) {
  double n = d->both, edge = d->both_point, by = 1.0;
  switch (side) {
  case AKK_PERM_DISTANCE:
    break;
  case AKK_PERM_LESS:
    n = d->lower;
    edge = d->point;
    break;
  case AKK_PERM_GREATER:
    n = d->upper;
    edge = d->point;
    break;
  case AKK_PERM_DOUBLE:
    n = fmin(d->lower, d->upper);
    edge = d->point;
    by = 2.0;
    break;
  }
  /* the table observed is one of them: never 0, and a valid test */
  n = n + 1.0 - (mid_p ? 0.5 * (edge + 1.0) : 0.0);
  return fmin(1.0, by * n / (draws + 1.0));
}

akk_status akk_overlap_test(const akk_overlap_input *in, akk_overlap_out *out,
                            const akk_hook *hook) {
  akk_overlap_out nothing = {.p = NAN, .log_p = NAN, .se = NAN};
  *out = nothing;
  if (in->k < 1 || in->k > 1000000)
    return akk_fail(AKK_EINVAL, "no categories");
  whole w = {.score = NULL};
  akk_status status = read_counts(in, &w);
  if (status.code == AKK_OK && in->scores == NULL)
    midranks(in, &w);
  else if (status.code == AKK_OK)
    status = numeric_scores(in, &w);
  if (status.code != AKK_OK)
    goto done;
  int mid_p = in->mid_p;
  akk_perm_input two = {in->k, w.score, w.pairs, w.one, w.two};
  akk_perm_one_input one = {in->k, w.score, w.table};
  akk_perm_result r = {.observed = NAN};
  if (in->method == AKK_OVERLAP_DRAWN) {
    akk_perm_draws d;
    status = in->one_answer
                 ? akk_perm_one_draw(&one, in->draws, in->random, &d, &r, hook)
                 : akk_perm_draw(&two, in->draws, in->random, &d, &r, hook);
    if (status.code == AKK_OK) {
      double n = (double)in->draws;
      /* of a test that cannot differ, all of whose mass is at its edge, p is 1
       */
      mid_p = mid_p && r.variance > 0.0;
      out->p = drawn_p(&d, n, in->side, mid_p);
      out->log_p = log(out->p);
      double by = in->side == AKK_PERM_DOUBLE ? 2.0 : 1.0;
      out->se = by * sqrt(out->p / by * (1.0 - out->p / by) / n);
    }
  } else {
    int wanted = in->method == AKK_OVERLAP_EXACT
                     ? akk_perm_wanted(in->side, in->mid_p)
                     : AKK_PERM_MOMENTS;
    status = in->one_answer
                 ? akk_perm_one(&one, wanted, &in->limits, &r, hook)
                 : akk_perm_exact(&two, wanted, &in->limits, &r, hook);
    if (status.code == AKK_OK && in->method == AKK_OVERLAP_EXACT) {
      akk_chance p = akk_perm_p(&r, in->side, mid_p && r.variance > 0.0);
      out->p = p.p;
      out->log_p = p.log;
    }
  }
  out->steps = r.steps;
  out->bytes = r.bytes;
  out->factor = w.factor;
  out->statistic = r.observed / w.factor;
  out->mean = r.mean / w.factor;
  out->variance = r.variance / w.factor / w.factor;
done:
  free(w.score);
  return status;
}
