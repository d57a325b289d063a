/* A hook that asks to stop at its n-th call, for every n a run has: the kernel
 * says that it was stopped, asks no more (in R the second question would lose
 * where the first one wanted to go), and leaks nothing. */
#include <stdint.h>

#include "../../src/brunner-munzel.h"
#include "../../src/count-set.h"
#include "../../src/domain-ci.h"
#include "../../src/exact-ci.h"
#include "../../src/freeman-halton.h"
#include "../../src/moe.h"
#include "../../src/multinom-ci.h"
#include "../../src/overlap-power.h"
#include "../../src/overlap-range-scores.h"
#include "../../src/overlap-range.h"
#include "../../src/overlap-test.h"
#include "../../src/perm-one.h"
#include "../../src/sign-flip.h"
#include "check.h"
#include "tabulate-reference.h"

typedef struct {
  long calls, stop_at, after;
} counter;

static int count_calls(void *data) {
  counter *c = data;
  c->calls++;
  c->after += c->stop_at > 0 && c->calls > c->stop_at;
  return c->stop_at > 0 && c->calls >= c->stop_at;
}

/* `run` with each stop; of many, some twenty */
static void stop_everywhere(akk_status (*run)(int which, const akk_hook *hook),
                            int which, long least) {
  counter c = {0, 0, 0};
  akk_hook hook = {count_calls, &c};
  CHECK(run(which, &hook).code == AKK_OK);
  long calls = c.calls, step = 1 + calls / 20;
  CHECK(calls >= least);
  for (long n = 1; n <= calls; n += step) {
    c = (counter){0, n, 0};
    CHECK(run(which, &hook).code == AKK_EINTERRUPT);
    CHECK(c.calls == n && c.after == 0);
  }
}

static double next_unit(void *data) {
  (void)data;
  return random_unit();
}

static akk_status overlap(int which, const akk_hook *hook) {
  enum { K = 5 };
  double twin[(K + 1) * (K + 1)], wide[K] = {0, 1, 7, 40000, 1000000};
  for (int i = 0; i < (K + 1) * (K + 1); i++) {
    int row = i % (K + 1), column = i / (K + 1), pair = row < K && column < K;
    twin[i] = pair ? (double)(which % 2 * ((row + 2 * column) % 3))
                   : (double)(10 + i % 7);
  }
  akk_overlap_input in = {.k = K,
                          .table = twin,
                          .one_answer = which >= 6,
                          .scores = which == 2 || which == 3 ? wide : NULL,
                          .method = which == 4 || which == 5 || which == 7
                                        ? AKK_OVERLAP_DRAWN
                                        : AKK_OVERLAP_EXACT,
                          .side = AKK_PERM_DISTANCE,
                          .mid_p = 1,
                          .draws = 20000,
                          .random = {next_unit, NULL}};
  double few[3 * K] = {9, 3, 2, 4, 5, 2, 1, 1, 2, 0, 3, 9, 8, 2, 4};
  if (in.one_answer)
    in.table = few;
  akk_overlap_out out;
  return akk_overlap_test(&in, &out, hook);
}

/* Pairs on a dense array: where a second question once followed the first */
static akk_status dense(int which, const akk_hook *hook) {
  int64_t score[6], one[6], two[6], pairs[36] = {0};
  for (int64_t j = 0; j < 6; j++) {
    score[j] = j * j * j + 3 * j;
    one[j] = 2 + j % 3;
    two[j] = 3 - j % 2;
    for (int64_t i = 0; i < 6; i++)
      pairs[i + 6 * j] = (i + j + which) % 4;
  }
  akk_perm_input in = {6, score, pairs, one, two};
  akk_perm_result out;
  return akk_perm_exact(&in, 15, NULL, &out, hook);
}

static akk_status interval(int which, const akk_hook *hook) {
  double x[] = {3, 700, 0, 41}, n = 1000, level = 0.95, low[4], high[4];
  double N = which % 2 ? INFINITY : 200000;
  akk_exact_input in = {4,       {x, 4},      {&n, 1},
                        {&N, 1}, {&level, 1}, (akk_exact_method)(which / 2)};
  return akk_exact_ci(&in, low, high, hook);
}

static akk_status group_test(int which, const akk_hook *hook) {
  static const double x[] = {13, 22, 9, 17, 30}, y[] = {11, 14, 20, 22, 12};
  akk_freeman_halton_out fisher;
  akk_brunner_munzel_out munzel;
  akk_sign_flip_out flip;
  static int drawn[5 * 70000];
  double count[3];
  switch (which) {
  case 0:
    return akk_freeman_halton(x, y, 5, &fisher, hook);
  case 1:
    return akk_brunner_munzel_exact(x, y, 5, &munzel, hook);
  case 2:
    return akk_brunner_munzel_drawn(x, y, 5, drawn, 70000, count, hook);
  default:
    return akk_sign_flip(x, y, 5, 300, &flip, hook);
  }
}

static akk_status from_margins(int which, const akk_hook *hook) {
  static int32_t agree1[200], agree2[200];
  static const int64_t score[] = {0, 1, 3}, c1[] = {3, 4, 5}, c2[] = {5, 4, 1};
  for (int i = 0; i < 200; i++) {
    agree1[i] = 8 + i % 3;
    agree2[i] = 7 + i % 5;
  }
  akk_top2_input top2 = {.n1 = 20,
                         .n2 = 15,
                         .m_low = 2,
                         .m_high = 9,
                         .c1 = agree1,
                         .c2 = agree2,
                         .count = 200};
  akk_scores_input scores = {.k = 3,
                             .score = score,
                             .c1 = c1,
                             .c2 = c2,
                             .n = 16,
                             .m_low = 6,
                             .m_high = 9,
                             .side = AKK_PERM_DISTANCE,
                             .list_most = which == 2 ? 10000000 : 0,
                             .evaluations = 200};
  akk_power_input plan = {16, 15, 8, 0.7, 0.4, 0.35, 0.05, AKK_TWO_SIDED};
  akk_top2_range_out range;
  static akk_scores_range_out by_score;
  double a, b, p[200];
  switch (which) {
  case 0:
    return akk_top2_range(&top2, &range, hook);
  case 1:
    return akk_top2_naive(&top2, p, hook);
  case 2:
  case 3:
    return akk_scores_range(&scores, &by_score, hook);
  case 4:
    return akk_scores_glance(&scores, &a, &b, hook);
  default:
    return akk_power_top2(&plan, &a, &b, hook);
  }
}

static akk_status tabulation(int which, const akk_hook *hook) {
  enum { ROWS = 1500000 };
  static int32_t x[ROWS], g[ROWS];
  static double w[ROWS];
  for (int r = 0; r < ROWS; r++) {
    x[r] = 1 + r % 5;
    g[r] = 1 + r % 2;
    w[r] = 1.0;
  }
  akk_item items[2] = {{AKK_INT32, x, 1, 5}, {AKK_INT32, x, 1, 5}};
  akk_by by = {g, 2};
  akk_tabulate_input in = {ROWS, 2, items, 1, &by, which % 2 ? w : NULL, 1};
  akk_tabulate_size size;
  akk_tabulate_result r;
  akk_status status = akk_tabulate_measure(&in, &size);
  if (status.code == AKK_OK && !result_make(&r, &in, size.cells))
    return akk_fail(AKK_ENOMEM, "out of memory");
  status = akk_tabulate(&in, &r, hook);
  result_free(&r);
  return status;
}

static akk_status count_set(int which, const akk_hook *hook) {
  static const int cats[] = {0, 1, 2}, groups[] = {0, 1};
  static const double weight[] = {1, 2, 3, 1, 2, 3};
  static const int whole[] = {1, 2, 3, 1, 2, 3};
  int64_t n_low[] = {46, 35}, n_high[] = {47, 35};
  akk_share half = {2, 5, 3, 5, 0, 0};
  akk_share labels[2] = {{0, 1, 1, 2, 0, 0}, {1, 10, 9, 10, 0, 0}};
  akk_fact facts[] = {{AKK_FACT_SHARE, {cats + 1, groups, 2, 1}, {0}, &half, 1},
                      {AKK_FACT_LABELS, {cats, groups, 3, 1}, {0}, labels, 2},
                      {AKK_FACT_SHARE, {cats + 1, groups, 2, 2}, {0}, &half, 1},
                      {AKK_FACT_ORDER,
                       {cats, groups, 1, 1},
                       {cats, groups + 1, 1, 1},
                       NULL,
                       0}};
  akk_set_input in = {2, 3, n_low, n_high, facts, 4, NULL, 0};
  double a, b;
  int64_t lows[6], highs[6], from[2], to[2];
  akk_tables tables = {0};
  akk_status status;
  switch (which) {
  case 0:
    return akk_set_count(&in, &a, &b, hook);
  case 1:
    return akk_set_range(&in, lows, highs, from, to, hook);
  case 2:
    return akk_set_linear(&in, weight, NULL, &a, &b, hook);
  case 3:
    status = akk_set_values(&in, whole, 1000000, &tables, hook);
    break;
  default:
    status = akk_set_sample(&in, 4000, next_unit, NULL, &tables, hook);
  }
  free(tables.cell);
  return status;
}

static akk_status subgroup(int which, const akk_hook *hook) {
  double x = 30, n_d = 100, n = 200, N = which ? INFINITY : 1000000;
  double inner = 0.951, set = 0.999, out[4];
  akk_domain_exact_input in = {1,       {&x, 1},     {&n_d, 1}, {&n, 1},
                               {&N, 1}, {&inner, 1}, {&set, 1}};
  akk_domain_exact_result result = {out, out + 1, out + 2, out + 3};
  return akk_domain_exact(&in, &result, hook);
}

static void overlap_tests(void) {
  for (int which = 0; which < 8; which++)
    stop_everywhere(overlap, which, 1);
  for (int which = 0; which < 4; which++)
    stop_everywhere(dense, which, 2);
}

static void intervals(void) {
  for (int which = 0; which < 8; which++)
    stop_everywhere(interval, which, 2);
  for (int which = 0; which < 2; which++)
    stop_everywhere(subgroup, which, 2);
}

static void group_tests(void) {
  for (int which = 0; which < 4; which++)
    stop_everywhere(group_test, which, 1);
}

static void margins_alone(void) {
  for (int which = 0; which < 6; which++)
    stop_everywhere(from_margins, which, 1);
}

static void counting(void) {
  for (int which = 0; which < 2; which++)
    stop_everywhere(tabulation, which, 1);
  for (int which = 0; which < 5; which++)
    stop_everywhere(count_set, which, 1);
}

int main(void) {
  RUN(overlap_tests);
  RUN(intervals);
  RUN(group_tests);
  RUN(margins_alone);
  RUN(counting);
  return CHECK_STATUS();
}
