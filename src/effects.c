#include "effects.h"

#include <math.h>
#include <stdlib.h>

#include "gsl-guard.h"
#include "moe.h"

/* Each estimate is a function of the two groups' shares, so that its
 * linearisation is a sum of what a person adds by the answer a for group 1 and
 * by the answer b for group 2: u = ua[a] + ub[b], 0 where there is no answer.
 * Then Var = (1 - f) n/(n - 1) sum u^2 over all n respondents (METHODS 5;
 * Sarndal, Swensson & Wretman 1992 on Taylor linearisation). sum u = 0. */
typedef struct {
  const double *twin, *x, *y; /* a twin table, or two samples */
  int k;
  double factor[2]; /* (1 - f) n/(n - 1): of all, or of each sample */
  double n1, n2;
  double *p1, *p2; /* shares of each answer */
  double *ua, *ub;
  double *q1, *q2; /* shares with half a person added */
} sample;

static double std_error(const sample *s) {
  int k = s->k, k1 = k + 1;
  double sum[2] = {0.0, 0.0};
  if (s->twin != NULL) {
    for (int b = 0; b < k1; b++)
      for (int a = 0; a < k1; a++) {
        double u = (a < k ? s->ua[a] : 0.0) + (b < k ? s->ub[b] : 0.0);
        sum[0] += s->twin[a + k1 * b] * u * u;
      }
  } else {
    for (int a = 0; a < k; a++) {
      sum[0] += s->x[a] * s->ua[a] * s->ua[a];
      sum[1] += s->y[a] * s->ub[a] * s->ub[a];
    }
  }
  /* a census has no error, whatever n is */
  double variance = 0.0;
  for (int g = 0; g < 2; g++)
    variance += s->factor[g] == 0.0 ? 0.0 : s->factor[g] * sum[g];
  return sqrt(variance);
}

/* One respondent tells nothing of the spread: the factor is NaN, and so are
 * the standard errors. */
static double factor_of(double n, double N) {
  double rest = isinf(N) ? 1.0 : (N - n) / N;
  if (rest == 0.0)
    return 0.0;
  return n > 1.0 ? rest * n / (n - 1.0) : NAN;
}

static double clip(double x, double low, double high) {
  /* keeps a NaN */
  return x < low ? low : x > high ? high : x;
}

/* Plain limits, within what the effect can be */
static akk_effect plain(double estimate, double se, double z, double least,
                        double most) {
  akk_effect e = {estimate, se, clip(estimate - z * se, least, most),
                  clip(estimate + z * se, least, most)};
  return e;
}

/* Means of `value` and their difference into out[0..2] */
static void means(const sample *s, const double *value, double z,
                  akk_effect *out) {
  double m[2] = {0.0, 0.0}, least = value[0], most = value[0];
  for (int a = 0; a < s->k; a++) {
    least = fmin(least, value[a]);
    most = fmax(most, value[a]);
  }
  /* about the lowest value: no digits are lost to a far origin */
  for (int a = 0; a < s->k; a++) {
    m[0] += s->p1[a] * (value[a] - least);
    m[1] += s->p2[a] * (value[a] - least);
  }
  for (int which = 0; which < 3; which++) {
    for (int a = 0; a < s->k; a++) {
      double v = value[a] - least;
      s->ua[a] = which == 1 ? 0.0 : (v - m[0]) / s->n1;
      s->ub[a] = which == 0 ? 0.0 : (m[1] - v) / s->n2;
    }
    double se = std_error(s), range = most - least;
    out[which] = which == 2 ? plain(m[0] - m[1], se, z, -range, range)
                            : plain(least + m[which], se, z, least, most);
  }
}

/* P(X > Y) + P(X = Y)/2 with the shares p of X and q of Y; `above` what each
 * answer of X adds, `below` each answer of Y */
static double superiority(const double *p, const double *q, int k,
                          double *above, double *below) {
  double theta = 0.0, cumulated = 0.0, left = 0.0;
  for (int a = 0; a < k; a++) {
    above[a] = cumulated + q[a] / 2.0;
    cumulated += q[a];
    theta += p[a] * above[a];
  }
  for (int a = k - 1; a >= 0; a--) {
    below[a] = left + p[a] / 2.0;
    left += p[a];
  }
  return theta;
}

/* Sums over the k - 1 cuts of P(X above) P(Y not above), and the other way
 * round: their ratio is the cumulative odds ratio of Liu & Agresti (1996), of
 * one stratum. An answer that nobody gave still has its cut. Derivatives of the
 * log ratio by the shares of X and of Y into up and down. */
static double log_odds(const double *p, const double *q, int k, double *up,
                       double *down) {
  double F = 0.0, G = 0.0, over = 0.0, under = 0.0;
  for (int j = 0; j + 1 < k; j++) {
    F += p[j];
    G += q[j];
    over += (1.0 - F) * G;
    under += F * (1.0 - G);
  }
  /* a share of answer a counts as not above in the cuts j >= a */
  double after_over = 0.0, after_under = 0.0, back_over = 0.0, back_under = 0.0;
  F = G = 1.0;
  for (int a = k - 1; a >= 0; a--) {
    up[a] = -after_over / over - after_under / under;
    down[a] = back_over / over + back_under / under;
    if (a > 0) {
      F -= p[a];
      G -= q[a];
      after_over += G;        /* d over / d F_j = -G_j */
      after_under += 1.0 - G; /* d under / d F_j = 1 - G_j */
      back_over += 1.0 - F;   /* d over / d G_j = 1 - F_j */
      back_under += F;        /* d under / d G_j = -F_j */
    }
  }
  return log(over) - log(under);
}

/* u of a person is the derivative, less its mean over the group, over n */
static void centre(const sample *s, const double *p, const double *q) {
  double m1 = 0.0, m2 = 0.0;
  for (int a = 0; a < s->k; a++) {
    m1 += p[a] * s->ua[a];
    m2 += q[a] * s->ub[a];
  }
  for (int a = 0; a < s->k; a++) {
    s->ua[a] = (s->ua[a] - m1) / s->n1;
    s->ub[a] = (s->ub[a] - m2) / s->n2;
  }
}

static double expit(double x) {
  return x >= 0.0 ? 1.0 / (1.0 + exp(-x)) : exp(x) / (1.0 + exp(x));
}

/* Half a person more for each answer in use, in each group: for two answers
 * what Haldane and Anscombe add to a 2 x 2 table. */
static void add_halves(sample *s) {
  double used = 0.0;
  for (int a = 0; a < s->k; a++)
    used += s->p1[a] > 0.0 || s->p2[a] > 0.0;
  for (int a = 0; a < s->k; a++) {
    double half = s->p1[a] > 0.0 || s->p2[a] > 0.0 ? 0.5 : 0.0;
    s->q1[a] = (s->p1[a] * s->n1 + half) / (s->n1 + used / 2.0);
    s->q2[a] = (s->p2[a] * s->n2 + half) / (s->n2 + used / 2.0);
  }
}

static void ordinal(sample *s, double z, akk_effect *out) {
  int k = s->k, most1 = 0, least1 = k, most2 = 0, least2 = k;
  for (int a = 0; a < k; a++) {
    if (s->p1[a] > 0.0) {
      most1 = a;
      least1 = a < least1 ? a : least1;
    }
    if (s->p2[a] > 0.0) {
      most2 = a;
      least2 = a < least2 ? a : least2;
    }
  }
  int same = most1 == least1 && most2 == least2 && most1 == most2;
  /* X never below Y, or never above: the odds ratio has no end */
  int apart = least1 >= most2 || least2 >= most1;
  int clear = least1 > most2 || least2 > most1;

  double theta = superiority(s->p1, s->p2, k, s->ua, s->ub);
  if (clear)
    theta = least1 > most2 ? 1.0 : 0.0;
  centre(s, s->p1, s->p2);
  double se = std_error(s);
  akk_effect e = {theta, se, theta, theta};
  if (clear && !same) {
    add_halves(s);
    double t = superiority(s->q1, s->q2, k, s->ua, s->ub);
    centre(s, s->q1, s->q2);
    double width = z * std_error(s) / (t * (1.0 - t));
    double logit = log(t) - log1p(-t);
    e.low = fmin(theta, expit(logit - width));
    e.high = fmax(theta, expit(logit + width));
    if (width == 0.0)
      e.low = e.high = theta;
  } else if (theta > 0.0 && theta < 1.0 && se != 0.0) {
    double width = z * se / (theta * (1.0 - theta));
    double logit = log(theta) - log1p(-theta);
    e.low = expit(logit - width);
    e.high = expit(logit + width);
  }
  if (isnan(se))
    e.low = e.high = NAN;
  out[AKK_EFFECT_SUPERIORITY] = e;
  akk_effect cliff = {2.0 * e.estimate - 1.0, 2.0 * e.std_error,
                      2.0 * e.low - 1.0, 2.0 * e.high - 1.0};
  out[AKK_EFFECT_CLIFF] = cliff;

  akk_effect l = {0.0, 0.0, 0.0, 0.0};
  if (same) {
    l.std_error = l.low = l.high = isnan(se) ? NAN : 0.0;
  } else {
    const double *p = s->p1, *q = s->p2;
    if (apart) {
      add_halves(s);
      p = s->q1;
      q = s->q2;
    }
    double estimate = log_odds(p, q, k, s->ua, s->ub);
    centre(s, p, q);
    l = plain(estimate, std_error(s), z, -INFINITY, INFINITY);
  }
  out[AKK_EFFECT_LOG_ODDS] = l;
  double odds = exp(l.estimate);
  akk_effect ratio = {odds, odds * l.std_error, exp(l.low), exp(l.high)};
  out[AKK_EFFECT_ODDS] = ratio;
}

static akk_status compute(sample *s, const double *scores, const int *top,
                          double conf_level, akk_effects_out *out) {
  akk_two_sided two_sided = {NAN, NAN};
  akk_status status = akk_two_sided_z(&two_sided, conf_level);
  if (status.code != AKK_OK)
    return status;
  akk_effect none = {NAN, NAN, NAN, NAN};
  for (int i = 0; i < AKK_N_EFFECTS; i++)
    out->effect[i] = none;
  if (scores != NULL)
    means(s, scores, two_sided.z, out->effect + AKK_EFFECT_MEAN1);
  if (top != NULL) {
    for (int a = 0; a < s->k; a++)
      s->q1[a] = top[a] != 0;
    means(s, s->q1, two_sided.z, out->effect + AKK_EFFECT_TOP1);
  }
  ordinal(s, two_sided.z, out->effect);
  return akk_ok();
}

static double *room(sample *s, int k) {
  double *all = akk_calloc((size_t)k, 6 * sizeof *all);
  if (all != NULL) {
    s->p1 = all;
    s->p2 = all + k;
    s->ua = all + 2 * k;
    s->ub = all + 3 * k;
    s->q1 = all + 4 * k;
    s->q2 = all + 5 * k;
  }
  return all;
}

static int is_count(double x) { return x >= 0.0 && isfinite(x); }

static akk_status with_shares(sample *s, const double *scores, const int *top,
                              double conf_level, akk_effects_out *out) {
  for (int a = 0; a < s->k; a++) {
    if (scores != NULL && !isfinite(scores[a]))
      return akk_fail(AKK_EINVAL, "a score is not finite");
    s->p1[a] /= s->n1;
    s->p2[a] /= s->n2;
  }
  return compute(s, scores, top, conf_level, out);
}

akk_status akk_effects(const double *twin, int k, const double *scores,
                       const int *top, double N, double conf_level,
                       akk_effects_out *out) {
  if (k < 1 || k > 10000)
    return akk_fail(AKK_EINVAL, "too few or too many answers");
  sample s = {.twin = twin, .k = k};
  double *all = room(&s, k);
  if (all == NULL)
    return akk_fail(AKK_ENOMEM, "out of memory");
  akk_status status = akk_ok();
  double n = 0.0, pairs = 0.0;
  for (int b = 0; b <= k && status.code == AKK_OK; b++)
    for (int a = 0; a <= k; a++) {
      double c = twin[a + (k + 1) * b];
      if (!is_count(c)) {
        status = akk_fail(AKK_EINVAL, "a cell is not a count");
        break;
      }
      n += c;
      if (a < k)
        s.p1[a] += c;
      if (b < k)
        s.p2[b] += c;
      if (a < k && b < k)
        pairs += c;
    }
  for (int a = 0; a < k; a++) {
    s.n1 += s.p1[a];
    s.n2 += s.p2[a];
  }
  if (status.code == AKK_OK && !(s.n1 > 0.0 && s.n2 > 0.0 && N >= n))
    status = akk_fail(AKK_EINVAL, "nobody in a group, or more than N people");
  if (status.code == AKK_OK) {
    s.factor[0] = factor_of(n, N);
    out->n = n;
    out->n1 = s.n1;
    out->n2 = s.n2;
    out->pairs = pairs;
    status = with_shares(&s, scores, top, conf_level, out);
  }
  free(all);
  return status;
}

akk_status akk_effects_two(const double *x, const double *y, int k,
                           const double *scores, const int *top, double N1,
                           double N2, double conf_level, akk_effects_out *out) {
  if (k < 1 || k > 10000)
    return akk_fail(AKK_EINVAL, "too few or too many answers");
  sample s = {.x = x, .y = y, .k = k};
  double *all = room(&s, k);
  if (all == NULL)
    return akk_fail(AKK_ENOMEM, "out of memory");
  akk_status status = akk_ok();
  for (int a = 0; a < k; a++) {
    if (!is_count(x[a]) || !is_count(y[a]))
      status = akk_fail(AKK_EINVAL, "a cell is not a count");
    s.n1 += s.p1[a] = x[a];
    s.n2 += s.p2[a] = y[a];
  }
  if (status.code == AKK_OK &&
      !(s.n1 > 0.0 && s.n2 > 0.0 && N1 >= s.n1 && N2 >= s.n2))
    status = akk_fail(AKK_EINVAL, "nobody in a group, or more than N people");
  if (status.code == AKK_OK) {
    s.factor[0] = factor_of(s.n1, N1);
    s.factor[1] = factor_of(s.n2, N2);
    out->n = s.n1 + s.n2;
    out->n1 = s.n1;
    out->n2 = s.n2;
    out->pairs = 0.0;
    status = with_shares(&s, scores, top, conf_level, out);
  }
  free(all);
  return status;
}

void akk_one_answer_twin(const double *table, int k, double *twin) {
  int k1 = k + 1;
  for (int i = 0; i < k1 * k1; i++)
    twin[i] = 0.0;
  for (int a = 0; a < k; a++) {
    twin[a + k1 * k] = table[a];
    twin[a + k1 * a] = table[a + k];
    twin[k + k1 * a] = table[a + 2 * k];
  }
}
