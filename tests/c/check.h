/* Checks for the C tests: CHECK(condition) within a function that RUN() calls.
 * A run prints one line for each such function, from which run.sh counts. */
#ifndef AKK_CHECK_H
#define AKK_CHECK_H

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static long check_done, check_failed;
static int check_any_failed;

#define CHECK(condition)                                                       \
  do {                                                                         \
    check_done++;                                                              \
    if (!(condition)) {                                                        \
      if (check_failed++ < 10)                                                 \
        printf("  %s:%d: not so: %s\n", __FILE__, __LINE__, #condition);       \
    }                                                                          \
  } while (0)

/* |x - y| at most `tolerance` times |y| */
#define CHECK_NEAR(x, y, tolerance)                                            \
  do {                                                                         \
    double near_x = (x), near_y = (y);                                         \
    check_done++;                                                              \
    if (!(fabs(near_x - near_y) <= (tolerance)*fabs(near_y))) {                \
      if (check_failed++ < 10)                                                 \
        printf("  %s:%d: %s is %.17g, not %.17g\n", __FILE__, __LINE__, #x,    \
               near_x, near_y);                                                \
    }                                                                          \
  } while (0)

#define RUN(test)                                                              \
  do {                                                                         \
    check_done = check_failed = 0;                                             \
    test();                                                                    \
    if (check_done == 0)                                                       \
      check_failed = 1;                                                        \
    printf("%s %s: %ld checks", check_failed ? "FAILED" : "ok", #test,         \
           check_done);                                                        \
    if (check_failed)                                                          \
      printf(", %ld failed", check_failed);                                    \
    printf("\n");                                                              \
    fflush(stdout);                                                            \
    check_any_failed |= check_failed != 0;                                     \
  } while (0)

#define CHECK_STATUS() (check_any_failed ? EXIT_FAILURE : EXIT_SUCCESS)

/* Small, the same everywhere: xorshift64* (Vigna 2016) */
static uint64_t check_seed = 20221123;

static inline uint64_t random_bits(void) {
  check_seed ^= check_seed >> 12;
  check_seed ^= check_seed << 25;
  check_seed ^= check_seed >> 27;
  return check_seed * UINT64_C(2685821657736338717);
}

/* Whole, 0 to n - 1 */
static inline int64_t random_below(int64_t n) {
  return (int64_t)(random_bits() % (uint64_t)n);
}

static inline double random_unit(void) {
  return (double)(random_bits() >> 11) / 9007199254740992.0;
}

#endif
