#include "count-link.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "gsl-guard.h"

/* Which groups are linked, and each group by itself. */

static const akk_status no_memory = {.code = AKK_ENOMEM,
                                     .message = "out of memory"};
static const akk_status stopped = {.code = AKK_EINTERRUPT,
                                   .message = "stopped by the user"};

static int root_of(int *parent, int g) {
  while (parent[g] != g)
    g = parent[g];
  return g;
}

static void unite(int *parent, const int *groups, int n, int with) {
  for (int i = 0; i < n; i++) {
    int a = root_of(parent, groups[i]), b = root_of(parent, with);
    parent[a > b ? a : b] = a > b ? b : a;
  }
}

static int add_class(akk_linked *l, int from, uint64_t labels, int cap) {
  for (int i = from; i < l->n_coords; i++)
    if (l->labels[i] == labels)
      return 1;
  int *caps = realloc(l->cap, ((size_t)l->n_coords + 1) * sizeof *caps);
  if (caps == NULL)
    return 0;
  l->cap = caps;
  uint64_t *all = realloc(l->labels, ((size_t)l->n_coords + 1) * sizeof *all);
  if (all == NULL)
    return 0;
  l->labels = all;
  l->cap[l->n_coords] = cap;
  l->labels[l->n_coords++] = labels;
  return 1;
}

/* The classes of labels that some count of some size fits */
static akk_status add_classes(akk_set *set, akk_linked *l, const akk_fact *f) {
  int first[AKK_MAX_LABELS], times[AKK_MAX_LABELS];
  int n_labels = akk_fact_labels(f, first, times), from = l->n_coords;
  if (n_labels < 0)
    return akk_fail(AKK_EDATA, "more than %d different labels without a place",
                    AKK_MAX_LABELS);
  for (int i = 0; i < f->a.n_groups; i++) {
    int g = f->a.groups[i], cat = f->a.cats[0];
    for (int64_t n = set->in->n_low[g]; n <= set->in->n_high[g]; n++) {
      for (int64_t c = 0; c <= n;
           c = akk_labels_change(set->in, g, cat, n, c)) {
        uint64_t labels = akk_labels_fit(f, first, n_labels, n, c);
        int cap = 0;
        for (int j = 0; j < n_labels; j++)
          if (labels >> j & 1)
            cap += times[j];
        if (labels != 0 && !add_class(l, from, labels, cap))
          return no_memory;
      }
      if (akk_interrupted(set->hook))
        return stopped;
    }
  }
  return akk_ok();
}

static akk_status link_groups(akk_set *set, akk_linked *l, int *parent,
                              int root) {
  const akk_set_input *in = set->in;
  l->group = akk_calloc((size_t)in->groups, sizeof *l->group);
  l->fact = akk_calloc((size_t)in->n_facts + 1, sizeof *l->fact);
  l->fact_coord = akk_calloc((size_t)in->n_facts + 1, sizeof *l->fact_coord);
  l->pool = akk_calloc((size_t)in->n_pools + 1, sizeof *l->pool);
  l->cap = akk_calloc(1, sizeof *l->cap); /* grown by add_class() */
  l->labels = akk_calloc(1, sizeof *l->labels);
  l->n_labels = akk_calloc((size_t)in->n_facts + 1, sizeof *l->n_labels);
  l->label_times = akk_calloc((size_t)in->n_facts + 1,
                              AKK_MAX_LABELS * sizeof *l->label_times);
  if (l->group == NULL || l->fact == NULL || l->fact_coord == NULL ||
      l->pool == NULL || l->cap == NULL || l->labels == NULL ||
      l->n_labels == NULL || l->label_times == NULL)
    return no_memory;
  for (int g = 0; g < in->groups; g++)
    if (root_of(parent, g) == root)
      l->group[l->n_groups++] = g;
  for (int i = 0; i < in->n_pools; i++)
    if (root_of(parent, in->pools[i].groups[0]) == root)
      l->pool[l->n_pools++] = i;
  /* sums before labels: they rule most states out at once */
  for (int j = 0; j < 2 * in->n_facts; j++) {
    int i = j % in->n_facts;
    const akk_fact *f = &in->facts[i];
    if (akk_fact_inner(f, f->a.groups[0]) ||
        root_of(parent, f->a.groups[0]) != root ||
        (f->kind == AKK_FACT_LABELS) != (j >= in->n_facts))
      continue;
    l->fact[l->n_facts] = i;
    l->fact_coord[l->n_facts++] = l->n_coords;
    if (f->kind == AKK_FACT_LABELS) {
      int first[AKK_MAX_LABELS],
          *times = l->label_times + (l->n_facts - 1) * AKK_MAX_LABELS;
      l->n_labels[l->n_facts - 1] = akk_fact_labels(f, first, times);
      akk_status status = add_classes(set, l, f);
      if (status.code != AKK_OK)
        return status;
      continue;
    }
    for (int side = 0; side < 1 + (f->kind == AKK_FACT_ORDER); side++)
      /* a label of its own, so that no two sums are taken for one class */
      if (!add_class(l, l->n_coords, 0, 0))
        return no_memory;
  }
  return akk_ok();
}

akk_status akk_set_open(akk_set *set, const akk_set_input *in, const int *extra,
                        const akk_hook *hook) {
  memset(set, 0, sizeof *set);
  set->in = in;
  set->extra = extra;
  set->hook = hook;
  int G = in->groups;
  if (G < 1 || in->categories < 1)
    return akk_fail(AKK_EINVAL, "no groups or categories");
  set->linked = akk_calloc((size_t)G, sizeof *set->linked);
  set->part = akk_calloc((size_t)G, sizeof *set->part);
  int *parent = akk_calloc((size_t)G, sizeof *parent);
  akk_status status = akk_ok();
  if (set->linked == NULL || set->part == NULL || parent == NULL) {
    status = no_memory;
    goto done;
  }
  for (int g = 0; g < G; g++) {
    parent[g] = g;
    int64_t sizes = in->n_high[g] - in->n_low[g] + 1;
    if (sizes < 0 || in->n_low[g] < 0 || in->n_high[g] > INT32_MAX) {
      status = akk_fail(AKK_EINVAL, "a size is out of range");
      goto done;
    }
    set->part[g] = akk_calloc((size_t)sizes + 1, sizeof **set->part);
    if (set->part[g] == NULL) {
      status = no_memory;
      goto done;
    }
  }
  for (int i = 0; i < in->n_facts; i++) {
    const akk_fact *f = &in->facts[i];
    unite(parent, f->a.groups, f->a.n_groups, f->a.groups[0]);
    if (f->kind == AKK_FACT_ORDER)
      unite(parent, f->b.groups, f->b.n_groups, f->a.groups[0]);
  }
  for (int i = 0; i < in->n_pools; i++)
    unite(parent, in->pools[i].groups, in->pools[i].n_groups,
          in->pools[i].groups[0]);
  for (int g = 0; g < G && status.code == AKK_OK; g++)
    if (parent[g] == g)
      status = link_groups(set, &set->linked[set->n_linked++], parent, g);
done:
  free(parent);
  return status;
}

static void part_free(akk_part *part) {
  akk_group_free(&part->group);
  free(part->profile);
  free(part->extra);
  free(part->ways);
  free(part->slot);
  free(part->order);
  free(part->value);
  free(part->terminal);
}

void akk_set_close(akk_set *set) {
  for (int i = 0; set->linked != NULL && i < set->n_linked; i++) {
    akk_linked *l = &set->linked[i];
    free(l->group);
    free(l->fact);
    free(l->fact_coord);
    free(l->pool);
    free(l->n_labels);
    free(l->label_times);
    free(l->cap);
    free(l->labels);
  }
  for (int g = 0; set->part != NULL && g < set->in->groups; g++) {
    for (int64_t n = set->in->n_low[g];
         set->part[g] != NULL && n <= set->in->n_high[g]; n++)
      part_free(&set->part[g][n - set->in->n_low[g]]);
    free(set->part[g]);
  }
  free(set->linked);
  free(set->part);
  memset(set, 0, sizeof *set);
}
