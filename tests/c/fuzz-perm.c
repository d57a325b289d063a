/* libFuzzer: small designs from random bytes. Pairs and singles against a plain
 * count of all arrangements, person by person in whole numbers; one answer a
 * person against every way to deal out the labels. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/perm-one.h"
#include "../../src/perm.h"

enum { K = 7, SINGLES = 24, PAIRS = 16, PERSONS = 8, SCORE = 40, ALL = 15 };
enum { TOTALS = (SINGLES + PAIRS) * SCORE + 1 };

static const uint8_t *bytes;
static size_t n_bytes, at;

static int64_t below(int64_t n) {
  uint8_t x = at < n_bytes ? bytes[at] : (uint8_t)(at * 37);
  at++;
  return x % n;
}

static void wrong(const char *what, double got, double want) {
  printf("%s: %.17g, but counted %.17g\n", what, got, want);
  abort();
}

static void same(const char *what, akk_chance got, double want) {
  if (!(fabs(got.p - want) <= 1e-12 * want))
    wrong(what, got.p, want);
  if (want > 0.0 && !(fabs(got.log - log(want)) <= 1e-11))
    wrong(what, got.log, log(want));
}

/* ways[u][t]: arrangements with u singles and total t in group 1; at most
 * choose(24, 12) 2^16 < 2^38 */
static uint64_t ways[SINGLES + 1][TOTALS];

static void pairs_and_singles(void) {
  int64_t k = 1 + below(K), most = 1 + below(SCORE), score[K], one[K] = {0},
          two[K] = {0}, pairs[K * K] = {0}, first[PAIRS], second[PAIRS];
  int64_t u1 = below(SINGLES / 2 + 1), u2 = below(SINGLES / 2 + 1),
          m = below(PAIRS + 1), single[SINGLES], n = 0, t = 0;
  for (int64_t j = 0; j < k; j++)
    score[j] = below(most);
  for (int64_t i = 0; i < u1 + u2; i++) {
    int64_t j = below(k);
    (i < u1 ? one : two)[j]++;
    single[n++] = score[j];
    t += i < u1 ? score[j] : 0;
  }
  for (int64_t i = 0; i < m; i++) {
    int64_t p = below(k), q = below(k);
    pairs[p + k * q]++;
    first[i] = score[p];
    second[i] = score[q];
    t += score[p];
  }
  memset(ways, 0, sizeof ways);
  ways[0][0] = 1;
  int64_t high = 0;
  for (int64_t i = 0; i < n; i++) {
    for (int64_t u = i; u >= 0; u--)
      for (int64_t x = high; x >= 0; x--)
        ways[u + 1][x + single[i]] += ways[u][x];
    high += single[i];
  }
  static uint64_t now[TOTALS], next[TOTALS];
  memcpy(now, ways[u1], sizeof now);
  for (int64_t i = 0; i < m; i++) {
    memset(next, 0, sizeof next);
    for (int64_t x = 0; x <= high; x++) {
      next[x + first[i]] += now[x];
      next[x + second[i]] += now[x];
    }
    high += first[i] > second[i] ? first[i] : second[i];
    memcpy(now, next, sizeof now);
  }
  /* sum of T over all arrangements: ET = moment / all, compared in integers */
  uint64_t all = 0, lower = 0, upper = 0, both = 0, edge = 0;
  __int128 moment = 0;
  for (int64_t x = 0; x <= high; x++) {
    all += now[x];
    moment += (__int128)now[x] * x;
  }
  __int128 far = (__int128)all * t - moment;
  far = far < 0 ? -far : far;
  for (int64_t x = 0; x <= high; x++) {
    __int128 d = (__int128)all * x - moment;
    d = d < 0 ? -d : d;
    lower += x <= t ? now[x] : 0;
    upper += x >= t ? now[x] : 0;
    both += d >= far ? now[x] : 0;
    edge += d == far ? now[x] : 0;
  }
  akk_perm_input in = {k, score, m > 0 ? pairs : NULL, one, two};
  akk_perm_result r;
  akk_status s = akk_perm_exact(&in, ALL, NULL, &r, NULL);
  if (s.code != AKK_OK) {
    printf("%s\n", s.message);
    abort();
  }
  if (r.observed != (double)t)
    wrong("T", r.observed, (double)t);
  same("lower", r.lower, (double)lower / (double)all);
  same("upper", r.upper, (double)upper / (double)all);
  same("point", r.point, (double)now[t] / (double)all);
  same("both", r.both, (double)both / (double)all);
  same("both, edge", r.both_point, (double)edge / (double)all);
  /* and nothing is done where it may take nothing */
  akk_perm_limits little = {1.0, 1.0};
  s = akk_perm_exact(&in, ALL, &little, &r, NULL);
  if (s.code == AKK_OK)
    same("lower, at once", r.lower, (double)lower / (double)all);
  else if (s.code != AKK_ELIMIT)
    abort();
}

static void one_answer(void) {
  int64_t k = 1 + below(K), n = 1 + below(PERSONS), score[K],
          table[3 * K] = {0}, answer[PERSONS], left[3] = {0};
  for (int64_t j = 0; j < k; j++)
    score[j] = below(SCORE);
  for (int64_t i = 0; i < n; i++) {
    int64_t g = below(3);
    answer[i] = below(k);
    table[answer[i] + k * g]++;
    left[g]++;
  }
  int64_t n1 = left[0] + left[1], n2 = left[1] + left[2];
  if (n1 == 0 || n2 == 0)
    return;
  int64_t value[3] = {n2, n2 - n1, -n1}, t = 0, ways3 = 1;
  for (int64_t j = 0; j < k; j++)
    for (int g = 0; g < 3; g++)
      t += table[j + k * g] * score[j] * value[g];
  for (int64_t i = 0; i < n; i++)
    ways3 *= 3;
  double all = 0, lower = 0, upper = 0, point = 0, both = 0;
  for (int64_t code = 0; code < ways3; code++) {
    int64_t dealt[3] = {0}, x = 0, c = code;
    for (int64_t i = 0; i < n; i++, c /= 3) {
      dealt[c % 3]++;
      x += score[answer[i]] * value[c % 3];
    }
    if (memcmp(dealt, left, sizeof left) != 0)
      continue;
    all++; /* the mean is 0 */
    lower += x <= t;
    upper += x >= t;
    point += x == t;
    both += llabs(x) >= llabs(t);
  }
  akk_perm_one_input in = {k, score, table};
  akk_perm_result r;
  akk_status s = akk_perm_one(&in, ALL, NULL, &r, NULL);
  if (s.code != AKK_OK) {
    printf("%s\n", s.message);
    abort();
  }
  if (r.observed != (double)t)
    wrong("n2A - n1B", r.observed, (double)t);
  same("one answer, lower", r.lower, lower / all);
  same("one answer, upper", r.upper, upper / all);
  same("one answer, point", r.point, point / all);
  same("one answer, both", r.both, both / all);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) {
  bytes = data;
  n_bytes = n;
  at = 0;
  if (below(2) == 0)
    pairs_and_singles();
  else
    one_answer();
  return 0;
}
