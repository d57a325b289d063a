/* P(T >= t) without cancellation or underflow, at a cost that hardly depends on
 * how far out t lies.
 *
 * Each a_j gets the weight C(t_j, a_j) r_j^(a_j), r_j = exp(theta s_j +
 * lambda): independent binomials, of which only sum(a) = u1 counts. theta and
 * lambda are such that their means are t and u1 (exponential tilting, as for a
 * saddlepoint approximation; the sum that follows is exact). Weights that
 * cannot matter are left out, their total is bounded, and the sum is done again
 * without leaving any out should the bound be too large. The parts are joined
 * from two lists, "left" and "right", with one category in between (meet in the
 * middle): the right list holds sums from the top, so that each entry of the
 * left one takes one look-up. */
#include "perm-tail.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "gsl-guard.h"

typedef struct {
  const akk_perm_problem *p;
  int64_t t;
  double theta, lambda, centre; /* log r_j = theta (s_j - centre) + lambda */
  akk_perm_part *part;          /* k categories, then the pairs */
  int64_t n;                    /* parts */
  double *weights;
  akk_scaled front; /* what the sum is multiplied by, but for exp(log_front) */
  double log_front;
  int64_t score_mode;
  double lost; /* probability left out, under the tilt */
  double unit; /* of the sum, in which `lost` is to be judged */
} tilted;

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
    if (i % 8 == 0) { /* 2^53 to the eighth fits, of a double too */
      tidy_scaled(&up);
      tidy_scaled(&down);
    }
  }
  a->m *= divide ? down.m / up.m : up.m / down.m;
  a->e += divide ? down.e - up.e : up.e - down.e;
  tidy_scaled(a);
}

static void times_double(akk_scaled *a, double x) {
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
static void find_tilt(tilted *m) {
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
static int64_t spread(int64_t size, double logit, double cut, double *weight,
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
  times_double(front, sum);
  *lost += missed / sum;
  *lo = a;
  *mode = m;
  return b - a + 1;
}

static akk_status make_parts(tilted *m, double cut) {
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
    int64_t n =
        spread(size, logit, cut, next, &part->lo, &mode, &m->front, &m->lost);
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

/* ---- the plan ---- */

typedef enum { NO_PAIRS, PAIRS_LEFT, PAIRS_RIGHT, PAIRS_DENSE } pair_place;

typedef struct {
  int64_t left; /* categories 0 .. left - 1 */
  int middle;   /* category `left` stands by itself */
  pair_place pairs;
  double steps, bytes;
} plan;

typedef struct {
  double entries, rows, build, range;
} estimate;

/* How many entries a list has is guessed: all combinations, or all scores that
 * lie between the extremes of a row, if those are fewer. `up`: by how much the
 * part widens a row. */
static void extend(estimate *e, const akk_perm_part *part, double up) {
  double n = (double)(part->hi - part->lo + 1);
  e->build += e->entries * n;
  e->rows += part->counts ? n - 1.0 : 0.0;
  e->range += up;
  e->entries = fmin(e->entries * n, e->rows * (e->range + 1.0));
}

static estimate guess(const tilted *m, int64_t from, int64_t to, int pairs) {
  estimate e = {1.0, 1.0, 0.0, 0.0};
  double all = 0.0, moment = 0.0;
  for (int64_t j = from; j < to; j++) {
    const akk_perm_part *part = m->part + j;
    double n = (double)(part->hi - part->lo), s = (double)part->s;
    /* as many as can be take the place of some of those below */
    double up = all > 0.0 ? fmin(n, all) * (s - moment / all) : 0.0;
    extend(&e, part, up);
    all += n;
    moment += n * s;
  }
  if (pairs)
    for (int64_t i = m->p->k; i < m->n; i++)
      extend(&e, m->part + i,
             (double)m->part[i].s * (double)(m->part[i].hi - m->part[i].lo));
  return e;
}

static void consider(plan *best, plan it) {
  if (it.steps + 0.2 * it.bytes < best->steps + 0.2 * best->bytes)
    *best = it;
}

static plan make_plan(const tilted *m) {
  int64_t k = m->p->k;
  plan best = {0, 0, NO_PAIRS, INFINITY, INFINITY};
  double score_range = 0.0, pair_range = 0.0, pair_build = 0.0;
  for (int64_t j = 0; j < m->n; j++) {
    const akk_perm_part *part = m->part + j;
    double n = (double)(part->hi - part->lo);
    if (part->counts)
      score_range += n * (double)part->s;
    else {
      pair_build += pair_range * (n + 1.0);
      pair_range += n * (double)part->s;
    }
  }
  for (int64_t left = 0; left <= k; left++)
    for (int middle = 0; middle <= (left < k); middle++) {
      for (int place = NO_PAIRS; place <= PAIRS_DENSE; place++) {
        if ((m->p->pairs == 0) != (place == NO_PAIRS) ||
            (place == PAIRS_DENSE && middle))
          continue;
        plan it = {left, middle, (pair_place)place, 0.0, 0.0};
        estimate l = guess(m, 0, left, place == PAIRS_LEFT);
        estimate r = guess(m, left + middle, k, place == PAIRS_RIGHT);
        it.steps = l.build + r.build;
        it.bytes = 32.0 * (l.entries + r.entries);
        if (place == PAIRS_DENSE) {
          double length = pair_range + score_range;
          double rows = fmax(1.0, fmin(l.rows, r.rows));
          it.steps += 0.5 * pair_build + length + l.entries * r.entries / rows;
          it.bytes += 16.0 * length;
        } else if (middle) {
          double n = (double)(m->part[left].hi - m->part[left].lo + 1);
          double rows = fmin(l.rows * n, l.rows * r.rows);
          it.steps += rows * (2.0 + l.entries / l.rows + r.entries / r.rows);
        } else {
          double rows = fmin(l.rows, r.rows);
          it.steps += rows * (2.0 + l.entries / l.rows + r.entries / r.rows);
        }
        consider(&best, it);
      }
    }
  return best;
}

/* ---- the join of two lists ---- */

/* Sums from the top: right->w[i] becomes the sum over i' >= i in its row of
 * w[i'] exp(-theta (x[i'] - origin)); with `relative`, of exp(-theta (x[i'] -
 * x[i])). */
static void sum_from_top(akk_perm_list *list, double theta, double origin,
                         int relative) {
  for (int64_t row = 0; row <= list->hi - list->lo; row++) {
    double sum = 0.0;
    for (size_t i = list->start[row + 1]; i-- > list->start[row];) {
      if (relative) {
        if (i + 1 < list->start[row + 1])
          sum *= exp(-theta * (double)(list->x[i + 1] - list->x[i]));
        sum += list->w[i];
      } else {
        sum += list->w[i] * exp(-theta * ((double)list->x[i] - origin));
      }
      list->w[i] = sum;
    }
  }
}

static void untilt(akk_perm_list *list, double theta, double origin) {
  if (theta == 0.0)
    return;
  size_t n = list->start[list->hi - list->lo + 1];
  for (size_t i = 0; i < n; i++)
    list->w[i] *= exp(-theta * ((double)list->x[i] - origin));
}

/* Where the row's scores lie, from origin, times theta: exp() of it must fit */
static double reach(const akk_perm_list *list, double theta, double origin) {
  double far = 0.0;
  for (int64_t row = 0; row <= list->hi - list->lo; row++) {
    size_t from = list->start[row], to = list->start[row + 1];
    if (from == to)
      continue;
    far = fmax(far, fabs((double)list->x[from] - origin));
    far = fmax(far, fabs((double)list->x[to - 1] - origin));
  }
  return theta * far;
}

/* sum over the row L of the left list of w(L) times the right row's sum from
 * the first score >= need - L; what is added to exact only where equal. */
typedef struct {
  const int64_t *x;
  const double *w;
  int64_t n;
} row;

static row row_of(const akk_perm_list *list, int64_t count) {
  size_t from = list->start[count - list->lo];
  row r = {list->x + from, list->w + from,
           (int64_t)(list->start[count - list->lo + 1] - from)};
  return r;
}

/* Both rows in equal steps: the place is computed, exactly (the numerators stay
 * below 2^50 and the half keeps the quotient from any whole number). */
static double join_steps(row l, int64_t p, row r, int64_t q, int64_t need) {
  /* from `begin` on some of the right row is in, from `whole` on all of it */
  int64_t z = need - l.x[0] - r.x[0], top = z - (r.n - 1) * q;
  int64_t begin = top <= 0 ? 0 : (top + p - 1) / p;
  int64_t whole = z <= 0 ? 0 : (z + p - 1) / p;
  if (begin >= l.n)
    return 0.0;
  if (whole > l.n)
    whole = l.n;
  double sum = 0.0, by = 1.0 / (double)q;
  double at = (double)(z + q - 1 - begin * p) + 0.5, step = (double)p;
  for (int64_t i = begin; i < whole; i++, at -= step)
    sum += l.w[i] * r.w[(int64_t)(at * by)];
  double rest = 0.0;
  for (int64_t i = whole > begin ? whole : begin; i < l.n; i++)
    rest += l.w[i];
  return sum + rest * r.w[0];
}

static double join_any(row l, row r, int64_t need) {
  double sum = 0.0;
  int64_t i = r.n; /* first of the right row that is in */
  for (int64_t j = 0; j < l.n; j++) {
    while (i > 0 && l.x[j] + r.x[i - 1] >= need)
      i--;
    if (i < r.n)
      sum += l.w[j] * r.w[i];
  }
  return sum;
}

static double join_far(row l, row r, int64_t need, double theta) {
  double sum = 0.0;
  int64_t i = r.n;
  for (int64_t j = 0; j < l.n; j++) {
    while (i > 0 && l.x[j] + r.x[i - 1] >= need)
      i--;
    if (i < r.n)
      sum += l.w[j] * r.w[i] * exp(-theta * (double)(l.x[j] + r.x[i] - need));
  }
  return sum;
}

static double join_equal(row l, row r, int64_t need) {
  double sum = 0.0;
  int64_t i = r.n - 1;
  for (int64_t j = 0; j < l.n; j++) {
    while (i >= 0 && l.x[j] + r.x[i] > need)
      i--;
    if (i >= 0 && l.x[j] + r.x[i] == need)
      sum += l.w[j] * r.w[i];
  }
  return sum;
}

/* ---- pairs on a dense array ---- */

typedef struct {
  double *w;
  int64_t lo, n; /* scores lo .. lo + n - 1 */
} dense;

static akk_status dense_pairs(tilted *m, dense *out, double tiny,
                              const akk_hook *hook) {
  int64_t room = 1;
  for (int64_t i = m->p->k; i < m->n; i++)
    room += m->part[i].s * (m->part[i].hi - m->part[i].lo);
  double *old = akk_calloc((size_t)room, sizeof *old);
  double *new = akk_calloc((size_t)room, sizeof *new);
  out->w = old;
  out->lo = 0;
  out->n = 1;
  if (old == NULL || new == NULL) {
    free(new);
    return akk_fail(AKK_ENOMEM, "out of memory");
  }
  old[0] = 1.0;
  akk_status status = akk_ok();
  for (int64_t i = m->p->k; i < m->n; i++) {
    const akk_perm_part *part = m->part + i;
    int64_t wide = out->n + part->s * (part->hi - part->lo);
    memset(new, 0, (size_t)wide * sizeof *new);
    for (int64_t b = part->lo; b <= part->hi; b++) {
      double weight = part->weight[b - part->lo];
      double *to = new + part->s *(b - part->lo);
      for (int64_t x = 0; x < out->n; x++)
        to[x] += weight * old[x];
      if (akk_interrupted(hook)) {
        status = akk_fail(AKK_EINTERRUPT, "stopped by the user");
        goto done;
      }
    }
    out->lo += part->s * part->lo;
    int64_t first = 0, last = wide - 1;
    double dropped = 0.0;
    while (first < last && dropped + new[first] < tiny)
      dropped += new[first++];
    double above = 0.0;
    while (last > first && above + new[last] < tiny)
      above += new[last--];
    m->lost += dropped + above;
    out->lo += first;
    out->n = last - first + 1;
    memcpy(old, new + first, (size_t)out->n * sizeof *old);
  }
done:
  free(new);
  return status;
}

/* Turns the masses into sums from the top, relative to each score, over all of
 * y = t - W from y_lo to y_hi. */
static akk_status dense_tails(dense *d, double theta, int64_t y_lo,
                              int64_t y_hi, int point) {
  int64_t n = y_hi - y_lo + 1;
  double *w = akk_calloc((size_t)n, sizeof *w);
  if (w == NULL)
    return akk_fail(AKK_ENOMEM, "out of memory");
  double q = exp(-theta), sum = 0.0;
  int64_t top = d->lo + d->n - 1;
  for (int64_t y = top < y_hi ? y_hi : top; y >= y_lo; y--) {
    double mass = y >= d->lo && y <= top ? d->w[y - d->lo] : 0.0;
    sum = point ? mass : sum * q + mass;
    if (y <= y_hi)
      w[y - y_lo] = sum;
  }
  free(d->w);
  d->w = w;
  d->lo = y_lo;
  d->n = n;
  return akk_ok();
}

/* ---- one tail ---- */

static void extremes(const akk_perm_list *list, int64_t *low, int64_t *high) {
  *low = INT64_MAX;
  *high = INT64_MIN;
  for (int64_t r = 0; r <= list->hi - list->lo; r++) {
    size_t from = list->start[r], to = list->start[r + 1];
    if (from == to)
      continue;
    *low = list->x[from] < *low ? list->x[from] : *low;
    *high = list->x[to - 1] > *high ? list->x[to - 1] : *high;
  }
}

static akk_status join_dense(tilted *m, akk_perm_list *l, akk_perm_list *r,
                             int point, double tiny, double *total,
                             const akk_hook *hook) {
  dense d = {NULL, 0, 0};
  int64_t ll, lh, rl, rh;
  akk_status status = dense_pairs(m, &d, tiny, hook);
  extremes(l, &ll, &lh);
  extremes(r, &rl, &rh);
  if (status.code == AKK_OK)
    status = dense_tails(&d, m->theta, m->t - lh - rh, m->t - ll - rl, point);
  double sum = 0.0;
  for (int64_t A = l->lo; A <= l->hi && status.code == AKK_OK; A++) {
    int64_t B = m->p->u1 - A;
    if (B < r->lo || B > r->hi)
      continue;
    row left = row_of(l, A), right = row_of(r, B);
    double part = 0.0;
    for (int64_t i = 0; i < left.n; i++) {
      int64_t y = m->t - left.x[i] - d.lo;
      double inner = 0.0;
      for (int64_t j = 0; j < right.n; j++)
        inner += right.w[j] * d.w[y - right.x[j]];
      part += left.w[i] * inner;
      if (i % 4096 == 4095 && akk_interrupted(hook)) {
        status = akk_fail(AKK_EINTERRUPT, "stopped by the user");
        break;
      }
    }
    sum += part;
    if (akk_interrupted(hook))
      status = akk_fail(AKK_EINTERRUPT, "stopped by the user");
  }
  *total = sum;
  m->unit = 1.0;
  m->log_front -= m->theta * (double)(m->t - m->score_mode);
  free(d.w);
  return status;
}

static double *row_sums(const akk_perm_list *list) {
  int64_t rows = list->hi - list->lo + 1;
  double *sums = malloc((size_t)rows * sizeof *sums);
  if (sums == NULL)
    return NULL;
  for (int64_t i = 0; i < rows; i++) {
    sums[i] = 0.0;
    for (size_t j = list->start[i]; j < list->start[i + 1]; j++)
      sums[i] += list->w[j];
  }
  return sums;
}

static akk_status join_lists(tilted *m, const akk_perm_part *middle,
                             akk_perm_list *l, akk_perm_list *r, int point,
                             double skip, double *total, const akk_hook *hook) {
  static const double one = 1.0;
  akk_perm_part nothing = {0, 0, 0, 0, (double *)&one};
  if (middle == NULL)
    middle = &nothing;
  akk_status status = akk_ok();
  double *l_sum = row_sums(l), *r_sum = row_sums(r);
  double *weight =
      malloc((size_t)(middle->hi - middle->lo + 1) * sizeof *weight);
  if (l_sum == NULL || r_sum == NULL || weight == NULL) {
    status = akk_fail(AKK_ENOMEM, "out of memory");
    goto done;
  }
  double theta = m->theta;
  int64_t ll, lh, rl, rh;
  extremes(l, &ll, &lh);
  extremes(r, &rl, &rh);
  /* origins that add up to the whole of score_mode */
  double lo_l = floor(0.5 * ((double)ll + (double)lh));
  double middle_mode =
      (double)middle->s * floor(0.5 * (double)(middle->lo + middle->hi));
  double lo_r = (double)m->score_mode - lo_l - middle_mode;
  double far = reach(l, theta, lo_l) + reach(r, theta, lo_r);
  far = fmax(far,
             theta * (double)middle->s * (double)(middle->hi - middle->lo + 1));
  int equal_steps = l->step > 0 && r->step > 0, plain = far < 300.0;
  if (point) {
    plain = 0;
  } else if (plain) {
    untilt(l, theta, lo_l);
    sum_from_top(r, theta, lo_r, 0);
  } else {
    sum_from_top(r, theta, 0.0, 1);
  }
  for (int64_t a = middle->lo; a <= middle->hi; a++) {
    double w = middle->weight[a - middle->lo];
    weight[a - middle->lo] =
        plain ? w * exp(-theta * ((double)(middle->s * a) - middle_mode)) : w;
  }
  double sum = 0.0, done_steps = 0.0;
  for (int64_t A = l->lo; A <= l->hi; A++) {
    row left = row_of(l, A);
    if (left.n == 0)
      continue;
    for (int64_t a = middle->lo; a <= middle->hi; a++) {
      int64_t B = m->p->u1 - A - a;
      if (B < r->lo || B > r->hi)
        continue;
      double most =
          l_sum[A - l->lo] * middle->weight[a - middle->lo] * r_sum[B - r->lo];
      if (most < skip) {
        m->lost += most;
        continue;
      }
      row right = row_of(r, B);
      if (right.n == 0)
        continue;
      int64_t need = m->t - middle->s * a;
      double part;
      if (point)
        part = join_equal(left, right, need);
      else if (!plain)
        part = join_far(left, right, need, theta);
      else if (equal_steps)
        part = join_steps(left, l->step, right, r->step, need);
      else
        part = join_any(left, right, need);
      sum += weight[a - middle->lo] * part;
      done_steps += (double)(left.n + right.n);
      if (done_steps > 1e6) {
        done_steps = 0.0;
        if (akk_interrupted(hook)) {
          status = akk_fail(AKK_EINTERRUPT, "stopped by the user");
          goto done;
        }
      }
    }
  }
  *total = sum;
  m->unit = plain ? exp(-theta * (double)(m->t - m->score_mode)) : 1.0;
  if (!plain)
    m->log_front -= theta * (double)(m->t - m->score_mode);
done:
  free(weight);
  free(l_sum);
  free(r_sum);
  return status;
}

static akk_status run(tilted *m, const plan *how, int point, double skip,
                      double *total, const akk_hook *hook) {
  int64_t k = m->p->k, n_left = 0, n_right = 0;
  const akk_perm_part **left = akk_calloc((size_t)m->n, sizeof *left);
  const akk_perm_part **right = akk_calloc((size_t)m->n, sizeof *right);
  akk_perm_list l = {0, -1, NULL, NULL, NULL, 0}, r = l;
  akk_status status = akk_ok();
  if (left == NULL || right == NULL) {
    status = akk_fail(AKK_ENOMEM, "out of memory");
    goto done;
  }
  for (int64_t j = 0; j < how->left; j++)
    left[n_left++] = m->part + j;
  for (int64_t j = how->left + how->middle; j < k; j++)
    right[n_right++] = m->part + j;
  for (int64_t i = k; i < m->n; i++) {
    if (how->pairs == PAIRS_LEFT)
      left[n_left++] = m->part + i;
    if (how->pairs == PAIRS_RIGHT)
      right[n_right++] = m->part + i;
  }
  status = akk_perm_list_build(left, n_left, 1e-5 * skip, &l, &m->lost, hook);
  if (status.code == AKK_OK)
    status =
        akk_perm_list_build(right, n_right, 1e-5 * skip, &r, &m->lost, hook);
  if (status.code == AKK_OK)
    status = how->pairs == PAIRS_DENSE
                 ? join_dense(m, &l, &r, point, 1e-5 * skip, total, hook)
                 : join_lists(m, how->middle ? m->part + how->left : NULL, &l,
                              &r, point, skip, total, hook);
done:
  free(left);
  free(right);
  akk_perm_list_free(&l);
  akk_perm_list_free(&r);
  return status;
}

akk_status akk_perm_tail(const akk_perm_problem *p, int64_t t, int point,
                         const akk_perm_limits *limits, akk_scaled *answer,
                         akk_perm_result *out, const akk_hook *hook) {
  tilted m = {.p = p, .t = t};
  akk_status status = akk_ok();
  find_tilt(&m);
  double cut = 1e-22, skip = 1e-21, total = 0.0;
  for (int round = 0; round < 3; round++, cut *= 1e-40, skip *= 1e-40) {
    status = make_parts(&m, round == 2 ? 0.0 : cut);
    if (status.code != AKK_OK)
      break;
    plan how = make_plan(&m);
    out->steps = fmax(out->steps, how.steps);
    out->bytes = fmax(out->bytes, how.bytes);
    if (how.steps > limits->steps || how.bytes > limits->bytes) {
      status = akk_fail(AKK_ELIMIT, "about %.0f million steps and %.0f MB",
                        how.steps / 1e6, how.bytes / 1e6);
      break;
    }
    status = run(&m, &how, point, round == 2 ? 0.0 : skip, &total, hook);
    if (status.code != AKK_OK)
      break;
    /* a point that is not there has no mass to compare with */
    if (m.lost * m.unit <= 1e-14 * total || (point && total == 0.0))
      break;
  }
  if (status.code == AKK_OK) {
    *answer = m.front;
    times_double(answer, total);
    /* exp(log_front) in two: the power of 2 apart */
    double power = floor(m.log_front / 0.69314718055994530942);
    times_double(answer, exp(m.log_front - power * 0.69314718055994530942));
    answer->e += (int64_t)power;
  }
  free(m.part);
  free(m.weights);
  return status;
}
