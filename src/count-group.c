#include "count-group.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "gsl-guard.h"

/* Beyond so many keys a layer is hashed. */
#define DENSE_KEYS (UINT64_C(1) << 18)
#define EXACT 9007199254740992.0 /* 2^53 */

/* Layers ---- */

/* Same coefficients before category t */
static int same_start(const akk_quantity *a, const akk_quantity *b, int t) {
  return memcmp(a->coef, b->coef, (size_t)t * sizeof *a->coef) == 0;
}

/* The partial sums of quantity q after t categories that can still end in its
 * range */
static void partial_range(const akk_group_spec *s, const akk_quantity *q, int t,
                          int64_t *low, int64_t *high) {
  int64_t before[2] = {0, 0}, after[2] = {0, 0};
  for (int j = 0; j < s->k; j++) {
    int64_t a = q->coef[j] * s->low[j], b = q->coef[j] * s->high[j];
    int64_t *side = j < t ? before : after;
    side[0] += a < b ? a : b;
    side[1] += a < b ? b : a;
  }
  *low = before[0] > q->low - after[1] ? before[0] : q->low - after[1];
  *high = before[1] < q->high - after[0] ? before[1] : q->high - after[0];
}

static int starts_before(const akk_quantity *q, int t) {
  for (int j = 0; j < t; j++)
    if (q->coef[j] != 0)
      return 1;
  return 0;
}

static int goes_on(const akk_quantity *q, int t, int k) {
  for (int j = t; j < k; j++)
    if (q->coef[j] != 0)
      return 1;
  return 0;
}

/* The first quantity with the same value after t categories */
static int first_alike(const akk_group_spec *s, int q, int t) {
  for (int p = 0; p < q; p++)
    if (same_start(&s->quantity[p], &s->quantity[q], t))
      return p;
  return q;
}

/* Whether a comparison of quantity q with another is still to come after t */
static int compared_later(const akk_group_spec *s, int q, int t) {
  for (int i = 0; i < s->n_pairs; i++) {
    int a = s->pair[i][0], b = s->pair[i][1];
    if ((a == q || b == q) && (goes_on(&s->quantity[a], t, s->k) ||
                               goes_on(&s->quantity[b], t, s->k)))
      return 1;
  }
  return 0;
}

/* Lays layer t out, given the places of the quantities in layer t - 1;
 * `place` becomes those in layer t. 0 when no state is left, -1 when there are
 * too many. */
static int lay_out(akk_group *g, int t, int *place, int *before) {
  const akk_group_spec *s = &g->spec;
  akk_layer *layer = &g->layer[t];
  memcpy(before, place, (size_t)s->n_quantities * sizeof *place);
  int *track_of = before + s->n_quantities;
  double size = 1.0;
  uint64_t stride = 1;
  for (int q = 0; q < s->n_quantities; q++) {
    const akk_quantity *one = &s->quantity[q];
    place[q] = track_of[q] = -1;
    if (!starts_before(one, t)) {
      if (!goes_on(one, t, s->k) && (one->low > 0 || one->high < 0))
        return 0; /* a sum of nothing */
      continue;
    }
    if (t > 0 && before[q] < 0 && starts_before(one, t - 1))
      continue; /* settled before */
    int64_t low, high;
    partial_range(s, one, t, &low, &high);
    if (low > high)
      return 0;
    int first = first_alike(s, q, t);
    if (first < q) {
      track_of[q] = track_of[first];
    } else {
      track_of[q] = layer->n_tracks++;
      akk_track track = {before[q], t > 0 ? one->coef[t - 1] : 0, low, high, 0};
      layer->track[track_of[q]] = track;
    }
    akk_track *track = &layer->track[track_of[q]];
    track->low = low > track->low ? low : track->low;
    track->high = high < track->high ? high : track->high;
    if (track->low > track->high)
      return 0;
    /* part of the state as long as something asks for it */
    if (one->kept || goes_on(one, t, s->k) || compared_later(s, q, t))
      track->stride = 1;
  }
  for (int i = 0; i < layer->n_tracks; i++) {
    akk_track *track = &layer->track[i];
    if (track->stride == 0)
      continue;
    int at = layer->n_coords++;
    uint64_t radix = (uint64_t)(track->high - track->low) + 1;
    layer->coord_low[at] = track->low;
    layer->coord_radix[at] = radix;
    track->stride = stride;
    size *= (double)radix;
    if (size > 4e18)
      return -1;
    stride *= radix;
    for (int q = 0; q < s->n_quantities; q++)
      if (track_of[q] == i)
        place[q] = at;
  }
  for (int i = 0; i < s->n_pairs && t > 0; i++) {
    int a = s->pair[i][0], b = s->pair[i][1];
    const akk_quantity *A = &s->quantity[a], *B = &s->quantity[b];
    int open = goes_on(A, t, s->k) || goes_on(B, t, s->k);
    int was_open = A->coef[t - 1] != 0 || B->coef[t - 1] != 0;
    if (!open && was_open) {
      layer->pair[layer->n_pairs][0] = track_of[a];
      layer->pair[layer->n_pairs++][1] = track_of[b];
    }
  }
  for (int y = 0; y < s->n_classes; y++) {
    int most = 0;
    for (int j = 0; j < t; j++)
      for (int i = s->segment_from[j]; i < s->segment_from[j + 1]; i++)
        if (s->segment[i].classes >> y & 1) {
          most++;
          break;
        }
    if (most > s->class_cap[y])
      most = s->class_cap[y];
    layer->class_stride[y] = stride;
    layer->class_radix[y] = (uint64_t)most + 1;
    size *= most + 1;
    if (size > 4e18)
      return -1;
    stride *= (uint64_t)most + 1;
  }
  layer->slots = size <= (double)DENSE_KEYS ? stride : 0;
  return 1;
}

/* Moves ---- */

int akk_group_most_moves(const akk_group *group) {
  const akk_group_spec *s = &group->spec;
  int most = 1;
  for (int j = 0; s->n_classes > 0 && j < s->k; j++) {
    int here = s->segment_from[j + 1] - s->segment_from[j];
    most = here > most ? here : most;
  }
  return most;
}

int akk_group_moves(const akk_group *group, int t, uint64_t key,
                    akk_move *move) {
  const akk_group_spec *s = &group->spec;
  const akk_layer *from = &group->layer[t], *to = &group->layer[t + 1];
  int64_t c0 = s->low[t], c1 = s->high[t];
  uint64_t base = 0, delta = 0, rest = key;
  /* the values of the state, read as they are needed: coordinates are few */
  int64_t value[64];
  for (int i = 0; i < from->n_coords; i++) {
    value[i] = from->coord_low[i] + (int64_t)(rest % from->coord_radix[i]);
    rest /= from->coord_radix[i];
  }
  for (int i = 0; i < to->n_tracks; i++) {
    const akk_track *track = &to->track[i];
    int64_t v = track->from < 0 ? 0 : value[track->from];
    if (track->coef == 0) {
      if (v < track->low || v > track->high)
        return 0;
    } else if (track->coef > 0) {
      int64_t a = track->coef == 1 ? track->low - v
                                   : akk_ceil_div(track->low - v, track->coef),
              b = track->coef == 1
                      ? track->high - v
                      : akk_floor_div(track->high - v, track->coef);
      c0 = a > c0 ? a : c0;
      c1 = b < c1 ? b : c1;
    } else {
      int64_t a = akk_ceil_div(v - track->high, -track->coef),
              b = akk_floor_div(v - track->low, -track->coef);
      c0 = a > c0 ? a : c0;
      c1 = b < c1 ? b : c1;
    }
    base += track->stride * (uint64_t)(v - track->low);
    delta += track->stride * (uint64_t)track->coef;
  }
  for (int i = 0; i < to->n_pairs; i++) {
    /* va + ca c > vb + cb c; a sum of nothing is 0 */
    int a = to->pair[i][0], b = to->pair[i][1];
    const akk_track *A = a < 0 ? NULL : &to->track[a],
                    *B = b < 0 ? NULL : &to->track[b];
    int64_t va = A == NULL || A->from < 0 ? 0 : value[A->from],
            vb = B == NULL || B->from < 0 ? 0 : value[B->from];
    int64_t slope = (A == NULL ? 0 : A->coef) - (B == NULL ? 0 : B->coef);
    if (slope == 0) {
      if (va <= vb)
        return 0;
    } else if (slope > 0) {
      int64_t least = akk_ceil_div(vb - va + 1, slope);
      c0 = least > c0 ? least : c0;
    } else {
      int64_t most = akk_floor_div(va - vb - 1, -slope);
      c1 = most < c1 ? most : c1;
    }
  }
  if (c0 > c1)
    return 0;
  if (s->n_classes == 0) {
    akk_move one = {c0, c1, base, delta};
    move[0] = one;
    return 1;
  }
  int n = 0;
  for (int i = s->segment_from[t]; i < s->segment_from[t + 1]; i++) {
    const akk_segment *g = &s->segment[i];
    akk_move one = {g->c0 > c0 ? g->c0 : c0, g->c1 < c1 ? g->c1 : c1, base,
                    delta};
    if (one.c0 > one.c1)
      continue;
    uint64_t left = rest;
    for (int y = 0; y < s->n_classes; y++) {
      uint64_t have = left % from->class_radix[y];
      left /= from->class_radix[y];
      have += g->classes >> y & 1;
      if (have > (uint64_t)s->class_cap[y])
        have = (uint64_t)s->class_cap[y];
      one.base += have * to->class_stride[y];
    }
    move[n++] = one;
  }
  return n;
}

/* Forward ---- */

static const akk_status no_memory = {.code = AKK_ENOMEM,
                                     .message = "out of memory"};
static const akk_status stopped = {.code = AKK_EINTERRUPT,
                                   .message = "stopped by the user"};
static const akk_status too_large = {
    .code = AKK_EDATA, .message = "the constraints overlap in too many ways"};

/* By differences: each move adds its ways at its first key and takes them away
 * after its last, and running sums along the step between keys do the rest. A
 * step may run on into keys of another line: there the two cancel. Exact while
 * all numbers are whole and below 2^53. */
static akk_status step_dense(akk_group *g, int t, akk_move *move,
                             const akk_hook *hook, uint64_t *work) {
  const akk_layer *from = &g->layer[t];
  akk_layer *to = &g->layer[t + 1];
  double all = 0.0;
  for (uint64_t slot = 0; slot < from->slots; slot++)
    all += from->forward[slot];
  int by_differences = all < EXACT / 4 && g->spec.high[t] - g->spec.low[t] > 3;
  uint64_t delta = 0;
  for (int i = 0; i < to->n_tracks; i++)
    delta += to->track[i].stride * (uint64_t)to->track[i].coef;
  by_differences &= delta > 0 && delta < to->slots;
  for (uint64_t slot = 0; slot < from->slots; slot++) {
    double ways = from->forward[slot];
    if (ways == 0.0)
      continue;
    int n = akk_group_moves(g, t, akk_layer_key(from, slot), move);
    for (int i = 0; i < n; i++) {
      uint64_t key = move[i].base + (uint64_t)move[i].c0 * delta;
      if (by_differences) {
        to->forward[key] += ways;
        key += (uint64_t)(move[i].c1 - move[i].c0 + 1) * delta;
        if (key < to->slots)
          to->forward[key] -= ways;
        *work += 1;
      } else if (delta == 0) {
        to->forward[key] += ways * (double)(move[i].c1 - move[i].c0 + 1);
        *work += 1;
      } else {
        for (int64_t c = move[i].c0; c <= move[i].c1; c++, key += delta)
          to->forward[key] += ways;
        *work += (uint64_t)(move[i].c1 - move[i].c0 + 1);
      }
    }
    if (*work > 1000000) {
      *work = 0;
      if (akk_interrupted(hook))
        return stopped;
    }
  }
  if (by_differences)
    for (uint64_t key = delta; key < to->slots; key++)
      to->forward[key] += to->forward[key - delta];
  return akk_ok();
}

static akk_status step_hashed(akk_group *g, int t, akk_move *move,
                              const akk_hook *hook, uint64_t *work) {
  const akk_layer *from = &g->layer[t];
  akk_layer *to = &g->layer[t + 1];
  for (uint64_t slot = 0; slot < from->slots; slot++) {
    double ways = from->forward[slot];
    if (ways == 0.0)
      continue;
    int n = akk_group_moves(g, t, akk_layer_key(from, slot), move);
    for (int i = 0; i < n; i++) {
      for (int64_t c = move[i].c0; c <= move[i].c1; c++) {
        if (!akk_layer_add(to, move[i].base + (uint64_t)c * move[i].delta,
                           ways))
          return no_memory;
        if (to->used > AKK_MAX_STATES / 2)
          return too_large;
      }
      *work += (uint64_t)(move[i].c1 - move[i].c0 + 1);
      if (*work > 500000) {
        *work = 0;
        if (akk_interrupted(hook))
          return stopped;
      }
    }
  }
  return akk_ok();
}

akk_status akk_group_build(akk_group *group, akk_group_spec *spec,
                           const akk_hook *hook) {
  memset(group, 0, sizeof *group);
  group->spec = *spec;
  memset(spec, 0, sizeof *spec);
  const akk_group_spec *s = &group->spec;
  int nq = s->n_quantities;
  if (nq > 60 || s->n_classes > 60)
    return too_large;
  group->layer = akk_calloc((size_t)s->k + 1, sizeof *group->layer);
  group->final_place = akk_calloc((size_t)nq, sizeof *group->final_place);
  int *place = akk_calloc(3 * (size_t)nq, sizeof *place);
  akk_move *move =
      akk_calloc((size_t)akk_group_most_moves(group), sizeof *move);
  akk_status status = akk_ok();
  if (group->layer == NULL || group->final_place == NULL || place == NULL ||
      move == NULL) {
    status = no_memory;
    goto done;
  }
  uint64_t work = 0;
  for (int q = 0; q < nq; q++)
    place[q] = -1;
  for (int t = 0; t <= s->k; t++) {
    akk_layer *layer = &group->layer[t];
    if (!akk_layer_make(layer, nq, s->n_pairs, s->n_classes)) {
      status = no_memory;
      goto done;
    }
    int laid = lay_out(group, t, place, place + nq);
    if (laid < 0) {
      status = too_large;
      goto done;
    }
    if (laid == 0) {
      group->empty = 1;
      goto done;
    }
    if (!akk_layer_open(layer)) {
      status = no_memory;
      goto done;
    }
    if (t == 0) {
      layer->forward[0] = 1.0; /* nothing yet: one state */
    } else {
      status = layer->keys == NULL
                   ? step_dense(group, t - 1, move, hook, &work)
                   : step_hashed(group, t - 1, move, hook, &work);
      if (status.code != AKK_OK)
        goto done;
    }
    layer->start = group->states;
    group->states += layer->slots;
    if (group->states > AKK_MAX_STATES) {
      status = too_large;
      goto done;
    }
  }
  memcpy(group->final_place, place, (size_t)nq * sizeof *place);
done:
  free(place);
  free(move);
  return status;
}

void akk_group_free(akk_group *group) {
  for (int t = 0; group->layer != NULL && t <= group->spec.k; t++)
    akk_layer_free(&group->layer[t]);
  free(group->layer);
  free(group->final_place);
  akk_group_spec_free(&group->spec);
  memset(group, 0, sizeof *group);
}

void akk_group_final(const akk_group *group, uint64_t slot, int64_t *value) {
  const akk_group_spec *s = &group->spec;
  const akk_layer *last = &group->layer[s->k];
  int64_t at[64];
  uint64_t rest = akk_layer_key(last, slot);
  for (int i = 0; i < last->n_coords; i++) {
    at[i] = last->coord_low[i] + (int64_t)(rest % last->coord_radix[i]);
    rest /= last->coord_radix[i];
  }
  int n = 0;
  for (int q = 0; q < s->n_quantities; q++)
    if (s->quantity[q].kept)
      value[n++] = group->final_place[q] < 0 ? 0 : at[group->final_place[q]];
  for (int y = 0; y < s->n_classes; y++) {
    value[n++] = (int64_t)(rest % last->class_radix[y]);
    rest /= last->class_radix[y];
  }
}
