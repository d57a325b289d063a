/* One answer that counts for every group its person is in: the labels {only 1,
 * both, only 2} are permuted over the persons. The statistic is n2 A - n1 B,
 * with A, B the total scores and n1, n2 the sizes of the two groups. */
#ifndef AKK_PERM_ONE_H
#define AKK_PERM_ONE_H

#include "perm.h"

typedef struct akk_perm_one_input {
  int64_t k;
  const int64_t *score; /* k whole scores, |score| <= 2^40 */
  const int64_t *table; /* k x 3 by column: only 1, both, only 2 */
} akk_perm_one_input;

/* As akk_perm_exact(), to 1e-12 relative for p down to 1e-250 */
akk_status akk_perm_one(const akk_perm_one_input *in, int wanted,
                        const akk_perm_limits *limits, akk_perm_result *out,
                        const akk_hook *hook);

/* value[3]: what a person with that label adds to n2 A - n1 B per point; the
 * rest of the result as in akk_perm_exact(). */
akk_status akk_perm_one_moments(const akk_perm_one_input *in, int64_t value[3],
                                int64_t size[3], akk_perm_result *out);

#endif
