#include "count-set.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "count-join.h"
#include "gsl-guard.h"

static const akk_status no_memory = {.code = AKK_ENOMEM,
                                     .message = "out of memory"};

/* Every linked set of groups, all sizes, in turn */
static akk_status all_joints(akk_set *set, akk_each_joint each, void *data) {
  akk_status status = akk_ok();
  for (int i = 0; i < set->n_linked && status.code == AKK_OK; i++)
    status = akk_joints(set, &set->linked[i], each, data);
  return status;
}

/* How many ---- */

static akk_status add_total(akk_joint *joint, void *data) {
  *(double *)data += joint->total;
  return akk_ok();
}

akk_status akk_set_count(const akk_set_input *in, double *count, double *logged,
                         const akk_hook *hook) {
  akk_set set;
  akk_status status = akk_set_open(&set, in, NULL, hook);
  *count = 1.0;
  *logged = 0.0;
  for (int i = 0; i < set.n_linked && status.code == AKK_OK; i++) {
    double total = 0.0;
    status = akk_joints(&set, &set.linked[i], add_total, &total);
    *count *= total;
    *logged += log(total);
  }
  /* infinity times an empty set */
  if (isnan(*count) || *logged == -INFINITY) {
    *count = 0.0;
    *logged = -INFINITY;
  }
  akk_set_close(&set);
  return status;
}

/* Ranges ---- */

typedef struct {
  int64_t *n_low, *n_high;
} sizes_seen;

/* Which profiles of each group are part of a table, whatever the others are */
static akk_status mark_feasible(akk_joint *joint, void *data) {
  sizes_seen *seen = data;
  const akk_linked *l = joint->linked;
  for (int i = 0; i < l->n_groups; i++) {
    akk_part *part = joint->part[i];
    int g = l->group[i];
    if (joint->n[i] < seen->n_low[g])
      seen->n_low[g] = joint->n[i];
    if (joint->n[i] > seen->n_high[g])
      seen->n_high[g] = joint->n[i];
    if (part->terminal == NULL) {
      const akk_layer *last = &part->group.layer[part->group.spec.k];
      part->terminal = akk_calloc((size_t)last->slots, sizeof *part->terminal);
      if (part->terminal == NULL)
        return no_memory;
    }
    for (int64_t s = 0; s < joint->level[i].rows; s++) {
      if (!(joint->back[i][s] > 0.0))
        continue;
      int64_t w, to;
      for (akk_joint_window(joint, i, s, &w, &to); w < to; w++) {
        int64_t p = part->order[w];
        if (part->terminal[part->slot[p]] == 0.0 &&
            akk_joint_ways(joint, i, akk_joint_next(joint, i, s, p)) > 0.0)
          part->terminal[part->slot[p]] = 1.0;
      }
    }
  }
  return akk_ok();
}

akk_status akk_set_range(const akk_set_input *in, int64_t *low, int64_t *high,
                         int64_t *n_low, int64_t *n_high,
                         const akk_hook *hook) {
  akk_set set;
  akk_status status = akk_set_open(&set, in, NULL, hook);
  int k = in->categories;
  for (int g = 0; g < in->groups; g++) {
    n_low[g] = INT64_MAX;
    n_high[g] = -1;
    for (int j = 0; j < k; j++) {
      low[g * k + j] = INT64_MAX;
      high[g * k + j] = -1;
    }
  }
  sizes_seen seen = {n_low, n_high};
  if (status.code == AKK_OK)
    status = all_joints(&set, mark_feasible, &seen);
  for (int g = 0; g < in->groups && status.code == AKK_OK; g++) {
    for (int64_t n = in->n_low[g]; n <= in->n_high[g]; n++) {
      akk_part *part = &set.part[g][n - in->n_low[g]];
      if (part->terminal == NULL)
        continue;
      double *back = akk_calloc((size_t)part->group.states + 1, sizeof *back);
      if (back == NULL)
        status = no_memory;
      if (status.code == AKK_OK)
        status = akk_group_backward(&part->group, part->terminal, back, hook);
      if (status.code == AKK_OK)
        status = akk_group_ranges(&part->group, back, low + g * k, high + g * k,
                                  hook);
      free(back);
      if (status.code != AKK_OK)
        break;
    }
  }
  /* one group without a table leaves none to the others */
  int empty = 0;
  for (int g = 0; g < in->groups; g++)
    empty |= n_high[g] < 0;
  for (int g = 0; g < in->groups && empty; g++) {
    n_low[g] = 1;
    n_high[g] = 0;
    for (int j = 0; j < k; j++) {
      low[g * k + j] = 1;
      high[g * k + j] = 0;
    }
  }
  akk_set_close(&set);
  return status;
}

/* Linear statistics ---- */

typedef struct {
  const double *weight;
  const int *part;
  int sign;
  double best; /* NaN: none yet */
} linear;

static int has_weight(const linear *l, int g, int k) {
  for (int j = 0; j < k; j++)
    if (l->weight[g * k + j] != 0.0)
      return 1;
  return 0;
}

static akk_status extreme_of(akk_joint *joint, void *data) {
  linear *want = data;
  const akk_linked *l = joint->linked;
  int k = joint->set->in->categories, m = l->n_groups;
  akk_status status = akk_ok();
  /* the best of each profile by itself, kept with the group for other sizes of
   * the others */
  for (int i = 0; i < m; i++) {
    akk_part *part = joint->part[i];
    if (part->value != NULL)
      continue;
    int g = l->group[i], weighs = has_weight(want, g, k);
    const akk_layer *last = &part->group.layer[k];
    double *value = akk_calloc((size_t)last->slots, sizeof *value);
    part->value = akk_calloc((size_t)part->n_profiles, sizeof *part->value);
    if (value == NULL || part->value == NULL) {
      free(value);
      return no_memory;
    }
    status = akk_group_extreme(&part->group, want->weight + g * k, want->sign,
                               value, joint->set->hook);
    for (int64_t p = 0; p < part->n_profiles; p++) {
      double v = value[part->slot[p]];
      if (want->part != NULL && weighs)
        v = part->extra[p] == 0 ? NAN : v / (double)part->extra[p];
      part->value[p] = weighs ? v : 0.0;
    }
    free(value);
    if (status.code != AKK_OK)
      return status;
  }
  double *after = NULL;
  for (int i = m - 1; i >= 0; i--) {
    double *here = akk_calloc((size_t)joint->level[i].rows + 1, sizeof *here);
    if (here == NULL) {
      free(after);
      return no_memory;
    }
    for (int64_t s = 0; s < joint->level[i].rows; s++) {
      here[s] = NAN;
      int64_t w, to;
      for (akk_joint_window(joint, i, s, &w, &to); w < to; w++) {
        int64_t p = joint->part[i]->order[w];
        int64_t next = akk_joint_next(joint, i, s, p);
        if (next < 0)
          continue;
        double v = joint->part[i]->value[p] + (after == NULL ? 0 : after[next]);
        if (!isnan(v) &&
            (isnan(here[s]) || want->sign * v < want->sign * here[s]))
          here[s] = v;
      }
    }
    free(after);
    after = here;
  }
  if (!isnan(after[0]) &&
      (isnan(want->best) || want->sign * after[0] < want->sign * want->best))
    want->best = after[0];
  free(after);
  return akk_ok();
}

akk_status akk_set_linear(const akk_set_input *in, const double *weight,
                          const int *part, double *low, double *high,
                          const akk_hook *hook) {
  for (int sign = 1; sign >= -1; sign -= 2) {
    double *answer = sign == 1 ? low : high;
    akk_set set;
    akk_status status = akk_set_open(&set, in, part, hook);
    *answer = 0.0;
    for (int i = 0; i < set.n_linked && status.code == AKK_OK; i++) {
      linear want = {weight, part, sign, NAN};
      status = akk_joints(&set, &set.linked[i], extreme_of, &want);
      *answer += want.best;
    }
    akk_set_close(&set);
    if (status.code != AKK_OK)
      return status;
  }
  return akk_ok();
}
