/* src/perm.c and its parts: exact fractions (../testthat/fixtures/perm.csv),
 * every arrangement listed, and what must hold between the parts. */
#include <stdint.h>
#include <string.h>

#include "../../src/perm.h"
#include "check.h"

enum { ROOM = 200, ALL = 15 };

static int64_t numbers(const char *text, int64_t *out) {
  int64_t n = 0;
  char *end;
  for (long long x = strtoll(text, &end, 10); end != text && n < ROOM;
       x = strtoll(text, &end, 10)) {
    out[n++] = x;
    text = end;
  }
  return n;
}

static void near(akk_chance got, const char *text) {
  long double want = strtold(text, NULL);
  if (want > 1e-300L)
    CHECK_NEAR(got.p, (double)want, 1e-12);
  else if (want == 0.0L)
    CHECK(got.p == 0.0);
  if (want > 0.0L)
    CHECK(fabs(got.log - (double)logl(want)) <= 1e-12 + 1e-14 * fabs(got.log));
}

static void equal_to_fractions(void) {
  FILE *file = fopen("../testthat/fixtures/perm.csv", "r");
  char line[8192];
  CHECK(file != NULL);
  if (file == NULL || fgets(line, sizeof line, file) == NULL)
    return;
  while (fgets(line, sizeof line, file) != NULL) {
    char *column[11] = {NULL}, *at = line;
    for (int i = 0; i < 11 && at != NULL; i++) {
      column[i] = at;
      if ((at = strchr(at, ',')) != NULL)
        *at++ = '\0';
    }
    int64_t score[ROOM], pairs[ROOM], one[ROOM], two[ROOM];
    akk_perm_input in = {numbers(column[2], score), score, pairs, one, two};
    numbers(column[3], pairs);
    numbers(column[4], one);
    numbers(column[5], two);
    akk_perm_result r;
    CHECK(akk_perm_exact(&in, ALL, NULL, &r, NULL).code == AKK_OK);
    near(r.lower, column[6]);
    near(r.upper, column[7]);
    near(r.point, column[8]);
    near(r.both, column[9]);
    near(r.both_point, column[10]);
  }
  fclose(file);
}

/* Every swap and every choice of u1 of the singles, one by one */
static void equal_to_a_list(void) {
  for (int round = 0; round < 400; round++) {
    int64_t k = 1 + random_below(4), score[4], pairs[16] = {0}, one[4] = {0},
            two[4] = {0}, x[12], a[6], b[6];
    int64_t u1 = random_below(6), u2 = random_below(6), m = random_below(6);
    int n = 0, np = 0;
    for (int64_t j = 0; j < k; j++)
      score[j] = random_below(round % 3 ? 6 : 1000) - 3;
    double t = 0.0;
    for (int64_t i = 0; i < u1 + u2; i++) {
      int64_t j = random_below(k);
      (i < u1 ? one : two)[j]++;
      x[n++] = score[j];
      t += i < u1 ? (double)score[j] : 0.0;
    }
    for (int64_t i = 0; i < m; i++) {
      int64_t p = random_below(k), q = random_below(k);
      pairs[p + k * q]++;
      a[np] = score[p];
      b[np++] = score[q];
      t += (double)score[p];
    }
    double lower = 0, upper = 0, point = 0, both = 0, total = 0, mean = 0;
    for (int pass = 0; pass < 2; pass++) {
      if (pass == 1)
        mean /= total;
      for (int s = 0; s < 1 << np; s++)
        for (int c = 0; c < 1 << n; c++) {
          double T = 0;
          int drawn = 0;
          for (int i = 0; i < n; i++)
            if (c >> i & 1) {
              drawn++;
              T += (double)x[i];
            }
          if (drawn != u1)
            continue;
          for (int i = 0; i < np; i++)
            T += (double)(s >> i & 1 ? b[i] : a[i]);
          if (pass == 0) {
            total++;
            mean += T;
          } else {
            lower += T <= t;
            upper += T >= t;
            point += T == t;
            both += fabs(T - mean) >= fabs(t - mean) - 1e-9;
          }
        }
    }
    akk_perm_input in = {k, score, m > 0 ? pairs : NULL, one, two};
    akk_perm_result r;
    CHECK(akk_perm_exact(&in, ALL, NULL, &r, NULL).code == AKK_OK);
    CHECK(r.observed == t);
    CHECK(fabs(r.mean - mean) < 1e-9);
    CHECK_NEAR(r.lower.p, lower / total, 1e-13);
    CHECK_NEAR(r.upper.p, upper / total, 1e-13);
    CHECK_NEAR(r.point.p, point / total, 1e-13);
    CHECK_NEAR(r.both.p, both / total, 1e-13);
    for (int side = 0; side < 4; side++)
      for (int mid = 0; mid < 2; mid++) {
        akk_perm_result q;
        akk_perm_side s = (akk_perm_side)side;
        CHECK(
            akk_perm_exact(&in, akk_perm_wanted(s, mid), NULL, &q, NULL).code ==
            AKK_OK);
        akk_chance p = akk_perm_p(&q, s, mid);
        akk_chance edge = side == AKK_PERM_DISTANCE ? r.both_point : r.point;
        double want = side == AKK_PERM_DISTANCE  ? r.both.p
                      : side == AKK_PERM_LESS    ? r.lower.p
                      : side == AKK_PERM_GREATER ? r.upper.p
                                                 : fmin(r.lower.p, r.upper.p);
        want -= mid ? 0.5 * edge.p : 0.0;
        want = side == AKK_PERM_DOUBLE ? fmin(1.0, 2.0 * want) : want;
        CHECK_NEAR(p.p, want, 1e-12);
        CHECK(fabs(p.log - log(want)) < 1e-12);
      }
  }
}

/* Larger ones: what adds up, and turning the scores turns the tails */
static void parts_agree(void) {
  for (int round = 0; round < 60; round++) {
    int64_t k = 2 + random_below(7), score[8], back[8], pairs[64] = {0},
            turned[64], one[8] = {0}, two[8] = {0};
    for (int64_t j = 0; j < k; j++) {
      score[j] = round % 2 ? j : random_below(60);
      back[j] = -score[j];
    }
    for (int64_t i = random_below(60); i > 0; i--)
      pairs[random_below(k) + k * random_below(k)]++;
    for (int64_t i = random_below(60); i > 0; i--)
      one[random_below(1 + random_below(k))]++;
    for (int64_t i = random_below(60); i > 0; i--)
      two[random_below(k)]++;
    for (int64_t i = 0; i < k; i++)
      for (int64_t j = 0; j < k; j++)
        turned[i + k * j] = pairs[j + k * i];
    akk_perm_input in = {k, score, pairs, one, two},
                   negative = {k, back, pairs, one, two},
                   other = {k, score, turned, two, one};
    akk_perm_result r, s, o;
    CHECK(akk_perm_exact(&in, ALL, NULL, &r, NULL).code == AKK_OK);
    CHECK(akk_perm_exact(&negative, ALL, NULL, &s, NULL).code == AKK_OK);
    CHECK(akk_perm_exact(&other, ALL, NULL, &o, NULL).code == AKK_OK);
    CHECK(fabs(r.lower.p + r.upper.p - r.point.p - 1.0) < 1e-13);
    CHECK_NEAR(r.lower.p, s.upper.p, 1e-12);
    CHECK_NEAR(r.upper.p, s.lower.p, 1e-12);
    CHECK_NEAR(r.both.p, s.both.p, 1e-12);
    CHECK_NEAR(r.both.p, o.both.p, 1e-12);
    CHECK_NEAR(r.upper.p, o.lower.p, 1e-12);
    CHECK_NEAR(r.point.p, o.point.p, 1e-12);
  }
}

static int countdown(void *data) { return --*(int *)data <= 0; }

static void what_cannot_be_is_said(void) {
  int64_t score[5] = {0, 11, 23, 47, 80}, one[5] = {400, 300, 200, 300, 400},
          two[5] = {300, 300, 300, 300, 300}, pairs[25] = {0}, bad[5] = {-1};
  pairs[5] = 40;
  pairs[14] = 30;
  akk_perm_input in = {5, score, pairs, one, two};
  akk_perm_result r;
  akk_perm_limits few = {1e4, 0}, small = {0, 1e4};
  CHECK(akk_perm_exact(&in, ALL, &few, &r, NULL).code == AKK_ELIMIT);
  CHECK(r.steps > 1e4);
  CHECK(akk_perm_exact(&in, ALL, &small, &r, NULL).code == AKK_ELIMIT);
  CHECK(r.bytes > 1e4);
  for (int stop_at = 1; stop_at < 2000; stop_at += stop_at / 3 + 1) {
    int left = stop_at;
    akk_hook hook = {countdown, &left};
    akk_code code = akk_perm_exact(&in, AKK_PERM_UPPER, NULL, &r, &hook).code;
    CHECK(code == AKK_EINTERRUPT || (code == AKK_OK && left > 0));
    if (code == AKK_OK)
      break;
  }
  in.single1 = bad;
  CHECK(akk_perm_exact(&in, ALL, NULL, &r, NULL).code == AKK_EINVAL);
  in.single1 = one;
  score[4] = INT64_C(1) << 60;
  CHECK(akk_perm_exact(&in, ALL, NULL, &r, NULL).code == AKK_EDATA);
  in.k = 0;
  CHECK(akk_perm_exact(&in, ALL, NULL, &r, NULL).code == AKK_EINVAL);
}

/* By the normal p where that will do, the same verdicts as by the exact one */
static void verdicts_are_the_exact_ones(void) {
  for (int round = 0; round < 400; round++) {
    int64_t k = 3 + random_below(3), score[5], pairs[25] = {0}, one[5], two[5];
    int64_t below = 0, people = 40 + random_below(300);
    for (int64_t j = 0; j < k; j++)
      one[j] = two[j] = 0;
    for (int64_t i = 0; i < people; i++) {
      int64_t a = random_below(k), b = random_below(k);
      if (round % 3 == 0 && i % 4 == 0)
        pairs[a + k * b]++;
      else if (i % 2)
        one[a < b && i % 5 == 0 ? b : a]++;
      else
        two[b]++;
    }
    for (int64_t j = 0; j < k; j++) {
      int64_t n = one[j] + two[j];
      for (int64_t i = 0; i < k; i++)
        n += pairs[i + k * j] + pairs[j + k * i];
      score[j] = round % 2 ? j + 1 : 2 * below + n + 1;
      below += n;
    }
    akk_perm_input in = {k, score, pairs, one, two};
    akk_perm_side sides[] = {AKK_PERM_DISTANCE, AKK_PERM_LESS,
                             AKK_PERM_GREATER};
    akk_perm_side side = sides[round % 3];
    double alpha = round % 5 ? 0.05 : 0.01;
    akk_perm_result r;
    int rejects = -1;
    CHECK(akk_perm_exact(&in, akk_perm_wanted(side, 0), NULL, &r, NULL).code ==
          AKK_OK);
    CHECK(akk_perm_rejects(&in, side, alpha, NULL, &rejects, NULL).code == AKK_OK);
    CHECK(rejects == (akk_perm_p(&r, side, 0).p <= alpha * (1.0 + 1e-12)));
  }
}

int main(void) {
  RUN(equal_to_fractions);
  RUN(equal_to_a_list);
  RUN(parts_agree);
  RUN(what_cannot_be_is_said);
  RUN(verdicts_are_the_exact_ones);
  return CHECK_STATUS();
}
