/* src/freeman-halton.c, src/brunner-munzel.c, src/sign-flip.c: against plain
 * enumeration of people, and what must be refused. */
#include <stdint.h>

#include "../../src/brunner-munzel.h"
#include "../../src/freeman-halton.h"
#include "../../src/omnibus-test.h"
#include "../../src/trend-test.h"
#include "../../src/sign-flip.h"
#include "check.h"

enum { K = 4 };

static double choose(int n, int k) {
  double c = 1;
  for (int i = 1; i <= k; i++)
    c = c * (n - k + i) / i;
  return c;
}

/* All tables of up to K answers, as whole numbers in doubles */
static void freeman_halton_by_enumeration(void) {
  for (int i = 0; i < 400; i++) {
    double x[K], y[K], n1 = 0, n2 = 0, seen = 1;
    int t[K];
    for (int a = 0; a < K; a++) {
      n1 += x[a] = (double)random_below(5);
      n2 += y[a] = (double)random_below(5);
      t[a] = (int)(x[a] + y[a]);
      seen *= choose(t[a], (int)x[a]);
    }
    akk_freeman_halton_out out;
    akk_status s = akk_freeman_halton(x, y, K, &out, NULL);
    if (n1 == 0 || n2 == 0) {
      CHECK(s.code == AKK_EINVAL);
      continue;
    }
    CHECK(s.code == AKK_OK);
    double low = 0, all = 0;
    for (int a = 0; a <= t[0]; a++)
      for (int b = 0; b <= t[1]; b++)
        for (int c = 0; c <= t[2]; c++) {
          int d = (int)n1 - a - b - c;
          if (d < 0 || d > t[3])
            continue;
          double w = choose(t[0], a) * choose(t[1], b) * choose(t[2], c) *
                     choose(t[3], d);
          all += w;
          low += w <= seen ? w : 0;
        }
    CHECK_NEAR(out.p, low / all, 1e-14);
    CHECK_NEAR(out.point, seen / all, 1e-14);
  }
}

/* Every way to give the labels to people, counted in tables */
static void brunner_munzel_by_enumeration(void) {
  for (int i = 0; i < 60; i++) {
    double x[3], y[3];
    int n1 = 0, t[3], n = 0;
    for (int a = 0; a < 3; a++) {
      x[a] = (double)random_below(4);
      y[a] = (double)random_below(4);
      t[a] = (int)(x[a] + y[a]);
      n1 += (int)x[a];
      n += t[a];
    }
    akk_brunner_munzel_out out;
    akk_status s = akk_brunner_munzel_exact(x, y, 3, &out, NULL);
    if (n1 < 2 || n - n1 < 2) {
      CHECK(s.code == AKK_EINVAL);
      continue;
    }
    CHECK(s.code == AKK_OK);
    double sum[3] = {0}, all = 0, tables = 0;
    int drawn[3];
    for (int a = 0; a <= t[0]; a++)
      for (int b = 0; b <= t[1]; b++) {
        int c = n1 - a - b;
        if (c < 0 || c > t[2])
          continue;
        double w = choose(t[0], a) * choose(t[1], b) * choose(t[2], c);
        double u[3] = {a, b, c}, v[3] = {t[0] - a, t[1] - b, t[2] - c};
        akk_brunner_munzel_out here;
        CHECK(akk_brunner_munzel(u, v, 3, &here).code == AKK_OK);
        double p = here.statistic, q = out.statistic;
        double slack = isinf(q) ? 0 : 1e-9 * (1 + fabs(q));
        all += w;
        tables++;
        sum[0] += p <= q + slack ? w : 0;
        sum[1] += p >= q - slack ? w : 0;
        sum[2] += fabs(p) >= fabs(q) - slack ? w : 0;
        drawn[0] = a;
        drawn[1] = b;
        drawn[2] = c;
        double count[3];
        CHECK(akk_brunner_munzel_drawn(x, y, 3, drawn, 1, count, NULL).code ==
              AKK_OK);
        CHECK(count[0] == (p <= q + slack));
        CHECK(count[1] == (p >= q - slack));
        CHECK(count[2] == (fabs(p) >= fabs(q) - slack));
      }
    CHECK(out.tables == tables);
    CHECK_NEAR(out.lower, sum[0] / all, 1e-14);
    CHECK_NEAR(out.upper, sum[1] / all, 1e-14);
    CHECK_NEAR(out.both, sum[2] / all, 1e-14);
  }
}

/* Brunner and Munzel (2000): pain of 14 and 11 patients */
static void brunner_munzel_as_printed(void) {
  double x[5] = {11, 2, 0, 1, 0}, y[5] = {3, 1, 4, 2, 1};
  akk_brunner_munzel_out out;
  CHECK(akk_brunner_munzel(x, y, 5, &out).code == AKK_OK);
  CHECK(fabs(fabs(out.statistic) - 3.1375) < 5e-5);
  CHECK(fabs(out.df - 17.683) < 5e-4);
  CHECK(fabs(fabs(out.estimate - 0.5) - 0.289) < 5e-4);
}

static void sign_flips_by_enumeration(void) {
  for (int i = 0; i < 300; i++) {
    double rank[3], size[3], w = 0;
    int person[12], people = 0;
    for (int g = 0; g < 3; g++) {
      rank[g] = (double)(1 + random_below(6));
      size[g] = (double)random_below(5);
      w += rank[g] * (double)random_below((int64_t)size[g] + 1);
      for (int j = 0; j < (int)size[g]; j++)
        person[people++] = (int)rank[g];
    }
    akk_sign_flip_out out;
    CHECK(akk_sign_flip(rank, size, 3, w, &out, NULL).code == AKK_OK);
    double lower = 0, upper = 0, point = 0;
    for (int signs = 0; signs < 1 << people; signs++) {
      int sum = 0;
      for (int j = 0; j < people; j++)
        sum += signs >> j & 1 ? person[j] : 0;
      lower += sum <= w;
      upper += sum >= w;
      point += sum == w;
    }
    double all = (double)(1 << people);
    CHECK_NEAR(out.lower, lower / all, 1e-14);
    CHECK_NEAR(out.upper, upper / all, 1e-14);
    CHECK_NEAR(out.point, point / all, 1e-14);
  }
}

static int stop_now(void *unused) {
  (void)unused;
  return 1;
}

static void what_is_too_large_or_wrong_is_refused(void) {
  double x[11], y[11], bad[2] = {0.5, 2}, ok[2] = {3, 4}, none[2] = {0, 0};
  for (int a = 0; a < 11; a++)
    x[a] = y[a] = 100;
  akk_freeman_halton_out f;
  CHECK(akk_freeman_halton(x, y, 11, &f, NULL).code == AKK_EDATA);
  CHECK(f.held > AKK_FREEMAN_HALTON_MOST);
  CHECK(akk_freeman_halton(bad, ok, 2, &f, NULL).code == AKK_EINVAL);
  CHECK(akk_freeman_halton(none, ok, 2, &f, NULL).code == AKK_EINVAL);
  akk_brunner_munzel_out b;
  CHECK(akk_brunner_munzel_exact(x, y, 11, &b, NULL).code == AKK_EDATA);
  CHECK(b.tables > AKK_BRUNNER_MUNZEL_TABLES);
  CHECK(akk_brunner_munzel_exact(bad, ok, 2, &b, NULL).code == AKK_EINVAL);
  double large[2] = {3000, 500};
  CHECK(akk_brunner_munzel_exact(large, ok, 2, &b, NULL).code == AKK_EDATA);
  akk_sign_flip_out s;
  double rank[2] = {3, 1e6}, size[2] = {1, 10};
  CHECK(akk_sign_flip(rank, size, 2, 3, &s, NULL).code == AKK_EDATA);
  CHECK(s.held > AKK_SIGN_FLIP_MOST);
  CHECK(akk_sign_flip(bad, size, 2, 0, &s, NULL).code == AKK_EINVAL);
  CHECK(akk_sign_flip(ok, ok, 2, -1, &s, NULL).code == AKK_EINVAL);
  akk_hook hook = {stop_now, NULL};
  CHECK(akk_sign_flip(ok, ok, 2, 3, &s, &hook).code == AKK_EINTERRUPT);
  CHECK(akk_freeman_halton(ok, ok, 2, &f, &hook).code == AKK_EINTERRUPT);
}

/* The largest whole numbers that Brunner and Munzel's squares can hold */
static void large_groups_do_not_overflow(void) {
  double x[2] = {1600, 1400}, y[2] = {1500, 1500};
  akk_brunner_munzel_out out;
  CHECK(akk_brunner_munzel_exact(x, y, 2, &out, NULL).code == AKK_OK);
  CHECK(out.lower > 0 && out.lower < 0.01);
  CHECK(out.both > out.lower && out.upper > 0.99);
}

/* Every way to give the answers of 3 groups to people, a person at a time: each
 * is as likely as any other, so that tables come as often as they should. */
enum { PEOPLE = 8, ANSWERS = 3, GROUPS = 3 };

static double factorials(const double *cells) {
  double product = 1;
  for (int i = 0; i < ANSWERS * GROUPS; i++)
    for (int x = 2; x <= (int)cells[i]; x++)
      product *= x;
  return product;
}

/* The groups' (rank sum)^2 / size, in units of 1 / (4 x 8!) */
static double squares(const double *cells, const int *rank2) {
  double sum = 0;
  for (int j = 0; j < GROUPS; j++) {
    double ranks = 0, size = 0;
    for (int i = 0; i < ANSWERS; i++) {
      ranks += rank2[i] * cells[j * ANSWERS + i];
      size += cells[j * ANSWERS + i];
    }
    sum += ranks * ranks * (40320 / size);
  }
  return sum;
}

static void omnibus_by_enumeration(void) {
  int tried = 0;
  while (tried < 40) {
    int answer[PEOPLE], group[PEOPLE], row[ANSWERS] = {0}, size[GROUPS] = {0};
    double seen[ANSWERS * GROUPS] = {0};
    for (int p = 0; p < PEOPLE; p++) {
      answer[p] = (int)random_below(ANSWERS);
      group[p] = (int)random_below(GROUPS);
      row[answer[p]]++;
      size[group[p]]++;
      seen[group[p] * ANSWERS + answer[p]]++;
    }
    if (!(row[0] && row[1] && row[2] && size[0] && size[1] && size[2]))
      continue;
    tried++;
    int rank2[ANSWERS] = {row[0] + 1, 2 * row[0] + row[1] + 1,
                          2 * (row[0] + row[1]) + row[2] + 1};
    double all = 0, unlikely = 0, far = 0;
    int ways = 1;
    for (int p = 0; p < PEOPLE; p++)
      ways *= GROUPS;
    for (int w = 0; w < ways; w++) {
      int code = w, left[GROUPS] = {size[0], size[1], size[2]};
      double cells[ANSWERS * GROUPS] = {0};
      for (int p = 0; p < PEOPLE; p++, code /= GROUPS) {
        left[code % GROUPS]--;
        cells[code % GROUPS * ANSWERS + answer[p]]++;
      }
      if (left[0] || left[1] || left[2])
        continue;
      all++;
      unlikely += factorials(cells) >= factorials(seen);
      far += squares(cells, rank2) >= squares(seen, rank2);
    }
    for (int measure = 0; measure < 2; measure++) {
      akk_omnibus *o;
      akk_omnibus_out out;
      CHECK(akk_omnibus_new(seen, ANSWERS, GROUPS,
                            measure ? AKK_OMNIBUS_MIDRANK : AKK_OMNIBUS_ANSWERS,
                            &o)
                .code == AKK_OK);
      CHECK(akk_omnibus_exact(o, &out, NULL).code == AKK_OK);
      CHECK_NEAR(out.p, (measure ? far : unlikely) / all, 1e-13);
      CHECK_NEAR(out.total, 1.0, 1e-13);
      int cells[ANSWERS * GROUPS];
      for (int i = 0; i < ANSWERS * GROUPS; i++)
        cells[i] = (int)seen[i];
      CHECK(akk_omnibus_may_be(o, cells) && akk_omnibus_reaches(o, cells));
      cells[0] = -1;
      CHECK(!akk_omnibus_may_be(o, cells));
      akk_omnibus_free(o);
    }
  }
}

static void omnibus_refuses_and_stops(void) {
  double none[4] = {0, 0, 2, 3}, half[4] = {1.5, 1, 2, 3}, many[20];
  akk_omnibus *o;
  CHECK(akk_omnibus_new(none, 2, 2, AKK_OMNIBUS_ANSWERS, &o).code ==
        AKK_EINVAL);
  CHECK(akk_omnibus_new(half, 2, 2, AKK_OMNIBUS_ANSWERS, &o).code ==
        AKK_EINVAL);
  CHECK(akk_omnibus_new(half, 1, 4, AKK_OMNIBUS_ANSWERS, &o).code ==
        AKK_EINVAL);
  for (int i = 0; i < 20; i++)
    many[i] = 100;
  akk_omnibus_out out;
  CHECK(akk_omnibus_new(many, 5, 4, AKK_OMNIBUS_ANSWERS, &o).code == AKK_OK);
  CHECK(akk_omnibus_exact(o, &out, NULL).code == AKK_EDATA);
  akk_omnibus_free(o);
  double some[9] = {12, 10, 14, 13, 12, 11, 10, 12, 14};
  akk_hook hook = {stop_now, NULL};
  CHECK(akk_omnibus_new(some, 3, 3, AKK_OMNIBUS_MIDRANK, &o).code == AKK_OK);
  CHECK(akk_omnibus_exact(o, &out, &hook).code == AKK_EINTERRUPT);
  akk_omnibus_free(o);
}

/* Every way of PEOPLE into three waves of given sizes, weighed alike */
static void trend_by_enumeration(void) {
  for (int tried = 0; tried < 60; tried++) {
    double score[3], time[3], total[3] = {0}, size[3] = {0};
    int answer[PEOPLE], ways = 1;
    for (int i = 0; i < 3; i++) {
      score[i] = (double)random_below(9) - 3.0;
      time[i] = (double)random_below(7) - 2.0;
    }
    for (int p = 0; p < PEOPLE; p++) {
      answer[p] = (int)random_below(tried % 3 ? 3 : 2);
      total[answer[p]]++;
      size[random_below(3)]++;
      ways *= 3;
    }
    akk_trend_input in = {3, 3, total, size, score, time};
    akk_trend_out out;
    CHECK(akk_trend_spread(&in, &out, NULL).code == AKK_OK);
    double *mass = calloc((size_t)out.size, sizeof *mass), all = 0;
    for (int w = 0; w < ways; w++) {
      int code = w;
      double left[3] = {size[0], size[1], size[2]}, T = -out.low;
      for (int p = 0; p < PEOPLE; p++, code /= 3) {
        left[code % 3]--;
        T += score[answer[p]] * time[code % 3];
      }
      if (left[0] != 0 || left[1] != 0 || left[2] != 0)
        continue;
      all++;
      CHECK(T >= 0 && T < (double)out.size);
      if (T >= 0 && T < (double)out.size)
        mass[(size_t)T]++;
    }
    for (int64_t i = 0; i < out.size; i++)
      CHECK(fabs(out.p[i] - mass[i] / all) <= 1e-14);
    CHECK(out.p[0] > 0 && out.p[out.size - 1] > 0);
    free(mass);
    free(out.p);
  }
}

/* Two waves, two answers: hypergeometric, far into the tail */
static void trend_of_two(void) {
  double total[] = {300, 200}, size[] = {250, 250}, score[] = {0, 1},
         time[] = {0, 1};
  akk_trend_input in = {2, 2, total, size, score, time};
  akk_trend_out out;
  CHECK(akk_trend_spread(&in, &out, NULL).code == AKK_OK);
  CHECK(out.low == 0.0 && out.size == 201);
  for (int x = 0; x < 201; x += 20) {
    double log_p = lgamma(251.0) - lgamma(x + 1.0) - lgamma(251.0 - x) +
                   lgamma(251.0) - lgamma(201.0 - x) - lgamma(51.0 + x) -
                   lgamma(501.0) + lgamma(201.0) + lgamma(301.0);
    CHECK_NEAR(out.p[x], exp(log_p), 1e-10);
  }
  free(out.p);
}

static void trend_refuses_and_stops(void) {
  double total[] = {40, 50, 60}, size[] = {50, 50, 50}, score[] = {0, 1, 2},
         time[] = {0, 1, 2};
  akk_trend_input in = {3, 3, total, size, score, time};
  akk_trend_out out;
  akk_hook hook = {stop_now, NULL};
  CHECK(akk_trend_spread(&in, &out, &hook).code == AKK_EINTERRUPT);
  CHECK(out.p == NULL);
  double half[] = {0, 0.5, 2}, late[] = {0, 1, 5000}, other[] = {50, 50, 51},
         large[] = {400000, 400000, 100000}, score_of[] = {0, 1, 1000000};
  in.score = half;
  CHECK(akk_trend_spread(&in, &out, NULL).code == AKK_EINVAL);
  in.score = score_of;
  CHECK(akk_trend_spread(&in, &out, NULL).code == AKK_ELIMIT);
  in.score = score;
  in.time = late;
  CHECK(akk_trend_spread(&in, &out, NULL).code == AKK_EINVAL);
  in.time = time;
  in.size = other;
  CHECK(akk_trend_spread(&in, &out, NULL).code == AKK_EINVAL);
  in.size = in.total = large;
  CHECK(akk_trend_spread(&in, &out, NULL).code == AKK_ELIMIT);
  in.waves = 1;
  CHECK(akk_trend_spread(&in, &out, NULL).code == AKK_EINVAL);
  /* everybody said the same */
  double one[] = {0, 150, 0};
  in = (akk_trend_input){3, 3, one, size, score, time};
  in.size = size;
  CHECK(akk_trend_spread(&in, &out, NULL).code == AKK_OK);
  CHECK(out.size == 1 && out.low == 150.0 && out.p[0] == 1.0);
  free(out.p);
}

int main(void) {
  RUN(omnibus_by_enumeration);
  RUN(omnibus_refuses_and_stops);
  RUN(trend_by_enumeration);
  RUN(trend_of_two);
  RUN(trend_refuses_and_stops);
  RUN(freeman_halton_by_enumeration);
  RUN(brunner_munzel_by_enumeration);
  RUN(brunner_munzel_as_printed);
  RUN(sign_flips_by_enumeration);
  RUN(what_is_too_large_or_wrong_is_refused);
  RUN(large_groups_do_not_overflow);
  return CHECK_STATUS();
}
