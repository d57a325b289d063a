#include "brunner-munzel.h"

#include <math.h>
#include <stdlib.h>

#include "gsl-guard.h"

#define POLL_EVERY (1 << 16)

__extension__ typedef __int128 wide;
typedef akk_brunner_munzel_square square;

/* With r(a) = 2 #{Y < a} + #{Y = a} and q(b) likewise of X below b:
 *   U = sum x r = 2 n1 n2 theta,  V = sum y q = 2 n1 n2 - U,
 *   P = n1 sum x r^2 - U^2,       Q = n2 sum y q^2 - V^2,
 * the squared statistic is
 *   (U - n1 n2)^2 (n1 - 1)(n2 - 1) / (P (n2 - 1) + Q (n1 - 1)).
 * All are whole; for groups of up to 3000 the parts fit 64 bits, and products
 * of two fractions 128. */
static square square_of(const int64_t *x, const int64_t *t, int k, int64_t n1,
                        int64_t n2, int64_t *P, int64_t *Q, int64_t *U) {
  int64_t below1 = 0, below2 = 0, u = 0, v = 0, p = 0, q = 0;
  for (int a = 0; a < k; a++) {
    int64_t y = t[a] - x[a];
    int64_t r = 2 * below2 + y, s = 2 * below1 + x[a];
    u += x[a] * r;
    p += x[a] * r * r;
    v += y * s;
    q += y * s * s;
    below1 += x[a];
    below2 += y;
  }
  *P = n1 * p - u * u;
  *Q = n2 * q - v * v;
  *U = u;
  int64_t d = u - n1 * n2;
  square w = {d * d, *P * (n2 - 1) + *Q * (n1 - 1), (d > 0) - (d < 0)};
  if (d == 0 && w.denominator == 0)
    w.denominator = 1; /* no difference, no spread: the statistic is 0 */
  return w;
}

/* |v| against |w|: below 0, 0 or above. Denominators of 0 are infinite. */
static int compare(square v, square w) {
  wide a = (wide)v.numerator * w.denominator;
  wide b = (wide)w.numerator * v.denominator;
  if (v.denominator == 0 && w.denominator == 0)
    return 0;
  return (a > b) - (a < b);
}

/* With signs: 1 where v > w, and so on */
static int compare_signed(square v, square w) {
  if (v.sign != w.sign)
    return v.sign > w.sign ? 1 : -1;
  return v.sign * compare(v, w);
}

typedef struct {
  int64_t *x, *t; /* answers in use: group 1's counts and totals */
  int k;
  int64_t n1, n2;
} table;

static akk_status read_table(const double *x, const double *y, int k,
                             table *s) {
  s->x = akk_calloc((size_t)k, sizeof *s->x);
  s->t = akk_calloc((size_t)k, sizeof *s->t);
  s->k = 0;
  s->n1 = s->n2 = 0;
  if (s->x == NULL || s->t == NULL)
    return akk_fail(AKK_ENOMEM, "out of memory");
  for (int a = 0; a < k; a++) {
    if (!(x[a] >= 0.0 && x[a] == floor(x[a]) && y[a] >= 0.0 &&
          y[a] == floor(y[a]) && x[a] + y[a] < 1e9))
      return akk_fail(AKK_EINVAL, "a cell is not a count");
    if (x[a] + y[a] == 0.0)
      continue;
    s->x[s->k] = (int64_t)x[a];
    s->t[s->k++] = (int64_t)(x[a] + y[a]);
    s->n1 += (int64_t)x[a];
    s->n2 += (int64_t)y[a];
  }
  if (s->n1 < 2 || s->n2 < 2)
    return akk_fail(AKK_EINVAL, "a group of fewer than two");
  return akk_ok();
}

static void free_table(table *s) {
  free(s->x);
  free(s->t);
}

akk_status akk_brunner_munzel(const double *x, const double *y, int k,
                              akk_brunner_munzel_out *out) {
  table s;
  akk_status status = read_table(x, y, k, &s);
  free_table(&s);
  if (status.code != AKK_OK)
    return status;
  double n1 = (double)s.n1, n2 = (double)s.n2;
  double below1 = 0.0, below2 = 0.0, u = 0.0, p = 0.0, q = 0.0;
  for (int a = 0; a < k; a++) {
    u += x[a] * (below2 + y[a] / 2.0);
    below1 += x[a];
    below2 += y[a];
  }
  double theta = u / (n1 * n2);
  below1 = below2 = 0.0;
  for (int a = 0; a < k; a++) {
    double r = (below2 + y[a] / 2.0) / n2 - theta;
    double l = (below1 + x[a] / 2.0) / n1 - (1.0 - theta);
    p += x[a] * r * r;
    q += y[a] * l * l;
    below1 += x[a];
    below2 += y[a];
  }
  double v1 = p / (n1 - 1.0) / n1, v2 = q / (n2 - 1.0) / n2;
  /* placed all alike: what is left of the sums is rounding */
  if (v1 + v2 < 1e-28)
    v1 = v2 = 0.0;
  akk_brunner_munzel_out o = {.estimate = theta,
                              .std_error = sqrt(v1 + v2),
                              .tables = NAN,
                              .lower = NAN,
                              .upper = NAN,
                              .both = NAN};
  double d = theta - 0.5;
  if (v1 + v2 == 0.0) {
    o.statistic = fabs(d) < 1e-12 ? 0.0 : copysign(INFINITY, d);
    o.df = NAN;
  } else {
    o.statistic = d / sqrt(v1 + v2);
    o.df =
        (v1 + v2) * (v1 + v2) / (v1 * v1 / (n1 - 1.0) + v2 * v2 / (n2 - 1.0));
  }
  *out = o;
  return akk_ok();
}

static double count_tables(const table *s) {
  double *count = akk_calloc((size_t)s->n1 + 1, sizeof *count);
  double *next = akk_calloc((size_t)s->n1 + 1, sizeof *next);
  double answer = NAN;
  if (count != NULL && next != NULL) {
    count[0] = 1.0;
    for (int j = 0; j < s->k; j++) {
      double window = 0.0;
      for (int64_t v = 0; v <= s->n1; v++) {
        window += count[v];
        if (v > s->t[j])
          window -= count[v - s->t[j] - 1];
        next[v] = window;
      }
      double *swap = count;
      count = next;
      next = swap;
    }
    answer = count[s->n1];
  }
  free(count);
  free(next);
  return answer;
}

/* C(t, a) over its largest */
static long double *choices(int64_t t) {
  long double *c = akk_calloc((size_t)t + 1, sizeof *c);
  if (c == NULL)
    return NULL;
  int64_t mode = t / 2;
  c[mode] = 1.0L;
  for (int64_t a = mode; a < t; a++)
    c[a + 1] = c[a] * (long double)(t - a) / (long double)(a + 1);
  for (int64_t a = mode; a > 0; a--)
    c[a - 1] = c[a] * (long double)a / (long double)(t - a + 1);
  return c;
}

akk_status akk_brunner_munzel_exact(const double *x, const double *y, int k,
                                    akk_brunner_munzel_out *out,
                                    const akk_hook *hook) {
  akk_status status = akk_brunner_munzel(x, y, k, out);
  if (status.code != AKK_OK)
    return status;
  table s;
  status = read_table(x, y, k, &s);
  long double **c = NULL, *part = NULL;
  int64_t *a = NULL, *room = NULL, P, Q, U;
  if (status.code != AKK_OK)
    goto done;
  if (s.n1 > AKK_BRUNNER_MUNZEL_GROUP || s.n2 > AKK_BRUNNER_MUNZEL_GROUP) {
    out->tables = INFINITY;
    status = akk_fail(AKK_EDATA, "too large a group");
    goto done;
  }
  out->tables = count_tables(&s);
  if (out->tables > AKK_BRUNNER_MUNZEL_TABLES) {
    status = akk_fail(AKK_EDATA, "too many tables");
    goto done;
  }
  c = akk_calloc((size_t)s.k, sizeof *c);
  part = akk_calloc((size_t)s.k + 1, sizeof *part);
  a = akk_calloc((size_t)s.k, sizeof *a);
  room = akk_calloc((size_t)s.k + 1, sizeof *room);
  int whole = c != NULL && part != NULL && a != NULL && room != NULL &&
              !isnan(out->tables);
  for (int j = 0; whole && j < s.k; j++)
    whole = (c[j] = choices(s.t[j])) != NULL;
  if (!whole) {
    status = akk_fail(AKK_ENOMEM, "out of memory");
    goto done;
  }
  for (int j = s.k - 1; j >= 0; j--)
    room[j] = room[j + 1] + s.t[j];
  square seen = square_of(s.x, s.t, s.k, s.n1, s.n2, &P, &Q, &U);
  long double all = 0.0L, sum[3] = {0.0L, 0.0L, 0.0L};
  int64_t left = s.n1, n = 0;
  int j = 0;
  part[0] = 1.0L;
  a[0] = left > room[1] ? left - room[1] : 0;
  for (;;) {
    if (a[j] <= s.t[j] && a[j] <= left) {
      part[j + 1] = part[j] * c[j][a[j]];
      if (j + 1 < s.k) {
        left -= a[j];
        j++;
        a[j] = left > room[j + 1] ? left - room[j + 1] : 0;
        continue;
      }
      square w = square_of(a, s.t, s.k, s.n1, s.n2, &P, &Q, &U);
      int signed_ = compare_signed(w, seen);
      all += part[s.k];
      sum[0] += signed_ <= 0 ? part[s.k] : 0.0L;
      sum[1] += signed_ >= 0 ? part[s.k] : 0.0L;
      sum[2] += compare(w, seen) >= 0 ? part[s.k] : 0.0L;
      if (++n % POLL_EVERY == 0 && akk_interrupted(hook)) {
        status = akk_fail(AKK_EINTERRUPT, "stopped by the user");
        goto done;
      }
      a[j]++;
      continue;
    }
    if (j == 0)
      break;
    j--;
    left += a[j];
    a[j]++;
  }
  out->lower = (double)(sum[0] / all);
  out->upper = (double)(sum[1] / all);
  out->both = (double)(sum[2] / all);
done:
  for (int i = 0; c != NULL && i < s.k; i++)
    free(c[i]);
  free(c);
  free(part);
  free(a);
  free(room);
  free_table(&s);
  return status;
}

akk_status akk_brunner_munzel_drawn(const double *x, const double *y, int k,
                                    const int *drawn, int64_t length,
                                    double count[3], const akk_hook *hook) {
  table s;
  akk_status status = read_table(x, y, k, &s);
  int64_t *a = akk_calloc((size_t)k, sizeof *a), P, Q, U;
  if (status.code == AKK_OK && a == NULL)
    status = akk_fail(AKK_ENOMEM, "out of memory");
  if (status.code == AKK_OK &&
      (s.n1 > AKK_BRUNNER_MUNZEL_GROUP || s.n2 > AKK_BRUNNER_MUNZEL_GROUP))
    status = akk_fail(AKK_EDATA, "too large a group");
  if (status.code != AKK_OK)
    goto done;
  square seen = square_of(s.x, s.t, s.k, s.n1, s.n2, &P, &Q, &U);
  count[0] = count[1] = count[2] = 0.0;
  for (int64_t i = 0; i < length; i++) {
    if (i % POLL_EVERY == 0 && akk_interrupted(hook)) {
      status = akk_fail(AKK_EINTERRUPT, "stopped by the user");
      goto done;
    }
    int used = 0;
    for (int j = 0; j < k; j++)
      if (x[j] + y[j] > 0.0)
        a[used++] = drawn[i * k + j];
    square w = square_of(a, s.t, s.k, s.n1, s.n2, &P, &Q, &U);
    int signed_ = compare_signed(w, seen);
    count[0] += signed_ <= 0;
    count[1] += signed_ >= 0;
    count[2] += compare(w, seen) >= 0;
  }
done:
  free(a);
  free_table(&s);
  return status;
}
