#include "perm.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "gsl-guard.h"
#include "perm-tail.h"

/* All whole numbers stay below this, so that sums and products of them with a
 * count fit 64 bits and are exact as doubles. */
#define LARGEST 9007199254740992.0 /* 2^53 */
#define SQRT_HALF 0.70710678118654752440

static int64_t gcd(int64_t a, int64_t b) {
  while (b != 0) {
    int64_t r = a % b;
    a = b;
    b = r;
  }
  return a < 0 ? -a : a;
}

typedef struct {
  int64_t x, n;
} tally;

static int by_x(const void *a, const void *b) {
  const tally *u = a, *v = b;
  return u->x < v->x ? -1 : u->x > v->x;
}

/* Sorted, equal x together, those without a count left out: how many remain */
static int64_t gather(tally *v, int64_t n) {
  int64_t m = 0;
  int sorted = 1;
  for (int64_t i = 1; i < n; i++)
    sorted = sorted && v[i - 1].x <= v[i].x;
  if (!sorted)
    qsort(v, (size_t)n, sizeof *v, by_x);
  for (int64_t i = 0; i < n; i++) {
    if (v[i].n == 0)
      continue;
    if (m > 0 && v[m - 1].x == v[i].x)
      v[m - 1].n += v[i].n;
    else
      v[m++] = v[i];
  }
  return m;
}

/* The problem in smallest whole numbers: equal scores and equal differences put
 * together, scores from 0, divided by what divides all of them. */
akk_status akk_perm_reduce(const akk_perm_input *in, akk_perm_reduced *out,
                           akk_perm_result *result) {
  int64_t k = in->k, n_d = 0;
  double largest = 0.0, people = 0.0, square = 0.0;
  tally *d =
      in->pairs == NULL ? NULL : akk_calloc((size_t)k * (size_t)k, sizeof *d);
  tally *t = akk_calloc((size_t)k, sizeof *t);
  int64_t *room = NULL, shift = 0, u1 = 0, u = 0, T = 0;
  akk_status status = akk_ok();
  if (t == NULL || (in->pairs != NULL && d == NULL)) {
    status = akk_fail(AKK_ENOMEM, "out of memory");
    goto done;
  }
  for (int64_t i = 0; i < k; i++) {
    largest = fmax(largest, fabs((double)in->score[i]));
    if (in->single1[i] < 0 || in->single2[i] < 0) {
      status = akk_fail(AKK_EINVAL, "a count is below 0");
      goto done;
    }
    people += (double)in->single1[i] + (double)in->single2[i];
  }
  for (int64_t i = 0; in->pairs != NULL && i < k * k; i++) {
    if (in->pairs[i] < 0) {
      status = akk_fail(AKK_EINVAL, "a count is below 0");
      goto done;
    }
    people += 2.0 * (double)in->pairs[i];
  }
  /* 2 u T and the like must fit 64 bits */
  if (!(4.0 * largest * people * fmax(people, 1.0) < 4e18 &&
        4.0 * largest * people < LARGEST)) {
    status = akk_fail(AKK_EDATA, "the scores are too large for their number");
    goto done;
  }
  int64_t g = 0;
  double twice = 0.0; /* 2 E of the pairs' part */
  int64_t observed = 0;
  for (int64_t i = 0; i < k; i++)
    for (int64_t j = 0; in->pairs != NULL && j < k; j++) {
      int64_t c = in->pairs[i + k * j], a = in->score[i], b = in->score[j];
      if (c == 0)
        continue;
      observed += c * a;
      twice += (double)c * ((double)a + (double)b);
      if (a == b)
        continue;
      int64_t diff = a > b ? a - b : b - a;
      square += (double)c * (double)diff * (double)diff;
      if (a > b)
        T += c * diff;
      tally one = {diff, c};
      d[n_d++] = one;
      g = gcd(g, diff);
    }
  for (int64_t i = 0; i < k; i++) {
    tally one = {in->score[i], in->single1[i] + in->single2[i]};
    t[i] = one;
    u1 += in->single1[i];
    u += one.n;
    observed += in->score[i] * in->single1[i];
  }
  double B = 0.0, B2 = 0.0;
  int64_t n_t = gather(t, k);
  n_d = n_d > 0 ? gather(d, n_d) : 0;
  if (n_t > 0)
    shift = t[0].x;
  for (int64_t i = 0; i < n_t; i++) {
    t[i].x -= shift;
    B += (double)t[i].x * (double)t[i].n;
    g = gcd(g, t[i].x);
  }
  double centre = u > 0 ? B / (double)u : 0.0;
  for (int64_t i = 0; i < n_t; i++) {
    double z = (double)t[i].x - centre;
    B2 += (double)t[i].n * z * z;
  }
  for (int64_t i = 0; i < k; i++)
    T += (in->score[i] - shift) * in->single1[i];
  result->observed = (double)observed;
  result->mean = 0.5 * twice + (double)u1 * ((double)shift + centre);
  result->variance = 0.25 * square;
  if (u > 1)
    result->variance +=
        (double)u1 * (double)(u - u1) / ((double)u * (double)(u - 1)) * B2;
  if (g == 0)
    g = 1;
  /* labels that cannot move are no part of the problem */
  out->p.u1 = u1;
  out->p.u = u;
  if (u1 == 0 || u1 == u || n_t == 1) {
    int64_t fixed = u1 == u ? (int64_t)B : n_t == 1 ? u1 * t[0].x : 0;
    T -= fixed;
    n_t = 0;
    out->p.u1 = out->p.u = 0;
  }
  room = akk_calloc((size_t)(2 * n_t + 2 * n_d), sizeof *room);
  if (room == NULL) {
    status = akk_fail(AKK_ENOMEM, "out of memory");
    goto done;
  }
  out->room = room;
  out->p.k = n_t;
  out->p.s = room;
  out->p.t = room + n_t;
  out->p.pairs = n_d;
  out->p.d = room + 2 * n_t;
  out->p.c = room + 2 * n_t + n_d;
  out->B = out->pairs_sum = 0;
  for (int64_t i = 0; i < n_t; i++) {
    out->p.s[i] = t[i].x / g;
    out->p.t[i] = t[i].n;
    out->B += out->p.s[i] * t[i].n;
  }
  for (int64_t i = 0; i < n_d; i++) {
    out->p.d[i] = d[i].x / g;
    out->p.c[i] = d[i].n;
    out->pairs_sum += out->p.d[i] * d[i].n;
  }
  out->t = T / g;
done:
  free(d);
  free(t);
  return status;
}

/* The same with the sign of every score turned: scores rise from 0 again, and T
 * becomes top - T. */
static int64_t turn(akk_perm_problem *p, int64_t pairs_sum) {
  int64_t highest = p->k > 0 ? p->s[p->k - 1] : 0;
  for (int64_t i = 0, j = p->k - 1; i <= j; i++, j--) {
    int64_t s = p->s[i], t = p->t[i];
    p->s[i] = highest - p->s[j];
    p->t[i] = p->t[j];
    p->s[j] = highest - s;
    p->t[j] = t;
  }
  return highest * p->u1 + pairs_sum;
}

akk_chance akk_perm_chance(akk_scaled a) {
  akk_chance c = {0.0, -INFINITY};
  if (!(a.m > 0.0L))
    return c;
  c.log = (double)(logl(a.m) + (long double)a.e * 0.693147180559945309417232L);
  c.p = a.e < -1100 ? 0.0 : (double)ldexpl(a.m, (int)a.e);
  if (c.p >= 1.0) { /* by rounding */
    c.p = 1.0;
    c.log = 0.0;
  }
  return c;
}

static akk_scaled sum_of(akk_scaled a, akk_scaled b) {
  if (!(a.m > 0.0L))
    return b;
  if (!(b.m > 0.0L))
    return a;
  if (a.e < b.e) {
    akk_scaled swap = a;
    a = b;
    b = swap;
  }
  if (a.e - b.e < 200)
    a.m += ldexpl(b.m, (int)(b.e - a.e));
  return a;
}

static akk_scaled scaled(double x) {
  akk_scaled a = {(long double)x, 0};
  return a;
}

typedef struct {
  akk_perm_reduced r;
  int64_t top;
  int turned;
  const akk_perm_limits *limits;
  akk_perm_result *out;
  const akk_hook *hook;
} context;

static void face(context *c, int turned) {
  if (c->turned != turned)
    c->top = turn(&c->r.p, c->r.pairs_sum);
  c->turned = turned;
}

/* The most that T can be: the u1 highest of the singles, and all of d c */
static int64_t most(const akk_perm_reduced *r) {
  int64_t left = r->p.u1, sum = r->pairs_sum;
  for (int64_t j = r->p.k; j-- > 0 && left > 0;) {
    int64_t n = r->p.t[j] < left ? r->p.t[j] : left;
    sum += n * r->p.s[j];
    left -= n;
  }
  return sum;
}

static int64_t least(const akk_perm_reduced *r) {
  int64_t left = r->p.u1, sum = 0;
  for (int64_t j = 0; j < r->p.k && left > 0; j++) {
    int64_t n = r->p.t[j] < left ? r->p.t[j] : left;
    sum += n * r->p.s[j];
    left -= n;
  }
  return sum;
}

/* P(T >= t), or with `below` P(T <= t), straight: no complement. P(T = t) when
 * `point`. */
static akk_status straight(context *c, int64_t t, int below, int point,
                           akk_scaled *p) {
  face(c, below);
  if (below)
    t = c->top - t;
  int64_t low = least(&c->r);
  *p = scaled(0.0);
  if (t > most(&c->r) || (point && t < low))
    return akk_ok();
  if (t <= low && !point) {
    *p = scaled(1.0);
    return akk_ok();
  }
  return akk_perm_tail(&c->r.p, t, point, c->limits, p, c->out, c->hook);
}

/* 2u(T - ET) < 0, = 0, > 0; the bounds of reduce() keep it within 64 bits */
int64_t akk_perm_side_of(const akk_perm_reduced *r, int64_t t) {
  int64_t u = r->p.u > 0 ? r->p.u : 1;
  int64_t twice_mean = u * r->pairs_sum + 2 * r->p.u1 * r->B;
  return 2 * u * t - twice_mean;
}

/* A tail whose other side may be the smaller one: then that is summed, and
 * taken from 1, unless too little would be left. */
static akk_status tail(context *c, int64_t t, int below, akk_scaled *p) {
  int64_t side = akk_perm_side_of(&c->r, t);
  if (below ? side < 0 : side > 0)
    return straight(c, t, below, 0, p);
  akk_scaled other;
  akk_status status = straight(c, below ? t + 1 : t - 1, !below, 0, &other);
  if (status.code != AKK_OK)
    return status;
  double rest =
      (double)(1.0L - (other.e < -200 ? 0.0L : ldexpl(other.m, (int)other.e)));
  if (rest < 0.05)
    return straight(c, t, below, 0, p);
  *p = scaled(rest);
  return status;
}

akk_status akk_perm_exact(const akk_perm_input *in, int wanted,
                          const akk_perm_limits *limits, akk_perm_result *out,
                          const akk_hook *hook) {
  akk_perm_limits bounds = {1.2e11, 1073741824.0};
  if (limits != NULL && limits->steps > 0.0)
    bounds.steps = limits->steps;
  if (limits != NULL && limits->bytes > 0.0)
    bounds.bytes = limits->bytes;
  akk_perm_result nothing = {.observed = NAN};
  *out = nothing;
  out->lower.p = out->upper.p = out->both.p = out->point.p = out->both_point.p =
      NAN;
  if (in->k < 1)
    return akk_fail(AKK_EINVAL, "no categories");
  context c = {.limits = &bounds, .out = out, .hook = hook};
  akk_status status = akk_perm_reduce(in, &c.r, out);
  if (status.code != AKK_OK || wanted == AKK_PERM_MOMENTS)
    goto done;
  int64_t t = c.r.t, side = akk_perm_side_of(&c.r, t);
  akk_scaled lower, upper, point = {0.0L, 0}, mirrored = {0.0L, 0};
  if (wanted & AKK_PERM_LOWER) {
    if ((status = tail(&c, t, 1, &lower)).code != AKK_OK)
      goto done;
    out->lower = akk_perm_chance(lower);
  }
  if (wanted & AKK_PERM_UPPER) {
    if ((status = tail(&c, t, 0, &upper)).code != AKK_OK)
      goto done;
    out->upper = akk_perm_chance(upper);
  }
  if (wanted & AKK_PERM_POINT) {
    if ((status = straight(&c, t, side < 0, 1, &point)).code != AKK_OK)
      goto done;
    out->point = akk_perm_chance(point);
  }
  if (wanted & AKK_PERM_BOTH) {
    akk_scaled near = scaled(1.0), far = scaled(0.0);
    out->both_point = out->point;
    if (side != 0) {
      /* |T - ET| >= |t - ET| on the other side: from 2 ET - t on, whole */
      face(&c, 0);
      int64_t u = c.r.p.u > 0 ? c.r.p.u : 1;
      int64_t sum = u * c.r.pairs_sum + 2 * c.r.p.u1 * c.r.B - u * t;
      /* rounded away from the mean */
      int64_t mirror = sum / u, exact = sum % u == 0;
      if (!exact && side > 0 && sum < 0)
        mirror--;
      if (!exact && side < 0 && sum > 0)
        mirror++;
      if (wanted & (side < 0 ? AKK_PERM_LOWER : AKK_PERM_UPPER))
        near = side < 0 ? lower : upper;
      else
        status = straight(&c, t, side < 0, 0, &near);
      if (status.code == AKK_OK)
        status = straight(&c, mirror, side > 0, 0, &far);
      if (status.code == AKK_OK && exact && (wanted & AKK_PERM_POINT)) {
        status = straight(&c, mirror, side > 0, 1, &mirrored);
        out->both_point = akk_perm_chance(sum_of(point, mirrored));
      }
      if (status.code != AKK_OK)
        goto done;
    }
    out->both = akk_perm_chance(sum_of(near, far));
  }
done:
  free(c.r.room);
  return status;
}

int akk_perm_wanted(akk_perm_side side, int mid_p) {
  int wanted = mid_p ? AKK_PERM_POINT : 0;
  switch (side) {
  case AKK_PERM_DISTANCE:
    return wanted | AKK_PERM_BOTH;
  case AKK_PERM_DOUBLE:
    return wanted | AKK_PERM_LOWER | AKK_PERM_UPPER;
  case AKK_PERM_LESS:
    return wanted | AKK_PERM_LOWER;
  case AKK_PERM_GREATER:
    return wanted | AKK_PERM_UPPER;
  }
  return wanted;
}

/* p less half of the mass at its edge; neither is near the other unless the
 * edge is all there is */
static akk_chance less_half(akk_chance p, akk_chance edge) {
  double ratio = exp(edge.log - p.log); /* at most 1 */
  p.log += log1p(-0.5 * fmin(ratio, 1.0));
  p.p -= 0.5 * fmin(edge.p, p.p);
  return p;
}

akk_chance akk_perm_p(const akk_perm_result *r, akk_perm_side side, int mid_p) {
  akk_chance p = r->both, edge = r->both_point;
  if (side == AKK_PERM_LESS || side == AKK_PERM_GREATER ||
      side == AKK_PERM_DOUBLE) {
    p = side == AKK_PERM_LESS ? r->lower : r->upper;
    if (side == AKK_PERM_DOUBLE)
      p = r->lower.log < r->upper.log ? r->lower : r->upper;
    edge = r->point;
  }
  if (mid_p)
    p = less_half(p, edge);
  if (side == AKK_PERM_DOUBLE) {
    p.p = fmin(1.0, 2.0 * p.p);
    p.log = fmin(0.0, p.log + 0.69314718055994530942);
  }
  return p;
}

/* The farthest that one answer, or one pair, moves T, squared */
static double largest_step(const akk_perm_reduced *r) {
  const akk_perm_problem *p = &r->p;
  double most = 0.0, mean = p->u > 0 ? (double)r->B / (double)p->u : 0.0;
  for (int64_t j = 0; j < p->k; j++)
    most = fmax(most, fabs((double)p->s[j] - mean));
  for (int64_t i = 0; i < p->pairs; i++)
    most = fmax(most, 0.5 * (double)p->d[i]);
  return most * most;
}

akk_status akk_perm_rejects(const akk_perm_input *in, akk_perm_side side,
                            double alpha, const akk_perm_limits *limits,
                            int *rejects, const akk_hook *hook) {
  akk_perm_result out = {.observed = NAN};
  akk_perm_reduced r = {.room = NULL};
  akk_status status = akk_perm_reduce(in, &r, &out);
  if (status.code != AKK_OK)
    return status;
  /* the variance in the units of the reduced problem */
  double variance = 0.0, mean = 0.0;
  const akk_perm_problem *p = &r.p;
  if (p->u > 1) {
    double ss = 0.0, n = (double)p->u, n1 = (double)p->u1;
    mean = (double)r.B / n;
    for (int64_t j = 0; j < p->k; j++)
      ss +=
          (double)p->t[j] * ((double)p->s[j] - mean) * ((double)p->s[j] - mean);
    variance += n1 * (n - n1) / (n * (n - 1.0)) * ss;
  }
  for (int64_t i = 0; i < p->pairs; i++)
    variance += 0.25 * (double)p->c[i] * (double)p->d[i] * (double)p->d[i];
  int plain = variance > 16.0 * largest_step(&r);
  free(r.room);
  if (plain && out.variance > 0.0) {
    double z = (out.observed - out.mean) / sqrt(out.variance);
    double normal = side == AKK_PERM_GREATER ? 0.5 * erfc(z * SQRT_HALF)
                    : side == AKK_PERM_LESS  ? 0.5 * erfc(-z * SQRT_HALF)
                                             : erfc(fabs(z) * SQRT_HALF);
    if (normal > 2.0 * alpha || normal < 0.5 * alpha) {
      *rejects = normal < alpha;
      return status;
    }
  }
  status = akk_perm_exact(in, akk_perm_wanted(side, 0), limits, &out, hook);
  /* a p of just alpha counts, whatever its last digits */
  *rejects = status.code == AKK_OK &&
             akk_perm_p(&out, side, 0).p <= alpha * (1.0 + 1e-12);
  return status;
}
