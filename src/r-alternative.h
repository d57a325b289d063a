/* `alternative` and its like: the one place that knows them as strings. */
#ifndef AKK_R_ALTERNATIVE_H
#define AKK_R_ALTERNATIVE_H

#include <Rinternals.h>

#include "overlap-range.h"
#include "perm.h"

/* "two.sided", "less", "greater" */
akk_alternative akk_r_alternative(SEXP alternative);

/* The same for permutations; two-sided by distance from the mean */
akk_perm_side akk_r_side(SEXP alternative);

/* Two-sided by "distance", or by "double" the smaller tail */
akk_perm_side akk_r_sides(SEXP alternative, SEXP two_sided);

#endif
