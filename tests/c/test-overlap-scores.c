/* The lowest and highest exact p of a score test over unknown twin tables,
 * against all twin tables of up to 12 persons. */
#include <stdint.h>
#include <string.h>

#include "../../src/overlap-range-scores.h"
#include "check.h"

/* p by listing swaps and draws: the distribution of T as counts by score, with
 * single answers by dynamic programming over persons. */
enum { TOTAL = 512 };

typedef struct {
  int k, n1, n2;
  int score[5], c1[5], c2[5];
} design;

static double plain_p(const design *d, const int64_t *x, int side) {
  int size = d->k + 1, u1 = 0, u = 0, T = 0, B = 0, S = 0;
  static double draw[13][TOTAL], dist[TOTAL], next[TOTAL];
  memset(draw, 0, sizeof draw);
  memset(dist, 0, sizeof dist);
  draw[0][0] = 1.0;
  for (int j = 0; j < d->k; j++) {
    int64_t a = x[j + size * d->k], b = x[d->k + size * j];
    T += d->score[j] * d->c1[j];
    S += d->score[j] * (d->c1[j] + d->c2[j]);
    u1 += (int)a;
    for (int64_t i = 0; i < a + b; i++) {
      u++;
      B += d->score[j];
      for (int r = u; r >= 1; r--)
        for (int t = TOTAL - 1; t >= d->score[j]; t--)
          draw[r][t] += draw[r - 1][t - d->score[j]];
    }
  }
  memcpy(dist, draw[u1], sizeof dist);
  for (int i = 0; i < d->k; i++)
    for (int j = 0; j < d->k; j++)
      for (int64_t q = 0; q < x[i + size * j]; q++) {
        memset(next, 0, sizeof next);
        for (int t = 0; t < TOTAL; t++) {
          if (dist[t] == 0.0)
            continue;
          next[t + d->score[i]] += dist[t];
          next[t + d->score[j]] += dist[t];
        }
        memcpy(dist, next, sizeof dist);
      }
  /* 2 u (t - E T), whole */
  int w = u == 0 ? 1 : u;
  double in = 0.0, all = 0.0;
  long off0 = (long)w * (2 * T - S) - (u == 0 ? 0 : (long)B * (2 * u1 - u));
  for (int t = 0; t < TOTAL; t++) {
    long off = (long)w * (2 * t - S) - (u == 0 ? 0 : (long)B * (2 * u1 - u));
    all += dist[t];
    if (side == AKK_PERM_GREATER ? off >= off0
        : side == AKK_PERM_LESS  ? off <= off0
                                 : labs(off) >= labs(off0))
      in += dist[t];
  }
  return in / all;
}

typedef struct {
  const design *d;
  int side, positive;
  int64_t corner_low, corner_high, x[36], row[6];
  double low, high;
  long tables;
} brute;

static void go(brute *b, int cell, int64_t left) {
  int size = b->d->k + 1, i = cell % size, j = cell / size;
  if (j == size - 1) {
    memcpy(b->x + size * j, b->row, sizeof *b->row * (size_t)size);
    if (b->row[size - 1] < b->corner_low || b->row[size - 1] > b->corner_high)
      return;
    if (b->positive) {
      long covariance = 0, s1 = 0, s2 = 0;
      for (int c = 0; c < b->d->k; c++) {
        s1 += b->d->score[c] * b->d->c1[c];
        s2 += b->d->score[c] * b->d->c2[c];
      }
      for (int r = 0; r < b->d->k; r++)
        for (int c = 0; c < b->d->k; c++)
          covariance += (long)b->x[r + size * c] *
                        (b->d->n1 * b->d->score[r] - s1) *
                        (b->d->n2 * b->d->score[c] - s2);
      if (covariance < 0)
        return;
    }
    b->tables++;
    double p = plain_p(b->d, b->x, b->side);
    b->low = fmin(b->low, p);
    b->high = fmax(b->high, p);
    return;
  }
  int64_t from = i == size - 1 ? left : 0, to = left < b->row[i] ? left : b->row[i];
  for (int64_t v = from; v <= to; v++) {
    b->x[cell] = v;
    b->row[i] -= v;
    int64_t rest = left - v;
    if (i == size - 1)
      go(b, cell + 1, j + 1 == size - 1 ? 0 : (j + 1 < b->d->k ? b->d->c2[j + 1] : 0));
    else
      go(b, cell + 1, rest);
    b->row[i] += v;
  }
}

static void against_all(int trials, int persons, int k_most, int list_most) {
  int done = 0, off = 0;
  for (int trial = 0; done < trials && trial < 20 * trials; trial++) {
    design d;
    memset(&d, 0, sizeof d);
    int n = 2 + (int)random_below(persons - 1);
    d.k = 2 + (int)random_below(k_most - 1);
    int s = 0;
    for (int j = 0; j < d.k; j++) {
      d.score[j] = s;
      s += (int)random_below(4);
    }
    d.n1 = 1 + (int)random_below(n);
    d.n2 = 1 + (int)random_below(n);
    for (int i = 0; i < d.n1; i++)
      d.c1[random_below(d.k)]++;
    for (int i = 0; i < d.n2; i++)
      d.c2[random_below(d.k)]++;
    int least = d.n1 + d.n2 > n ? d.n1 + d.n2 - n : 0;
    int most = d.n1 < d.n2 ? d.n1 : d.n2;
    int m_low = least + (int)random_below(most - least + 1);
    int m_high = m_low + (int)random_below(most - m_low + 1);
    static const akk_perm_side sides[] = {AKK_PERM_DISTANCE, AKK_PERM_LESS,
                                          AKK_PERM_GREATER};
    brute b = {&d, sides[random_below(3)], (int)random_below(2), 0, 0, {0}, {0},
               INFINITY, -INFINITY, 0};
    b.corner_low = n - d.n1 - d.n2 + m_low;
    b.corner_high = n - d.n1 - d.n2 + m_high;
    for (int j = 0; j < d.k; j++)
      b.row[j] = d.c1[j];
    b.row[d.k] = n - d.n1;
    go(&b, 0, d.c2[0]);
    if (b.tables > 30000)
      continue;
    done++;
    int64_t score[5], c1[5], c2[5];
    for (int j = 0; j < 5; j++) {
      score[j] = d.score[j];
      c1[j] = d.c1[j];
      c2[j] = d.c2[j];
    }
    akk_scores_input in = {d.k, score, c1, c2, n, m_low, m_high, b.positive,
                           (akk_perm_side)b.side, list_most, 900};
    akk_scores_range_out out;
    CHECK(akk_scores_range(&in, &out, NULL).code == AKK_OK);
    CHECK(out.found == (b.tables > 0));
    if (b.tables == 0 || !out.found)
      continue;
    int same = fabs(out.low.p.p - b.low) <= 1e-11 * b.low &&
               fabs(out.high.p.p - b.high) <= 1e-11 * b.high;
    off += !same;
    if (!same && off < 4)
      printf("  n %d k %d side %d positive %d tables %ld: %g %g, not %g %g\n",
             n, d.k, b.side, b.positive, b.tables, out.low.p.p, out.high.p.p,
             b.low, b.high);
    CHECK(same);
    /* the witness has the margins and that p */
    CHECK_NEAR(plain_p(&d, out.low.x, b.side), out.low.p.p, 1e-11);
    CHECK_NEAR(plain_p(&d, out.high.x, b.side), out.high.p.p, 1e-11);
  }
  printf("  %d designs, %d differ\n", done, off);
}

static void test_search(void) { against_all(1000, 12, 3, 0); }
static void test_search_five(void) { against_all(500, 9, 5, 0); }
static void test_listing(void) { against_all(200, 7, 4, 50000); }

int main(void) {
  RUN(test_search);
  RUN(test_search_five);
  RUN(test_listing);
  return CHECK_STATUS();
}
