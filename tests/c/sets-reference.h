/* Count sets by brute force: every table, each constraint looked at by itself.
 */
#ifndef SETS_REFERENCE_H
#define SETS_REFERENCE_H

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/count-set.h"

enum { MAX_CELLS = 24, MAX_FACTS = 8, MAX_BOUNDS = 4 };

/* A problem with room of its own */
typedef struct {
  akk_set_input in;
  int64_t n_low[4], n_high[4];
  akk_fact fact[MAX_FACTS];
  int cats[MAX_FACTS][2][8], groups[MAX_FACTS][2][4];
  akk_share bounds[MAX_FACTS][MAX_BOUNDS];
  akk_pool pool;
  int pool_groups[4];
} problem;

static inline int in_share(const akk_share *s, int64_t c, int64_t n) {
  int64_t low = c * s->lo_den - s->lo_num * n,
          high = s->hi_num * n - c * s->hi_den;
  return (s->lo_open ? low > 0 : low >= 0) &&
         (s->hi_open ? high > 0 : high >= 0);
}

static inline int64_t side_sum(const akk_side *side, const int64_t *table,
                               int k) {
  int64_t sum = 0;
  for (int g = 0; g < side->n_groups; g++)
    for (int c = 0; c < side->n_cats; c++)
      sum += table[side->groups[g] * k + side->cats[c]];
  return sum;
}

static inline int64_t side_size(const akk_side *side, const int64_t *table,
                                int k) {
  int64_t sum = 0;
  for (int g = 0; g < side->n_groups; g++)
    for (int c = 0; c < k; c++)
      sum += table[side->groups[g] * k + c];
  return sum;
}

/* Labels i and on each find a cell that is not used yet */
static inline int labels_find(const akk_fact *f, int i, const int64_t *table,
                              int k, unsigned char *used) {
  if (i == f->n_bounds)
    return 1;
  for (int g = 0; g < f->a.n_groups; g++) {
    int64_t n = 0;
    for (int c = 0; c < k; c++)
      n += table[f->a.groups[g] * k + c];
    for (int c = 0; c < f->a.n_cats; c++) {
      int cell = f->a.groups[g] * k + f->a.cats[c];
      if (used[cell] || !in_share(&f->bounds[i], table[cell], n))
        continue;
      used[cell] = 1;
      int found = labels_find(f, i + 1, table, k, used);
      used[cell] = 0;
      if (found)
        return 1;
    }
  }
  return 0;
}

static inline int table_agrees(const akk_set_input *in, const int64_t *table) {
  int k = in->categories;
  for (int i = 0; i < in->n_facts; i++) {
    const akk_fact *f = &in->facts[i];
    unsigned char used[MAX_CELLS] = {0};
    if (f->kind == AKK_FACT_SHARE &&
        !in_share(f->bounds, side_sum(&f->a, table, k),
                  side_size(&f->a, table, k)))
      return 0;
    if (f->kind == AKK_FACT_ORDER &&
        side_sum(&f->a, table, k) * side_size(&f->b, table, k) <=
            side_sum(&f->b, table, k) * side_size(&f->a, table, k))
      return 0;
    if (f->kind == AKK_FACT_LABELS && !labels_find(f, 0, table, k, used))
      return 0;
  }
  for (int i = 0; i < in->n_pools; i++) {
    akk_side all = {NULL, in->pools[i].groups, 0, in->pools[i].n_groups};
    int64_t n = side_size(&all, table, k);
    if (n < in->pools[i].low || n > in->pools[i].high)
      return 0;
  }
  return 1;
}

typedef struct {
  int64_t count, low[MAX_CELLS], high[MAX_CELLS];
  double weight[MAX_CELLS], least, most;
} brute;

static inline void visit(const akk_set_input *in, int64_t *table, int cell,
                         int64_t left_low, int64_t left_high, brute *b) {
  int k = in->categories, cells = in->groups * k;
  if (cell == cells) {
    if (!table_agrees(in, table))
      return;
    double sum = 0;
    for (int i = 0; i < cells; i++) {
      b->low[i] = b->count == 0 || table[i] < b->low[i] ? table[i] : b->low[i];
      b->high[i] =
          b->count == 0 || table[i] > b->high[i] ? table[i] : b->high[i];
      sum += b->weight[i] * (double)table[i];
    }
    b->least = b->count == 0 || sum < b->least ? sum : b->least;
    b->most = b->count == 0 || sum > b->most ? sum : b->most;
    b->count++;
    return;
  }
  int g = cell / k, last = cell % k == k - 1;
  if (cell % k == 0) {
    left_low = in->n_low[g];
    left_high = in->n_high[g];
  }
  for (int64_t c = last && left_low > 0 ? left_low : 0; c <= left_high; c++) {
    table[cell] = c;
    visit(in, table, cell + 1, left_low - c, left_high - c, b);
  }
}

/* A random problem from a stream of numbers: `below(n)` gives 0 to n - 1 */
static inline void make_problem(problem *p, int64_t (*below)(int64_t),
                                int most) {
  memset(p, 0, sizeof *p);
  int k = 2 + (int)below(most > 1 ? 6 : 3), G = 1 + (int)(below(3) > 1);
  if (G > 1 && k > 4)
    k = 4;
  p->in.categories = k;
  p->in.groups = G;
  for (int g = 0; g < G; g++) {
    int64_t room = G > 1 ? 8 : k < 4 ? 60 : k < 6 ? 24 : 12;
    p->n_low[g] = below(room + 1);
    p->n_high[g] = p->n_low[g] + (below(3) ? 0 : below(3));
  }
  p->in.n_low = p->n_low;
  p->in.n_high = p->n_high;
  p->in.facts = p->fact;
  p->in.n_facts = (int)below(MAX_FACTS);
  for (int i = 0; i < p->in.n_facts; i++) {
    akk_fact *f = &p->fact[i];
    f->kind = (akk_fact_kind)(below(5) < 3 ? 0 : 1 + below(2));
    for (int s = 0; s < 2; s++) {
      akk_side *side = s ? &f->b : &f->a;
      side->cats = p->cats[i][s];
      side->groups = p->groups[i][s];
      /* one category, two or so, never none */
      while (side->n_cats == 0)
        for (int c = 0; c < k; c++)
          if (below(3) == 0)
            p->cats[i][s][side->n_cats++] = c;
      while (side->n_groups == 0)
        for (int g = 0; g < G; g++)
          if (below(2) == 0)
            p->groups[i][s][side->n_groups++] = g;
    }
    f->n_bounds = f->kind == AKK_FACT_LABELS ? 1 + (int)below(3) : 1;
    f->bounds = p->bounds[i];
    for (int j = 0; j < f->n_bounds; j++) {
      int64_t percent = below(100), wide = below(4) ? 1 : below(60);
      akk_share one = {2 * percent - wide, 200,
                       2 * percent + wide, 200,
                       (int)below(2),      (int)below(2)};
      p->bounds[i][j] = one;
    }
  }
  if (G > 1 && below(4) == 0) {
    p->pool.n_groups = G;
    p->pool.groups = p->pool_groups;
    for (int g = 0; g < G; g++) {
      p->pool_groups[g] = g;
      p->pool.high += p->n_high[g];
    }
    p->pool.low = p->pool.high - below(3);
    p->in.n_pools = 1;
    p->in.pools = &p->pool;
  }
}

/* Whether every query gives what brute force does */
static inline int agrees(const problem *p, int64_t (*below)(int64_t),
                         double (*uniform)(void *)) {
  const akk_set_input *in = &p->in;
  int cells = in->groups * in->categories, ok = 1;
  brute b;
  memset(&b, 0, sizeof b);
  for (int i = 0; i < cells; i++)
    b.weight[i] = (double)(below(9) - 4);
  int64_t table[MAX_CELLS];
  visit(in, table, 0, 0, 0, &b);
  double count, logged, least, most;
  int64_t low[MAX_CELLS], high[MAX_CELLS], n_low[4], n_high[4];
  ok &= akk_set_count(in, &count, &logged, NULL).code == AKK_OK;
  ok &= count == (double)b.count;
  ok &= akk_set_range(in, low, high, n_low, n_high, NULL).code == AKK_OK;
  ok &= akk_set_linear(in, b.weight, NULL, &least, &most, NULL).code == AKK_OK;
  if (b.count == 0) {
    ok &= low[0] > high[0] && least != least;
  } else {
    for (int i = 0; i < cells; i++)
      ok &= low[i] == b.low[i] && high[i] == b.high[i];
    ok &= least == b.least && most == b.most;
  }
  akk_tables tables;
  ok &= akk_set_list(in, b.count + 5, &tables, NULL).code == AKK_OK;
  ok &= tables.rows == b.count;
  for (int64_t r = 0; ok && r < tables.rows; r++) {
    for (int i = 0; i < cells; i++)
      table[i] = tables.cell[r * cells + i];
    ok &= table_agrees(in, table);
    if (r > 0)
      ok &= memcmp(tables.cell + r * cells, tables.cell + (r - 1) * cells,
                   (size_t)cells * sizeof(int32_t)) != 0;
  }
  free(tables.cell);
  ok &= akk_set_sample(in, 3, uniform, NULL, &tables, NULL).code == AKK_OK;
  ok &= tables.rows == (b.count > 0 ? 3 : 0);
  for (int64_t r = 0; ok && r < tables.rows; r++) {
    for (int i = 0; i < cells; i++)
      table[i] = tables.cell[r * cells + i];
    ok &= table_agrees(in, table);
  }
  free(tables.cell);
  int weight[MAX_CELLS];
  for (int i = 0; i < cells; i++)
    weight[i] = (int)b.weight[i];
  ok &= akk_set_values(in, weight, 1000000, &tables, NULL).code == AKK_OK;
  ok &= (tables.rows > 0) == (b.count > 0);
  free(tables.cell);
  return ok;
}

#endif
