/* Products modulo a prime of 61 bits: equal remainders are equal products, but
 * for a chance of about 1e-18. */
#ifndef AKK_MODULO_H
#define AKK_MODULO_H

#include <stdint.h>

#define AKK_PRIME UINT64_C(2305843009213693951) /* 2^61 - 1 */

__extension__ typedef unsigned __int128 akk_wide;

static inline uint64_t akk_times(uint64_t a, uint64_t b) {
  akk_wide product = (akk_wide)a * b;
  uint64_t low = (uint64_t)(product & AKK_PRIME);
  uint64_t high = (uint64_t)(product >> 61);
  uint64_t sum = low + high;
  return sum >= AKK_PRIME ? sum - AKK_PRIME : sum;
}

#endif
