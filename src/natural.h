/* Natural numbers of any size, as far as a tie needs them: products and
 * quotients by 32 bits, sums, comparisons. No R here. */
#ifndef AKK_NATURAL_H
#define AKK_NATURAL_H

#include <stddef.h>
#include <stdint.h>

/* Least limb first; no leading zero limbs, so that zero has none. {NULL, 0, 0}
 * is a zero to start from; akk_natural_free() in the end. */
typedef struct {
  uint32_t *limb;
  size_t used, room;
} akk_natural;

/* All that may allocate answer 0 when that fails. */
int akk_natural_set(akk_natural *a, uint64_t value);
int akk_natural_set_power(akk_natural *a, size_t exponent); /* of 2 */
int akk_natural_copy(akk_natural *a, const akk_natural *b);
int akk_natural_add(akk_natural *a, const akk_natural *b);
int akk_natural_multiply(akk_natural *a, uint32_t factor);
int akk_natural_multiply_wide(akk_natural *a, uint64_t factor);

/* a / divisor, rounded down, or up when `up`; the divisor is not 0 */
int akk_natural_divide(akk_natural *a, uint32_t divisor, int up);

/* Below 0, 0 or above 0, as a < b, a = b or a > b */
int akk_natural_compare(const akk_natural *a, const akk_natural *b);

void akk_natural_free(akk_natural *a);

#endif
