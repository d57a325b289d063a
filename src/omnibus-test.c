#include "omnibus-test.h"

#include <math.h>
#include <stdlib.h>

#include "gsl-guard.h"
#include "modulo.h"

/* A table's probability given its margins is a constant over the product of
 * its cells' factorials. Products are compared by the sum of logarithms when
 * these are clearly apart, and within NEAR by their remainders modulo a prime
 * of 61 bits, as in freeman-halton.c: equal remainders are equal products.
 * Kruskal & Wallis's H grows with the sum over groups of (rank sum)^2 / size;
 * rank sums are doubled, to be whole. */
#define NEAR 1e-9
#define NEAR_SUM 1e-15L
#define POLL_EVERY (1 << 16)
/* Factorials beyond are not kept; logarithms alone then tell tables apart */
#define KEPT (1 << 22)

struct akk_omnibus {
  int k, r;
  akk_omnibus_measure measure;
  double *row;  /* people who gave an answer */
  double *size; /* people in a group */
  double n, largest;
  double *rank2;       /* twice the midrank of an answer */
  double *log_fact;    /* of 0 .. largest */
  uint64_t *fact;      /* the same modulo AKK_PRIME, or NULL */
  double seen;         /* sum of log factorials */
  uint64_t seen_rest;  /* product of factorials */
  long double reached; /* sum of (rank sum)^2 / size */
};

static double log_factorial(const akk_omnibus *o, double x) {
  return o->log_fact != NULL ? o->log_fact[(int64_t)x] : lgamma(x + 1.0);
}

static uint64_t factorial(const akk_omnibus *o, double x) {
  return o->fact != NULL ? o->fact[(int64_t)x] : 1;
}

/* What one more cell adds to what is compared */
typedef struct {
  double log;
  uint64_t rest;
} product;

static product with(const akk_omnibus *o, product before, double cell) {
  product out = {before.log + log_factorial(o, cell),
                 akk_times(before.rest, factorial(o, cell))};
  return out;
}

static int less_likely(const akk_omnibus *o, product p) {
  if (p.log > o->seen + NEAR)
    return 1;
  if (p.log < o->seen - NEAR)
    return 0;
  return p.rest == o->seen_rest || (o->fact != NULL && p.log > o->seen);
}

static int as_high(const akk_omnibus *o, long double sum) {
  return sum >= o->reached * (1.0L - NEAR_SUM);
}

static long double square_share(double sum, double size) {
  return (long double)sum * (long double)sum / (long double)size;
}

void akk_omnibus_free(akk_omnibus *o) {
  if (o == NULL)
    return;
  free(o->row);
  free(o->size);
  free(o->rank2);
  free(o->log_fact);
  free(o->fact);
  free(o);
}

static akk_status fill_margins(akk_omnibus *o, const double *cells) {
  for (int j = 0; j < o->r; j++)
    for (int i = 0; i < o->k; i++) {
      double x = cells[(size_t)j * (size_t)o->k + (size_t)i];
      if (!(x >= 0.0 && x == floor(x) && x < 1e9))
        return akk_fail(AKK_EINVAL, "a cell is not a count");
      o->row[i] += x;
      o->size[j] += x;
      o->n += x;
    }
  double before = 0.0;
  for (int i = 0; i < o->k; i++) {
    if (o->row[i] == 0.0)
      return akk_fail(AKK_EINVAL, "an answer that nobody gave");
    o->rank2[i] = 2.0 * before + o->row[i] + 1.0;
    before += o->row[i];
    o->largest = fmax(o->largest, o->row[i]);
  }
  for (int j = 0; j < o->r; j++)
    if (o->size[j] == 0.0)
      return akk_fail(AKK_EINVAL, "a group without people");
  if (o->n >= 1e9)
    return akk_fail(AKK_EINVAL, "too many people");
  return akk_ok();
}

static akk_status fill_factorials(akk_omnibus *o) {
  if (o->largest > KEPT)
    return akk_ok();
  size_t size = (size_t)o->largest + 1;
  o->log_fact = akk_calloc(size, sizeof *o->log_fact);
  o->fact = akk_calloc(size, sizeof *o->fact);
  if (o->log_fact == NULL || o->fact == NULL)
    return akk_fail(AKK_ENOMEM, "out of memory");
  o->fact[0] = 1;
  for (size_t x = 1; x < size; x++) {
    o->log_fact[x] = lgamma((double)x + 1.0);
    o->fact[x] = akk_times(o->fact[x - 1], (uint64_t)x);
  }
  return akk_ok();
}

akk_status akk_omnibus_new(const double *cells, int k, int r,
                           akk_omnibus_measure measure, akk_omnibus **out) {
  *out = NULL;
  if (k < 2 || r < 2)
    return akk_fail(AKK_EINVAL, "fewer than two answers or groups");
  akk_omnibus *o = akk_calloc(1, sizeof *o);
  if (o == NULL)
    return akk_fail(AKK_ENOMEM, "out of memory");
  o->k = k;
  o->r = r;
  o->measure = measure;
  o->row = akk_calloc((size_t)k, sizeof *o->row);
  o->size = akk_calloc((size_t)r, sizeof *o->size);
  o->rank2 = akk_calloc((size_t)k, sizeof *o->rank2);
  akk_status status = akk_ok();
  if (o->row == NULL || o->size == NULL || o->rank2 == NULL)
    status = akk_fail(AKK_ENOMEM, "out of memory");
  if (status.code == AKK_OK)
    status = fill_margins(o, cells);
  if (status.code == AKK_OK)
    status = fill_factorials(o);
  if (status.code != AKK_OK) {
    akk_omnibus_free(o);
    return status;
  }
  product seen = {0.0, 1};
  for (int j = 0; j < r; j++) {
    double sum = 0.0;
    for (int i = 0; i < k; i++) {
      double x = cells[(size_t)j * (size_t)k + (size_t)i];
      seen = with(o, seen, x);
      sum += o->rank2[i] * x;
    }
    o->reached += square_share(sum, o->size[j]);
  }
  o->seen = seen.log;
  o->seen_rest = seen.rest;
  *out = o;
  return status;
}

int akk_omnibus_may_be(const akk_omnibus *o, const int *cells) {
  for (int j = 0; j < o->r; j++)
    for (int i = 0; i < o->k; i++) {
      double x = cells[(size_t)j * (size_t)o->k + (size_t)i];
      if (!(x >= 0.0 && x <= o->row[i] && x <= o->size[j]))
        return 0;
    }
  return 1;
}

int akk_omnibus_reaches(const akk_omnibus *o, const int *cells) {
  product p = {0.0, 1};
  long double sum = 0.0L;
  for (int j = 0; j < o->r; j++) {
    double ranks = 0.0;
    for (int i = 0; i < o->k; i++) {
      double x = cells[(size_t)j * (size_t)o->k + (size_t)i];
      if (o->measure == AKK_OMNIBUS_ANSWERS)
        p = with(o, p, x);
      else
        ranks += o->rank2[i] * x;
    }
    sum += square_share(ranks, o->size[j]);
  }
  return o->measure == AKK_OMNIBUS_ANSWERS ? less_likely(o, p)
                                           : as_high(o, sum);
}

/* Good's (1976) estimate of how many tables have the margins, as a logarithm:
 * enough to know beforehand that there are far too many */
static double log_tables(const akk_omnibus *o) {
  double sum = 0.0, k = o->k, r = o->r;
  for (int i = 0; i < o->k; i++)
    sum += lgamma(o->row[i] + r) - lgamma(r) - lgamma(o->row[i] + 1.0);
  for (int j = 0; j < o->r; j++)
    sum += lgamma(o->size[j] + k) - lgamma(k) - lgamma(o->size[j] + 1.0);
  return sum - (lgamma(o->n + k * r) - lgamma(k * r) - lgamma(o->n + 1.0));
}

/* Cells in the order they are filled: the answers of the first group, of the
 * second, ...; the last group gets what is left. `left` is what remains of each
 * answer, `need` of this group after the cells before, `room` what the answers
 * after this one have left: a cell is at least need - room. */
typedef struct {
  double next, most; /* what the cell is to be next, and at most */
  double taken;      /* what it has of `left` now */
  double need, room;
  product p;
  double ranks;    /* of this group so far */
  long double sum; /* over the groups before */
} step;

typedef struct {
  const akk_omnibus *o;
  double *left;
  step *at;
  double constant; /* log of a table's probability, less its factorials */
  long double p, total;
  double tables;
} walk;

static void enter(walk *w, int depth) {
  const akk_omnibus *o = w->o;
  int i = depth % o->k, j = depth / o->k;
  step *s = &w->at[depth];
  if (i == 0) {
    s->need = o->size[j];
    s->room = -w->left[0];
    for (int a = 0; a < o->k; a++)
      s->room += w->left[a];
    s->ranks = 0.0;
  } else {
    s->need = w->at[depth - 1].need - w->at[depth - 1].taken;
    s->room = w->at[depth - 1].room - w->left[i];
  }
  s->next = fmax(0.0, s->need - s->room);
  s->most = fmin(s->need, w->left[i]);
  s->taken = 0.0;
}

/* The table is complete but for the last group, which gets what is left */
static void leaf(walk *w, product p, long double sum) {
  const akk_omnibus *o = w->o;
  double ranks = 0.0;
  for (int i = 0; i < o->k; i++) {
    p = with(o, p, w->left[i]);
    ranks += o->rank2[i] * w->left[i];
  }
  sum += square_share(ranks, o->size[o->r - 1]);
  long double probability = expl((long double)(w->constant - p.log));
  w->total += probability;
  if (o->measure == AKK_OMNIBUS_ANSWERS ? less_likely(o, p) : as_high(o, sum))
    w->p += probability;
  w->tables += 1.0;
}

static akk_status go(walk *w, const akk_hook *hook) {
  const akk_omnibus *o = w->o;
  int end = o->k * (o->r - 1), depth = 0;
  int64_t seen = 0;
  w->at[0].p = (product){0.0, 1};
  enter(w, 0);
  while (depth >= 0) {
    step *s = &w->at[depth];
    int i = depth % o->k;
    w->left[i] += s->taken;
    s->taken = 0.0;
    if (s->next > s->most) {
      depth--;
      continue;
    }
    s->taken = s->next++;
    w->left[i] -= s->taken;
    product p = with(o, s->p, s->taken);
    double ranks = s->ranks + o->rank2[i] * s->taken;
    long double sum = s->sum;
    if (i == o->k - 1)
      sum += square_share(ranks, o->size[depth / o->k]);
    if (depth + 1 == end) {
      leaf(w, p, sum);
      if (w->tables > AKK_OMNIBUS_MOST)
        return akk_fail(AKK_EDATA, "too many tables");
      if (++seen % POLL_EVERY == 0 && akk_interrupted(hook))
        return akk_fail(AKK_EINTERRUPT, "stopped by the user");
      continue;
    }
    depth++;
    w->at[depth].p = p;
    w->at[depth].sum = sum;
    w->at[depth].ranks = ranks;
    enter(w, depth);
  }
  return akk_ok();
}

akk_status akk_omnibus_exact(akk_omnibus *o, akk_omnibus_out *out,
                             const akk_hook *hook) {
  out->p = out->total = NAN;
  if (log_tables(o) > log(4.0 * AKK_OMNIBUS_MOST))
    return akk_fail(AKK_EDATA, "too many tables");
  walk w = {.o = o};
  w.left = akk_calloc((size_t)o->k, sizeof *w.left);
  w.at = akk_calloc((size_t)o->k * (size_t)o->r, sizeof *w.at);
  akk_status status = akk_ok();
  if (w.left == NULL || w.at == NULL) {
    status = akk_fail(AKK_ENOMEM, "out of memory");
  } else {
    for (int i = 0; i < o->k; i++) {
      w.left[i] = o->row[i];
      w.constant += lgamma(o->row[i] + 1.0);
    }
    for (int j = 0; j < o->r; j++)
      w.constant += lgamma(o->size[j] + 1.0);
    w.constant -= lgamma(o->n + 1.0);
    status = go(&w, hook);
  }
  if (status.code == AKK_OK) {
    out->total = (double)w.total;
    out->p = (double)fminl(1.0L, w.p / w.total);
  }
  free(w.left);
  free(w.at);
  return status;
}
