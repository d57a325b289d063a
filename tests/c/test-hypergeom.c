/* src/natural.c and src/hypergeom.c against whole numbers of 64 bits. */
#include <stdint.h>
#include <string.h>

#include "../../src/binomial.h"
#include "../../src/hypergeom.h"
#include "../../src/natural.h"
#include "check.h"

#define MOST 60 /* people: C(60, 30) is 1.2e17 */

static uint64_t pascal[MOST + 1][MOST + 1];

static void make_pascal(void) {
  for (int n = 0; n <= MOST; n++)
    for (int k = 0; k <= n; k++)
      pascal[n][k] =
          k == 0 || k == n ? 1 : pascal[n - 1][k - 1] + pascal[n - 1][k];
}

/* How many samples of n out of N have x of the M */
static uint64_t samples(int N, int n, int M, int x) {
  if (x < 0 || x > M || x > n || n - x > N - M)
    return 0;
  return pascal[M][x] * pascal[N - M][n - x];
}

static uint64_t between(int N, int n, int M, int low, int high) {
  uint64_t sum = 0;
  for (int x = low < 0 ? 0 : low; x <= high && x <= n; x++)
    sum += samples(N, n, M, x);
  return sum;
}

static uint64_t value(const akk_natural *a) {
  uint64_t v = 0;
  for (size_t i = a->used; i-- > 0;)
    v = v << 32 | a->limb[i];
  return v;
}

static void naturals(void) {
  akk_natural a = {NULL, 0, 0}, b = {NULL, 0, 0};
  for (int i = 0; i < 2000; i++) {
    uint64_t x = random_bits() >> random_below(64);
    uint64_t y = random_bits() >> random_below(64);
    uint32_t f = (uint32_t)(random_bits() >> (32 + random_below(32)));
    CHECK(akk_natural_set(&a, x) && akk_natural_set(&b, y));
    CHECK(value(&a) == x && value(&b) == y);
    CHECK(akk_natural_compare(&a, &b) == (x > y) - (x < y));
    if (x >> 62 == 0 && y >> 62 == 0) {
      CHECK(akk_natural_add(&a, &b) && value(&a) == x + y);
      CHECK(akk_natural_copy(&a, &b) && value(&a) == y);
      CHECK(akk_natural_set(&a, x));
    }
    /* far beyond 64 bits and back */
    int times = 1 + (int)random_below(40);
    for (int k = 0; k < times; k++)
      CHECK(akk_natural_multiply(&a, f | 1) &&
            akk_natural_multiply_wide(&a, y | 1));
    CHECK(x == 0 ? a.used == 0 : a.limb[a.used - 1] != 0);
    CHECK(akk_natural_copy(&b, &a));
    for (int k = 0; k < times; k++)
      CHECK(akk_natural_divide(&a, f | 1, k % 2));
    CHECK(akk_natural_set(&b, x));
    for (int k = 0; k < times; k++)
      CHECK(akk_natural_multiply_wide(&b, y | 1));
    CHECK(akk_natural_compare(&a, &b) == 0);
    CHECK(akk_natural_set(&a, x) && akk_natural_divide(&a, f | 1, 0));
    CHECK(value(&a) == x / (f | 1));
    CHECK(akk_natural_set(&a, x) && akk_natural_divide(&a, f | 1, 1));
    CHECK(value(&a) == x / (f | 1) + (x % (f | 1) != 0));
  }
  for (size_t e = 0; e < 200; e++) {
    CHECK(akk_natural_set_power(&a, e));
    for (size_t k = 0; k < e; k++)
      akk_natural_divide(&a, 2, 0);
    CHECK(value(&a) == 1);
  }
  /* a carry through all limbs */
  CHECK(akk_natural_set(&a, UINT64_MAX) && akk_natural_set(&b, 1));
  CHECK(akk_natural_add(&a, &b) && akk_natural_set_power(&b, 64));
  CHECK(akk_natural_compare(&a, &b) == 0);
  akk_natural_free(&a);
  akk_natural_free(&b);
}

/* A part is a sum of C(M, x) C(N-M, n-x) over C(N, n). */
static void check_parts(int N, int n, int M, int low, int high) {
  akk_draw d = akk_draw_hypergeometric(N, n, M);
  akk_draw_parts p = akk_draw_split(&d, low, high);
  double all = (double)pascal[N][n];
  CHECK_NEAR(p.below, (double)between(N, n, M, 0, low - 1) / all, 1e-13);
  CHECK_NEAR(p.within, (double)between(N, n, M, low, high) / all, 1e-13);
  CHECK_NEAR(p.above, (double)between(N, n, M, high + 1, n) / all, 1e-13);
  CHECK_NEAR(p.at_low, (double)samples(N, n, M, low) / all, 1e-13);
  CHECK_NEAR(p.at_high, (double)samples(N, n, M, high) / all, 1e-13);
}

static void masses_and_tails(void) {
  for (int N = 1; N <= MOST; N += N < 14 ? 1 : 23)
    for (int n = 1; n <= N; n++)
      for (int M = 0; M <= N; M++) {
        akk_draw d = akk_draw_hypergeometric(N, n, M);
        int mode = (n + 1) * (M + 1) / (N + 2);
        CHECK(akk_draw_mode(&d) == mode);
        CHECK(samples(N, n, M, mode) > samples(N, n, M, mode + 1));
        CHECK(samples(N, n, M, mode) >= samples(N, n, M, mode - 1));
        for (int low = 0; low <= n; low += N < 14 ? 1 : 5)
          for (int high = low; high <= n; high += N < 14 ? 1 : 7)
            check_parts(N, n, M, low, high);
      }
  /* an empty range: what lies on either side */
  akk_draw d = akk_draw_hypergeometric(20, 8, 9);
  akk_draw_parts p = akk_draw_split(&d, 4, 3);
  CHECK(p.within == 0);
  CHECK_NEAR(p.below, (double)between(20, 8, 9, 0, 3) / 125970, 1e-14);
  CHECK_NEAR(p.above, (double)between(20, 8, 9, 4, 8) / 125970, 1e-14);
}

/* N = 10^6, n = 10^4: what GSL's and R's functions lose digits at. The values
 * are from exact rational arithmetic (Python, math.comb). */
static void large_designs(void) {
  static const struct {
    double M, x, below, at, above;
  } known[] = {
      {333333, 3250, 0.036738313707657969, 0.0017546604308517062,
       0.96150702586149028},
      {333333, 3333, 0.49340377533638241, 0.0085052299058175681,
       0.4980909947578},
      {333333, 3500, 0.99979207832251604, 1.6016439897942339e-05,
       0.00019190523758599873},
      {100, 0, 0, 0.36601403889352951, 0.63398596110647043},
      {100, 9, 0.99999916389075805, 7.6007354870428313e-07,
       7.6035693297062374e-08},
  };
  for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
    akk_draw d = akk_draw_hypergeometric(1e6, 1e4, known[i].M);
    akk_draw_parts p = akk_draw_split(&d, known[i].x, known[i].x);
    CHECK_NEAR(p.below, known[i].below, 1e-12);
    CHECK_NEAR(p.within, known[i].at, 1e-12);
    CHECK_NEAR(p.above, known[i].above, 1e-12);
  }
}

static int sign_of(const akk_draw *d, const akk_piece *pieces, int count,
                   uint64_t num, uint64_t den) {
  int sign = 99;
  CHECK(akk_draw_sign(d, pieces, count, num, den, &sign).code == AKK_OK);
  return sign;
}

/* Against the very fraction, and the fractions next to it */
static void signs(void) {
  for (int N = 1; N <= 22; N++)
    for (int n = 1; n <= N; n++)
      for (int M = 0; M <= N; M++) {
        akk_draw d = akk_draw_hypergeometric(N, n, M);
        int low = (int)random_below(n + 1);
        int high = low + (int)random_below(n + 1 - low);
        akk_piece one = {low, high, 1};
        uint64_t in = between(N, n, M, low, high), all = pascal[N][n];
        CHECK(sign_of(&d, &one, 1, in, all) == 0);
        CHECK(sign_of(&d, &one, 1, in + 1, all) == -1);
        CHECK(sign_of(&d, &one, 1, 1000000 * in + 1, 1000000 * all) == -1);
        if (in > 0) {
          CHECK(sign_of(&d, &one, 1, in - 1, all) == 1);
          CHECK(sign_of(&d, &one, 1, 1000000 * in - 1, 1000000 * all) == 1);
        }
        int y = (int)random_below(n + 1);
        akk_piece three[] = {{0, y, 1}, {low, n, -1}, {high, high, -1}};
        int64_t sum = (int64_t)between(N, n, M, 0, y) -
                      (int64_t)between(N, n, M, low, n) -
                      (int64_t)samples(N, n, M, high);
        CHECK(sign_of(&d, three, 3, 0, 1) == (sum > 0) - (sum < 0));
        akk_piece twice[] = {{low, n, 2}, {low, low, -1}};
        uint64_t half = 2 * between(N, n, M, low, n) - samples(N, n, M, low);
        CHECK(sign_of(&d, twice, 2, half, all) == 0);
        CHECK(sign_of(&d, twice, 2, half + 1, all) == -1);
      }
}

static void compared_masses(void) {
  for (int N = 1; N <= 24; N++)
    for (int n = 1; n <= N; n++)
      for (int M = 0; M <= N; M++) {
        akk_draw d = akk_draw_hypergeometric(N, n, M);
        int last = (int)akk_draw_highest(&d);
        for (int x = (int)akk_draw_lowest(&d); x < last; x++)
          for (int y = x + 1; y <= last; y++) {
            int sign = 99;
            CHECK(akk_draw_compare(&d, x, y, &sign).code == AKK_OK);
            uint64_t at_x = samples(N, n, M, x), at_y = samples(N, n, M, y);
            CHECK(sign == (at_y > at_x) - (at_y < at_x));
            if (akk_draw_mirrors(&d, x, y))
              CHECK(at_x == at_y);
          }
      }
}

static void binomials(void) {
  static const double p[] = {1e-9, 0.01, 0.3, 0.5, 0.8, 0.999};
  for (int n = 1; n <= 30; n++)
    for (size_t k = 0; k < sizeof p / sizeof *p; k++)
      for (int x = 0; x <= n; x++) {
        akk_draw d = akk_draw_binomial(n, p[k]);
        akk_draw_parts parts = akk_draw_split(&d, x, x);
        double below = 0, above = 0;
        for (int y = 0; y <= n; y++) {
          double mass =
              (double)pascal[n][y] * pow(p[k], y) * pow(1 - p[k], n - y);
          if (y == x)
            CHECK_NEAR(parts.within, mass, 2e-14 * n + 1e-14);
          *(y < x ? &below : &above) += y == x ? 0 : mass;
        }
        CHECK_NEAR(parts.below, below, 1e-12);
        CHECK_NEAR(parts.above, above, 1e-12);
      }
  akk_draw none = akk_draw_binomial(7, 0), all = akk_draw_binomial(7, 1);
  CHECK(akk_draw_split(&none, 0, 0).within == 1);
  CHECK(akk_draw_split(&none, 1, 7).below == 1);
  CHECK(akk_draw_split(&all, 7, 7).within == 1);
  CHECK(akk_draw_split(&all, 0, 6).above == 1);
}

/* What Stirling's formula leaves, by a longer logarithm; and with a wide spread
 * each mass, and what lies between. */
static void large_binomials(void) {
  const long double root = 0.5L * logl(8 * atanl(1.0L));
  for (int k = 1; k < 400; k++) {
    long double x = k;
    CHECK_NEAR(akk_stirling_rest(k),
               (double)(lgammal(x + 1) - (x + 0.5L) * logl(x) + x - root),
               1e-12);
  }
  akk_draw d = akk_draw_binomial(1e6, 0.3);
  akk_draw_parts p = akk_draw_split(&d, 299990, 300012);
  double sum = 0;
  for (int x = 299990; x <= 300012; x++) {
    long double n = 1e6, y = x;
    double mass =
        (double)expl(lgammal(n + 1) - lgammal(y + 1) - lgammal(n - y + 1) +
                     y * logl(0.3L) + (n - y) * logl(0.7L));
    sum += mass;
    if (x == 299990)
      CHECK_NEAR(p.at_low, mass, 1e-11);
    if (x == 300012)
      CHECK_NEAR(p.at_high, mass, 1e-11);
  }
  CHECK_NEAR(p.within, sum, 1e-11);
  CHECK_NEAR(p.below + p.within + p.above, 1, 1e-13);
}

static void levels_are_read_as_typed(void) {
  static const struct {
    double level;
    uint64_t num, den;
  } known[] = {{0.95, 5, 100},
               {0.5, 5, 10},
               {0.999999, 1, 1000000},
               {0.1, 9, 10},
               {0.8, 2, 10},
               {0.9999999999999999, 1, UINT64_C(10000000000000000)},
               {1e-10, UINT64_C(9999999999), UINT64_C(10000000000)},
               {0.30000000000000004, UINT64_C(69999999999999996),
                UINT64_C(100000000000000000)}};
  akk_level level;
  for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
    CHECK(akk_level_read(known[i].level, &level).code == AKK_OK);
    CHECK(level.num == known[i].num && level.den == known[i].den);
    CHECK_NEAR(level.alpha, (double)known[i].num / (double)known[i].den, 0);
  }
  CHECK(akk_level_read(1e-300, &level).code == AKK_OK && level.alpha == 1);
  for (int i = 0; i < 1000; i++) {
    double x = random_unit();
    CHECK(akk_level_read(x, &level).code == AKK_OK);
    CHECK(fabs((1 - x) - level.alpha) <= 2e-16);
  }
  static const double bad[] = {0, 1, -0.5, 2, NAN, INFINITY};
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
    CHECK(akk_level_read(bad[i], &level).code == AKK_EINVAL);
}

int main(void) {
  make_pascal();
  RUN(naturals);
  RUN(masses_and_tails);
  RUN(large_designs);
  RUN(signs);
  RUN(compared_masses);
  RUN(binomials);
  RUN(large_binomials);
  RUN(levels_are_read_as_typed);
  return CHECK_STATUS();
}
