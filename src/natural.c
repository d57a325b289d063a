#include "natural.h"

#include <stdlib.h>
#include <string.h>

static int reserve(akk_natural *a, size_t room) {
  if (room <= a->room)
    return 1;
  if (room < 2 * a->room)
    room = 2 * a->room;
  if (room > SIZE_MAX / sizeof *a->limb)
    return 0;
  uint32_t *limb = realloc(a->limb, room * sizeof *limb);
  if (limb == NULL)
    return 0;
  a->limb = limb;
  a->room = room;
  return 1;
}

static void trim(akk_natural *a) {
  while (a->used > 0 && a->limb[a->used - 1] == 0)
    a->used--;
}

int akk_natural_set(akk_natural *a, uint64_t value) {
  if (!reserve(a, 2))
    return 0;
  a->limb[0] = (uint32_t)value;
  a->limb[1] = (uint32_t)(value >> 32);
  a->used = 2;
  trim(a);
  return 1;
}

int akk_natural_set_power(akk_natural *a, size_t exponent) {
  size_t limbs = exponent / 32;
  if (!reserve(a, limbs + 1))
    return 0;
  memset(a->limb, 0, limbs * sizeof *a->limb);
  a->limb[limbs] = UINT32_C(1) << exponent % 32;
  a->used = limbs + 1;
  return 1;
}

int akk_natural_copy(akk_natural *a, const akk_natural *b) {
  if (!reserve(a, b->used))
    return 0;
  if (b->used > 0)
    memcpy(a->limb, b->limb, b->used * sizeof *a->limb);
  a->used = b->used;
  return 1;
}

int akk_natural_add(akk_natural *a, const akk_natural *b) {
  size_t longest = a->used > b->used ? a->used : b->used;
  if (!reserve(a, longest + 1))
    return 0;
  uint64_t carry = 0;
  for (size_t i = 0; i < longest; i++) {
    carry += i < a->used ? a->limb[i] : 0;
    carry += i < b->used ? b->limb[i] : 0;
    a->limb[i] = (uint32_t)carry;
    carry >>= 32;
  }
  a->limb[longest] = (uint32_t)carry;
  a->used = longest + 1;
  trim(a);
  return 1;
}

int akk_natural_multiply(akk_natural *a, uint32_t factor) {
  if (!reserve(a, a->used + 1))
    return 0;
  uint64_t carry = 0;
  for (size_t i = 0; i < a->used; i++) {
    carry += (uint64_t)a->limb[i] * factor;
    a->limb[i] = (uint32_t)carry;
    carry >>= 32;
  }
  a->limb[a->used++] = (uint32_t)carry;
  trim(a);
  return 1;
}

int akk_natural_multiply_wide(akk_natural *a, uint64_t factor) {
  akk_natural high = {NULL, 0, 0};
  int done = akk_natural_copy(&high, a) &&
             akk_natural_multiply(&high, (uint32_t)(factor >> 32)) &&
             akk_natural_multiply(a, (uint32_t)factor);
  if (done && high.used > 0) {
    done = reserve(&high, high.used + 1);
    if (done) {
      memmove(high.limb + 1, high.limb, high.used * sizeof *high.limb);
      high.limb[0] = 0;
      high.used++;
      done = akk_natural_add(a, &high);
    }
  }
  akk_natural_free(&high);
  return done;
}

int akk_natural_divide(akk_natural *a, uint32_t divisor, int up) {
  uint64_t rest = 0;
  for (size_t i = a->used; i-- > 0;) {
    rest = rest << 32 | a->limb[i];
    a->limb[i] = (uint32_t)(rest / divisor);
    rest %= divisor;
  }
  trim(a);
  if (!up || rest == 0)
    return 1;
  uint32_t limb = 1;
  akk_natural one = {&limb, 1, 1};
  return akk_natural_add(a, &one);
}

int akk_natural_compare(const akk_natural *a, const akk_natural *b) {
  if (a->used != b->used)
    return a->used < b->used ? -1 : 1;
  for (size_t i = a->used; i-- > 0;)
    if (a->limb[i] != b->limb[i])
      return a->limb[i] < b->limb[i] ? -1 : 1;
  return 0;
}

void akk_natural_free(akk_natural *a) {
  free(a->limb);
  a->limb = NULL;
  a->used = a->room = 0;
}
