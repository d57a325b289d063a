/* src/prop-ci.c against the values of tests/testthat/fixtures/prop-ci.csv, and
 * what must hold of every interval. */
#include <stdint.h>
#include <string.h>

#include "../../src/prop-ci.h"
#include "check.h"

#define FIXTURE "../testthat/fixtures/prop-ci.csv"

typedef struct {
  double estimate, se, low, high;
} interval;

static akk_recycled one(const double *x) {
  akk_recycled r = {x, 1};
  return r;
}

static akk_code ci(double x, double n, double N, double level,
                   akk_ci_method method, interval *i) {
  akk_prop_ci_input in = {1, one(&x), one(&n), one(&N), one(&level), method};
  akk_prop_ci_result out = {&i->estimate, &i->se, &i->low, &i->high};
  return akk_prop_ci(&in, &out, NULL).code;
}

static void agrees_with_high_precision(void) {
  FILE *file = fopen(FIXTURE, "r");
  CHECK(file != NULL);
  if (file == NULL)
    return;
  char line[256], N[64], method[16];
  double x, n, level, se, low, high;
  int lines = 0;
  while (fgets(line, sizeof line, file) != NULL) {
    if (sscanf(line, "%lf,%lf,%63[^,],%lf,%15[^,],%lf,%lf,%lf", &x, &n, N,
               &level, method, &se, &low, &high) != 8)
      continue;
    int wilson = strcmp(method, "wilson") == 0;
    interval i = {-1, -1, -1, -1};
    CHECK(ci(x, n, strtod(N, NULL), level,
             wilson                                 ? AKK_CI_WILSON
             : strcmp(method, "agresti-coull") == 0 ? AKK_CI_AGRESTI_COULL
                                                    : AKK_CI_WALD,
             &i) == AKK_OK);
    CHECK(i.estimate == x / n);
    if (isnan(se))
      CHECK(isnan(i.se));
    else
      CHECK_NEAR(i.se, se, 1e-14);
    CHECK_NEAR(i.high, high, 1e-14);
    if (wilson)
      CHECK_NEAR(i.low, low, 1e-14);
    else
      CHECK(fabs(i.low - low) <= 1e-15);
    lines++;
  }
  fclose(file);
  CHECK(lines > 1000);
}

/* Wilson's limits must satisfy (p - P)^2 = z^2 P (1 - P) K/n themselves. */
static void wilson_solves_the_score_equation(void) {
  const double z = 1.9599639845400542;
  for (double n = 1; n <= 25; n++)
    for (double N = n + 1; N <= 40; N++)
      for (double x = 0; x <= n; x++) {
        interval i;
        CHECK(ci(x, n, N, 0.95, AKK_CI_WILSON, &i) == AKK_OK);
        double p = x / n, a = z * z * (N - n) / (N - 1) / n;
        CHECK(fabs((p - i.low) * (p - i.low) - a * i.low * (1 - i.low)) <
              1e-15);
        CHECK(fabs((p - i.high) * (p - i.high) - a * i.high * (1 - i.high)) <
              1e-15);
      }
}

static void check_interval(double x, double n, double N, akk_ci_method method) {
  interval i, mirror, wider;
  CHECK(ci(x, n, N, 0.9, method, &i) == AKK_OK);
  CHECK(ci(n - x, n, N, 0.9, method, &mirror) == AKK_OK);
  CHECK(ci(x, n, N, 0.99, method, &wider) == AKK_OK);
  CHECK(0 <= i.low && i.low <= i.estimate);
  CHECK(i.estimate <= i.high && i.high <= 1);
  CHECK(fabs(i.low - (1 - mirror.high)) < 4e-16);
  CHECK(wider.low <= i.low && i.high <= wider.high);
  if (n == N)
    CHECK(i.low == i.estimate && i.high == i.estimate);
  else if (method == AKK_CI_WILSON || (x > 0 && x < n))
    CHECK(i.low < i.high);
}

static void limits_are_in_order(void) {
  for (double n = 1; n <= 20; n++)
    for (double x = 0; x <= n; x++)
      for (int method = 0; method < 2; method++) {
        for (double N = n; N <= 30; N++)
          check_interval(x, n, N, method ? AKK_CI_WALD : AKK_CI_WILSON);
        check_interval(x, n, 1e15, method ? AKK_CI_WALD : AKK_CI_WILSON);
        check_interval(x, n, INFINITY, method ? AKK_CI_WALD : AKK_CI_WILSON);
      }
}

static void refuses_what_is_out_of_range(void) {
  interval i;
  CHECK(ci(-1, 5, 9, 0.95, AKK_CI_WILSON, &i) == AKK_EINVAL);
  CHECK(ci(6, 5, 9, 0.95, AKK_CI_WILSON, &i) == AKK_EINVAL);
  CHECK(ci(0, 0, 9, 0.95, AKK_CI_WILSON, &i) == AKK_EINVAL);
  CHECK(ci(1, 5, 4, 0.95, AKK_CI_WILSON, &i) == AKK_EINVAL);
  CHECK(ci(NAN, 5, 9, 0.95, AKK_CI_WALD, &i) == AKK_EINVAL);
  CHECK(ci(1, NAN, 9, 0.95, AKK_CI_WALD, &i) == AKK_EINVAL);
  CHECK(ci(1, 5, NAN, 0.95, AKK_CI_WALD, &i) == AKK_EINVAL);
  CHECK(ci(1, INFINITY, INFINITY, 0.95, AKK_CI_WALD, &i) == AKK_EINVAL);
  CHECK(ci(1, 5, 9, 1, AKK_CI_WALD, &i) == AKK_EINVAL);
}

static int stop(void *data) {
  (void)data;
  return 1;
}

static void the_hook_stops_it(void) {
  double x = 1, n = 10, level = 0.95;
  interval i = {-1, -1, -1, -1};
  akk_prop_ci_input in = {1,       one(&x),     one(&n),
                          one(&n), one(&level), AKK_CI_WILSON};
  akk_prop_ci_result out = {&i.estimate, &i.se, &i.low, &i.high};
  akk_hook hook = {stop, NULL};
  CHECK(akk_prop_ci(&in, &out, &hook).code == AKK_EINTERRUPT);
  CHECK(i.low == -1);
}

int main(void) {
  RUN(agrees_with_high_precision);
  RUN(wilson_solves_the_score_equation);
  RUN(limits_are_in_order);
  RUN(refuses_what_is_out_of_range);
  RUN(the_hook_stops_it);
  return CHECK_STATUS();
}
