/* A small transport problem in whole numbers, solved exactly. No R here. */
#ifndef AKK_OVERLAP_RANGE_FLOW_H
#define AKK_OVERLAP_RANGE_FLOW_H

#include <stdint.h>

#include "status.h"

/* rows and columns of a transport problem; k + 1 of a twin table, k <= 15 */
#define AKK_FLOW_MAX 16

/* Cells x[i + size * j] >= 0 with row sums `row`, column sums `column` and the
 * last cell (the corner) between corner_low and corner_high, so that
 * sum(cost x) is least. By successive shortest paths (Bellman-Ford, as costs
 * may be negative), so the optimum is exact and whole. |cost| * sum(row) must
 * stay below 2^62. *feasible is 0 when no table has such sums. */
akk_status akk_flow(int size, const int64_t *row, const int64_t *column,
                    int64_t corner_low, int64_t corner_high,
                    const int64_t *cost, int64_t *x, int64_t *total,
                    int *feasible);

/* The range of the covariance term of two groups over all twin tables with the
 * given margins: C = sum over pairs of (s_i - mean1)(s_j - mean2), with k whole
 * scores s, counts c1 and c2, n respondents, and m_low to m_high pairs. In
 * units of 1 / (n1 n2): low and high are n1 n2 C, exact. */
akk_status akk_covariance_range(int k, const int64_t *score, const int64_t *c1,
                                const int64_t *c2, int64_t n, int64_t m_low,
                                int64_t m_high, double *low, double *high);

#endif
