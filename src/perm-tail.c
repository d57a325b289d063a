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

/* ---- the plan ---- */

typedef enum { NO_PAIRS, PAIRS_LEFT, PAIRS_RIGHT, PAIRS_DENSE } pair_place;

typedef struct {
  int64_t left; /* categories 0 .. left - 1 */
  int middle;   /* category `left` stands by itself */
  pair_place pairs;
  double joins; /* of two rows */
  double steps, bytes;
} plan;

typedef struct {
  double entries, rows, build, range;
  double rows_var, range_var; /* of the number drawn, of the score */
} estimate;

/* Cells of less than 1e-23 or so are dropped: so many standard deviations from
 * one end of what stays to the other */
#define SPREAD 23.0

static double variance(const akk_perm_part *part) {
  double sum = 0.0, first = 0.0, second = 0.0;
  for (int64_t a = part->lo; a <= part->hi; a++) {
    double w = part->weight[a - part->lo], x = (double)(a - part->lo);
    sum += w;
    first += w * x;
    second += w * x * x;
  }
  first /= sum;
  return fmax(0.0, second / sum - first * first);
}

/* How many entries a list has is guessed: all combinations, or all scores that
 * lie between the extremes of a row, or as far out as matters, if those are
 * fewer. `up`: by how much the part widens a row. */
static void extend(estimate *e, const akk_perm_part *part, double up) {
  double n = (double)(part->hi - part->lo + 1), v = variance(part);
  double s = (double)part->s;
  e->build += e->entries * n;
  e->rows += part->counts ? n - 1.0 : 0.0;
  e->range += up;
  e->rows_var += part->counts ? v : 0.0;
  e->range_var += v * s * s;
  double rows = fmin(e->rows, SPREAD * sqrt(e->rows_var) + 1.0);
  double range = fmin(e->range, SPREAD * sqrt(e->range_var));
  e->entries = fmin(e->entries * n, rows * (range + 1.0));
}

static estimate guess(const akk_perm_tilted *m, int64_t from, int64_t to,
                      int pairs) {
  estimate e = {1.0, 1.0, 0.0, 0.0, 0.0, 0.0};
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
  e.rows = fmin(e.rows, SPREAD * sqrt(e.rows_var) + 1.0);
  return e;
}

static void consider(plan *best, plan it) {
  if (it.steps + 0.2 * it.bytes < best->steps + 0.2 * best->bytes)
    *best = it;
}

static plan make_plan(const akk_perm_tilted *m) {
  int64_t k = m->p->k;
  plan best = {0, 0, NO_PAIRS, 1.0, INFINITY, INFINITY};
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
        plan it = {left, middle, (pair_place)place, 1.0, 0.0, 0.0};
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
          it.joins = rows;
          it.steps += rows * (2.0 + l.entries / l.rows + r.entries / r.rows);
        } else {
          double rows = fmin(l.rows, r.rows);
          it.joins = rows;
          it.steps += rows * (2.0 + l.entries / l.rows + r.entries / r.rows);
        }
        consider(&best, it);
      }
    }
  return best;
}

static akk_status run(akk_perm_tilted *m, const plan *how, int point,
                      double skip, double *total, const akk_hook *hook) {
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
    status =
        how->pairs == PAIRS_DENSE
            ? akk_perm_join_dense(m, &l, &r, point, 1e-5 * skip, total, hook)
            : akk_perm_join_lists(m, how->middle ? m->part + how->left : NULL,
                                  &l, &r, point, skip, total, hook);
done:
  free(left);
  free(right);
  akk_perm_list_free(&l);
  akk_perm_list_free(&r);
  return status;
}

/* Two categories at most and one distance at most (a share of two, the test
 * that is done most): the sum written out. */
static akk_status run_small(akk_perm_tilted *m, int point, double *total) {
  const akk_perm_problem *p = m->p;
  double one = 1.0, sum = 0.0, theta = m->theta;
  akk_perm_part none = {.weight = &one};
  const akk_perm_part *low = p->k == 2 ? m->part : &none;
  const akk_perm_part *high = p->k == 2 ? m->part + 1 : &none;
  const akk_perm_part *pair = p->pairs == 1 ? m->part + p->k : &none;
  int64_t n = pair->hi - pair->lo + 1, d = p->pairs == 1 ? pair->s : 1;
  /* from[b]: sum over b' >= b of w(b') exp(-theta d (b' - b)) */
  double *from = malloc((size_t)n * sizeof *from), run = 0.0;
  if (from == NULL)
    return akk_fail(AKK_ENOMEM, "out of memory");
  double q = exp(-theta * (double)d);
  for (int64_t b = n; b-- > 0;)
    from[b] = run = point ? pair->weight[b] : run * q + pair->weight[b];
  for (int64_t a = high->lo; a <= high->hi; a++) {
    int64_t rest = p->u1 - a, y = m->t - high->s * a;
    if (rest < low->lo || rest > low->hi)
      continue;
    double w = low->weight[rest - low->lo] * high->weight[a - high->lo];
    int64_t b = y <= 0 ? 0 : (y + d - 1) / d, over;
    b = b < pair->lo ? pair->lo : b;
    over = d * b - y;
    if (b > pair->hi || (point && over != 0))
      continue;
    w *= from[b - pair->lo];
    sum += over == 0 || theta == 0.0 ? w : w * exp(-theta * (double)over);
  }
  free(from);
  *total = sum;
  m->unit = 1.0;
  m->log_front -= theta * (double)(m->t - m->score_mode);
  return akk_ok();
}

akk_status akk_perm_tail(const akk_perm_problem *p, int64_t t, int point,
                         const akk_perm_limits *limits, akk_scaled *answer,
                         akk_perm_result *out, const akk_hook *hook) {
  akk_perm_tilted m = {.p = p, .t = t};
  akk_status status = akk_ok();
  akk_perm_find_tilt(&m);
  double cut = 1e-22, budget = 1e-18, total = 0.0;
  for (int round = 0; round < 4; round++, cut *= 1e-8, budget *= 1e-8) {
    status = akk_perm_make_parts(&m, round == 3 ? 0.0 : cut);
    if (status.code != AKK_OK)
      break;
    if ((p->k == 0 || p->k == 2) && p->pairs <= 1) {
      status = run_small(&m, point, &total);
      if (status.code != AKK_OK || m.lost <= 1e-14 * total ||
          (point && total == 0.0))
        break;
      continue;
    }
    plan how = make_plan(&m);
    out->steps = fmax(out->steps, how.steps);
    out->bytes = fmax(out->bytes, how.bytes);
    if (how.steps > limits->steps || how.bytes > limits->bytes) {
      status =
          akk_too_large(how.steps, limits->steps, how.bytes, limits->bytes);
      break;
    }
    status = run(&m, &how, point, round == 3 ? 0.0 : budget / how.joins, &total,
                 hook);
    if (status.code != AKK_OK)
      break;
    /* a point that is not there has no mass to compare with */
    if (m.lost * m.unit <= 1e-14 * total || (point && total == 0.0))
      break;
  }
  if (status.code == AKK_OK) {
    *answer = m.front;
    akk_perm_times(answer, total);
    /* exp(log_front) in two: the power of 2 apart */
    double power = floor(m.log_front / 0.69314718055994530942);
    akk_perm_times(answer, exp(m.log_front - power * 0.69314718055994530942));
    answer->e += (int64_t)power;
  }
  free(m.part);
  free(m.weights);
  return status;
}
