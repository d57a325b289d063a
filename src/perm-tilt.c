#include "perm-tail.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "gsl-guard.h"

/* ---- scaled numbers ---- */

static void tidy_scaled(akk_scaled *a) {
  int e;
  a->m = frexpl(a->m, &e);
  a->e += e;
}

/* a *= C(n, m), or a /= C(n, m) */
static void times_choose(akk_scaled *a, int64_t n, int64_t m, int divide) {
  if (m > n - m)
    m = n - m;
  akk_scaled up = {1.0L, 0}, down = {1.0L, 0};
  for (int64_t i = 1; i <= m; i++) {
    up.m *= (long double)(n - m + i);
    down.m *= (long double)i;
    if (i % 16 == 0) { /* 2^53 to the sixteenth fits, in a double too */
      tidy_scaled(&up);
      tidy_scaled(&down);
    }
  }
  a->m *= divide ? down.m / up.m : up.m / down.m;
  a->e += divide ? down.e - up.e : up.e - down.e;
  tidy_scaled(a);
}

void akk_perm_times(akk_scaled *a, double x) {
  a->m *= (long double)x;
  tidy_scaled(a);
}

/* ---- the tilt ---- */

static double softplus(double x) {
  return x > 0.0 ? x + log1p(exp(-x)) : log1p(exp(x));
}

static double logistic(double x) {
  return x > 0.0 ? 1.0 / (1.0 + exp(-x)) : exp(x) / (1.0 + exp(x));
}

/* What Newton's method minimises: convex in theta and lambda. */
static double potential(const akk_perm_problem *p, double t, double centre,
                        double scale, double theta, double lambda) {
  double sum = -theta * t - lambda * (double)p->u1;
  for (int64_t j = 0; j < p->k; j++)
    sum += (double)p->t[j] *
           softplus(theta * (((double)p->s[j] - centre) / scale) + lambda);
  for (int64_t i = 0; i < p->pairs; i++)
    sum += (double)p->c[i] * softplus(theta * ((double)p->d[i] / scale));
  return sum;
}

/* Close is good enough: the tilt says where to look, not what to find. */
void akk_perm_find_tilt(akk_perm_tilted *m) {
  const akk_perm_problem *p = m->p;
  double scale = 1.0, B = 0.0, mean = 0.0;
  for (int64_t j = 0; j < p->k; j++)
    B += (double)p->s[j] * (double)p->t[j];
  m->centre = p->u > 0 ? B / (double)p->u : 0.0;
  if (p->k > 0)
    scale = fmax(scale, (double)p->s[p->k - 1]);
  for (int64_t i = 0; i < p->pairs; i++) {
    scale = fmax(scale, (double)p->d[i]);
    mean += 0.5 * (double)p->d[i] * (double)p->c[i];
  }
  m->theta = 0.0;
  m->lambda = p->k > 0 ? log((double)p->u1 / (double)(p->u - p->u1)) : 0.0;
  /* scores from the centre, in units of scale */
  double t = ((double)m->t - m->centre * (double)p->u1) / scale;
  if (t <= mean / scale)
    return;
  double theta = 0.0, lambda = m->lambda;
  double F = potential(p, t, m->centre, scale, theta, lambda);
  for (int step = 0; step < 100; step++) {
    double g1 = -t, g2 = -(double)p->u1, h11 = 0.0, h12 = 0.0, h22 = 0.0;
    for (int64_t j = 0; j < p->k; j++) {
      double z = ((double)p->s[j] - m->centre) / scale;
      double q = logistic(theta * z + lambda);
      double mass = (double)p->t[j] * q, v = mass * (1.0 - q);
      g1 += mass * z;
      g2 += mass;
      h11 += v * z * z;
      h12 += v * z;
      h22 += v;
    }
    for (int64_t i = 0; i < p->pairs; i++) {
      double z = (double)p->d[i] / scale, q = logistic(theta * z);
      g1 += (double)p->c[i] * q * z;
      h11 += (double)p->c[i] * q * (1.0 - q) * z * z;
    }
    if (p->k == 0)
      h22 = 1.0, g2 = 0.0;
    double ridge = 1e-12 * (h11 + h22) + 1e-300;
    h11 += ridge;
    h22 += ridge;
    double det = h11 * h22 - h12 * h12;
    double d1 = -(h22 * g1 - h12 * g2) / det, d2 = -(h11 * g2 - h12 * g1) / det;
    double slope = g1 * d1 + g2 * d2;
    if (!(slope < -1e-5) || !isfinite(d1) || !isfinite(d2))
      break;
    double length = 1.0, next = INFINITY;
    for (int half = 0; half < 40; half++, length *= 0.5) {
      next = potential(p, t, m->centre, scale, theta + length * d1,
                       lambda + length * d2);
      if (next <= F + 0.1 * length * slope)
        break;
    }
    if (!(next < F))
      break;
    theta += length * d1;
    lambda += length * d2;
    F = next;
  }
  if (theta > 0.0) {
    m->theta = theta / scale;
    m->lambda = lambda;
  }
}

/* ---- the parts ---- */

/* Probabilities of binomial(size, logistic(logit)) from the mode outward, for
 * as long as they are `cut` of the mode's. Returns how many, and moves the
 * largest to *mode; the front factor takes what normalised them. */
int64_t akk_perm_spread(int64_t size, double logit, double cut, double *weight,
                        int64_t *lo, int64_t *mode, akk_scaled *front,
                        double *lost) {
  double q = logistic(logit), r = exp(logit);
  int64_t m = (int64_t)floor(((double)size + 1.0) * q);
  m = m < 0 ? 0 : m > size ? size : m;
  int64_t a = m, b = m;
  double sum = 1.0, w = 1.0, missed = 0.0, ratio = 0.0;
  weight[m] = 1.0;
  for (; a > 0; a--) {
    ratio = (double)a / (double)(size - a + 1) / r;
    if (w * ratio < cut) {
      missed += w * ratio / (1.0 - fmin(ratio, 0.999999));
      break;
    }
    weight[a - 1] = w *= ratio;
    sum += w;
  }
  for (w = 1.0; b < size; b++) {
    ratio = (double)(size - b) / (double)(b + 1) * r;
    if (w * ratio < cut) {
      missed += w * ratio / (1.0 - fmin(ratio, 0.999999));
      break;
    }
    weight[b + 1] = w *= ratio;
    sum += w;
  }
  if (a > 0)
    memmove(weight, weight + a, (size_t)(b - a + 1) * sizeof *weight);
  double by = 1.0 / sum;
  for (int64_t i = 0; i <= b - a; i++)
    weight[i] *= by;
  times_choose(front, size, m, 0);
  akk_perm_times(front, sum);
  *lost += missed / sum;
  *lo = a;
  *mode = m;
  return b - a + 1;
}

akk_status akk_perm_make_parts(akk_perm_tilted *m, double cut) {
  const akk_perm_problem *p = m->p;
  int64_t room = 0, count_mode = 0;
  m->n = p->k + p->pairs;
  for (int64_t j = 0; j < p->k; j++)
    room += p->t[j] + 1;
  for (int64_t i = 0; i < p->pairs; i++)
    room += p->c[i] + 1;
  free(m->part);
  free(m->weights);
  m->part = akk_calloc((size_t)m->n, sizeof *m->part);
  m->weights = malloc((size_t)(room + 1) * sizeof *m->weights);
  if (m->part == NULL || m->weights == NULL)
    return akk_fail(AKK_ENOMEM, "out of memory");
  akk_scaled one = {1.0L, 0};
  m->front = one;
  m->score_mode = 0;
  m->lost = 0.0;
  int64_t half = 0;
  double *next = m->weights;
  for (int64_t j = 0; j < m->n; j++) {
    akk_perm_part *part = m->part + j;
    int64_t i = j - p->k, size = j < p->k ? p->t[j] : p->c[i], mode;
    part->counts = j < p->k;
    part->s = part->counts ? p->s[j] : p->d[i];
    double logit = part->counts
                       ? m->theta * ((double)part->s - m->centre) + m->lambda
                       : m->theta * (double)part->s;
    part->weight = next;
    int64_t n = akk_perm_spread(size, logit, cut, next, &part->lo, &mode,
                                &m->front, &m->lost);
    part->hi = part->lo + n - 1;
    next += n;
    m->score_mode += part->s * mode;
    if (part->counts)
      count_mode += mode;
    else
      half += size;
  }
  m->front.e -= half;
  times_choose(&m->front, p->u, p->u1, 1);
  /* prod of r^(a - mode) = exp(theta (T - T_mode) + (lambda - theta centre)
   * (u1 - count_mode)) */
  m->log_front =
      -(m->lambda - m->theta * m->centre) * (double)(p->u1 - count_mode);
  return akk_ok();
}
