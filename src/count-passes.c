/* Passes over the states of a group that count-group.c has built. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "count-group.h"
#include "gsl-guard.h"

static const akk_status no_memory = {.code = AKK_ENOMEM,
                                     .message = "out of memory"};
static const akk_status stopped = {.code = AKK_EINTERRUPT,
                                   .message = "stopped by the user"};

akk_status akk_group_backward(const akk_group *group, const double *terminal,
                              double *back, const akk_hook *hook) {
  int k = group->spec.k;
  const akk_layer *last = &group->layer[k];
  akk_move *move =
      akk_calloc((size_t)akk_group_most_moves(group), sizeof *move);
  if (move == NULL)
    return no_memory;
  akk_status status = akk_ok();
  for (uint64_t slot = 0; slot < last->slots; slot++)
    back[last->start + slot] = last->forward[slot] > 0.0 ? terminal[slot] : 0.0;
  uint64_t work = 0;
  for (int t = k - 1; t >= 0; t--) {
    const akk_layer *from = &group->layer[t], *to = &group->layer[t + 1];
    for (uint64_t slot = 0; slot < from->slots; slot++) {
      double sum = 0.0;
      if (from->forward[slot] > 0.0) {
        int n = akk_group_moves(group, t, akk_layer_key(from, slot), move);
        for (int i = 0; i < n; i++) {
          for (int64_t c = move[i].c0; c <= move[i].c1; c++)
            sum += back[to->start +
                        akk_layer_slot(to, move[i].base +
                                               (uint64_t)c * move[i].delta)];
          work += (uint64_t)(move[i].c1 - move[i].c0 + 1);
        }
      }
      back[from->start + slot] = sum;
      if (work > 500000) {
        work = 0;
        if (akk_interrupted(hook)) {
          status = stopped;
          goto done;
        }
      }
    }
  }
done:
  free(move);
  return status;
}

akk_status akk_group_extreme(const akk_group *group, const double *weight,
                             int sign, double *value, const akk_hook *hook) {
  int k = group->spec.k;
  uint64_t most = 1;
  for (int t = 0; t <= k; t++)
    if (group->layer[t].slots > most)
      most = group->layer[t].slots;
  akk_move *move =
      akk_calloc((size_t)akk_group_most_moves(group), sizeof *move);
  double *now = akk_calloc((size_t)most, sizeof *now);
  double *next = akk_calloc((size_t)most, sizeof *next);
  akk_status status = akk_ok();
  if (move == NULL || now == NULL || next == NULL) {
    status = no_memory;
    goto done;
  }
  uint64_t work = 0;
  for (int t = 0; t < k; t++) {
    const akk_layer *from = &group->layer[t], *to = &group->layer[t + 1];
    for (uint64_t slot = 0; slot < to->slots; slot++)
      next[slot] = NAN;
    for (uint64_t slot = 0; slot < from->slots; slot++) {
      if (!(from->forward[slot] > 0.0))
        continue;
      int n = akk_group_moves(group, t, akk_layer_key(from, slot), move);
      for (int i = 0; i < n; i++) {
        for (int64_t c = move[i].c0; c <= move[i].c1; c++) {
          double v = now[slot] + weight[t] * (double)c;
          double *best = &next[akk_layer_slot(
              to, move[i].base + (uint64_t)c * move[i].delta)];
          if (isnan(*best) || sign * v < sign * *best)
            *best = v;
        }
        work += (uint64_t)(move[i].c1 - move[i].c0 + 1);
      }
      if (work > 500000) {
        work = 0;
        if (akk_interrupted(hook)) {
          status = stopped;
          goto done;
        }
      }
    }
    double *swap = now;
    now = next;
    next = swap;
  }
  memcpy(value, now, (size_t)group->layer[k].slots * sizeof *value);
done:
  free(move);
  free(now);
  free(next);
  return status;
}

akk_status akk_group_ranges(const akk_group *group, const double *back,
                            int64_t *low, int64_t *high, const akk_hook *hook) {
  int k = group->spec.k;
  akk_move *move =
      akk_calloc((size_t)akk_group_most_moves(group), sizeof *move);
  if (move == NULL)
    return no_memory;
  for (int t = 0; t < k; t++) {
    const akk_layer *from = &group->layer[t], *to = &group->layer[t + 1];
    if (akk_interrupted(hook)) {
      free(move);
      return stopped;
    }
    for (uint64_t slot = 0; slot < from->slots; slot++) {
      if (!(from->forward[slot] > 0.0) || !(back[from->start + slot] > 0.0))
        continue;
      int n = akk_group_moves(group, t, akk_layer_key(from, slot), move);
      for (int i = 0; i < n; i++) {
        const akk_move *m = &move[i];
        for (int64_t c = m->c0; c <= m->c1 && c < low[t]; c++)
          if (back[to->start +
                   akk_layer_slot(to, m->base + (uint64_t)c * m->delta)] > 0.0)
            low[t] = c;
        for (int64_t c = m->c1; c >= m->c0 && c > high[t]; c--)
          if (back[to->start +
                   akk_layer_slot(to, m->base + (uint64_t)c * m->delta)] > 0.0)
            high[t] = c;
      }
    }
  }
  free(move);
  return akk_ok();
}
