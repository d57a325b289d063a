/* Masses and tails of the binomial at a cost that does not grow with n. */
#ifndef AKK_BINOMIAL_H
#define AKK_BINOMIAL_H

/* log(k!) less Stirling's (k + 1/2) log k - k + log(2 pi)/2, k > 0 */
double akk_stirling_rest(double k);

/* P(X = x) of n, odds p/(1 - p), 0 < p < 1, by Loader's (2000) saddle point:
 * about 1e-14 relative, n up to 2^53 */
double akk_binomial_mass(double n, double x, double odds);

/* P(X >= x) for x at the mean or above, times 1 / P(X = x): Gauss's continued
 * fraction for the sum of the ratios. NaN where that takes too many steps, near
 * the mean of a large n. */
double akk_binomial_mills(double n, double x, double odds);

#endif
