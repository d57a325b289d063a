#include "count-join.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "count-part.h"
#include "gsl-guard.h"

static const akk_status no_memory = {.code = AKK_ENOMEM,
                                     .message = "out of memory"};
static const akk_status stopped = {.code = AKK_EINTERRUPT,
                                   .message = "stopped by the user"};

static int64_t pooled_size(const akk_joint *joint, const int *groups, int n) {
  int64_t size = 0;
  for (int i = 0; i < joint->linked->n_groups; i++)
    if (akk_has(groups, n, joint->linked->group[i]))
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
    akk_status status = akk_set_part(set, l, g, joint->n[i], joint->part[i]);
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
      if (!akk_has(pool->groups, pool->n_groups, g))
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
