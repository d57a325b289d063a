#include "domain-ci.h"

#include <math.h>

#include "exact-ci.h"
#include "exact-share.h"
#include "moe.h"

#define POLL_EVERY (1 << 20)

akk_status akk_domain_ci(const akk_domain_input *in, akk_domain_result *result,
                         const akk_hook *hook) {
  akk_two_sided two_sided = {NAN, NAN};
  for (int64_t i = 0; i < in->length; i++) {
    if (i % POLL_EVERY == 0 && akk_interrupted(hook))
      return akk_fail(AKK_EINTERRUPT, "stopped by the user");
    double x = akk_at(in->x, i), n_d = akk_at(in->n_d, i);
    double n = akk_at(in->n, i), N = akk_at(in->N, i);
    if (!(x >= 0.0 && x <= n_d && n_d >= 1.0 && n_d <= n && n >= 2.0 &&
          n <= N && isfinite(n)))
      return akk_fail(AKK_EINVAL, "x, n.domain, n or N is out of range");
    akk_status status = akk_two_sided_z(&two_sided, akk_at(in->conf_level, i));
    if (status.code != AKK_OK)
      return status;
    /* The residuals d (y - p) of the ratio x/n_d have mean 0 over the n
     * respondents; their squares sum to n_d p q. */
    double p = x / n_d, q = (n_d - x) / n_d;
    double rest = isinf(N) ? 1.0 : (N - n) / N;
    double se = sqrt(rest * (n / (n - 1.0)) * (p * q / n_d));
    result->estimate[i] = p;
    result->std_error[i] = se;
    result->low[i] = fmax(0.0, p - two_sided.z * se);
    result->high[i] = fmin(1.0, p + two_sided.z * se);
  }
  return akk_ok();
}

/* ---- exact -------------------------------------------------------------- */

/* One side: x of n agree, of a subgroup of some size */
typedef struct {
  double x, n;
  const akk_level *level;
  const akk_hook *hook;
} side;

static akk_status lower(const side *s, double people, double *M) {
  return akk_exact_lower(s->x, s->n, people, s->level, AKK_EXACT_TAIL, M,
                         s->hook);
}

/* Where L(people) is: P(X >= x) and P(X = x) at M = L, and steps since these
 * were added up anew. */
typedef struct {
  double people, L, tail, mass;
  int steps;
} edge;

#define REFRESH_EVERY 256

static void add_up(const side *s, edge *e) {
  akk_draw d = akk_draw_hypergeometric(e->people, s->n, e->L);
  akk_draw_parts p = akk_draw_split(&d, s->x, akk_draw_highest(&d));
  e->tail = p.within;
  e->mass = p.at_low;
  e->steps = 0;
}

static akk_status anew(const side *s, double people, edge *e) {
  akk_status status = lower(s, people, &e->L);
  e->people = people;
  e->steps = REFRESH_EVERY;
  return status;
}

/* L(people + 1) is L or L + 1, L = L(people): one more person who does not
 * agree makes x or more less likely, one more who does makes it more likely. So
 * whether L is still kept tells which. The one more is drawn with probability
 * n/(people + 1), and then takes the place of another: P(X >= x) falls by
 * P(X = x) x/(people + 1). Should that one agree, it rises again by
 * P(X = x - 1) (n - x + 1)/(people - M). */
static akk_status next_lower(const side *s, edge *e) {
  double x = s->x, n = s->n, M = e->L, m = e->people + 1.0;
  if (x == 0.0 || x > M || M - x >= m - n)
    return anew(s, m, e);
  if (e->steps++ >= REFRESH_EVERY) {
    e->people = m;
    add_up(s, e);
  } else {
    e->tail -= e->mass * x / m;
    e->mass *= (m - M) / (m - M - n + x) * ((m - n) / m);
    e->people = m;
  }
  double half = s->level->alpha / 2.0;
  if (akk_is_close(e->tail, half))
    return anew(s, m, e);
  if (e->tail < half) {
    double others = m - M - n + x;
    e->tail += e->mass * x / (M - x + 1.0) * (others / (m - M));
    e->mass *= (M + 1.0) / (M + 1.0 - x) * (others / (m - M));
    e->L = M + 1.0;
  }
  return akk_ok();
}

/* The first m at which L/m could be below best = L_best/m_best, L being what it
 * is or more: m > L m_best / L_best. */
static double next_size(double L, double L_best, double m_best) {
  double most = floor(L * m_best / L_best);
  while (L * m_best < L_best * most)
    most -= 1.0; /* the quotient was rounded up */
  return most + 1.0;
}

/* Fewer steps than this are taken one by one. */
#define NEAR 1024.0

/* The size a <= m <= b of the subgroup with the smallest share L(m)/m. It tends
 * to fall with m, so b is the first guess; as L never falls with m, sizes that
 * cannot do better are passed over. */
static akk_status lowest_share(const side *s, double a, double b,
                               double *L_best, double *m_best) {
  edge e;
  akk_status status = anew(s, b, &e);
  *L_best = e.L;
  *m_best = b;
  if (status.code == AKK_OK)
    status = anew(s, a, &e);
  for (int64_t step = 0; status.code == AKK_OK; step++) {
    if (step % 256 == 255 && akk_interrupted(s->hook))
      return akk_fail(AKK_EINTERRUPT, "stopped by the user");
    if (e.L * *m_best < *L_best * e.people) {
      *L_best = e.L;
      *m_best = e.people;
    }
    if (*L_best == 0.0)
      break;
    double next = next_size(e.L, *L_best, *m_best);
    if (next >= b)
      break;
    if (next - e.people > NEAR)
      status = anew(s, next, &e);
    else
      while (e.people < next && status.code == AKK_OK)
        status = next_lower(s, &e);
  }
  return status;
}

static akk_status exact_of(double x, double n_d, double n, double N,
                           double inner, double outer, double answer[4],
                           const akk_hook *hook) {
  akk_level level, set;
  akk_status status = akk_level_read(inner, &level);
  if (status.code != AKK_OK)
    return status;
  side agree = {x, n_d, &level, hook}, other = {n_d - x, n_d, &level, hook};
  double low = NAN, high = NAN, fewest = NAN, most = NAN, L = NAN, m = NAN;
  if (isinf(N)) {
    status =
        akk_exact_lower_share(agree.x, n_d, &level, AKK_EXACT_TAIL, &low, hook);
    if (status.code == AKK_OK)
      status = akk_exact_lower_share(other.x, n_d, &level, AKK_EXACT_TAIL,
                                     &high, hook);
    high = 1.0 - high;
  } else {
    double outside;
    status = akk_level_read(outer, &set);
    if (status.code == AKK_OK)
      status = akk_exact_lower(n_d, n, N, &set, AKK_EXACT_TAIL, &fewest, hook);
    if (status.code == AKK_OK)
      status =
          akk_exact_lower(n - n_d, n, N, &set, AKK_EXACT_TAIL, &outside, hook);
    if (status.code != AKK_OK)
      return status;
    most = N - outside;
    status = lowest_share(&agree, fewest, most, &L, &m);
    low = L / m;
    if (status.code == AKK_OK)
      status = lowest_share(&other, fewest, most, &L, &m);
    high = (m - L) / m;
  }
  answer[0] = low;
  answer[1] = high;
  answer[2] = fewest;
  answer[3] = most;
  return status;
}

akk_status akk_domain_exact(const akk_domain_exact_input *in,
                            akk_domain_exact_result *result,
                            const akk_hook *hook) {
  for (int64_t i = 0; i < in->length; i++) {
    double x = akk_at(in->x, i), n_d = akk_at(in->n_d, i);
    double n = akk_at(in->n, i), N = akk_at(in->N, i), answer[4];
    if (!(x >= 0.0 && x <= n_d && n_d >= 1.0 && n_d <= n && n <= N &&
          isfinite(n)))
      return akk_fail(AKK_EINVAL, "x, n.domain, n or N is out of range");
    if (!isinf(N) && N > AKK_EXACT_PEOPLE)
      return akk_fail(AKK_ELIMIT, "more people than can be gone through");
    akk_status status = exact_of(x, n_d, n, N, akk_at(in->inner_level, i),
                                 akk_at(in->set_level, i), answer, hook);
    if (status.code != AKK_OK)
      return status;
    result->low[i] = answer[0];
    result->high[i] = answer[1];
    result->fewest[i] = answer[2];
    result->most[i] = answer[3];
  }
  return akk_ok();
}
