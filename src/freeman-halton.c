#include "freeman-halton.h"

#include <math.h>
#include <stdlib.h>

#include "gsl-guard.h"
#include "modulo.h"

/* The weight of a table is the product over answers of C(t, a), t the answer's
 * total. The answers are split into two halves; the halves of tables of each
 * side are listed by their sum, sorted by weight, and matched: as the left
 * weight falls, ever more of the right ones stay at or below what was seen
 * (Streitberg & Rohmel's and Horowitz & Sahni's way with subset sums).
 *
 * Weights are compared as long doubles when they are clearly apart, and within
 * NEAR of each other by their remainders modulo a prime of 61 bits: equal
 * remainders are equal weights. */
#define NEAR 1e-9L
#define POLL_EVERY (1 << 16)

static uint64_t inverse(uint64_t a) {
  uint64_t result = 1, base = a % AKK_PRIME;
  for (uint64_t e = AKK_PRIME - 2; e > 0; e >>= 1) {
    if (e & 1)
      result = akk_times(result, base);
    base = akk_times(base, base);
  }
  return result;
}

typedef struct {
  long double weight;
  uint64_t rest;
} half_table;

/* C(t, a) over its largest, and modulo the prime, a = 0 .. t */
typedef struct {
  int64_t t;
  half_table *of;
} answer;

static akk_status fill_answer(answer *column, int64_t t) {
  column->t = t;
  column->of = akk_calloc((size_t)t + 1, sizeof *column->of);
  if (column->of == NULL)
    return akk_fail(AKK_ENOMEM, "out of memory");
  half_table *of = column->of;
  int64_t mode = t / 2;
  of[mode].weight = 1.0L;
  for (int64_t a = mode; a < t; a++)
    of[a + 1].weight =
        of[a].weight * (long double)(t - a) / (long double)(a + 1);
  for (int64_t a = mode; a > 0; a--)
    of[a - 1].weight = of[a].weight * (long double)a / (long double)(t - a + 1);
  of[0].rest = 1;
  for (int64_t a = 0; a < t; a++)
    of[a + 1].rest =
        akk_times(akk_times(of[a].rest, (uint64_t)(t - a)), inverse((uint64_t)(a + 1)));
  return akk_ok();
}

/* One side: its halves of tables, those with sum s at from[s] .. from[s+1] */
typedef struct {
  int k;
  answer *column;
  int64_t total, most; /* of the sums: all answers, and what is of use */
  int64_t *from;
  half_table *list;
} side;

/* How many halves have each sum: from[s + 1] counts those with sum s */
static akk_status count_sums(side *s) {
  size_t size = (size_t)s->most + 2;
  s->from = akk_calloc(size, sizeof *s->from);
  double *count = akk_calloc(size, sizeof *count);
  double *next = akk_calloc(size, sizeof *next);
  akk_status status = akk_ok();
  if (s->from == NULL || count == NULL || next == NULL) {
    status = akk_fail(AKK_ENOMEM, "out of memory");
    goto done;
  }
  count[0] = 1.0;
  for (int j = 0; j < s->k; j++) {
    double window = 0.0;
    for (int64_t v = 0; v <= s->most; v++) {
      window += count[v];
      if (v > s->column[j].t)
        window -= count[v - s->column[j].t - 1];
      next[v] = window;
    }
    double *swap = count;
    count = next;
    next = swap;
  }
  double all = 0.0;
  for (int64_t v = 0; v <= s->most; v++)
    all += count[v];
  if (all > AKK_FREEMAN_HALTON_MOST) {
    status = akk_fail(AKK_EDATA, "too many tables");
    goto done;
  }
  for (int64_t v = 0; v <= s->most; v++)
    s->from[v + 1] = s->from[v] + (int64_t)count[v];
done:
  free(count);
  free(next);
  return status;
}

static int by_weight(const void *a, const void *b) {
  long double u = ((const half_table *)a)->weight;
  long double v = ((const half_table *)b)->weight;
  return (u > v) - (u < v);
}

static akk_status list_halves(side *s, const akk_hook *hook) {
  int64_t n = s->from[s->most + 1];
  s->list = akk_calloc((size_t)n, sizeof *s->list);
  int64_t *at = akk_calloc((size_t)s->most + 1, sizeof *at);
  int64_t *a = akk_calloc((size_t)s->k + 1, sizeof *a);
  half_table *part = akk_calloc((size_t)s->k + 1, sizeof *part);
  akk_status status = akk_ok();
  if (s->list == NULL || at == NULL || a == NULL || part == NULL) {
    status = akk_fail(AKK_ENOMEM, "out of memory");
    goto done;
  }
  /* part[j]: the product over the answers before j */
  part[0].weight = 1.0L;
  part[0].rest = 1;
  int64_t sum = 0, seen = 0;
  int j = 0;
  a[0] = 0;
  for (;;) {
    if (j == s->k) {
      s->list[s->from[sum] + at[sum]++] = part[j];
      if (++seen % POLL_EVERY == 0 && akk_interrupted(hook)) {
        status = akk_fail(AKK_EINTERRUPT, "stopped by the user");
        goto done;
      }
    } else if (a[j] <= s->column[j].t && sum + a[j] <= s->most) {
      half_table c = s->column[j].of[a[j]];
      part[j + 1].weight = part[j].weight * c.weight;
      part[j + 1].rest = akk_times(part[j].rest, c.rest);
      sum += a[j];
      j++;
      a[j] = 0;
      continue;
    }
    if (j == 0)
      break;
    j--;
    sum -= a[j]++;
  }
  for (int64_t v = 0; v <= s->most; v++)
    qsort(s->list + s->from[v], (size_t)at[v], sizeof *s->list, by_weight);
done:
  free(at);
  free(a);
  free(part);
  return status;
}

/* Weights of the pairs with left sum v and right sum n1 - v: all, and those at
 * or below what was seen */
static void match(const half_table *left, int64_t n_left,
                  const half_table *right, int64_t n_right, half_table seen,
                  long double *low, long double *all) {
  long double sum_left = 0.0L, sum_right = 0.0L, below = 0.0L;
  for (int64_t i = 0; i < n_left; i++)
    sum_left += left[i].weight;
  for (int64_t i = 0; i < n_right; i++)
    sum_right += right[i].weight;
  *all += sum_left * sum_right;
  int64_t clear = 0; /* right[0 .. clear - 1] are clearly below */
  for (int64_t i = n_left - 1; i >= 0; i--) {
    long double w = left[i].weight;
    while (clear < n_right &&
           right[clear].weight * w < seen.weight * (1.0L - NEAR))
      below += right[clear++].weight;
    long double here = below;
    for (int64_t j = clear;
         j < n_right && right[j].weight * w <= seen.weight * (1.0L + NEAR); j++)
      if (akk_times(left[i].rest, right[j].rest) == seen.rest ||
          right[j].weight * w < seen.weight)
        here += right[j].weight;
    *low += w * here;
  }
}

/* Answers to the side that has fewer tables so far, the largest first */
static void split(answer *column, int k, side *left, side *right) {
  for (int i = 1; i < k; i++)
    for (int j = i; j > 0 && column[j].t > column[j - 1].t; j--) {
      answer swap = column[j];
      column[j] = column[j - 1];
      column[j - 1] = swap;
    }
  double l = 0.0, r = 0.0;
  for (int j = 0; j < k; j++) {
    side *s = l <= r ? left : right;
    *(l <= r ? &l : &r) += log((double)column[j].t + 1.0);
    s->column[s->k++] = column[j];
    s->total += column[j].t;
  }
}

akk_status akk_freeman_halton(const double *x, const double *y, int k,
                              akk_freeman_halton_out *out,
                              const akk_hook *hook) {
  double n1 = 0.0, n = 0.0;
  for (int j = 0; j < k; j++) {
    if (!(x[j] >= 0.0 && y[j] >= 0.0 && x[j] == floor(x[j]) &&
          y[j] == floor(y[j]) && x[j] + y[j] < 1e9))
      return akk_fail(AKK_EINVAL, "a cell is not a count");
    n1 += x[j];
    n += x[j] + y[j];
  }
  if (!(n1 > 0.0 && n1 < n && n < 1e9))
    return akk_fail(AKK_EINVAL, "nobody in a group, or too many");
  out->p = out->point = NAN;
  out->held = n;
  if (n > AKK_FREEMAN_HALTON_MOST)
    return akk_fail(AKK_EDATA, "too many tables");
  side left = {0}, right = {0};
  answer *column = akk_calloc((size_t)k, sizeof *column);
  left.column = akk_calloc((size_t)k, sizeof *left.column);
  right.column = akk_calloc((size_t)k, sizeof *right.column);
  int used = 0;
  akk_status status = akk_ok();
  if (column == NULL || left.column == NULL || right.column == NULL) {
    status = akk_fail(AKK_ENOMEM, "out of memory");
    goto done;
  }
  half_table seen = {1.0L, 1};
  for (int j = 0; j < k; j++) {
    if (x[j] + y[j] == 0.0)
      continue;
    status = fill_answer(&column[used], (int64_t)(x[j] + y[j]));
    if (status.code != AKK_OK)
      goto done;
    half_table c = column[used++].of[(int64_t)x[j]];
    seen.weight *= c.weight;
    seen.rest = akk_times(seen.rest, c.rest);
  }
  split(column, used, &left, &right);
  left.most = left.total < (int64_t)n1 ? left.total : (int64_t)n1;
  right.most = right.total < (int64_t)n1 ? right.total : (int64_t)n1;
  side *sides[2] = {&left, &right};
  out->held = 1.0;
  for (int i = 0; i < 2; i++) {
    double tables = 1.0;
    for (int j = 0; j < sides[i]->k; j++)
      tables *= (double)sides[i]->column[j].t + 1.0;
    out->held = fmax(out->held, tables);
  }
  for (int i = 0; i < 2; i++) {
    status = count_sums(sides[i]);
    if (status.code == AKK_OK)
      status = list_halves(sides[i], hook);
    if (status.code != AKK_OK)
      goto done;
  }
  long double low = 0.0L, all = 0.0L;
  for (int64_t v = 0; v <= left.most; v++) {
    int64_t w = (int64_t)n1 - v;
    if (w > right.most)
      continue;
    if (akk_interrupted(hook)) {
      status = akk_fail(AKK_EINTERRUPT, "stopped by the user");
      goto done;
    }
    match(left.list + left.from[v], left.from[v + 1] - left.from[v],
          right.list + right.from[w], right.from[w + 1] - right.from[w], seen,
          &low, &all);
  }
  out->p = (double)fminl(1.0L, low / all);
  out->point = (double)(seen.weight / all);
done:
  for (int j = 0; j < used; j++)
    free(column[j].of);
  for (int i = 0; i < 2; i++) {
    side *s = i == 0 ? &left : &right;
    free(s->column);
    free(s->from);
    free(s->list);
  }
  free(column);
  return status;
}
