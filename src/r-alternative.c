#include "r-alternative.h"

#include "r-glue.h"

akk_alternative akk_r_alternative(SEXP alternative) {
  static const char *const names[] = {"two.sided", "less", "greater", NULL};
  return (akk_alternative)akk_choice(alternative, names); /* in their order */
}

akk_perm_side akk_r_side(SEXP alternative) {
  switch (akk_r_alternative(alternative)) {
  case AKK_LESS:
    return AKK_PERM_LESS;
  case AKK_GREATER:
    return AKK_PERM_GREATER;
  case AKK_TWO_SIDED:
    break;
  }
  return AKK_PERM_DISTANCE;
}

akk_perm_side akk_r_sides(SEXP alternative, SEXP two_sided) {
  static const char *const names[] = {"distance", "double", NULL};
  akk_perm_side side = akk_r_side(alternative);
  if (side == AKK_PERM_DISTANCE && akk_choice(two_sided, names) == 1)
    return AKK_PERM_DOUBLE;
  return side;
}
