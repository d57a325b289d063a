/* src/moe.c against the values of tests/testthat/fixtures/moe.csv. */
#include <stdint.h>
#include <string.h>

#include "../../src/moe.h"
#include "check.h"

#define FIXTURE "../testthat/fixtures/moe.csv"

static akk_recycled one(const double *x) {
  akk_recycled r = {x, 1};
  return r;
}

static akk_code moe1(double n, double N, double p, double level, akk_fpc fpc,
                     double *answer) {
  akk_moe_input in = {1, one(&n), one(&N), one(&p), one(&level), fpc};
  return akk_moe(&in, answer, NULL).code;
}

static void agrees_with_high_precision(void) {
  FILE *file = fopen(FIXTURE, "r");
  CHECK(file != NULL);
  if (file == NULL)
    return;
  char line[256], N[64], fpc[16];
  double n, p, level, want;
  int lines = 0;
  while (fgets(line, sizeof line, file) != NULL) {
    if (sscanf(line, "%lf,%63[^,],%lf,%lf,%15[^,],%lf", &n, N, &p, &level, fpc,
               &want) != 6)
      continue;
    double got = -1;
    akk_fpc form = strcmp(fpc, "N-1") == 0   ? AKK_FPC_N_MINUS_1
                   : strcmp(fpc, "1-f") == 0 ? AKK_FPC_1_MINUS_F
                                             : AKK_FPC_NONE;
    CHECK(moe1(n, strtod(N, NULL), p, level, form, &got) == AKK_OK);
    CHECK_NEAR(got, want, 1e-14);
    lines++;
  }
  fclose(file);
  CHECK(lines > 600);
}

static void refuses_what_is_out_of_range(void) {
  double m;
  CHECK(moe1(0, 5, 0.5, 0.95, AKK_FPC_N_MINUS_1, &m) == AKK_EINVAL);
  CHECK(moe1(6, 5, 0.5, 0.95, AKK_FPC_N_MINUS_1, &m) == AKK_EINVAL);
  CHECK(moe1(1, 5, 0.5, 0.95, AKK_FPC_1_MINUS_F, &m) == AKK_EINVAL);
  CHECK(moe1(1, 1, 0.5, 0.95, AKK_FPC_1_MINUS_F, &m) == AKK_EINVAL);
  CHECK(moe1(INFINITY, INFINITY, 0.5, 0.95, AKK_FPC_NONE, &m) == AKK_EINVAL);
  CHECK(moe1(NAN, 5, 0.5, 0.95, AKK_FPC_NONE, &m) == AKK_EINVAL);
  CHECK(moe1(5, NAN, 0.5, 0.95, AKK_FPC_NONE, &m) == AKK_EINVAL);
  CHECK(moe1(5, 5, -0.1, 0.95, AKK_FPC_NONE, &m) == AKK_EINVAL);
  CHECK(moe1(5, 5, NAN, 0.95, AKK_FPC_NONE, &m) == AKK_EINVAL);
  CHECK(moe1(5, 5, 0.5, 0, AKK_FPC_NONE, &m) == AKK_EINVAL);
  CHECK(moe1(5, 5, 0.5, 1, AKK_FPC_NONE, &m) == AKK_EINVAL);
  CHECK(moe1(5, 5, 0.5, NAN, AKK_FPC_NONE, &m) == AKK_EINVAL);
}

static void a_level_is_its_shortest_decimal(void) {
  akk_two_sided last = {NAN, NAN};
  /* 1 - level: 1e-9 and not 1 - 0.999999999 = 9.99999971718e-10 */
  CHECK(akk_two_sided_z(&last, 0.999999999).code == AKK_OK);
  CHECK_NEAR(last.z, 6.1094102048693971, 1e-14);
  CHECK(akk_two_sided_z(&last, 0.95).code == AKK_OK);
  CHECK_NEAR(last.z, 1.9599639845400542, 1e-15);
  /* no short decimal */
  CHECK(akk_two_sided_z(&last, 0.68268949213708589717).code == AKK_OK);
  CHECK_NEAR(last.z, 1.0, 1e-14);
}

static void every_element_has_its_own(void) {
  double n[] = {10, 20, 30}, N[] = {40, INFINITY, 30}, p = 0.5;
  double level[] = {0.9, 0.95, 0.9}, got[3], want;
  akk_moe_input in = {3,       {n, 3},     {N, 3},
                      one(&p), {level, 3}, AKK_FPC_N_MINUS_1};
  CHECK(akk_moe(&in, got, NULL).code == AKK_OK);
  for (int i = 0; i < 3; i++) {
    CHECK(moe1(n[i], N[i], p, level[i], AKK_FPC_N_MINUS_1, &want) == AKK_OK);
    CHECK(got[i] == want);
  }
}

static int stop(void *data) {
  (void)data;
  return 1;
}

static void the_hook_stops_it(void) {
  double n = 10, p = 0.5, level = 0.95, got = -1;
  akk_moe_input in = {1, one(&n), one(&n), one(&p), one(&level), AKK_FPC_NONE};
  akk_hook hook = {stop, NULL};
  CHECK(akk_moe(&in, &got, &hook).code == AKK_EINTERRUPT);
  CHECK(got == -1);
}

int main(void) {
  RUN(agrees_with_high_precision);
  RUN(refuses_what_is_out_of_range);
  RUN(a_level_is_its_shortest_decimal);
  RUN(every_element_has_its_own);
  RUN(the_hook_stops_it);
  return CHECK_STATUS();
}
