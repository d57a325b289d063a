#include "count-join.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "gsl-guard.h"

/* Which groups are linked, and each group by itself. */

static const akk_status no_memory = {.code = AKK_ENOMEM,
                                     .message = "out of memory"};
static const akk_status stopped = {.code = AKK_EINTERRUPT,
                                   .message = "stopped by the user"};

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

/* A fact about one group alone is a matter of that group's programme; labels,
 * and what spans groups, of profiles. */
static int inner_fact(const akk_fact *f, int g) {
  if (f->kind == AKK_FACT_LABELS || f->a.n_groups != 1 || f->a.groups[0] != g)
    return 0;
  return f->kind == AKK_FACT_SHARE ||
         (f->b.n_groups == 1 && f->b.groups[0] == g);
}

static int is_inner(const akk_fact *f) { return inner_fact(f, f->a.groups[0]); }

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

/* The different labels of a fact and how often each comes; how many, or -1 */
static int different_labels(const akk_fact *f, int *first, int *times) {
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

/* Which labels a count of n fits, as bits */
static uint64_t fits(const akk_fact *f, const int *first, int n_labels,
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

/* Counts at which what fits changes, of all label facts on a cell */
static int64_t next_change(const akk_set_input *in, int g, int cat, int64_t n,
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
  int n_labels = different_labels(f, first, times), from = l->n_coords;
  if (n_labels < 0)
    return akk_fail(AKK_EDATA, "more than %d different labels without a place",
                    AKK_MAX_LABELS);
  for (int i = 0; i < f->a.n_groups; i++) {
    int g = f->a.groups[i], cat = f->a.cats[0];
    for (int64_t n = set->in->n_low[g]; n <= set->in->n_high[g]; n++) {
      for (int64_t c = 0; c <= n; c = next_change(set->in, g, cat, n, c)) {
        uint64_t labels = fits(f, first, n_labels, n, c);
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
    if (is_inner(f) || root_of(parent, f->a.groups[0]) != root ||
        (f->kind == AKK_FACT_LABELS) != (j >= in->n_facts))
      continue;
    l->fact[l->n_facts] = i;
    l->fact_coord[l->n_facts++] = l->n_coords;
    if (f->kind == AKK_FACT_LABELS) {
      int first[AKK_MAX_LABELS],
          *times = l->label_times + (l->n_facts - 1) * AKK_MAX_LABELS;
      l->n_labels[l->n_facts - 1] = different_labels(f, first, times);
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

/* One group at one size ---- */

static akk_quantity *add_quantity(akk_group_spec *s, const int *cats,
                                  int n_cats, int64_t low, int64_t high) {
  akk_quantity *q = &s->quantity[s->n_quantities];
  q->coef = akk_calloc((size_t)s->k, sizeof *q->coef);
  if (q->coef == NULL)
    return NULL;
  s->n_quantities++;
  for (int j = 0; j < s->k; j++)
    q->coef[j] = cats == NULL || akk_has(cats, n_cats, j);
  q->low = low;
  q->high = high;
  return q;
}

static int add_inner(akk_group_spec *s, const akk_fact *f, int64_t n) {
  if (f->kind == AKK_FACT_ORDER) {
    int at = s->n_quantities;
    s->pair[s->n_pairs][0] = at;
    s->pair[s->n_pairs++][1] = at + 1;
    return add_quantity(s, f->a.cats, f->a.n_cats, 0, n) != NULL &&
           add_quantity(s, f->b.cats, f->b.n_cats, 0, n) != NULL;
  }
  int64_t low, high;
  akk_share_counts(f->bounds, n, &low, &high);
  if (f->a.n_cats == 1) {
    int j = f->a.cats[0];
    s->low[j] = low > s->low[j] ? low : s->low[j];
    s->high[j] = high < s->high[j] ? high : s->high[j];
    return 1;
  }
  /* what is left of the whole says as much: it lets a state that cannot end
   * well be dropped before the sum itself has begun */
  akk_quantity *rest;
  if (add_quantity(s, f->a.cats, f->a.n_cats, low, high) == NULL ||
      (rest = add_quantity(s, f->a.cats, f->a.n_cats, n - high, n - low)) ==
          NULL)
    return 0;
  for (int j = 0; j < s->k; j++)
    rest->coef[j] = !rest->coef[j];
  return 1;
}

static int make_segments(const akk_set *set, const akk_linked *l, int g,
                         int64_t n, akk_group_spec *s) {
  const akk_set_input *in = set->in;
  int room = 0, count = 0, n_classes = 0;
  int *class_of = akk_calloc((size_t)l->n_coords + 1, sizeof *class_of);
  s->segment_from = akk_calloc((size_t)s->k + 1, sizeof *s->segment_from);
  s->class_cap = akk_calloc((size_t)l->n_coords + 1, sizeof *s->class_cap);
  int ok = class_of != NULL && s->segment_from != NULL && s->class_cap != NULL;
  for (int i = 0; ok && i < l->n_coords; i++)
    if (l->cap[i] > 0) {
      s->class_cap[n_classes] = l->cap[i];
      class_of[i] = n_classes++;
    }
  s->n_classes = n_classes;
  for (int j = 0; ok && n_classes > 0 && j < s->k; j++) {
    s->segment_from[j] = count;
    for (int64_t c = 0; c <= n;) {
      int64_t next = next_change(in, g, j, n, c);
      akk_segment one = {c, next - 1, 0};
      for (int i = 0; i < l->n_facts; i++) {
        const akk_fact *f = &in->facts[l->fact[i]];
        if (f->kind != AKK_FACT_LABELS ||
            !akk_has(f->a.groups, f->a.n_groups, g) ||
            !akk_has(f->a.cats, f->a.n_cats, j))
          continue;
        int first[AKK_MAX_LABELS], times[AKK_MAX_LABELS];
        uint64_t labels =
            fits(f, first, different_labels(f, first, times), n, c);
        int end = i + 1 < l->n_facts ? l->fact_coord[i + 1] : l->n_coords;
        for (int y = l->fact_coord[i]; labels != 0 && y < end; y++)
          if (l->labels[y] == labels)
            one.classes |= UINT64_C(1) << class_of[y];
      }
      if (count == room) {
        room = room == 0 ? 16 : 2 * room;
        akk_segment *more = realloc(s->segment, (size_t)room * sizeof *more);
        if (more == NULL) {
          ok = 0;
          break;
        }
        s->segment = more;
      }
      s->segment[count++] = one;
      c = next;
    }
    s->segment_from[j + 1] = count;
  }
  free(class_of);
  return ok;
}

/* The constraints of group g when it has n people */
static akk_status make_spec(const akk_set *set, const akk_linked *l, int g,
                            int64_t n, akk_group_spec *s) {
  const akk_set_input *in = set->in;
  memset(s, 0, sizeof *s);
  s->k = in->categories;
  size_t k = (size_t)s->k, most = 2 * (size_t)in->n_facts + 2;
  s->low = akk_calloc(k, sizeof *s->low);
  s->high = akk_calloc(k, sizeof *s->high);
  s->quantity = akk_calloc(most, sizeof *s->quantity);
  s->pair = akk_calloc((size_t)in->n_facts + 1, sizeof *s->pair);
  if (s->low == NULL || s->high == NULL || s->quantity == NULL ||
      s->pair == NULL)
    return no_memory;
  for (int j = 0; j < s->k; j++)
    s->high[j] = n;
  if (add_quantity(s, NULL, 0, n, n) == NULL)
    return no_memory;
  for (int i = 0; i < in->n_facts; i++)
    if (inner_fact(&in->facts[i], g) && !add_inner(s, &in->facts[i], n))
      return no_memory;
  if (!akk_group_narrow(s)) {
    s->low[0] = 1; /* no table */
    s->high[0] = 0;
    return akk_ok();
  }
  /* then what is kept, in the order of the coordinates */
  for (int i = 0; i < l->n_facts; i++) {
    const akk_fact *f = &in->facts[l->fact[i]];
    if (f->kind == AKK_FACT_LABELS)
      continue;
    for (int b = 0; b < 1 + (f->kind == AKK_FACT_ORDER); b++) {
      const akk_side *side = b ? &f->b : &f->a;
      int in_it = akk_has(side->groups, side->n_groups, g);
      akk_quantity *q =
          add_quantity(s, side->cats, in_it ? side->n_cats : 0, 0, n);
      if (q == NULL)
        return no_memory;
      q->kept = 1;
    }
  }
  if (set->extra != NULL) {
    akk_quantity *q = add_quantity(s, NULL, 0, INT32_MIN, INT32_MAX);
    if (q == NULL)
      return no_memory;
    q->kept = 1;
    q->low *= (int64_t)INT32_MAX;
    q->high *= (int64_t)INT32_MAX;
    for (int j = 0; j < s->k; j++)
      q->coef[j] = set->extra[g * s->k + j];
  }
  return make_segments(set, l, g, n, s) ? akk_ok() : no_memory;
}

/* Places of the profiles by first coordinate: a counting sort */
static akk_status sort_profiles(akk_part *part, int n_coords) {
  int32_t most = 0;
  for (int64_t p = 0; p < part->n_profiles; p++) {
    part->order[p] = p;
    if (n_coords > 0 && part->profile[p * n_coords] > most)
      most = part->profile[p * n_coords];
  }
  if (n_coords == 0)
    return akk_ok();
  int64_t *start = akk_calloc((size_t)most + 2, sizeof *start);
  if (start == NULL)
    return no_memory;
  for (int64_t p = 0; p < part->n_profiles; p++)
    start[part->profile[p * n_coords] + 1]++;
  for (int32_t v = 0; v <= most; v++)
    start[v + 1] += start[v];
  for (int64_t p = 0; p < part->n_profiles; p++)
    part->order[start[part->profile[p * n_coords]]++] = p;
  free(start);
  return akk_ok();
}

akk_status akk_set_part(akk_set *set, const akk_linked *l, int g, int64_t n,
                        akk_part *part) {
  if (part->built)
    return akk_ok();
  akk_group_spec spec;
  akk_status status = make_spec(set, l, g, n, &spec);
  if (status.code != AKK_OK || spec.low[0] > spec.high[0]) {
    akk_group_spec_free(&spec);
    part->built = status.code == AKK_OK;
    return status;
  }
  status = akk_group_build(&part->group, &spec, set->hook);
  if (status.code != AKK_OK)
    return status;
  part->built = 1;
  if (part->group.empty)
    return akk_ok();
  const akk_layer *last = &part->group.layer[part->group.spec.k];
  int64_t count = 0;
  for (uint64_t slot = 0; slot < last->slots; slot++)
    count += last->forward[slot] > 0.0;
  size_t room = (size_t)count + 1, D = (size_t)l->n_coords;
  part->profile = akk_calloc(room * D + 1, sizeof *part->profile);
  part->extra = akk_calloc(room, sizeof *part->extra);
  part->ways = akk_calloc(room, sizeof *part->ways);
  part->slot = akk_calloc(room, sizeof *part->slot);
  if (part->profile == NULL || part->extra == NULL || part->ways == NULL ||
      part->slot == NULL)
    return no_memory;
  part->order = akk_calloc(room, sizeof *part->order);
  if (part->order == NULL)
    return no_memory;
  int64_t value[128];
  for (uint64_t slot = 0; slot < last->slots; slot++) {
    if (!(last->forward[slot] > 0.0))
      continue;
    if (isinf(last->forward[slot]))
      return akk_fail(AKK_EDATA, "more than 1e308 tables in one group");
    int64_t p = part->n_profiles++;
    int32_t *profile = part->profile + p * l->n_coords;
    akk_group_final(&part->group, slot, value);
    int next = 0;
    for (int i = 0; i < l->n_coords; i++)
      if (l->cap[i] == 0)
        profile[i] = (int32_t)value[next++];
    if (set->extra != NULL)
      part->extra[p] = value[next++];
    for (int i = 0; i < l->n_coords; i++)
      if (l->cap[i] > 0)
        profile[i] = (int32_t)value[next++];
    part->ways[p] = last->forward[slot];
    part->slot[p] = slot;
  }
  return sort_profiles(part, l->n_coords);
}
