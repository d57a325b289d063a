#include "perm-tail.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "gsl-guard.h"

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
  double by = 1.0 / (double)q, step = (double)p;
  double at = (double)(z + q - 1 - begin * p) + 0.5;
  double s0 = 0.0, s1 = 0.0, s2 = 0.0,
         s3 = 0.0; /* four at a time: no waiting */
  int64_t i = begin;
  for (; i + 4 <= whole; i += 4, at -= 4.0 * step) {
    s0 += l.w[i] * r.w[(int64_t)(at * by)];
    s1 += l.w[i + 1] * r.w[(int64_t)((at - step) * by)];
    s2 += l.w[i + 2] * r.w[(int64_t)((at - 2.0 * step) * by)];
    s3 += l.w[i + 3] * r.w[(int64_t)((at - 3.0 * step) * by)];
  }
  for (; i < whole; i++, at -= step)
    s0 += l.w[i] * r.w[(int64_t)(at * by)];
  double sum = (s0 + s1) + (s2 + s3);
  double rest = 0.0;
  for (i = whole > begin ? whole : begin; i < l.n; i++)
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

static akk_status dense_pairs(akk_perm_tilted *m, dense *out, double tiny,
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

akk_status akk_perm_join_dense(akk_perm_tilted *m, akk_perm_list *l,
                               akk_perm_list *r, int point, double tiny,
                               double *total, const akk_hook *hook) {
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
    if (status.code == AKK_OK && akk_interrupted(hook))
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

akk_status akk_perm_join_lists(akk_perm_tilted *m, const akk_perm_part *middle,
                               akk_perm_list *l, akk_perm_list *r, int point,
                               double skip, double *total,
                               const akk_hook *hook) {
  double one = 1.0;
  akk_perm_part nothing = {.weight = &one};
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
        plain ? w * exp(-theta *
                        ((double)akk_perm_score(middle, a) - middle_mode))
              : w;
  }
  double sum = 0.0, done_steps = 0.0;
  for (int64_t A = l->lo; A <= l->hi; A++) {
    row left = row_of(l, A);
    if (left.n == 0)
      continue;
    for (int64_t a = middle->lo; a <= middle->hi; a++) {
      int64_t B = m->p->u1 - A - akk_perm_number(middle, a);
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
      int64_t need = m->t - akk_perm_score(middle, a);
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
