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

/* Binomial masses, outward from the mode, over the largest; their sum */
static double masses(int64_t n, double *mass) {
  int64_t mode = n / 2;
  long double at = 1.0L, all = 1.0L;
  mass[mode] = 1.0;
  for (int64_t i = mode; i < n; i++) {
    at *= (long double)(n - i) / (long double)(i + 1);
    mass[i + 1] = (double)at;
    all += at;
  }
  at = 1.0L;
  for (int64_t i = mode; i > 0; i--) {
    at *= (long double)i / (long double)(n - i + 1);
    mass[i - 1] = (double)at;
    all += at;
  }
  return (double)all;
}

/* Of `sum`, which is 0 beyond its reach, the sums with one rank more or not */
static void add_one(const double *restrict sum, double *restrict next,
                    int64_t reach, int64_t step) {
  memcpy(next, sum, (size_t)step * sizeof *next);
#pragma omp simd
  for (int64_t i = step; i <= reach + step; i++)
    next[i] = sum[i] + sum[i - step];
}

static void add_mass(const double *restrict sum, double *restrict to,
                     int64_t reach, double mass) {
#pragma omp simd
  for (int64_t i = 0; i <= reach; i++)
    to[i] += mass * sum[i];
}

/* The largest near 1, by a power of two, so that no digit changes */
static void lower(double *sum, int64_t reach) {
  double most = 0.0;
  for (int64_t i = 0; i <= reach; i++)
    most = sum[i] > most ? sum[i] : most;
  int power;
  frexp(most, &power);
  double by = ldexp(1.0, -power);
  for (int64_t i = 0; i <= reach; i++)
    sum[i] *= by;
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
  double *sum = akk_calloc((size_t)room, sizeof *sum);
  double *next = akk_calloc((size_t)room, sizeof *next);
  double *mass = akk_calloc((size_t)largest + 1, sizeof *mass);
  akk_status status = akk_ok();
  if (sum == NULL || next == NULL || mass == NULL) {
    status = akk_fail(AKK_ENOMEM, "out of memory");
    goto done;
  }
  /* All terms are positive: n of them added cost n roundings at most. What falls
     below 1e-308 of the largest has no part in a p-value that a double can hold. */
  double bound = sum[0] = 1.0;
  for (int g = 0; g < groups; g++) {
    int64_t n = (int64_t)size[g], step = (int64_t)(rank[g] / unit);
    if (n == 0)
      continue;
    bound *= masses(n, mass);
    if (n > 1)
      memset(next, 0, (size_t)(reach + n * step + 1) * sizeof *next);
    for (int64_t b = 0; b <= n; b++) {
      if (akk_interrupted(hook)) {
        status = akk_fail(AKK_EINTERRUPT, "stopped by the user");
        goto done;
      }
      if (n > 1)
        add_mass(sum, next + b * step, reach, mass[b]);
    }
    if (n == 1)
      add_one(sum, next, reach, step);
    reach += n * step;
    double *swap = sum;
    sum = next;
    next = swap;
    if (bound > 0x1p900) {
      lower(sum, reach);
      bound = 1.0;
    }
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
