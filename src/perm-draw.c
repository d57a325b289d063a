#include "perm-draw.h"

#include <math.h>
#include <stdlib.h>

#include "gsl-guard.h"
#include "perm-one.h"
#include "perm-tail.h"

/* A distribution on lo .. lo + n - 1 to draw from: sums[i] = P(X <= lo + i),
 * searched from the mode outward. */
typedef struct {
  int64_t lo, mode, n;
  double *sums;
} urn;

static inline int64_t draw(const urn *u, akk_random random) {
  if (u->n == 1)
    return u->lo;
  double at = random.unit(random.data);
  int64_t i = u->mode;
  if (at <= u->sums[i]) {
    while (i > 0 && at <= u->sums[i - 1])
      i--;
  } else {
    while (i < u->n - 1 && at > u->sums[i])
      i++;
  }
  return u->lo + i;
}

/* From weights outward from the mode `m` by ratio(a) = w(a + 1)/w(a), as far as
 * a draw could tell */
typedef struct {
  double t, rest, drawn; /* hypergeometric; binomial(t, 1/2) for drawn < 0 */
} law;

static double ratio(const law *l, double a) {
  double up = (l->t - a) / (a + 1.0);
  return l->drawn < 0.0 ? up
                        : up * (l->drawn - a) / (l->rest - l->drawn + a + 1.0);
}

static akk_status fill(urn *u, const law *l) {
  double low = l->drawn < 0.0 ? 0.0 : fmax(0.0, l->drawn - l->rest);
  double high = l->drawn < 0.0 ? l->t : fmin(l->t, l->drawn);
  double mode =
      l->drawn < 0.0
          ? floor(0.5 * l->t)
          : floor((l->t + 1.0) * (l->drawn + 1.0) / (l->t + l->rest + 2.0));
  mode = fmin(fmax(mode, low), high);
  double a = mode, b = mode, w = 1.0;
  while (a > low && (w /= ratio(l, a - 1.0)) > 1e-20)
    a--;
  for (w = 1.0; b < high && (w *= ratio(l, b)) > 1e-20;)
    b++;
  u->lo = (int64_t)a;
  u->n = (int64_t)(b - a) + 1;
  u->mode = (int64_t)(mode - a);
  u->sums = malloc((size_t)u->n * sizeof *u->sums);
  if (u->sums == NULL)
    return akk_fail(AKK_ENOMEM, "out of memory");
  u->sums[u->mode] = 1.0;
  for (int64_t i = u->mode; i > 0; i--)
    u->sums[i - 1] = u->sums[i] / ratio(l, a + (double)i - 1.0);
  for (int64_t i = u->mode; i < u->n - 1; i++)
    u->sums[i + 1] = u->sums[i] * ratio(l, a + (double)i);
  double sum = 0.0;
  for (int64_t i = 0; i < u->n; i++)
    u->sums[i] = sum += u->sums[i];
  for (int64_t i = 0; i < u->n; i++)
    u->sums[i] /= sum;
  return akk_ok();
}

/* Of each category but the last, and each number that may be left to draw: made
 * when first needed. */
typedef struct {
  const akk_perm_problem *p;
  urn *single; /* (u1 + 1) for each category but the last */
  urn *pairs;
  int64_t *rest; /* single answers beyond this category */
} urns;

static akk_status draw_table(urns *all, akk_random random, int64_t *score) {
  const akk_perm_problem *p = all->p;
  int64_t T = 0, left = p->u1;
  for (int64_t j = 0; j + 1 < p->k; j++) {
    urn *u = all->single + j * (p->u1 + 1) + left;
    if (u->n == 0) {
      law l = {(double)p->t[j], (double)all->rest[j], (double)left};
      akk_status status = fill(u, &l);
      if (status.code != AKK_OK)
        return status;
    }
    int64_t a = draw(u, random);
    T += a * p->s[j];
    left -= a;
  }
  if (p->k > 0)
    T += left * p->s[p->k - 1];
  for (int64_t i = 0; i < p->pairs; i++)
    T += p->d[i] * draw(all->pairs + i, random);
  *score = T;
  return akk_ok();
}

static void tally_draw(akk_perm_draws *out, int64_t T, int64_t t,
                       int64_t distance, int64_t far) {
  out->lower += T <= t;
  out->upper += T >= t;
  out->point += T == t;
  out->both += distance >= far;
  out->both_point += distance == far;
}

akk_status akk_perm_draw(const akk_perm_input *in, int64_t draws,
                         akk_random random, akk_perm_draws *out,
                         akk_perm_result *moments, const akk_hook *hook) {
  akk_perm_draws none = {0.0, 0.0, 0.0, 0.0, 0.0};
  *out = none;
  akk_perm_reduced r = {.room = NULL};
  akk_status status = akk_perm_reduce(in, &r, moments);
  if (status.code != AKK_OK)
    return status;
  const akk_perm_problem *p = &r.p;
  size_t n_single = p->k > 1 ? (size_t)(p->k - 1) * (size_t)(p->u1 + 1) : 0;
  urns all = {p, akk_calloc(n_single, sizeof(urn)),
              akk_calloc((size_t)p->pairs, sizeof(urn)),
              akk_calloc((size_t)p->k, sizeof(int64_t))};
  if (all.single == NULL || all.pairs == NULL || all.rest == NULL) {
    status = akk_fail(AKK_ENOMEM, "out of memory");
    goto done;
  }
  int64_t rest = 0;
  for (int64_t j = p->k; j-- > 0;) {
    all.rest[j] = rest;
    rest += p->t[j];
  }
  for (int64_t i = 0; i < p->pairs && status.code == AKK_OK; i++) {
    law l = {(double)p->c[i], 0.0, -1.0};
    status = fill(all.pairs + i, &l);
  }
  int64_t far = llabs(akk_perm_side_of(&r, r.t));
  for (int64_t i = 0; i < draws && status.code == AKK_OK; i++) {
    int64_t T;
    status = draw_table(&all, random, &T);
    if (status.code == AKK_OK)
      tally_draw(out, T, r.t, llabs(akk_perm_side_of(&r, T)), far);
    if (i % 4096 == 4095 && akk_interrupted(hook))
      status = akk_fail(AKK_EINTERRUPT, "stopped by the user");
  }
done:
  for (size_t i = 0; all.single != NULL && i < n_single; i++)
    free(all.single[i].sums);
  for (int64_t i = 0; all.pairs != NULL && i < p->pairs; i++)
    free(all.pairs[i].sums);
  free(all.single);
  free(all.pairs);
  free(all.rest);
  free(r.room);
  return status;
}

akk_status akk_perm_one_draw(const akk_perm_one_input *in, int64_t draws,
                             akk_random random, akk_perm_draws *out,
                             akk_perm_result *moments, const akk_hook *hook) {
  akk_perm_draws none = {0.0, 0.0, 0.0, 0.0, 0.0};
  *out = none;
  int64_t value[3], size[3];
  akk_status status = akk_perm_one_moments(in, value, size, moments);
  if (status.code != AKK_OK)
    return status;
  int64_t M = size[0] + size[1] + size[2], n = 0;
  int64_t *score = akk_calloc((size_t)M, sizeof *score);
  if (score == NULL)
    return akk_fail(AKK_ENOMEM, "out of memory");
  int64_t total = 0;
  for (int64_t j = 0; j < in->k; j++)
    for (int g = 0; g < 3; g++)
      for (int64_t i = 0; i < in->table[j + in->k * g]; i++) {
        score[n++] = in->score[j];
        total += in->score[j];
      }
  int64_t t = (int64_t)moments->observed, dealt = size[0] + size[1];
  for (int64_t i = 0; i < draws && status.code == AKK_OK; i++) {
    int64_t of[2] = {0, 0};
    for (int64_t a = 0; a < dealt; a++) {
      int64_t b = a + (int64_t)(random.unit(random.data) * (double)(M - a));
      b = b < M ? b : M - 1;
      int64_t s = score[b];
      score[b] = score[a];
      score[a] = s;
      of[a >= size[0]] += s;
    }
    int64_t T = value[0] * of[0] + value[1] * of[1] +
                value[2] * (total - of[0] - of[1]);
    tally_draw(out, T, t, llabs(T), llabs(t));
    if (i % 256 == 255 && akk_interrupted(hook))
      status = akk_fail(AKK_EINTERRUPT, "stopped by the user");
  }
  free(score);
  return status;
}
