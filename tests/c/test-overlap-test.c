/* src/overlap-test.c, perm-one.c, perm-draw.c: common factors, all labelings of
 * few persons, drawn against exact, and what must hold in between. */
#include <stdint.h>

#include "../../src/overlap-test.h"
#include "../../src/perm-one.h"
#include "check.h"

static double next_unit(void *data) {
  (void)data;
  return (floor(random_unit() * 4294967296.0) + 0.5) / 4294967296.0;
}

static void factors_are_the_smallest(void) {
  for (int64_t d = 1; d <= 3000; d += 1 + d / 50) {
    double x[3] = {1.0 / (double)d, 2.0, (double)(d - 1) / (double)d};
    CHECK(akk_common_factor(x, 3) == (double)d);
  }
  double tenths[5] = {0.1, 0.2, 0.1 + 0.2, 0.4, 0.5}, root[2] = {1, sqrt(2.0)};
  double thirds[3] = {1.0 / 3, -2.5, 1e6 / 7}, zero[2] = {0, 0};
  double fine[2] = {0.000001, 1.0}, finer[2] = {0.0000001, 1.0};
  CHECK(akk_common_factor(tenths, 5) == 10.0);
  CHECK(akk_common_factor(root, 2) == 0.0);
  CHECK(akk_common_factor(thirds, 3) == 42.0);
  CHECK(akk_common_factor(zero, 2) == 1.0);
  CHECK(akk_common_factor(fine, 2) == 1e6);
  CHECK(akk_common_factor(finer, 2) == 0.0);
}

/* Persons one by one get one of the labels that are left */
static void deal(const int64_t *score, const int64_t *value, int64_t *left,
                 int person, int persons, int64_t T, int64_t t, double *count) {
  if (person == persons) {
    count[0] += T <= t;
    count[1] += T >= t;
    count[2] += T == t;
    count[3] += llabs(T) >= llabs(t);
    count[4] += llabs(T) == llabs(t);
    count[5]++;
    return;
  }
  for (int g = 0; g < 3; g++) {
    if (left[g] == 0)
      continue;
    left[g]--;
    deal(score, value, left, person + 1, persons, T + score[person] * value[g],
         t, count);
    left[g]++;
  }
}

static void one_answer_equals_a_list(void) {
  for (int round = 0; round < 150; round++) {
    int64_t k = 1 + random_below(4), score[4], table[12] = {0}, person[9];
    int64_t size[3] = {0, 0, 0}, value[3], t = 0;
    int persons = (int)(1 + random_below(9)), label[9];
    for (int64_t j = 0; j < k; j++)
      score[j] = random_below(7) - 2;
    for (int i = 0; i < persons; i++) {
      int64_t j = random_below(k);
      label[i] = (int)random_below(3);
      person[i] = score[j];
      size[label[i]]++;
      table[j + k * label[i]]++;
    }
    value[0] = size[1] + size[2];
    value[2] = -size[0] - size[1];
    value[1] = value[0] + value[2];
    for (int i = 0; i < persons; i++)
      t += person[i] * value[label[i]];
    double count[6] = {0, 0, 0, 0, 0, 0};
    deal(person, value, size, 0, persons, 0, t, count);
    akk_perm_one_input in = {k, score, table};
    akk_perm_result r;
    CHECK(akk_perm_one(&in, 15, NULL, &r, NULL).code == AKK_OK);
    CHECK(r.observed == (double)t);
    CHECK_NEAR(r.lower.p, count[0] / count[5], 1e-12);
    CHECK_NEAR(r.upper.p, count[1] / count[5], 1e-12);
    CHECK_NEAR(r.point.p, count[2] / count[5], 1e-12);
    CHECK_NEAR(r.both.p, count[3] / count[5], 1e-12);
    CHECK_NEAR(r.both_point.p, count[4] / count[5], 1e-12);
  }
}

/* Two answers each: the two of a pair swapped or not, single answers dealt
 * anew. Sums of group 1, by the midranks of all answers. */
typedef struct {
  const double *rank, *single;
  int pairs, (*pair)[2], singles;
  double seen, mean, count[4], square, all;
} two_answers;

static void swap_and_deal(two_answers *t, int pair, int single, int left,
                          double sum) {
  if (pair < t->pairs) {
    for (int swap = 0; swap < 2; swap++)
      swap_and_deal(t, pair + 1, single, left,
                    sum + t->rank[t->pair[pair][swap]]);
    return;
  }
  if (single == t->singles) {
    if (left > 0)
      return;
    double far = fabs(sum - t->mean), seen = fabs(t->seen - t->mean);
    t->count[0] += sum <= t->seen + 1e-9;
    t->count[1] += sum >= t->seen - 1e-9;
    t->count[2] += far >= seen - 1e-9;
    t->square += (sum - t->mean) * (sum - t->mean);
    t->all++;
    return;
  }
  swap_and_deal(t, pair, single + 1, left, sum);
  if (left > 0)
    swap_and_deal(t, pair, single + 1, left - 1, sum + t->single[single]);
}

static void two_answers_equal_a_list(void) {
  for (int round = 0; round < 80; round++) {
    enum { K = 3 };
    double table[16] = {0}, total[K] = {0}, rank[K], single[8], below = 0;
    int pairs = (int)random_below(5), n1 = (int)random_below(5),
        n2 = (int)random_below(4), pair[5][2];
    int first[4];
    n1 += pairs + n1 == 0;
    n2 += pairs + n2 == 0;
    for (int i = 0; i < pairs; i++) {
      for (int g = 0; g < 2; g++)
        total[pair[i][g] = (int)random_below(K)]++;
      table[pair[i][0] + 4 * pair[i][1]]++;
    }
    for (int i = 0; i < n1 + n2; i++) {
      int j = (int)random_below(K);
      if (i < 4)
        first[i] = j;
      total[j]++;
      table[i < n1 ? j + 4 * K : K + 4 * j]++;
      single[i] = j;
    }
    for (int j = 0; j < K; j++) {
      rank[j] = below + (total[j] + 1) / 2;
      below += total[j];
    }
    two_answers t = {rank, single, pairs, pair, n1 + n2, 0, 0, {0}, 0, 0};
    double mean = 0;
    for (int i = 0; i < n1 + n2; i++) {
      single[i] = rank[(int)single[i]];
      mean += single[i] * n1 / (n1 + n2);
    }
    for (int i = 0; i < pairs; i++) {
      t.seen += rank[pair[i][0]];
      mean += (rank[pair[i][0]] + rank[pair[i][1]]) / 2;
    }
    for (int i = 0; i < n1; i++)
      t.seen += rank[first[i]];
    t.mean = mean;
    swap_and_deal(&t, 0, 0, n1, 0);
    static const akk_perm_side sides[] = {AKK_PERM_LESS, AKK_PERM_GREATER,
                                          AKK_PERM_DISTANCE};
    for (int s = 0; s < 3; s++) {
      akk_overlap_input in = {.k = K,
                              .table = table,
                              .method = AKK_OVERLAP_EXACT,
                              .side = sides[s]};
      akk_overlap_out out;
      CHECK(akk_overlap_test(&in, &out, NULL).code == AKK_OK);
      CHECK_NEAR(out.p, t.count[s] / t.all, 1e-12);
      CHECK_NEAR(out.statistic, t.seen, 1e-12);
      CHECK_NEAR(out.mean, mean, 1e-12);
      CHECK(fabs(out.variance - t.square / t.all) < 1e-9 * (1 + out.variance));
    }
  }
}

static void drawn_are_near_exact(void) {
  for (int round = 0; round < 24; round++) {
    double twin[36] = {0}, one[15];
    for (int i = 0; i < 5; i++) {
      twin[i + 6 * 5] = 1.0 + (double)random_below(30);
      twin[5 + 6 * i] = (double)random_below(30);
      for (int j = 0; j < 5 && round % 3; j++)
        twin[i + 6 * j] = (double)random_below(5);
    }
    for (int i = 0; i < 15; i++)
      one[i] = (double)random_below(6);
    akk_overlap_input in = {.k = 5,
                            .table = round % 2 ? one : twin,
                            .one_answer = round % 2,
                            .side = (akk_perm_side)(round % 4),
                            .mid_p = round % 5 == 0,
                            .draws = 20000,
                            .random = {next_unit, NULL}};
    akk_overlap_out exact, drawn;
    in.method = AKK_OVERLAP_EXACT;
    CHECK(akk_overlap_test(&in, &exact, NULL).code == AKK_OK);
    in.method = AKK_OVERLAP_DRAWN;
    CHECK(akk_overlap_test(&in, &drawn, NULL).code == AKK_OK);
    double se = 2.0 * sqrt(exact.p * (1.0 - exact.p) / 20000.0) + 2e-4;
    CHECK(fabs(drawn.p - exact.p) < 4.0 * se);
    CHECK(drawn.statistic == exact.statistic);
    in.method = AKK_OVERLAP_MOMENTS;
    CHECK(akk_overlap_test(&in, &drawn, NULL).code == AKK_OK);
    CHECK(isnan(drawn.p) && drawn.variance == exact.variance);
  }
}

static int stop(void *data) {
  (void)data;
  return 1;
}

static void what_cannot_be_is_said(void) {
  double one[15], half[15] = {0.5}, scores[5] = {1, sqrt(2.0), 2, 3, 4};
  for (int i = 0; i < 15; i++)
    one[i] = (double)(i % 4 * 30);
  akk_overlap_input in = {.k = 5,
                          .table = one,
                          .one_answer = 1,
                          .method = AKK_OVERLAP_EXACT,
                          .limits = {1e6, 0}};
  akk_overlap_out out;
  akk_hook hook = {stop, NULL};
  CHECK(akk_overlap_test(&in, &out, NULL).code == AKK_ELIMIT);
  in.limits.steps = 0;
  CHECK(akk_overlap_test(&in, &out, &hook).code != AKK_OK);
  in.method = AKK_OVERLAP_DRAWN;
  in.draws = 1000000;
  in.random.unit = next_unit;
  CHECK(akk_overlap_test(&in, &out, &hook).code == AKK_EINTERRUPT);
  in.scores = scores;
  CHECK(akk_overlap_test(&in, &out, NULL).code == AKK_EDATA);
  in.table = half;
  CHECK(akk_overlap_test(&in, &out, NULL).code == AKK_EINVAL);
  in.k = 0;
  CHECK(akk_overlap_test(&in, &out, NULL).code == AKK_EINVAL);
}

int main(void) {
  RUN(factors_are_the_smallest);
  RUN(one_answer_equals_a_list);
  RUN(two_answers_equal_a_list);
  RUN(drawn_are_near_exact);
  RUN(what_cannot_be_is_said);
  return CHECK_STATUS();
}
