#include "count-part.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "gsl-guard.h"

static const akk_status no_memory = {.code = AKK_ENOMEM,
                                     .message = "out of memory"};

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
      int64_t next = akk_labels_change(in, g, j, n, c);
      akk_segment one = {c, next - 1, 0};
      for (int i = 0; i < l->n_facts; i++) {
        const akk_fact *f = &in->facts[l->fact[i]];
        if (f->kind != AKK_FACT_LABELS ||
            !akk_has(f->a.groups, f->a.n_groups, g) ||
            !akk_has(f->a.cats, f->a.n_cats, j))
          continue;
        int first[AKK_MAX_LABELS], times[AKK_MAX_LABELS];
        uint64_t labels =
            akk_labels_fit(f, first, akk_fact_labels(f, first, times), n, c);
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
    if (akk_fact_inner(&in->facts[i], g) && !add_inner(s, &in->facts[i], n))
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
