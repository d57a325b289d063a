#include "count-join.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "gsl-guard.h"

static const akk_status no_memory = {AKK_ENOMEM, "out of memory"};
static const akk_status stopped = {AKK_EINTERRUPT, "stopped by the user"};

/* Shares ---------------------------------------------------------------------
 */

static int64_t floor_div(int64_t a, int64_t b) {
  int64_t q = a / b;
  return q * b > a ? q - 1 : q;
}

void akk_share_counts(const akk_share *share, int64_t n, int64_t *low,
                      int64_t *high) {
  /* lo_num n / lo_den <= c: c >= ceil; strict: c >= floor + 1 */
  int64_t a = share->lo_num * n, b = share->hi_num * n;
  *low = share->lo_open ? floor_div(a, share->lo_den) + 1
                        : -floor_div(-a, share->lo_den);
  *high = share->hi_open ? -floor_div(-b, share->hi_den) - 1
                         : floor_div(b, share->hi_den);
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

/* Rows -----------------------------------------------------------------------
 */

void akk_rows_init(akk_rows *rows, int width) {
  memset(rows, 0, sizeof *rows);
  rows->width = width;
}

void akk_rows_free(akk_rows *rows) {
  free(rows->data);
  free(rows->index);
  memset(rows, 0, sizeof *rows);
}

static uint64_t hash_row(const int32_t *row, int width) {
  uint64_t h = UINT64_C(14695981039346656037);
  for (int i = 0; i < width; i++) {
    h ^= (uint32_t)row[i];
    h *= UINT64_C(0x9E3779B97F4A7C15);
    h ^= h >> 29;
  }
  return h;
}

static int64_t *row_place(const akk_rows *rows, const int32_t *row) {
  uint64_t mask = rows->slots - 1, slot = hash_row(row, rows->width) & mask;
  size_t bytes = (size_t)rows->width * sizeof *row;
  while (
      rows->index[slot] != 0 &&
      (bytes > 0 && memcmp(rows->data + (rows->index[slot] - 1) * rows->width,
                           row, bytes) != 0))
    slot = (slot + 1) & mask;
  return &rows->index[slot];
}

int64_t akk_rows_find(const akk_rows *rows, const int32_t *row) {
  return rows->slots == 0 ? -1 : *row_place(rows, row) - 1;
}

static int rows_grow(akk_rows *rows) {
  int64_t room = rows->room == 0 ? 8 : 2 * rows->room;
  uint64_t slots = 2 * (uint64_t)room;
  int32_t *data = realloc(rows->data, ((size_t)room * (size_t)rows->width + 1) *
                                          sizeof *rows->data);
  if (data == NULL)
    return 0;
  rows->data = data;
  int64_t *index = akk_calloc((size_t)slots, sizeof *index);
  if (index == NULL)
    return 0;
  free(rows->index);
  rows->index = index;
  rows->slots = slots;
  rows->room = room;
  for (int64_t i = 0; i < rows->rows; i++)
    *row_place(rows, rows->data + i * rows->width) = i + 1;
  return 1;
}

int64_t akk_rows_add(akk_rows *rows, const int32_t *row) {
  if (rows->rows >= rows->room && !rows_grow(rows))
    return -1;
  int64_t *place = row_place(rows, row);
  if (*place == 0) {
    if (rows->width > 0)
      memcpy(rows->data + rows->rows * rows->width, row,
             (size_t)rows->width * sizeof *row);
    *place = ++rows->rows;
  }
  return *place - 1;
}

/* Which groups are linked
 * ------------------------------------------------------ */

static int has(const int *x, int n, int value) {
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
    if (f->kind != AKK_FACT_LABELS || !has(f->a.groups, f->a.n_groups, g) ||
        !has(f->a.cats, f->a.n_cats, cat))
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

/* One group at one size
 * --------------------------------------------------------- */

static akk_quantity *add_quantity(akk_group_spec *s, const int *cats,
                                  int n_cats, int64_t low, int64_t high) {
  akk_quantity *q = &s->quantity[s->n_quantities];
  q->coef = akk_calloc((size_t)s->k, sizeof *q->coef);
  if (q->coef == NULL)
    return NULL;
  s->n_quantities++;
  for (int j = 0; j < s->k; j++)
    q->coef[j] = cats == NULL || has(cats, n_cats, j);
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
        if (f->kind != AKK_FACT_LABELS || !has(f->a.groups, f->a.n_groups, g) ||
            !has(f->a.cats, f->a.n_cats, j))
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
      int in_it = has(side->groups, side->n_groups, g);
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

static akk_status make_part(akk_set *set, const akk_linked *l, int g, int64_t n,
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

/* Joining
 * ------------------------------------------------------------------------ */

static int64_t pooled_size(const akk_joint *joint, const int *groups, int n) {
  int64_t size = 0;
  for (int i = 0; i < joint->linked->n_groups; i++)
    if (has(groups, n, joint->linked->group[i]))
      size += joint->n[i];
  return size;
}

/* Hall's condition: each set of labels finds as many cells as it has labels. */
static int labels_fit(const int *times, int n, const int32_t *cells,
                      const uint64_t *labels, int n_classes) {
  for (uint64_t set = 1; set < UINT64_C(1) << n; set++) {
    int want = 0, have = 0;
    for (int l = 0; l < n; l++)
      if (set >> l & 1)
        want += times[l];
    for (int y = 0; y < n_classes; y++)
      if (labels[y] & set)
        have += cells[y];
    if (have < want)
      return 0;
  }
  return 1;
}

static int all_hold(const akk_joint *joint, const int32_t *state) {
  const akk_linked *l = joint->linked;
  for (int i = 0; i < l->n_coords; i++)
    if (l->cap[i] == 0 &&
        (state[i] < joint->low[i] || state[i] > joint->high[i]))
      return 0;
  for (int i = 0; i < l->n_facts; i++) {
    const akk_fact *f = &joint->set->in->facts[l->fact[i]];
    int at = l->fact_coord[i];
    if (f->kind == AKK_FACT_ORDER) {
      int64_t na = pooled_size(joint, f->a.groups, f->a.n_groups),
              nb = pooled_size(joint, f->b.groups, f->b.n_groups);
      if ((int64_t)state[at] * nb <= (int64_t)state[at + 1] * na)
        return 0;
    } else if (f->kind == AKK_FACT_LABELS) {
      int end = i + 1 < l->n_facts ? l->fact_coord[i + 1] : l->n_coords;
      if (!labels_fit(l->label_times + i * AKK_MAX_LABELS, l->n_labels[i],
                      state + at, l->labels + at, end - at))
        return 0;
    }
  }
  return 1;
}

/* The state after a profile; 0 when a sum is out of range already */
static int add_profile(const akk_joint *joint, int i, const int32_t *state,
                       int64_t p, int32_t *sum) {
  const akk_linked *l = joint->linked;
  const int32_t *profile = joint->part[i]->profile + p * l->n_coords;
  int last = i + 1 == l->n_groups;
  for (int d = 0; d < l->n_coords; d++) {
    sum[d] = state[d] + profile[d];
    if (l->cap[d] == 0) {
      if (sum[d] > joint->high[d] || (last && sum[d] < joint->low[d]))
        return 0;
    } else if (sum[d] > l->cap[d]) {
      sum[d] = l->cap[d];
    }
  }
  return 1;
}

/* The first place whose profile's first coordinate is `value` or more */
static int64_t first_place(const akk_part *part, int n_coords, int64_t value) {
  int64_t low = 0, high = part->n_profiles;
  while (low < high) {
    int64_t mid = low + (high - low) / 2;
    if (part->profile[part->order[mid] * n_coords] < value)
      low = mid + 1;
    else
      high = mid;
  }
  return low;
}

void akk_joint_window(const akk_joint *joint, int i, int64_t state,
                      int64_t *from, int64_t *to) {
  const akk_linked *l = joint->linked;
  const akk_part *part = joint->part[i];
  *from = 0;
  *to = part->n_profiles;
  if (l->n_coords == 0 || l->cap[0] > 0)
    return;
  int64_t have = joint->level[i].data[state * l->n_coords];
  *to = first_place(part, l->n_coords, joint->high[0] - have + 1);
  if (i + 1 == l->n_groups)
    *from = first_place(part, l->n_coords, joint->low[0] - have);
}

int64_t akk_joint_next(const akk_joint *joint, int i, int64_t from, int64_t p) {
  const akk_linked *l = joint->linked;
  int32_t sum[128];
  if (!add_profile(joint, i, joint->level[i].data + from * l->n_coords, p, sum))
    return -1;
  if (i + 1 == l->n_groups)
    return all_hold(joint, sum) ? 0 : -1;
  return akk_rows_find(&joint->level[i + 1], sum);
}

double akk_joint_ways(const akk_joint *joint, int i, int64_t next) {
  if (next < 0)
    return 0.0;
  return i + 1 == joint->linked->n_groups ? 1.0 : joint->back[i + 1][next];
}

static akk_status join(akk_joint *joint) {
  const akk_linked *l = joint->linked;
  const akk_hook *hook = joint->set->hook;
  int m = l->n_groups;
  int32_t sum[128];
  for (int d = 0; d < l->n_coords; d++) {
    joint->low[d] = 0;
    joint->high[d] = INT32_MAX;
  }
  for (int i = 0; i < l->n_facts; i++) {
    const akk_fact *f = &joint->set->in->facts[l->fact[i]];
    int at = l->fact_coord[i];
    if (f->kind == AKK_FACT_SHARE)
      akk_share_counts(f->bounds,
                       pooled_size(joint, f->a.groups, f->a.n_groups),
                       &joint->low[at], &joint->high[at]);
  }
  uint64_t work = 0;
  memset(sum, 0, sizeof sum);
  if (akk_rows_add(&joint->level[0], sum) < 0)
    return no_memory;
  for (int i = 0; i + 1 < m; i++) {
    for (int64_t s = 0; s < joint->level[i].rows; s++) {
      int64_t w, to;
      for (akk_joint_window(joint, i, s, &w, &to); w < to; w++, work++)
        if (add_profile(joint, i, joint->level[i].data + s * l->n_coords,
                        joint->part[i]->order[w], sum) &&
            akk_rows_add(&joint->level[i + 1], sum) < 0)
          return no_memory;
      if (joint->level[i + 1].rows > AKK_MAX_STATES / 8)
        return akk_fail(AKK_EDATA,
                        "the constraints link the groups in too many ways");
      if (work > 200000) {
        work = 0;
        if (akk_interrupted(hook))
          return stopped;
      }
    }
  }
  for (int i = m - 1; i >= 0; i--) {
    joint->back[i] =
        akk_calloc((size_t)joint->level[i].rows + 1, sizeof **joint->back);
    if (joint->back[i] == NULL)
      return no_memory;
    for (int64_t s = 0; s < joint->level[i].rows; s++) {
      double ways = 0.0;
      int64_t w, to;
      for (akk_joint_window(joint, i, s, &w, &to); w < to; w++, work++) {
        int64_t p = joint->part[i]->order[w];
        ways += joint->part[i]->ways[p] *
                akk_joint_ways(joint, i, akk_joint_next(joint, i, s, p));
      }
      joint->back[i][s] = ways;
      if (work > 200000) {
        work = 0;
        if (akk_interrupted(hook))
          return stopped;
      }
    }
  }
  joint->total = joint->back[0][0];
  if (isinf(joint->total))
    return akk_fail(AKK_EDATA, "more than 1e308 tables in linked groups");
  return akk_ok();
}

/* With the sizes chosen: what is there of each group, joined */
static akk_status one_joint(akk_joint *joint, akk_each_joint each, void *data) {
  akk_set *set = joint->set;
  const akk_linked *l = joint->linked;
  int m = l->n_groups, some = 1;
  for (int i = 0; i < m && some; i++) {
    int g = l->group[i];
    joint->part[i] = &set->part[g][joint->n[i] - set->in->n_low[g]];
    akk_status status = make_part(set, l, g, joint->n[i], joint->part[i]);
    if (status.code != AKK_OK)
      return status;
    some = joint->part[i]->n_profiles > 0;
  }
  if (!some)
    return akk_interrupted(set->hook) ? stopped : akk_ok();
  for (int i = 0; i < m; i++)
    akk_rows_init(&joint->level[i], l->n_coords);
  akk_status status = join(joint);
  if (status.code == AKK_OK && joint->total > 0.0)
    status = each(joint, data);
  for (int i = 0; i < m; i++) {
    akk_rows_free(&joint->level[i]);
    free(joint->back[i]);
    joint->back[i] = NULL;
  }
  return status;
}

/* Whether the sizes of the first `chosen` groups can still meet every pool */
static int pools_hold(const akk_joint *joint, int chosen) {
  const akk_set_input *in = joint->set->in;
  const akk_linked *l = joint->linked;
  for (int j = 0; j < l->n_pools; j++) {
    const akk_pool *pool = &in->pools[l->pool[j]];
    int64_t least = 0, most = 0;
    for (int i = 0; i < l->n_groups; i++) {
      int g = l->group[i];
      if (!has(pool->groups, pool->n_groups, g))
        continue;
      least += i < chosen ? joint->n[i] : in->n_low[g];
      most += i < chosen ? joint->n[i] : in->n_high[g];
    }
    if (least > pool->high || most < pool->low)
      return 0;
  }
  return 1;
}

static akk_status choose_sizes(akk_joint *joint, int i, akk_each_joint each,
                               void *data) {
  const akk_set_input *in = joint->set->in;
  if (i == joint->linked->n_groups)
    return one_joint(joint, each, data);
  int g = joint->linked->group[i];
  for (int64_t n = in->n_low[g]; n <= in->n_high[g]; n++) {
    joint->n[i] = n;
    if (!pools_hold(joint, i + 1))
      continue;
    akk_status status = choose_sizes(joint, i + 1, each, data);
    if (status.code != AKK_OK)
      return status;
  }
  return akk_ok();
}

akk_status akk_joints(akk_set *set, const akk_linked *linked,
                      akk_each_joint each, void *data) {
  if (linked->n_coords > 60)
    return akk_fail(AKK_EDATA, "too many constraints link the groups");
  size_t m = (size_t)linked->n_groups, D = (size_t)linked->n_coords + 1;
  akk_joint joint = {.set = set, .linked = linked};
  joint.n = akk_calloc(m, sizeof *joint.n);
  joint.part = akk_calloc(m, sizeof *joint.part);
  joint.low = akk_calloc(D, sizeof *joint.low);
  joint.high = akk_calloc(D, sizeof *joint.high);
  joint.level = akk_calloc(m, sizeof *joint.level);
  joint.back = akk_calloc(m, sizeof *joint.back);
  akk_status status = no_memory;
  if (joint.n != NULL && joint.part != NULL && joint.low != NULL &&
      joint.high != NULL && joint.level != NULL && joint.back != NULL)
    status = choose_sizes(&joint, 0, each, data);
  free(joint.n);
  free(joint.part);
  free(joint.low);
  free(joint.high);
  free(joint.level);
  free(joint.back);
  return status;
}
