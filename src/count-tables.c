/* What goes from table to table: lists, values, draws. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "count-onward.h"
#include "count-set.h"
#include "gsl-guard.h"

static const akk_status no_memory = {.code = AKK_ENOMEM,
                                     .message = "out of memory"};

static int32_t *add_row(akk_tables *t) {
  if (t->rows == t->room) {
    int64_t room = t->room == 0 ? 64 : 2 * t->room;
    int32_t *cell =
        realloc(t->cell, (size_t)room * (size_t)t->columns * sizeof *cell);
    if (cell == NULL)
      return NULL;
    t->cell = cell;
    t->room = room;
  }
  return t->cell + t->rows++ * t->columns;
}

static int64_t profile_at(const akk_part *part, uint64_t slot) {
  int64_t low = 0, high = part->n_profiles - 1; /* slots rise */
  while (low < high) {
    int64_t mid = low + (high - low) / 2;
    if (part->slot[mid] < slot)
      low = mid + 1;
    else
      high = mid;
  }
  return low;
}

typedef struct {
  akk_tables *tables;
  int64_t limit;
  akk_onward onward;
  int32_t *row; /* counts so far, by linked group */
  uint64_t work;
} lister;

static akk_status list_group(lister *x, int i, int64_t state);

/* Categories t and on of group i from a state of its layer t */
static akk_status list_from(lister *x, int i, int64_t state, int t,
                            uint64_t slot, const double *back) {
  akk_joint *joint = x->onward.joint;
  const akk_part *part = joint->part[i];
  const akk_group *group = &part->group;
  int k = group->spec.k;
  if (t == k) {
    int64_t next = akk_joint_next(joint, i, state, profile_at(part, slot));
    if (i + 1 < joint->linked->n_groups)
      return list_group(x, i + 1, next);
    int32_t *row = add_row(x->tables);
    if (row == NULL)
      return no_memory;
    memcpy(row, x->row, (size_t)x->tables->columns * sizeof *row);
    if ((++x->work & 0xFFFF) == 0 && akk_interrupted(joint->set->hook))
      return akk_fail(AKK_EINTERRUPT, "stopped by the user");
    return akk_ok();
  }
  akk_move few[8], *move = few;
  if (akk_group_most_moves(group) > 8) {
    move = akk_calloc((size_t)akk_group_most_moves(group), sizeof *move);
    if (move == NULL)
      return no_memory;
  }
  akk_status status = akk_ok();
  const akk_layer *to = &group->layer[t + 1];
  int n =
      akk_group_moves(group, t, akk_layer_key(&group->layer[t], slot), move);
  for (int a = 0; a < n; a++) {
    for (int64_t c = move[a].c0; c <= move[a].c1; c++) {
      uint64_t next =
          akk_layer_slot(to, move[a].base + (uint64_t)c * move[a].delta);
      if (!(back[to->start + next] > 0.0))
        continue;
      x->row[i * k + t] = (int32_t)c;
      status = list_from(x, i, state, t + 1, next, back);
      if (status.code != AKK_OK || x->tables->rows >= x->limit)
        goto done;
    }
  }
done:
  if (move != few)
    free(move);
  return status;
}

static akk_status list_group(lister *x, int i, int64_t state) {
  double *back;
  akk_status status = akk_onward_pass(&x->onward, i, state, &back);
  if (status.code == AKK_OK && back[0] > 0.0)
    status = list_from(x, i, state, 0, 0, back);
  x->onward.using[i] = -1;
  return status;
}

static akk_status list_joint(akk_joint *joint, void *data) {
  lister *x = data;
  if (x->tables->rows >= x->limit)
    return akk_ok();
  x->row = akk_calloc((size_t)x->tables->columns, sizeof *x->row);
  akk_status status = akk_onward_open(&x->onward, joint);
  if (status.code == AKK_OK)
    status = x->row == NULL ? no_memory : list_group(x, 0, 0);
  akk_onward_close(&x->onward);
  free(x->row);
  return status;
}

/* Combines what the linked sets have, the last one running fastest */
static akk_status combine(const akk_set *set, akk_tables *parts, int wide,
                          int64_t limit, akk_tables *tables) {
  tables->columns = (int64_t)set->in->groups * wide;
  int m = set->n_linked;
  for (int i = 0; i < m; i++)
    if (parts[i].rows == 0)
      return akk_ok();
  int64_t *at = akk_calloc((size_t)m, sizeof *at);
  if (at == NULL)
    return no_memory;
  for (int more = 1; more && tables->rows < limit;) {
    int32_t *row = add_row(tables);
    if (row == NULL) {
      free(at);
      return no_memory;
    }
    for (int i = 0; i < m; i++)
      for (int j = 0; j < set->linked[i].n_groups; j++)
        memcpy(row + set->linked[i].group[j] * wide,
               parts[i].cell + at[i] * parts[i].columns + j * wide,
               (size_t)wide * sizeof *row);
    more = 0;
    for (int i = m - 1; i >= 0 && !more; i--) {
      more = ++at[i] < parts[i].rows;
      if (!more)
        at[i] = 0;
    }
  }
  free(at);
  return akk_ok();
}

static akk_tables *make_parts(const akk_set *set, int wide) {
  akk_tables *parts = akk_calloc((size_t)set->n_linked + 1, sizeof *parts);
  for (int i = 0; parts != NULL && i < set->n_linked; i++)
    parts[i].columns = (int64_t)set->linked[i].n_groups * wide;
  return parts;
}

static void free_parts(const akk_set *set, akk_tables *parts) {
  for (int i = 0; parts != NULL && i < set->n_linked; i++)
    free(parts[i].cell);
  free(parts);
}

akk_status akk_set_list(const akk_set_input *in, int64_t limit,
                        akk_tables *tables, const akk_hook *hook) {
  memset(tables, 0, sizeof *tables);
  akk_set set;
  akk_tables *parts = NULL;
  akk_status status = akk_set_open(&set, in, NULL, hook);
  if (status.code == AKK_OK) {
    parts = make_parts(&set, in->categories);
    if (parts == NULL)
      status = no_memory;
  }
  for (int i = 0; i < set.n_linked && status.code == AKK_OK; i++) {
    lister x = {.tables = &parts[i], .limit = limit};
    status = akk_joints(&set, &set.linked[i], list_joint, &x);
  }
  if (status.code == AKK_OK)
    status = combine(&set, parts, in->categories, limit, tables);
  free_parts(&set, parts);
  akk_set_close(&set);
  return status;
}

/* Values ---- */

typedef struct {
  akk_rows rows;
  int64_t limit;
} valuer;

static akk_status value_joint(akk_joint *joint, void *data) {
  valuer *x = data;
  const akk_linked *l = joint->linked;
  int m = l->n_groups;
  int32_t row[256];
  akk_rows *after = NULL;
  int64_t after_rows = 0, all = 0;
  akk_status status = akk_ok();
  if (m > 256)
    return akk_fail(AKK_EDATA, "too many linked groups");
  for (int i = m - 1; i >= 0 && status.code == AKK_OK; i--) {
    int64_t here_rows = joint->level[i].rows;
    akk_rows *here = akk_calloc((size_t)here_rows + 1, sizeof *here);
    if (here == NULL) {
      status = no_memory;
      break;
    }
    for (int64_t s = 0; s < here_rows && status.code == AKK_OK; s++) {
      akk_rows_init(&here[s], m - i);
      if (!(joint->back[i][s] > 0.0))
        continue;
      if (akk_interrupted(joint->set->hook)) {
        status = akk_fail(AKK_EINTERRUPT, "stopped by the user");
        break;
      }
      int64_t w, to;
      for (akk_joint_window(joint, i, s, &w, &to); w < to; w++) {
        int64_t p = joint->part[i]->order[w];
        int64_t next = akk_joint_next(joint, i, s, p);
        if (next < 0)
          continue;
        row[0] = (int32_t)joint->part[i]->extra[p];
        int64_t rows = after == NULL ? 1 : after[next].rows;
        for (int64_t r = 0; r < rows; r++) {
          if (after != NULL)
            memcpy(row + 1, after[next].data + r * (m - i - 1),
                   (size_t)(m - i - 1) * sizeof *row);
          if (akk_rows_add(&here[s], row) < 0) {
            status = no_memory;
            break;
          }
        }
      }
      all += here[s].rows;
      if (all > AKK_MAX_STATES)
        status = akk_fail(AKK_EDATA, "there are too many different values");
    }
    for (int64_t s = 0; s < after_rows; s++)
      akk_rows_free(&after[s]);
    free(after);
    after = here;
    after_rows = here_rows;
  }
  for (int64_t r = 0;
       after != NULL && status.code == AKK_OK && r < after[0].rows; r++) {
    if (akk_rows_add(&x->rows, after[0].data + r * m) < 0)
      status = no_memory;
    if (x->rows.rows > x->limit)
      status = akk_fail(AKK_EDATA, "there are too many different values");
  }
  for (int64_t s = 0; s < after_rows; s++)
    akk_rows_free(&after[s]);
  free(after);
  return status;
}

akk_status akk_set_values(const akk_set_input *in, const int *weight,
                          int64_t limit, akk_tables *values,
                          const akk_hook *hook) {
  memset(values, 0, sizeof *values);
  akk_set set;
  akk_tables *parts = NULL;
  akk_status status = akk_set_open(&set, in, weight, hook);
  if (status.code == AKK_OK) {
    parts = make_parts(&set, 1);
    if (parts == NULL)
      status = no_memory;
  }
  double all = 1.0;
  for (int i = 0; i < set.n_linked && status.code == AKK_OK; i++) {
    valuer x = {.limit = limit};
    akk_rows_init(&x.rows, set.linked[i].n_groups);
    status = akk_joints(&set, &set.linked[i], value_joint, &x);
    parts[i].cell = x.rows.data;
    parts[i].rows = x.rows.rows;
    x.rows.data = NULL;
    akk_rows_free(&x.rows);
    all *= (double)parts[i].rows;
  }
  if (status.code == AKK_OK && all > (double)limit)
    status = akk_fail(AKK_EDATA, "there are too many different values");
  if (status.code == AKK_OK)
    status = combine(&set, parts, 1, limit, values);
  free_parts(&set, parts);
  akk_set_close(&set);
  return status;
}

/* Draws
 * ---------------------------------------------------------------------------
 */

typedef struct {
  double (*uniform)(void *);
  void *data;
  int64_t size, room, cases, now; /* of totals, of sizes gone through */
  double *totals;
  int64_t *of; /* by draw: which sizes it has */
  akk_tables *tables;
} sampler;

static akk_status note_total(akk_joint *joint, void *data) {
  sampler *x = data;
  if (x->cases == x->room) {
    int64_t room = x->room == 0 ? 16 : 2 * x->room;
    double *totals = realloc(x->totals, (size_t)room * sizeof *totals);
    if (totals == NULL)
      return no_memory;
    x->totals = totals;
    x->room = room;
  }
  x->totals[x->cases++] = joint->total;
  return akk_ok();
}

/* A table from here on, each in proportion to the ways to go on */
static akk_status draw(sampler *x, akk_onward *all, akk_move *move,
                       int32_t *row) {
  akk_joint *joint = all->joint;
  int64_t state = 0;
  for (int i = 0; i < joint->linked->n_groups; i++) {
    const akk_group *group = &joint->part[i]->group;
    double *back;
    akk_status status = akk_onward_pass(all, i, state, &back);
    if (status.code != AKK_OK)
      return status;
    uint64_t slot = 0;
    for (int t = 0; t < group->spec.k; t++) {
      const akk_layer *from = &group->layer[t], *to = &group->layer[t + 1];
      double left = x->uniform(x->data) * back[from->start + slot];
      int n = akk_group_moves(group, t, akk_layer_key(from, slot), move);
      uint64_t chosen = AKK_NO_SLOT;
      /* the last one with any weight, should rounding leave a rest */
      for (int a = 0; a < n && left >= 0.0; a++)
        for (int64_t c = move[a].c0; c <= move[a].c1 && left >= 0.0; c++) {
          uint64_t next =
              akk_layer_slot(to, move[a].base + (uint64_t)c * move[a].delta);
          double ways = back[to->start + next];
          if (!(ways > 0.0))
            continue;
          left -= ways;
          chosen = next;
          row[i * group->spec.k + t] = (int32_t)c;
        }
      slot = chosen;
    }
    all->using[i] = -1;
    state = akk_joint_next(joint, i, state, profile_at(joint->part[i], slot));
  }
  return akk_ok();
}

static akk_status draw_joint(akk_joint *joint, void *data) {
  sampler *x = data;
  int most = 1;
  for (int i = 0; i < joint->linked->n_groups; i++) {
    int here = akk_group_most_moves(&joint->part[i]->group);
    most = here > most ? here : most;
  }
  akk_onward all;
  akk_move *move = akk_calloc((size_t)most, sizeof *move);
  akk_status status = akk_onward_open(&all, joint);
  if (move == NULL)
    status = no_memory;
  for (int64_t d = 0; d < x->size && status.code == AKK_OK; d++) {
    if (x->of[d] == x->now)
      status = draw(x, &all, move, x->tables->cell + d * x->tables->columns);
    if (d % 1024 == 1023 && akk_interrupted(joint->set->hook))
      status = akk_fail(AKK_EINTERRUPT, "stopped by the user");
  }
  akk_onward_close(&all);
  free(move);
  x->now++;
  return status;
}

akk_status akk_set_sample(const akk_set_input *in, int64_t size,
                          double (*uniform)(void *), void *data,
                          akk_tables *tables, const akk_hook *hook) {
  memset(tables, 0, sizeof *tables);
  akk_set set;
  akk_tables *parts = NULL;
  akk_status status = akk_set_open(&set, in, NULL, hook);
  if (status.code == AKK_OK) {
    parts = make_parts(&set, in->categories);
    if (parts == NULL)
      status = no_memory;
  }
  tables->columns = (int64_t)in->groups * in->categories;
  int some = size > 0;
  for (int i = 0; i < set.n_linked && some && status.code == AKK_OK; i++) {
    sampler x = {.uniform = uniform, .data = data, .size = size};
    x.tables = &parts[i];
    status = akk_joints(&set, &set.linked[i], note_total, &x);
    some = x.cases > 0;
    x.of = akk_calloc((size_t)size, sizeof *x.of);
    parts[i].cell =
        akk_calloc((size_t)(size * parts[i].columns), sizeof *parts[i].cell);
    if (x.of == NULL || parts[i].cell == NULL)
      status = no_memory;
    double total = 0.0;
    for (int64_t c = 0; c < x.cases; c++)
      total += x.totals[c];
    for (int64_t d = 0; d < size && some && status.code == AKK_OK; d++) {
      double left = x.cases == 1 ? 0.0 : uniform(data) * total;
      while (x.of[d] + 1 < x.cases && left >= x.totals[x.of[d]])
        left -= x.totals[x.of[d]++];
    }
    if (some && status.code == AKK_OK)
      status = akk_joints(&set, &set.linked[i], draw_joint, &x);
    free(x.totals);
    free(x.of);
  }
  int k = in->categories;
  for (int64_t d = 0; d < size && some && status.code == AKK_OK; d++) {
    int32_t *row = add_row(tables);
    if (row == NULL) {
      status = no_memory;
      break;
    }
    for (int i = 0; i < set.n_linked; i++)
      for (int j = 0; j < set.linked[i].n_groups; j++)
        memcpy(row + set.linked[i].group[j] * k,
               parts[i].cell + d * parts[i].columns + j * k,
               (size_t)k * sizeof *row);
  }
  free_parts(&set, parts);
  akk_set_close(&set);
  return status;
}
