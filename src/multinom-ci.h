/* Intervals that hold for the shares of all categories at once. */
#ifndef AKK_MULTINOM_CI_H
#define AKK_MULTINOM_CI_H

#include <stdint.h>

#include "status.h"

typedef enum {
  AKK_MULTINOM_GOODMAN,
  AKK_MULTINOM_SISON_GLAZ,
  AKK_MULTINOM_EXACT /* each by its shortest exact interval at alpha/k */
} akk_multinom_method;

typedef struct {
  const double *x; /* whole, not negative; their sum n is 1 or more */
  int64_t k;       /* categories, 2 or more */
  double N;        /* whole, >= n, or infinite */
  double conf_level;
  akk_multinom_method method;
} akk_multinom_input;

/* `low` and `high` have room for k */
akk_status akk_multinom_ci(const akk_multinom_input *in, double *low,
                           double *high, const akk_hook *hook);

/* The probability that n people drawn give each category within c of x, when
 * of the N people M[i] are in category i; with M = NULL: multinomial, with the
 * shares x/n. x adds up to n, M to N. */
akk_status akk_box_probability(const double *x, const double *M, int64_t k,
                               double c, double *probability,
                               const akk_hook *hook);

/* N x / n in whole people that add up to N: rounded down, and one more where
 * most was cut off (where equal: to the larger x). None is below its x. */
akk_status akk_whole_population(const double *x, int64_t k, double N,
                                double *M);

#endif
