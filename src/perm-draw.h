/* Monte Carlo: tables drawn at random under the permutations. */
#ifndef AKK_PERM_DRAW_H
#define AKK_PERM_DRAW_H

#include "perm.h"

/* Uniform on (0, 1), from whoever owns the generator */
typedef struct {
  double (*unit)(void *data);
  void *data;
} akk_random;

/* How many of the tables drawn had T <= t, >= t, = t, and |T - ET| at least
 * that observed, and equal to it */
typedef struct {
  double lower, upper, point, both, both_point;
} akk_perm_draws;

/* Draws `draws` tables of single answers (category by category, given what is
 * left) and of swapped pairs (one binomial for each difference of scores), and
 * takes T of each. */
akk_status akk_perm_draw(const akk_perm_input *in, int64_t draws,
                         akk_random random, akk_perm_draws *out,
                         akk_perm_result *moments, const akk_hook *hook);

/* The one-answer regime, see perm-one.h: the labels are dealt out to persons */
struct akk_perm_one_input;
akk_status akk_perm_one_draw(const struct akk_perm_one_input *in, int64_t draws,
                             akk_random random, akk_perm_draws *out,
                             akk_perm_result *moments, const akk_hook *hook);

#endif
