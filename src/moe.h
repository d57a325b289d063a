/* Margin of error of an estimated share, and the finite population correction
 * that the intervals for a share use as well. */
#ifndef AKK_MOE_H
#define AKK_MOE_H

#include <stdint.h>

#include "recycle.h"
#include "status.h"

typedef enum {
  AKK_FPC_N_MINUS_1, /* p q / n * (N - n)/(N - 1) */
  AKK_FPC_1_MINUS_F, /* p q / (n - 1) * (1 - n/N) */
  AKK_FPC_NONE       /* p q / n */
} akk_fpc;

typedef struct {
  int64_t length;
  akk_recycled n;          /* whole, >= 1; >= 2 for AKK_FPC_1_MINUS_F */
  akk_recycled N;          /* whole, >= n, or infinite */
  akk_recycled p;          /* in [0, 1] */
  akk_recycled conf_level; /* in (0, 1) */
  akk_fpc fpc;
} akk_moe_input;

/* (N - n)/(N - 1): 1 for an infinite N, 0 when all answered */
double akk_fpc_factor(double n, double N);

/* (1 - n/N) p q / (n - 1): 0 when all answered, NaN for one respondent of more */
double akk_estimated_variance(double p, double q, double n, double N);

/* The estimated or stated variance of a share p, by `fpc` */
double akk_share_variance(double n, double N, double p, akk_fpc fpc);

/* 1 - conf_level, where the level is read as its shortest decimal */
double akk_alpha(double conf_level);

/* z with P(|Z| <= z) = conf_level, which is read as its shortest decimal.
 * Remembers the last one: start with {NAN, NAN}. */
typedef struct {
  double conf_level, z;
} akk_two_sided;

akk_status akk_two_sided_z(akk_two_sided *last, double conf_level);

/* `moe` has room for `length` shares. */
akk_status akk_moe(const akk_moe_input *in, double *moe, const akk_hook *hook);

#endif
