#include "sign-flip.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "gsl-guard.h"

#define WHOLE_MOST 9007199254740992.0

static double common_factor(double a, double b) {
  while (b != 0.0) {
    double rest = fmod(a, b);
    a = b;
    b = rest;
  }
  return a;
}

/* Binomial masses, outward from the mode, over the largest */
static void masses(int64_t n, long double *mass) {
  int64_t mode = n / 2;
  mass[mode] = 1.0L;
  for (int64_t i = mode; i < n; i++)
    mass[i + 1] = mass[i] * (long double)(n - i) / (long double)(i + 1);
  for (int64_t i = mode; i > 0; i--)
    mass[i - 1] = mass[i] * (long double)i / (long double)(n - i + 1);
}

akk_status akk_sign_flip(const double *rank, const double *size, int groups,
                         double w, akk_sign_flip_out *out,
                         const akk_hook *hook) {
  double unit = 0.0, total = 0.0, largest = 0.0;
  for (int g = 0; g < groups; g++) {
    if (!(rank[g] >= 1.0 && rank[g] == floor(rank[g]) && size[g] >= 0.0 &&
          size[g] == floor(size[g]) && rank[g] * size[g] < WHOLE_MOST))
      return akk_fail(AKK_EINVAL, "a rank or a size is not whole");
    if (size[g] == 0.0)
      continue;
    unit = common_factor(rank[g], unit);
    total += rank[g] * size[g];
    largest = fmax(largest, size[g]);
  }
  out->lower = out->upper = out->point = 1.0;
  out->held = 1.0;
  if (total == 0.0)
    return akk_ok();
  if (!(total < WHOLE_MOST && w >= 0.0 && w <= total))
    return akk_fail(AKK_EINVAL, "no such sum");
  out->held = total / unit + 1.0;
  if (out->held > AKK_SIGN_FLIP_MOST || largest > AKK_SIGN_FLIP_MOST)
    return akk_fail(AKK_EDATA, "too many sums");
  int64_t room = (int64_t)out->held, reach = 0;
  long double *sum = akk_calloc((size_t)room, sizeof *sum);
  long double *next = akk_calloc((size_t)room, sizeof *next);
  long double *mass = akk_calloc((size_t)largest + 1, sizeof *mass);
  akk_status status = akk_ok();
  if (sum == NULL || next == NULL || mass == NULL) {
    status = akk_fail(AKK_ENOMEM, "out of memory");
    goto done;
  }
  sum[0] = 1.0L;
  for (int g = 0; g < groups; g++) {
    int64_t n = (int64_t)size[g], step = (int64_t)(rank[g] / unit);
    if (n == 0)
      continue;
    masses(n, mass);
    memset(next, 0, (size_t)(reach + n * step + 1) * sizeof *next);
    for (int64_t b = 0; b <= n; b++) {
      if (akk_interrupted(hook)) {
        status = akk_fail(AKK_EINTERRUPT, "stopped by the user");
        goto done;
      }
      long double m = mass[b], *to = next + b * step;
      for (int64_t i = 0; i <= reach; i++)
        to[i] += m * sum[i];
    }
    reach += n * step;
    long double *swap = sum;
    sum = next;
    next = swap;
    /* near 1 at the largest, so that the far tails keep their digits */
    long double most = 0.0L;
    for (int64_t i = 0; i <= reach; i++)
      most = sum[i] > most ? sum[i] : most;
    for (int64_t i = 0; i <= reach; i++)
      sum[i] /= most;
  }
  long double below = 0.0L, above = 0.0L, all = 0.0L, at = 0.0L;
  for (int64_t i = 0; i <= reach; i++) {
    double value = (double)i * unit;
    all += sum[i];
    below += value <= w ? sum[i] : 0.0L;
    at += value == w ? sum[i] : 0.0L;
  }
  for (int64_t i = reach; i >= 0 && (double)i * unit >= w; i--)
    above += sum[i];
  out->lower = (double)fminl(1.0L, below / all);
  out->upper = (double)fminl(1.0L, above / all);
  out->point = (double)(at / all);
done:
  free(sum);
  free(next);
  free(mass);
  return status;
}
