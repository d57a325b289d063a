/* Two groups that share respondents, known by their margins alone: what the
 * exact permutation test can give (METHODS 6, "Overlap unknown"). n1 and n2
 * answered for a group, c1 and c2 of them agree; how many answered for both (m
 * pairs), and how the answers meet inside the pairs, is not known. No R here.
 */
#ifndef AKK_OVERLAP_RANGE_H
#define AKK_OVERLAP_RANGE_H

#include <stdint.h>

#include "status.h"

typedef enum { AKK_TWO_SIDED, AKK_LESS, AKK_GREATER } akk_alternative;

typedef struct {
  int64_t n1, n2;         /* answered for group 1, 2; at least 1 */
  int64_t m_low, m_high;  /* 0 <= m_low <= m_high <= min(n1, n2) */
  const int32_t *c1, *c2; /* the feasible numbers who agree, `count` of them */
  int64_t count;
  int positive; /* only covariances >= 0 inside the pairs, see below */
  akk_alternative alternative; /* greater: group 1 agrees more */
} akk_top2_input;

/* A case: the margins, and inside the m pairs how many agree for both groups,
 * for the first alone and for the second alone. */
typedef struct {
  double p;
  int64_t c1, c2, m, both, first, second;
} akk_top2_case;

typedef struct {
  akk_top2_case low, high; /* p is NaN when no case is feasible */
  int64_t cases;           /* triples (m, B, D) with a feasible case */
} akk_top2_range_out;

/* Lowest and highest exact p over every feasible case.
 *
 * Given the margins, the statistic (agreeing answers for group 1) is c1. Under
 * the null hypothesis it is `both` + Y, Y = Bin(D, 1/2) + Hypergeometric(u1 of
 * u1 + u2, B): D pairs disagree, B of the u1 + u2 single answers agree. So p
 * hangs on (m, B, D) and on the observed y alone, and falls as y moves away
 * from E Y: of all the cases with the same (m, B, D) the outermost y and the
 * one nearest E Y are enough.
 *
 * `positive` asks for the sum over pairs of (x - c1/n1)(y - c2/n2) >= 0. */
akk_status akk_top2_range(const akk_top2_input *in, akk_top2_range_out *out,
                          const akk_hook *hook);

/* The exact p of one case */
akk_status akk_top2_p(int64_t n1, int64_t n2, const akk_top2_case *at,
                      akk_alternative alternative, double *p);

/* The same for two groups taken to be independent: `count` margins */
akk_status akk_top2_naive(const akk_top2_input *in, double *p,
                          const akk_hook *hook);

/* How many steps akk_top2_range() takes at most, in units of one term of a
 * sum; a second is about 1e9. */
double akk_top2_work(const akk_top2_input *in);

#endif
