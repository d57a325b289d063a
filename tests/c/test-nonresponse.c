/* src/nonresponse.c and src/design-effect.c: tipping points put back, bounds.
 */
#include <stdint.h>

#include "../../src/design-effect.h"
#include "../../src/nonresponse.h"
#include "check.h"

static akk_recycled one(const double *x) {
  akk_recycled r = {x, 1};
  return r;
}

static akk_nonresponse_input input(const double *xnN, const double *parameter,
                                   int model) {
  akk_nonresponse_input in = {1,
                              one(&xnN[0]),
                              one(&xnN[1]),
                              one(&xnN[2]),
                              one(parameter),
                              (akk_nonresponse_model)model};
  return in;
}

static void tipping_points_give_the_threshold(void) {
  int found = 0;
  for (int i = 0; i < 5000; i++) {
    double n = (double)(1 + random_below(300));
    double xnN[3] = {(double)random_below((int64_t)n + 1), n,
                     n + (double)random_below(1000)};
    double t = 0.01 + 0.98 * random_unit();
    for (int m = 0; m < 3; m++) {
      double at, P;
      akk_nonresponse_input in = input(xnN, &t, m);
      CHECK(akk_nonresponse_tipping(&in, &at, NULL).code == AKK_OK);
      if (isnan(at))
        continue;
      found++;
      in = input(xnN, &at, m);
      CHECK(akk_nonresponse_share(&in, &P, NULL).code == AKK_OK);
      CHECK_NEAR(P, t, 1e-9);
    }
  }
  CHECK(found > 5000);
}

static void shares_stay_in_the_worst_case(void) {
  for (int i = 0; i < 5000; i++) {
    double n = (double)(1 + random_below(20));
    double xnN[3] = {(double)random_below((int64_t)n + 1), n,
                     n + (double)random_below(30)};
    double values[3] = {exp(40 * random_unit() - 20),
                        1400 * random_unit() - 700, 2 * random_unit() - 1};
    for (int m = 0; m < 3; m++) {
      double P;
      akk_nonresponse_input in = input(xnN, &values[m], m);
      CHECK(akk_nonresponse_share(&in, &P, NULL).code == AKK_OK);
      CHECK(P >= xnN[0] / xnN[2] && P <= (xnN[0] + xnN[2] - n) / xnN[2]);
    }
  }
}

static void what_is_out_of_range_is_refused(void) {
  double xnN[3] = {5, 4, 10}, ok[3] = {1, 4, 10}, far[3] = {1, 4, INFINITY};
  double value = 1, bad[3] = {0, INFINITY, 2}, P;
  akk_nonresponse_input in = input(xnN, &value, 0);
  CHECK(akk_nonresponse_share(&in, &P, NULL).code == AKK_EINVAL);
  in = input(far, &value, 0);
  CHECK(akk_nonresponse_share(&in, &P, NULL).code == AKK_EINVAL);
  for (int m = 0; m < 3; m++) {
    in = input(ok, &bad[m], m);
    CHECK(akk_nonresponse_share(&in, &P, NULL).code == AKK_EINVAL);
    in = input(ok, &value, m);
    CHECK(akk_nonresponse_tipping(&in, &P, NULL).code == AKK_EINVAL);
  }
}

static void design_effects(void) {
  double w[3] = {1, 2, 3}, huge[2] = {1e300, 3e300}, none[2] = {0, 0};
  double bad[2] = {1, -1}, deff;
  CHECK(akk_design_effect(w, 3, &deff, NULL).code == AKK_OK);
  CHECK_NEAR(deff, 3 * 14.0 / 36.0, 1e-15);
  CHECK(akk_design_effect(huge, 2, &deff, NULL).code == AKK_OK);
  CHECK_NEAR(deff, 2 * 10.0 / 16.0, 1e-15);
  CHECK(akk_design_effect(none, 2, &deff, NULL).code == AKK_EINVAL);
  CHECK(akk_design_effect(bad, 2, &deff, NULL).code == AKK_EINVAL);
  /* more than is added up at once: 1, 2, ..., n, and a weight of 0 */
  static double many[10001];
  double n = 10000;
  for (int i = 0; i <= 10000; i++)
    many[i] = i;
  CHECK(akk_design_effect(many + 1, 10000, &deff, NULL).code == AKK_OK);
  CHECK_NEAR(deff, 2 * (2 * n + 1) / (3 * (n + 1)), 1e-14);
  CHECK(akk_design_effect(many, 10001, &deff, NULL).code == AKK_OK);
  CHECK_NEAR(deff, (n + 1) / n * 2 * (2 * n + 1) / (3 * (n + 1)), 1e-14);
}

int main(void) {
  RUN(tipping_points_give_the_threshold);
  RUN(shares_stay_in_the_worst_case);
  RUN(what_is_out_of_range_is_refused);
  RUN(design_effects);
  return CHECK_STATUS();
}
