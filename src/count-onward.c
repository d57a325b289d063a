#include "count-onward.h"

#include <stdlib.h>
#include <string.h>

#include "gsl-guard.h"

static const akk_status no_memory = {.code = AKK_ENOMEM,
                                     .message = "out of memory"};

enum { PASS_BYTES = 1 << 28 };

static void clear(akk_onward *x, int all) {
  for (int i = 0; x->pass != NULL && i < x->joint->linked->n_groups; i++) {
    for (int64_t s = 0; x->pass[i] != NULL && s < x->joint->level[i].rows; s++)
      if (all || s != x->using[i]) {
        free(x->pass[i][s]);
        x->pass[i][s] = NULL;
      }
    if (all)
      free(x->pass[i]);
  }
  x->bytes = 0;
}

void akk_onward_close(akk_onward *x) {
  clear(x, 1);
  free(x->pass);
  free(x->using);
}

akk_status akk_onward_open(akk_onward *x, akk_joint *joint) {
  memset(x, 0, sizeof *x);
  int m = joint->linked->n_groups;
  x->joint = joint;
  x->pass = akk_calloc((size_t)m, sizeof *x->pass);
  x->using = akk_calloc((size_t)m, sizeof *x->using);
  if (x->pass == NULL || x->using == NULL)
    return no_memory;
  for (int i = 0; i < m; i++) {
    x->using[i] = -1;
    x->pass[i] = akk_calloc((size_t)joint->level[i].rows + 1, sizeof **x->pass);
    if (x->pass[i] == NULL)
      return no_memory;
  }
  return akk_ok();
}

akk_status akk_onward_pass(akk_onward *x, int i, int64_t state, double **pass) {
  akk_joint *joint = x->joint;
  x->using[i] = state;
  *pass = x->pass[i][state];
  if (*pass != NULL)
    return akk_ok();
  const akk_part *part = joint->part[i];
  const akk_group *group = &part->group;
  uint64_t bytes = group->states * sizeof **pass;
  if (x->bytes + bytes > PASS_BYTES)
    clear(x, 0);
  size_t slots = (size_t)group->layer[group->spec.k].slots;
  double *terminal = akk_calloc(slots, sizeof *terminal);
  double *back = akk_calloc((size_t)group->states, sizeof *back);
  if (terminal == NULL || back == NULL) {
    free(terminal);
    free(back);
    return no_memory;
  }
  int64_t w, to;
  for (akk_joint_window(joint, i, state, &w, &to); w < to; w++) {
    int64_t p = part->order[w];
    terminal[part->slot[p]] =
        akk_joint_ways(joint, i, akk_joint_next(joint, i, state, p));
  }
  akk_status status =
      akk_group_backward(group, terminal, back, joint->set->hook);
  free(terminal);
  if (status.code != AKK_OK) {
    free(back);
    return status;
  }
  x->bytes += bytes;
  *pass = x->pass[i][state] = back;
  return status;
}
