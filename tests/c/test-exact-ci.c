/* src/exact-*.c against limits by brute force in whole numbers
 * (tests/testthat/fixtures/exact-ci.csv), and what exact intervals promise. */
#include <stdint.h>
#include <string.h>

#include "../../src/exact-ci.h"
#include "../../src/exact-people.h"
#include "check.h"

#define FIXTURE "../testthat/fixtures/exact-ci.csv"
#define MOST 40 /* people, in the exhaustive tests */

static const char *const names[] = {"exact", "tail", "midp", "blaker"};

static akk_recycled one(const double *x) {
  akk_recycled r = {x, 1};
  return r;
}

/* All x of a design */
static akk_code table(double n, double N, double level, akk_exact_method method,
                      double *low, double *high, const akk_hook *hook) {
  double x[1400];
  for (int i = 0; i <= n; i++)
    x[i] = i;
  akk_recycled all = {x, (int64_t)n + 1};
  akk_exact_input in = {(int64_t)n + 1, all,         one(&n),
                        one(&N),        one(&level), method};
  return akk_exact_ci(&in, low, high, hook).code;
}

static void agrees_with_brute_force(void) {
  FILE *file = fopen(FIXTURE, "r");
  CHECK(file != NULL);
  if (file == NULL)
    return;
  char line[4096], name[16];
  double low[300], high[300];
  int N, n, from, lines = 0;
  double level;
  while (fgets(line, sizeof line, file) != NULL) {
    if (sscanf(line, "%d,%d,%lf,%15[^,],%n", &N, &n, &level, name, &from) != 4)
      continue;
    int method = 0;
    while (strcmp(names[method], name) != 0)
      method++;
    CHECK(table(n, N, level, (akk_exact_method)method, low, high, NULL) ==
          AKK_OK);
    char *rest = line + from;
    for (int x = 0; x <= n; x++) {
      double want = strtod(rest, &rest);
      CHECK(low[x] == want / N);
      CHECK(high[n - x] == (N - want) / N);
    }
    lines++;
  }
  fclose(file);
  CHECK(lines > 5000);
}

static uint64_t pascal[MOST + 1][MOST + 1];

static uint64_t samples(int N, int n, int M, int x) {
  return x > M || n - x > N - M ? 0 : pascal[M][x] * pascal[N - M][n - x];
}

/* Every M in 0..N of every design, in whole numbers */
static void check_coverage(int N, int n, int num, int den,
                           akk_exact_method method) {
  double low[MOST + 1], high[MOST + 1];
  double level = (double)num / den;
  CHECK(table(n, N, level, method, low, high, NULL) == AKK_OK);
  for (int x = 0; x <= n; x++) {
    /* those who said so are counted in */
    CHECK(low[x] >= (double)x / N && high[x] <= (double)(N - n + x) / N);
    CHECK(low[x] <= high[x]);
    CHECK(x == 0 || (low[x] >= low[x - 1] && high[x] >= high[x - 1]));
  }
  uint64_t covered, all = pascal[N][n];
  for (int M = 0; M <= N && method != AKK_EXACT_MIDP; M++) {
    covered = 0;
    for (int x = 0; x <= n; x++)
      if (low[x] <= (double)M / N && (double)M / N <= high[x])
        covered += samples(N, n, M, x);
    CHECK((uint64_t)den * covered >= (uint64_t)num * all);
  }
}

static void coverage_is_never_below_the_level(void) {
  static const int levels[][2] = {{95, 100}, {8, 10}, {5, 10},
                                  {99, 100}, {1, 10}, {999, 1000}};
  for (int N = 0; N <= MOST; N++)
    for (int k = 0; k <= N; k++)
      pascal[N][k] =
          k == 0 || k == N ? 1 : pascal[N - 1][k - 1] + pascal[N - 1][k];
  for (int N = 1; N <= MOST; N++)
    for (int n = 1; n <= N; n++)
      for (int l = 0; l < (N <= 24 ? 6 : 1); l++)
        for (int method = 0; method < 4; method++)
          check_coverage(N, n, levels[l][0], levels[l][1],
                         (akk_exact_method)method);
}

static double total_length(double n, double N, double level,
                           akk_exact_method method) {
  double low[1400], high[1400], sum = 0;
  CHECK(table(n, N, level, method, low, high, NULL) == AKK_OK);
  for (int x = 0; x <= n; x++)
    sum += high[x] - low[x];
  return sum;
}

static void the_shortest_is_shortest(void) {
  static const double sizes[] = {30, 100, 1340, INFINITY};
  static const double levels[] = {0.5, 0.8, 0.9, 0.95, 0.99};
  for (int k = 0; k < 4; k++)
    for (int l = 0; l < 5; l++)
      for (double n = 1; n < 30; n += 4) {
        double exact = total_length(n, sizes[k], levels[l], AKK_EXACT_SHORTEST);
        CHECK(exact <=
              1e-12 + total_length(n, sizes[k], levels[l], AKK_EXACT_BLAKER));
        CHECK(exact <=
              1e-12 + total_length(n, sizes[k], levels[l], AKK_EXACT_TAIL));
      }
}

static void blaker_lies_within_tail(void) {
  double low[2][60], high[2][60], wider[2][60];
  static const double sizes[] = {51, 60, 1000, 1e6, INFINITY};
  for (int k = 0; k < 5; k++) {
    CHECK(table(50, sizes[k], 0.9, AKK_EXACT_BLAKER, low[0], high[0], NULL) ==
          AKK_OK);
    CHECK(table(50, sizes[k], 0.9, AKK_EXACT_TAIL, low[1], high[1], NULL) ==
          AKK_OK);
    CHECK(table(50, sizes[k], 0.95, AKK_EXACT_BLAKER, wider[0], wider[1],
                NULL) == AKK_OK);
    for (int x = 0; x <= 50; x++) {
      CHECK(low[1][x] <= low[0][x] && high[0][x] <= high[1][x]);
      CHECK(wider[0][x] <= low[0][x] && high[0][x] <= wider[1][x]);
    }
  }
}

/* For N = Inf: P(p goes with X), at and beside every limit and between */
static double coverage(int n, double p, const double *low, const double *high) {
  double sum = 0, mass = pow(1 - p, n);
  for (int x = 0; x <= n; x++) {
    if (low[x] <= p && p <= high[x])
      sum += mass;
    mass *= (n - x) / (x + 1.0) * p / (1 - p);
  }
  return sum;
}

static void shares_cover_too(void) {
  static const double levels[] = {0.1, 0.5, 0.8, 0.95, 0.999};
  double low[1400], high[1400];
  for (int n = 1; n <= 60; n += n < 12 ? 1 : 7)
    for (int l = 0; l < 5; l++)
      for (int method = 0; method < 4; method++) {
        if (method == AKK_EXACT_MIDP)
          continue;
        CHECK(table(n, INFINITY, levels[l], (akk_exact_method)method, low, high,
                    NULL) == AKK_OK);
        for (int x = 0; x <= n; x++) {
          CHECK(0 <= low[x] && low[x] <= high[x] && high[x] <= 1);
          CHECK(low[x] == 1 - high[n - x] || high[n - x] == 1 - low[x]);
          CHECK((x == 0) == (low[x] == 0));
          CHECK(x == 0 || (low[x] >= low[x - 1] && high[x] >= high[x - 1]));
          for (int side = -1; side <= 1; side++) {
            double p = fabs(low[x] * (1 + side * 1e-11));
            if (p > 0 && p < 1)
              CHECK(coverage(n, p, low, high) >= levels[l] - 1e-9);
          }
        }
        for (int i = 1; i < 400; i++)
          CHECK(coverage(n, i / 400.0, low, high) >= levels[l] - 1e-12);
      }
}

/* Where they can be written down */
static void shares_in_closed_form(void) {
  double low[12], high[12];
  for (int n = 1; n <= 10; n++) {
    CHECK(table(n, INFINITY, 0.95, AKK_EXACT_TAIL, low, high, NULL) == AKK_OK);
    CHECK_NEAR(low[n], pow(0.025, 1.0 / n), 1e-14);
    CHECK_NEAR(low[1], -expm1(log(0.975) / n), 1e-14);
    CHECK(table(n, INFINITY, 0.95, AKK_EXACT_MIDP, low, high, NULL) == AKK_OK);
    CHECK_NEAR(low[n], pow(0.05, 1.0 / n), 1e-14);
    CHECK(table(n, INFINITY, 0.95, AKK_EXACT_SHORTEST, low, high, NULL) ==
          AKK_OK);
    CHECK_NEAR(low[1], -expm1(log(0.95) / n), 1e-13);
  }
}

/* A single x without the others, in any order, of many designs at once */
static void cases_in_any_order(void) {
  enum { CASES = 2000 };
  static double x[CASES], n[CASES], N[CASES], level[CASES], low[CASES],
      high[CASES];
  for (int i = 0; i < CASES; i++) {
    n[i] = 1 + (double)random_below(50);
    x[i] = (double)random_below((int64_t)n[i] + 1);
    N[i] = random_below(4) == 0 ? INFINITY : n[i] + (double)random_below(200);
    level[i] = random_below(2) ? 0.9 : 0.95;
  }
  for (int method = 0; method < 4; method++) {
    akk_exact_input in = {CASES,      {x, CASES},     {n, CASES},
                          {N, CASES}, {level, CASES}, (akk_exact_method)method};
    CHECK(akk_exact_ci(&in, low, high, NULL).code == AKK_OK);
    for (int i = 0; i < CASES; i += 7) {
      double l, h;
      akk_exact_input alone = {1,          one(&x[i]),     one(&n[i]),
                               one(&N[i]), one(&level[i]), in.method};
      CHECK(akk_exact_ci(&alone, &l, &h, NULL).code == AKK_OK);
      /* for N = Inf the shortest starts its path elsewhere */
      if (isinf(N[i]) && method == AKK_EXACT_SHORTEST) {
        CHECK(fabs(l - low[i]) <= 1e-13 && fabs(h - high[i]) <= 1e-13);
      } else
        CHECK(l == low[i] && h == high[i]);
    }
  }
}

/* Sizes at which sums are long. For n = N/2 X is symmetric about M/2 at every
 * M: nothing but ties. */
static void large_populations(void) {
  double n = 1e4, N = 1e6, level = 0.95, x = 3333, low, high;
  akk_exact_input in = {1,       one(&x),     one(&n),
                        one(&N), one(&level), AKK_EXACT_SHORTEST};
  for (int method = 0; method < 4; method++) {
    in.method = (akk_exact_method)method;
    CHECK(akk_exact_ci(&in, &low, &high, NULL).code == AKK_OK);
    CHECK(low == round(low * N) / N && high == round(high * N) / N);
    /* by whole numbers of 80 000 bits, in Python */
    static const double known[] = {324146, 324107, 324156};
    CHECK(method == AKK_EXACT_BLAKER || low == known[method] / N);
    CHECK(low > 0.3240 && low < 0.3243 && high > 0.3424 && high < 0.3427);
  }
  n = 5e5; /* half of the people: ties by symmetry at every M */
  x = 166666;
  for (int method = 0; method < 4; method++) {
    in.method = (akk_exact_method)method;
    CHECK(akk_exact_ci(&in, &low, &high, NULL).code == AKK_OK);
    CHECK(low > 0.3324 && low < 0.3325 && high > 0.3342 && high < 0.3343);
  }
}

typedef struct {
  int asked, stop_at;
} asker;

static int stop_at(void *data) {
  asker *a = data;
  return ++a->asked >= a->stop_at;
}

static void the_hook_stops_it(void) {
  static const double sizes[] = {1e6, INFINITY};
  for (int method = 0; method < 4; method++)
    for (int k = 0; k < 2; k++)
      for (int at = 1; at <= 3; at++) {
        double n = 1000, x = 400, level = 0.95, low = -1, high = -1;
        akk_exact_input in = {1,           one(&x),
                              one(&n),     one(&sizes[k]),
                              one(&level), (akk_exact_method)method};
        asker a = {0, at};
        akk_hook hook = {stop_at, &a};
        CHECK(akk_exact_ci(&in, &low, &high, &hook).code == AKK_EINTERRUPT);
        CHECK(low == -1 && high == -1);
      }
}

static void refuses_what_is_out_of_range(void) {
  static const double bad[][4] = {{-1, 5, 9, 0.95},
                                  {6, 5, 9, 0.95},
                                  {0, 0, 9, 0.95},
                                  {1, 5, 4, 0.95},
                                  {NAN, 5, 9, 0.9},
                                  {1, NAN, 9, 0.9},
                                  {1, 5, NAN, 0.9},
                                  {1, 5, 9, 1},
                                  {1, 5, 9, 0},
                                  {1, 5, 9, NAN},
                                  {1, INFINITY, INFINITY, 0.9}};
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
    for (int method = 0; method < 4; method++) {
      double low = -1, high = -1;
      akk_exact_input in = {1,
                            one(&bad[i][0]),
                            one(&bad[i][1]),
                            one(&bad[i][2]),
                            one(&bad[i][3]),
                            (akk_exact_method)method};
      CHECK(akk_exact_ci(&in, &low, &high, NULL).code == AKK_EINVAL);
      CHECK(low == -1 && high == -1);
    }
  double one_x = 1, n = 5, N = 2e8, level = 0.9, low = -1, high = -1;
  akk_exact_input large = {1,       one(&one_x), one(&n),
                           one(&N), one(&level), AKK_EXACT_SHORTEST};
  CHECK(akk_exact_ci(&large, &low, &high, NULL).code == AKK_EINVAL);
  large.method = AKK_EXACT_TAIL;
  CHECK(akk_exact_ci(&large, &low, &high, NULL).code == AKK_OK);
  akk_exact_input none = {0,         {NULL, 0}, {NULL, 0},
                          {NULL, 0}, {NULL, 0}, AKK_EXACT_TAIL};
  CHECK(akk_exact_ci(&none, NULL, NULL, NULL).code == AKK_OK);
}

/* The stretches near the limits of one x against the ranges of all M */
static void one_x_is_as_all(void) {
  static const double levels[] = {0.95, 0.9, 0.99, 0.8, 0.6, 0.999, 0.51};
  for (int d = 0; d < 250; d++) {
    double N = 3.0 + (double)random_below(d % 3 ? 400 : d % 50 ? 4000 : 60000);
    double n = 1.0 + (double)random_below(d % 4 ? (int64_t)N - 1 : 30);
    n = fmin(n, N - 1.0);
    akk_level level;
    akk_ranges r = {NULL, 0, 0, 0.0, n, N};
    CHECK(akk_level_read(levels[d % 7], &level).code == AKK_OK);
    CHECK(akk_ranges_people(n, N, &level, &r, NULL).code == AKK_OK);
    for (double x = 1.0; x <= n; x += n > 30 ? floor(n / 15) : 1.0) {
      double M = NAN, all = NAN;
      int64_t i = 0, j = 0;
      while (i < r.length && r.ranges[i].high < x)
        i++;
      while (j < r.length && r.ranges[j].low <= n - x)
        j++;
      all = i < r.length   ? r.ranges[i].from
            : j < r.length ? N - r.ranges[j].from + 1.0
                           : N - r.half;
      CHECK(akk_people_lower(x, n, N, &level, &M, NULL).code == AKK_OK);
      CHECK(M == all);
    }
    akk_ranges_free(&r);
  }
}

/* Tails of a wide binomial, at once, against those added up mass by mass */
static void wide_binomials(void) {
  for (int i = 0; i < 300; i++) {
    double n = 1e5 + (double)random_below(1000000),
           p = 0.15 + 0.7 * random_unit();
    double x =
        floor(n * p + (random_unit() - 0.5) * 12.0 * sqrt(n * p * (1 - p)));
    akk_draw d = akk_draw_binomial(n, p);
    akk_draw_parts parts = akk_draw_split(&d, x, x);
    double w = 1.0, sum = 0.0;
    double up = 0.0;
    int rising = x < n * p; /* then the other side is the tail */
    for (double y = x; !rising && w > 1e-17 * up && y < n; y += 1.0) {
      w *= d.odds * (n - y) / (y + 1.0);
      up += w;
    }
    for (double y = x; rising && w > 1e-17 * sum && y > 0.0; y -= 1.0) {
      w *= y / (n - y + 1.0) / d.odds;
      sum += w;
    }
    CHECK_NEAR(rising ? parts.below : parts.above,
               parts.within * (rising ? sum : up), 1e-11);
    CHECK_NEAR(parts.below + parts.within + parts.above, 1.0, 1e-11);
  }
}

/* What n = 10^10 takes is no longer than what 10^4 does, but for the shortest
 */
static void large_samples(void) {
  double level = 0.95, N = INFINITY, low, high;
  for (int method = 0; method < 4; method++)
    for (double n = 1e4; n < 1e11; n *= 1e3) {
      double x = floor(0.3 * n);
      if (method == AKK_EXACT_SHORTEST && n > 1e8)
        continue;
      akk_exact_input in = {1,       {&x, 1},     {&n, 1},
                            {&N, 1}, {&level, 1}, (akk_exact_method)method};
      CHECK(akk_exact_ci(&in, &low, &high, NULL).code == AKK_OK);
      double margin = 1.959963984540054 * sqrt(0.21 / n);
      CHECK_NEAR(0.3 - low, margin, 20.0 / sqrt(n));
      CHECK_NEAR(high - 0.3, margin, 20.0 / sqrt(n));
    }
}

int main(void) {
  RUN(agrees_with_brute_force);
  RUN(coverage_is_never_below_the_level);
  RUN(the_shortest_is_shortest);
  RUN(blaker_lies_within_tail);
  RUN(shares_cover_too);
  RUN(shares_in_closed_form);
  RUN(cases_in_any_order);
  RUN(large_populations);
  RUN(the_hook_stops_it);
  RUN(refuses_what_is_out_of_range);
  RUN(one_x_is_as_all);
  RUN(wide_binomials);
  RUN(large_samples);
  return CHECK_STATUS();
}
