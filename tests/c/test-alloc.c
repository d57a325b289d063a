/* Every allocation of the kernels fails once: the kernel must say so, and leak
 * nothing (AddressSanitizer looks). Linked with --wrap for the allocators. */
#include <stdint.h>

#include "../../src/multinom-ci.h"
#include "check.h"
#include "tabulate-reference.h"
#include "../../src/count-set.h"
#include "../../src/brunner-munzel.h"
#include "../../src/effects.h"
#include "../../src/exact-ci.h"
#include "../../src/freeman-halton.h"
#include "../../src/omnibus-test.h"
#include "../../src/overlap-power.h"
#include "../../src/overlap-range-scores.h"
#include "../../src/overlap-range.h"
#include "../../src/overlap-test.h"
#include "../../src/sign-flip.h"
#include "../../src/trend-test.h"

static long fail_at; /* 0: never */
static long asked;

void *__real_malloc(size_t size);
void *__real_calloc(size_t n, size_t size);
void *__real_realloc(void *p, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t n, size_t size);
void *__wrap_realloc(void *p, size_t size);

static int fails(void) { return fail_at > 0 && ++asked == fail_at; }

void *__wrap_malloc(size_t size) {
  return fails() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t n, size_t size) {
  return fails() ? NULL : __real_calloc(n, size);
}

void *__wrap_realloc(void *p, size_t size) {
  return fails() ? NULL : __real_realloc(p, size);
}

static void tabulate(void) {
  enum { ROWS = 300000 };
  static int32_t x[ROWS], g[ROWS];
  static double w[ROWS];
  for (int r = 0; r < ROWS; r++) {
    x[r] = (int32_t)(1 + random_below(5));
    g[r] = (int32_t)(1 + random_below(2));
    w[r] = random_unit();
  }
  akk_item items[2] = {{AKK_INT32, x, 1, 5}, {AKK_INT32, x, 1, 5}};
  akk_by by = {g, 2};
  akk_tabulate_input in = {ROWS, 2, items, 1, &by, w, 1};
  akk_tabulate_size size;
  akk_tabulate_result r;
  CHECK(akk_tabulate_measure(&in, &size).code == AKK_OK);
  CHECK(result_make(&r, &in, size.cells));
  long n = 1;
  for (;; n++) {
    fail_at = n;
    asked = 0;
    akk_status status = akk_tabulate(&in, &r, NULL);
    fail_at = 0;
    if (asked < n) {
      CHECK(status.code == AKK_OK);
      break;
    }
    CHECK(status.code == AKK_ENOMEM);
  }
  CHECK(n > 5); /* there were some to fail */
  result_free(&r);
}

/* Ties in a small design, so that whole numbers are asked for as well */
static void exact_intervals(void) {
  double x[] = {3, 2, 0, 7}, n = 10, level = 0.8, low[4], high[4];
  double sizes[] = {20, INFINITY};
  for (int k = 0; k < 2; k++)
    for (int method = 0; method < 4; method++) {
      akk_exact_input in = {4,           {x, 4},
                            {&n, 1},     {&sizes[k], 1},
                            {&level, 1}, (akk_exact_method)method};
      long i = 1;
      for (;; i++) {
        fail_at = i;
        asked = 0;
        akk_status status = akk_exact_ci(&in, low, high, NULL);
        fail_at = 0;
        if (asked < i) {
          CHECK(status.code == AKK_OK);
          break;
        }
        CHECK(status.code == AKK_ENOMEM);
      }
      CHECK(i > (method == AKK_EXACT_SHORTEST ? 2 : 1));
    }
}

static void all_categories(void) {
  double x[] = {3, 2, 0, 7}, sizes[] = {20, INFINITY}, low[4], high[4];
  for (int k = 0; k < 2; k++)
    for (int method = 0; method < 3; method++) {
      akk_multinom_input in = {x, 4, sizes[k], 0.8,
                               (akk_multinom_method)method};
      long i = 1;
      for (;; i++) {
        fail_at = i;
        asked = 0;
        akk_status status = akk_multinom_ci(&in, low, high, NULL);
        fail_at = 0;
        if (asked < i) {
          CHECK(status.code == AKK_OK);
          break;
        }
        CHECK(status.code == AKK_ENOMEM);
      }
      CHECK(i > (method == AKK_MULTINOM_SISON_GLAZ ? 3 : 0));
    }
}

static double next_unit(void *data) {
  (void)data;
  return random_unit();
}

/* With and without pairs, dense and in lists, and one answer a person */
static void overlap_tests(void) {
  enum { K = 4 };
  double twin[(K + 1) * (K + 1)], wide[K] = {0, 1, 900000, 1000000};
  for (int t = 0; t < 7; t++) {
    for (int i = 0; i < (K + 1) * (K + 1); i++) {
      int single = (i % (K + 1) == K) != (i / (K + 1) == K);
      twin[i] = single                               ? (double)(3 + i % 5)
                : t % 2 && i < (K + 1) * K && i % 5 < 4 ? (double)(i % 3)
                                                     : 0.0;
    }
    akk_overlap_input in = {.k = K,
                            .table = twin,
                            .one_answer = t >= 5,
                            .scores = t == 3 ? wide : NULL,
                            .method = t == 4 || t == 6 ? AKK_OVERLAP_DRAWN
                                                       : AKK_OVERLAP_EXACT,
                            .side = AKK_PERM_DISTANCE,
                            .mid_p = 1,
                            .draws = 20,
                            .random = {next_unit, NULL}};
    long i = 1;
    for (;; i++) {
      akk_overlap_out out;
      fail_at = i;
      asked = 0;
      akk_status status = akk_overlap_test(&in, &out, NULL);
      fail_at = 0;
      if (asked < i) {
        CHECK(status.code == AKK_OK);
        CHECK(out.p > 0.0 && out.p <= 1.0);
        break;
      }
      CHECK(status.code == AKK_ENOMEM);
    }
    CHECK(i > 2);
  }
}

/* Effect sizes, and the exact tests that are not overlap_test's */
static akk_status group_test(int which) {
  static const double x[] = {3, 2, 0, 7}, y[] = {1, 4, 2, 2};
  static const double twin[9] = {1, 2, 0, 3, 1, 1, 2, 0, 1};
  akk_effects_out effects;
  akk_freeman_halton_out fisher;
  akk_brunner_munzel_out munzel;
  akk_sign_flip_out flip;
  int drawn[] = {2, 3, 1, 6};
  double count[3];
  switch (which) {
  case 0:
    return akk_effects(twin, 2, x, NULL, 20, 0.9, &effects);
  case 1:
    return akk_effects_two(x, y, 4, y, NULL, 20, 30, 0.9, &effects);
  case 2:
    return akk_freeman_halton(x, y, 4, &fisher, NULL);
  case 3:
    return akk_brunner_munzel_exact(x, y, 4, &munzel, NULL);
  case 4:
    return akk_brunner_munzel_drawn(x, y, 4, drawn, 1, count, NULL);
  case 5: {
    akk_omnibus *o;
    akk_omnibus_out out;
    akk_status made = akk_omnibus_new(y, 2, 2, AKK_OMNIBUS_ANSWERS, &o);
    if (made.code == AKK_OK)
      made = akk_omnibus_exact(o, &out, NULL);
    akk_omnibus_free(o);
    return made;
  }
  case 6: {
    double spread_size[] = {6, 5, 7}, spread_time[] = {0, 1, 3};
    double spread_total[] = {5, 6, 4, 3};
    akk_trend_input in = {4, 3, spread_total, spread_size, y, spread_time};
    akk_trend_out out;
    akk_status made = akk_trend_spread(&in, &out, NULL);
    free(out.p);
    return made;
  }
  default:
    return akk_sign_flip(y, y, 4, 3, &flip, NULL);
  }
}

static void group_tests(void) {
  for (int which = 0; which < 8; which++) {
    long i = 1;
    for (;; i++) {
      fail_at = i;
      asked = 0;
      akk_status status = group_test(which);
      fail_at = 0;
      if (asked < i) {
        CHECK(status.code == AKK_OK);
        break;
      }
      CHECK(status.code == AKK_ENOMEM);
    }
    CHECK(i > 1);
  }
}

/* Sets of one group and of two, with every kind of fact, and sizes that are only
 * known within limits; what was listed before the failure is given back */
static akk_status count_set(int which, const akk_set_input *in) {
  static const double weight[] = {1, 2, 3, 1, 2, 3};
  static const int whole[] = {1, 2, 3, 1, 2, 3};
  double count, logged, low, high;
  int64_t lows[6], highs[6], n_low[2], n_high[2];
  akk_tables tables = {0};
  akk_status status;
  switch (which) {
  case 0:
    return akk_set_count(in, &count, &logged, NULL);
  case 1:
    return akk_set_range(in, lows, highs, n_low, n_high, NULL);
  case 2:
    return akk_set_linear(in, weight, NULL, &low, &high, NULL);
  case 3:
    return akk_set_linear(in, weight, whole, &low, &high, NULL);
  case 4:
    status = akk_set_list(in, 1000000, &tables, NULL);
    break;
  case 5:
    status = akk_set_values(in, whole, 1000000, &tables, NULL);
    break;
  default:
    status = akk_set_sample(in, 20, next_unit, NULL, &tables, NULL);
  }
  CHECK(status.code != AKK_OK || tables.rows > 0);
  free(tables.cell);
  return status;
}

static void count_sets(void) {
  static const int cats[] = {0, 1, 2}, groups[] = {0, 1};
  int64_t n_low[] = {6, 5}, n_high[] = {7, 5};
  akk_share half = {2, 5, 3, 5, 0, 0};
  akk_share labels[2] = {{0, 1, 1, 2, 0, 0}, {1, 10, 9, 10, 0, 0}};
  akk_fact facts[] = {
      {AKK_FACT_SHARE, {cats + 1, groups, 2, 1}, {0}, &half, 1},
      {AKK_FACT_LABELS, {cats, groups, 3, 1}, {0}, labels, 2},
      {AKK_FACT_SHARE, {cats + 1, groups, 2, 2}, {0}, &half, 1},
      {AKK_FACT_ORDER, {cats, groups, 1, 1}, {cats, groups + 1, 1, 1}, NULL, 0}};
  akk_pool pool = {groups, 2, 11, 12};
  for (int t = 0; t < 4; t++)
    for (int which = 0; which < 7; which++) {
      akk_set_input in = {t < 2 ? 1 : 2,       3, n_low, t % 2 ? n_high : n_low,
                          facts, t < 2 ? 2 : 4, &pool, t == 3};
      long i = 1;
      for (;; i++) {
        fail_at = i;
        asked = 0;
        akk_status status = count_set(which, &in);
        fail_at = 0;
        if (asked < i) {
          CHECK(status.code == AKK_OK);
          break;
        }
        CHECK(status.code == AKK_ENOMEM);
      }
      CHECK(i > 2);
    }
}

/* Comparisons from margins alone, and their power */
static akk_status from_margins(int which, int positive) {
  static const int32_t agree1[] = {3, 4}, agree2[] = {1, 2};
  static const int64_t score[] = {0, 1, 3}, c1[] = {1, 2, 2}, c2[] = {2, 1, 1};
  akk_top2_input top2 = {.n1 = 5, .n2 = 4, .m_low = 1, .m_high = 3,
                         .c1 = agree1, .c2 = agree2, .count = 2,
                         .positive = positive};
  akk_scores_input scores = {.k = 3, .score = score, .c1 = c1, .c2 = c2, .n = 8,
                             .m_low = 1, .m_high = 2, .positive = positive,
                             .side = AKK_PERM_DISTANCE,
                             .list_most = which == 2 ? 10000 : 0,
                             .evaluations = 20};
  akk_power_input plan = {6, 5, 3, 0.7, 0.4, 0.35, 0.05, AKK_TWO_SIDED};
  akk_top2_range_out range;
  static akk_scores_range_out by_score;
  double a, b, p[2];
  switch (which) {
  case 0:
    return akk_top2_range(&top2, &range, NULL);
  case 1:
    return akk_top2_naive(&top2, p, NULL);
  case 2:
  case 3:
    return akk_scores_range(&scores, &by_score, NULL);
  case 4:
    return akk_scores_glance(&scores, &a, &b, NULL);
  case 5:
    return akk_covariance_range(3, score, c1, c2, 8, 1, 2, &a, &b);
  default:
    return akk_power_top2(&plan, &a, &b, NULL);
  }
}

static void margins_alone(void) {
  long most = 0;
  for (int t = 0; t < 14; t++) {
    long i = 1;
    for (;; i++) {
      fail_at = i;
      asked = 0;
      akk_status status = from_margins(t / 2, t % 2);
      fail_at = 0;
      if (asked < i) {
        CHECK(status.code == AKK_OK);
        break;
      }
      CHECK(status.code == AKK_ENOMEM);
    }
    most = i > most ? i : most;
    /* the range of a covariance is worked out in place */
    CHECK(i > 1 || t / 2 == 5);
  }
  CHECK(most > 10);
}

int main(void) {
  RUN(margins_alone);
  RUN(count_sets);
  RUN(group_tests);
  RUN(overlap_tests);
  RUN(tabulate);
  RUN(all_categories);
  RUN(exact_intervals);
  return CHECK_STATUS();
}
