/* The exact permutation distribution of the total score T of group 1, for any
 * mixture of paired and single answers, from category counts: each pair's two
 * answers are swapped with probability 1/2, and the group labels are permuted
 * among the single answers. */
#ifndef AKK_PERM_H
#define AKK_PERM_H

#include <stdint.h>

#include "status.h"

typedef struct {
  int64_t k;              /* categories, 1 or more */
  const int64_t *score;   /* k whole scores, |score| <= 2^40 */
  const int64_t *pairs;   /* k x k by column, rows group 1; NULL: no pairs */
  const int64_t *single1; /* k counts: who answered for group 1 only */
  const int64_t *single2; /* k counts: who answered for group 2 only */
} akk_perm_input;

/* What is wanted, or'ed */
enum {
  AKK_PERM_LOWER = 1,  /* P(T <= t) */
  AKK_PERM_UPPER = 2,  /* P(T >= t) */
  AKK_PERM_BOTH = 4,   /* P(|T - ET| >= |t - ET|) */
  AKK_PERM_POINT = 8,  /* with each of these, the mass at its very edge */
  AKK_PERM_MOMENTS = 0 /* only those that cost nothing */
};

/* A probability and its natural logarithm, which is finite where p is 0 for
 * being too small for a double. */
typedef struct {
  double p, log;
} akk_chance;

typedef struct {
  double observed, mean, variance; /* of T */
  akk_chance lower, upper, both;
  akk_chance point;      /* P(T = t) */
  akk_chance both_point; /* P(|T - ET| = |t - ET|) */
  double steps, bytes;   /* estimated before the work, of its largest part */
} akk_perm_result;

/* What it may take; 0 means the default. Beyond it: AKK_ELIMIT, with the
 * estimates in the result. */
typedef struct {
  double steps; /* about 1e9 a second; default 1.2e11 */
  double bytes; /* default 1 GiB */
} akk_perm_limits;

/* 1e-12 relative for every p down to 1e-300, and below by its logarithm. */
akk_status akk_perm_exact(const akk_perm_input *in, int wanted,
                          const akk_perm_limits *limits, akk_perm_result *out,
                          const akk_hook *hook);

/* From the parts: alternatives as R has them */
typedef enum {
  AKK_PERM_DISTANCE, /* two-sided, by |T - ET| */
  AKK_PERM_DOUBLE,   /* two-sided, twice the smaller tail */
  AKK_PERM_LESS,
  AKK_PERM_GREATER
} akk_perm_side;

/* The parts that a p-value takes */
int akk_perm_wanted(akk_perm_side side, int mid_p);

/* The p-value, mid-p when `mid_p` */
akk_chance akk_perm_p(const akk_perm_result *r, akk_perm_side side, int mid_p);

/* Is p <= alpha? Where no answer by itself weighs much in the variance, and the
 * normal p is twice alpha or half of it, that says so; else p is worked out,
 * within the limits. */
akk_status akk_perm_rejects(const akk_perm_input *in, akk_perm_side side,
                            double alpha, const akk_perm_limits *limits,
                            int *rejects, const akk_hook *hook);

#endif
