/* src/count-set.c and what it stands on: random problems against brute force,
 * the numbers behind rounding, large sets in closed form, draws. */
#include "sets-reference.h"

#include "check.h"

static double uniform(void *unused) {
  (void)unused;
  return random_unit();
}

static void sets_are_those_of_brute_force(void) {
  for (int i = 0; i < 4000; i++) {
    problem p;
    make_problem(&p, random_below, i % 3);
    CHECK(agrees(&p, random_below, uniform));
  }
}

/* All counts of up to 400 people against every one tried */
static void shares_bound_the_counts_that_have_them(void) {
  for (int i = 0; i < 20000; i++) {
    int64_t den = 1 + random_below(2000), n = random_below(400), low, high;
    akk_share s = {random_below(2 * den) - den / 2,
                   den,
                   random_below(2 * den),
                   den,
                   (int)random_below(2),
                   (int)random_below(2)};
    akk_share_counts(&s, n, &low, &high);
    for (int64_t c = 0; c <= n; c++)
      CHECK(in_share(&s, c, n) == (c >= low && c <= high));
  }
}

static double choose(double n, double k) {
  double r = 1;
  for (double i = 1; i <= k; i++)
    r = r * (n - k + i) / i;
  return r;
}

static void large_sets_are_counted(void) {
  int64_t n = 1000, low[8], high[8], n_low, n_high;
  akk_set_input in = {1, 5, &n, &n, NULL, 0, NULL, 0};
  double count, logged;
  CHECK(akk_set_count(&in, &count, &logged, NULL).code == AKK_OK);
  CHECK_NEAR(count, choose(1004, 4), 1e-15);
  CHECK_NEAR(logged, log(choose(1004, 4)), 1e-14);
  CHECK(akk_set_range(&in, low, high, &n_low, &n_high, NULL).code == AKK_OK);
  CHECK(low[3] == 0 && high[3] == 1000 && n_low == 1000);
  in.categories = 20;
  CHECK(akk_set_count(&in, &count, &logged, NULL).code == AKK_OK);
  CHECK_NEAR(logged, lgamma(1020) - lgamma(1001) - lgamma(20), 1e-12);
}

/* Chi-square of draws over all tables of a linked problem */
static void draws_are_uniform(void) {
  int64_t n[2] = {6, 5};
  int top[2] = {1, 2}, both[2] = {0, 1};
  akk_share half = {2, 5, 3, 5, 0, 0};
  akk_fact fact = {AKK_FACT_SHARE, {top, both, 2, 2}, {0}, &half, 1};
  akk_set_input in = {2, 3, n, n, &fact, 1, NULL, 0};
  akk_tables all, drawn;
  CHECK(akk_set_list(&in, 10000, &all, NULL).code == AKK_OK);
  CHECK(all.rows > 100 && all.rows < 400);
  int64_t times = 500, size = times * all.rows;
  CHECK(akk_set_sample(&in, size, uniform, NULL, &drawn, NULL).code == AKK_OK);
  double chi = 0;
  for (int64_t r = 0; r < all.rows; r++) {
    double seen = 0;
    for (int64_t d = 0; d < drawn.rows; d++)
      seen += memcmp(all.cell + r * 6, drawn.cell + d * 6,
                     6 * sizeof(int32_t)) == 0;
    chi += (seen - (double)times) * (seen - (double)times) / (double)times;
  }
  /* within five standard deviations of its mean */
  double df = (double)all.rows - 1;
  CHECK(fabs(chi - df) < 5 * sqrt(2 * df));
  free(all.cell);
  free(drawn.cell);
}

static int stop(void *unused) {
  (void)unused;
  return 1;
}

static void what_is_too_much_or_stopped_is_said(void) {
  int64_t n = 4000;
  akk_set_input in = {1, 16, &n, &n, NULL, 0, NULL, 0};
  int cats[12][8], group = 0;
  akk_share wide = {1, 10, 9, 10, 0, 0};
  akk_fact fact[12];
  for (int i = 0; i < 12; i++) {
    for (int j = 0; j < 8; j++)
      cats[i][j] = (j * (2 * i + 1) + i) % 16;
    /* each category once */
    unsigned seen = 0;
    int m = 0;
    for (int j = 0; j < 8; j++)
      if (!(seen >> cats[i][j] & 1)) {
        seen |= 1u << cats[i][j];
        cats[i][m++] = cats[i][j];
      }
    akk_fact one = {AKK_FACT_SHARE, {cats[i], &group, m, 1}, {0}, &wide, 1};
    fact[i] = one;
  }
  in.facts = fact;
  in.n_facts = 12;
  double count, logged;
  CHECK(akk_set_count(&in, &count, &logged, NULL).code == AKK_EDATA);
  in.n_facts = 0;
  akk_hook hook = {stop, NULL};
  n = 200000;
  CHECK(akk_set_count(&in, &count, &logged, &hook).code == AKK_EINTERRUPT);
  akk_tables tables;
  n = 50;
  CHECK(akk_set_list(&in, 1000000, &tables, &hook).code == AKK_EINTERRUPT);
  free(tables.cell);
}

int main(void) {
  RUN(shares_bound_the_counts_that_have_them);
  RUN(sets_are_those_of_brute_force);
  RUN(large_sets_are_counted);
  RUN(draws_are_uniform);
  RUN(what_is_too_much_or_stopped_is_said);
  return CHECK_STATUS();
}
