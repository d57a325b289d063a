#include "binomial.h"

#include <float.h>
#include <math.h>

#define TWO_PI 6.28318530717958647692
#define STEPS_MOST 4000

double akk_stirling_rest(double k) {
  if (k < 16.0)
    return lgamma(k + 1.0) - (k + 0.5) * log(k) + k - 0.5 * log(TWO_PI);
  double s = 1.0 / (k * k);
  return (1.0 / 12 -
          s * (1.0 / 360 - s * (1.0 / 1260 - s * (1.0 / 1680 - s / 1188)))) /
         k;
}

/* x log(x/m) + m - x without cancellation: with v = (x - m)/(x + m) it is
 * (x - m) v + 2 x (v^3/3 + v^5/5 + ...) */
static double deviance(double x, double m) {
  double v = (x - m) / (x + m);
  if (!(fabs(v) < 0.1))
    return x * log(x / m) + m - x;
  double sum = (x - m) * v, power = 2.0 * x * v, square = v * v;
  for (double j = 3.0;; j += 2.0) {
    power *= square;
    double more = sum + power / j;
    if (more == sum)
      return sum;
    sum = more;
  }
}

double akk_binomial_mass(double n, double x, double odds) {
  double p = odds / (1.0 + odds), q = 1.0 / (1.0 + odds);
  if (x < 0.0 || x > n)
    return 0.0;
  if (x == 0.0)
    return exp(-n * log1p(odds));
  if (x == n)
    return exp(-n * log1p(1.0 / odds));
  double rest = akk_stirling_rest(n) - akk_stirling_rest(x) -
                akk_stirling_rest(n - x) - deviance(x, n * p) -
                deviance(n - x, n * q);
  return exp(rest) * sqrt(n / (TWO_PI * x * (n - x)));
}

/* 1 + r(x) + r(x) r(x+1) + ..., r(x) = odds (n-x)/(x+1), is the hypergeometric
 * series F(x - n, 1; x + 1; -odds) = 1/(1 + a1/(1 + a2/(1 + ...))), summed from
 * the front (Lentz's way). */
double akk_binomial_mills(double n, double x, double odds) {
  double f = 1.0, c = 1.0, d = 0.0;
  for (double i = 1.0; i <= STEPS_MOST; i += 1.0) {
    double m = floor(i / 2.0), a;
    if (i == 1.0)
      a = -(n - x) / (x + 1.0) * odds;
    else if (i == 2.0 * m) /* even */
      a = m / (x + i - 1.0) * ((n + m) / (x + i)) * odds;
    else
      a = -(n - x - m) / (x + i - 1.0) * ((x + m) / (x + i)) * odds;
    d = 1.0 + a * d;
    c = 1.0 + a / c;
    if (d == 0.0)
      d = DBL_MIN;
    if (c == 0.0)
      c = DBL_MIN;
    d = 1.0 / d;
    f *= c * d;
    if (fabs(c * d - 1.0) <= DBL_EPSILON)
      return 1.0 / f;
  }
  return NAN;
}
