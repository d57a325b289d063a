#include "count-fact.h"

#include "count-spec.h"

void akk_share_counts(const akk_share *share, int64_t n, int64_t *low,
                      int64_t *high) {
  /* lo_num n / lo_den <= c: c >= ceil; strict: c >= floor + 1 */
  int64_t a = share->lo_num * n, b = share->hi_num * n;
  *low = share->lo_open ? akk_floor_div(a, share->lo_den) + 1
                        : -akk_floor_div(-a, share->lo_den);
  *high = share->hi_open ? -akk_floor_div(-b, share->hi_den) - 1
                         : akk_floor_div(b, share->hi_den);
  if (*low < 0)
    *low = 0;
  if (*high > n)
    *high = n;
}

static int same_share(const akk_share *a, const akk_share *b) {
  return a->lo_num == b->lo_num && a->lo_den == b->lo_den &&
         a->hi_num == b->hi_num && a->hi_den == b->hi_den &&
         a->lo_open == b->lo_open && a->hi_open == b->hi_open;
}

int akk_has(const int *x, int n, int value) {
  for (int i = 0; i < n; i++)
    if (x[i] == value)
      return 1;
  return 0;
}

int akk_fact_inner(const akk_fact *f, int g) {
  if (f->kind == AKK_FACT_LABELS || f->a.n_groups != 1 || f->a.groups[0] != g)
    return 0;
  return f->kind == AKK_FACT_SHARE ||
         (f->b.n_groups == 1 && f->b.groups[0] == g);
}

int akk_fact_labels(const akk_fact *f, int *first, int *times) {
  int n = 0;
  for (int i = 0; i < f->n_bounds; i++) {
    int j = 0;
    while (j < n && !same_share(&f->bounds[first[j]], &f->bounds[i]))
      j++;
    if (j == n) {
      if (n == AKK_MAX_LABELS)
        return -1;
      first[n] = i;
      times[n++] = 0;
    }
    times[j]++;
  }
  return n;
}

uint64_t akk_labels_fit(const akk_fact *f, const int *first, int n_labels,
                        int64_t n, int64_t c) {
  uint64_t bits = 0;
  for (int l = 0; l < n_labels; l++) {
    int64_t low, high;
    akk_share_counts(&f->bounds[first[l]], n, &low, &high);
    if (c >= low && c <= high)
      bits |= UINT64_C(1) << l;
  }
  return bits;
}

int64_t akk_labels_change(const akk_set_input *in, int g, int cat, int64_t n,
                          int64_t c) {
  int64_t next = n + 1;
  for (int i = 0; i < in->n_facts; i++) {
    const akk_fact *f = &in->facts[i];
    if (f->kind != AKK_FACT_LABELS || !akk_has(f->a.groups, f->a.n_groups, g) ||
        !akk_has(f->a.cats, f->a.n_cats, cat))
      continue;
    for (int l = 0; l < f->n_bounds; l++) {
      int64_t low, high;
      akk_share_counts(&f->bounds[l], n, &low, &high);
      if (low > c && low < next)
        next = low;
      if (high + 1 > c && high + 1 < next)
        next = high + 1;
    }
  }
  return next;
}
