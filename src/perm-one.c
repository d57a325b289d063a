/* As in perm-tail.c: two lists and a category in between, but now with two
 * numbers to be drawn at once (of label "only 1" and of label "both"), which
 * are put in one: number = only1 + (persons + 1) both. Of each category, the
 * counts of the three labels have trinomial weights with the labels' shares;
 * given the totals that is the distribution wanted, whatever the shares. */
#include "perm-one.h"

#include <math.h>
#include <stdlib.h>

#include "gsl-guard.h"
#include "perm-tail.h"

#define LARGEST 4503599627370496.0 /* 2^52 */

akk_status akk_perm_one_moments(const akk_perm_one_input *in, int64_t value[3],
                                int64_t size[3], akk_perm_result *out) {
  double largest = 1.0, people = 0.0;
  for (int g = 0; g < 3; g++) {
    size[g] = 0;
    for (int64_t j = 0; j < in->k; j++) {
      int64_t n = in->table[j + in->k * g];
      if (n < 0)
        return akk_fail(AKK_EINVAL, "a count is below 0");
      size[g] += n;
      people += (double)n;
    }
  }
  for (int64_t j = 0; j < in->k; j++)
    largest = fmax(largest, fabs((double)in->score[j]));
  if (!(4.0 * largest * people * people < LARGEST))
    return akk_fail(AKK_EDATA, "the scores are too large for their number");
  int64_t n1 = size[0] + size[1], n2 = size[1] + size[2];
  value[0] = n2;
  value[1] = n2 - n1;
  value[2] = -n1;
  double M = people, s_mean = 0.0, v_mean = 0.0, ss = 0.0, vv = 0.0, T = 0.0;
  for (int64_t j = 0; j < in->k; j++)
    for (int g = 0; g < 3; g++) {
      double n = (double)in->table[j + in->k * g];
      s_mean += n * (double)in->score[j] / M;
      v_mean += n * (double)value[g] / M;
      T += n * (double)in->score[j] * (double)value[g];
    }
  for (int64_t j = 0; j < in->k; j++)
    for (int g = 0; g < 3; g++) {
      double n = (double)in->table[j + in->k * g];
      ss +=
          n * ((double)in->score[j] - s_mean) * ((double)in->score[j] - s_mean);
      vv += n * ((double)value[g] - v_mean) * ((double)value[g] - v_mean);
    }
  out->observed = T;
  out->mean = 0.0; /* sum of value = n2 n1 - n1 n2 */
  out->variance = M > 1.0 ? ss * vv / (M - 1.0) : 0.0;
  return akk_ok();
}

typedef struct {
  const akk_perm_one_input *in;
  int64_t value[3], size[3], persons;
  akk_perm_part *part;
  int64_t parts;
  int64_t *answer, *people; /* by part: its score, its persons */
  int64_t *numbers;
  double *weights;
} one;

/* Weights relative to the largest; what they add up to does not matter, as long
 * as the whole is divided by the sum over all (see total_weight). */
static akk_status make_parts(one *o, akk_scaled *front) {
  const akk_perm_one_input *in = o->in;
  double room = 0.0;
  int64_t longest = 0;
  for (int64_t j = 0; j < in->k; j++) {
    int64_t t = in->table[j] + in->table[j + in->k] + in->table[j + 2 * in->k];
    double x = (double)(t < o->size[0] ? t : o->size[0]) + 1.0;
    double y = (double)(t < o->size[1] ? t : o->size[1]) + 1.0;
    room += x * y;
    longest = t > longest ? t : longest;
  }
  if (room > 1e8)
    return akk_fail(AKK_ELIMIT, "too many persons for this method");
  o->part = akk_calloc((size_t)in->k, sizeof *o->part);
  o->answer = akk_calloc((size_t)in->k, 2 * sizeof *o->answer);
  o->numbers = akk_calloc((size_t)room, 2 * sizeof *o->numbers);
  o->weights = akk_calloc((size_t)room, sizeof *o->weights);
  double *outer = akk_calloc((size_t)longest + 1, sizeof *outer);
  double *inner = akk_calloc((size_t)longest + 1, sizeof *inner);
  akk_status status = akk_ok();
  if (o->part == NULL || o->answer == NULL || o->numbers == NULL ||
      o->weights == NULL || outer == NULL || inner == NULL) {
    status = akk_fail(AKK_ENOMEM, "out of memory");
    goto done;
  }
  o->people = o->answer + in->k;
  /* shares of "both" among all, of "only 1" among the others */
  double rest = (double)(o->size[0] + o->size[2]);
  double logit_y = log((double)o->size[1] / rest);
  double logit_x = log((double)o->size[0] / (double)o->size[2]);
  int64_t *number = o->numbers, *score = o->numbers + (int64_t)room;
  double *weight = o->weights;
  for (int64_t j = 0; j < in->k; j++) {
    int64_t t = in->table[j] + in->table[j + in->k] + in->table[j + 2 * in->k];
    if (t == 0)
      continue;
    o->answer[o->parts] = in->score[j];
    o->people[o->parts] = t;
    akk_perm_part *part = o->part + o->parts++;
    int64_t lo, mode, n = 0;
    double lost = 0.0;
    akk_scaled unused = {1.0L, 0};
    akk_perm_spread(t, logit_y, 0.0, outer, &lo, &mode, &unused, &lost);
    part->counts = 1;
    part->weight = weight + n;
    part->number = number;
    part->score = score;
    part->least = INT64_MAX;
    for (int64_t y = 0; y <= t && y <= o->size[1]; y++) {
      akk_perm_spread(t - y, logit_x, 0.0, inner, &lo, &mode, &unused, &lost);
      for (int64_t x = 0; x <= t - y && x <= o->size[0]; x++) {
        if (t - x - y > o->size[2])
          continue;
        double w = outer[y] * inner[x];
        if (!(w > 0.0))
          continue;
        weight[n] = w;
        number[n] = x + (o->persons + 1) * y;
        score[n] = in->score[j] * (o->value[0] * x + o->value[1] * y +
                                   o->value[2] * (t - x - y));
        part->least = number[n] < part->least ? number[n] : part->least;
        part->most = number[n] > part->most ? number[n] : part->most;
        n++;
      }
    }
    part->hi = n - 1;
    number += n;
    score += n;
    weight += n;
  }
  /* the probability of the totals under the same shares */
  {
    int64_t M = o->persons, lo, mode;
    double lost = 0.0;
    akk_scaled unused = {1.0L, 0};
    double *all = akk_calloc((size_t)M + 1, sizeof *all);
    if (all == NULL) {
      status = akk_fail(AKK_ENOMEM, "out of memory");
      goto done;
    }
    akk_perm_spread(M, logit_y, 0.0, all, &lo, &mode, &unused, &lost);
    front->m = 1.0L / (long double)all[o->size[1] - lo];
    akk_perm_spread(M - o->size[1], logit_x, 0.0, all, &lo, &mode, &unused,
                    &lost);
    front->m /= (long double)all[o->size[0] - lo];
    free(all);
  }
done:
  free(outer);
  free(inner);
  return status;
}

/* What lists of the first 0, 1, ... parts (or of the last) hold: at most
 * `cells` cells in `rows` rows, and the work to build them. */
typedef struct {
  double cells, rows, build;
} holding;

static int64_t divisor(int64_t a, int64_t b) {
  while (b != 0) {
    int64_t r = a % b;
    a = b;
    b = r;
  }
  return a < 0 ? -a : a;
}

/* A row is (x, y), the numbers of persons of label "only 1" and "both". Its
 * scores are (n1 + n2) S1 + n2 S2 but for a constant, with S1 the points of the
 * x and S2 those of the y: at most so many as S1 and S2 can differ. */
static void distinct(const one *o, double T, double units, holding *h) {
  double cells = 0.0, rows = 0.0;
  for (double x = 0.0; x <= T && x <= (double)o->size[0]; x++)
    for (double y = fmax(0.0, T - x - (double)o->size[2]);
         y <= T - x && y <= (double)o->size[1]; y++) {
      rows++;
      cells += (units * fmin(x, T - x) + 1.0) * (units * fmin(y, T - y) + 1.0);
    }
  h->rows = rows;
  h->cells = fmin(h->cells, cells);
}

static void weigh(const one *o, int from_end, holding *h) {
  double T = 0.0;
  int64_t first = 0, low = 0, high = 0, unit = 0;
  h[0] = (holding){1.0, 1.0, 0.0};
  for (int64_t i = 0; i < o->parts; i++) {
    int64_t j = from_end ? o->parts - 1 - i : i, s = o->answer[j];
    double size = (double)(o->part[j].hi + 1);
    if (i == 0)
      first = low = high = s;
    low = s < low ? s : low;
    high = s > high ? s : high;
    unit = divisor(unit, s - first);
    T += (double)o->people[j];
    holding *now = h + i + 1;
    now->cells = h[i].cells * size;
    now->rows = fmin(now->cells, 0.5 * (T + 1.0) * (T + 2.0));
    now->build = h[i].build + now->cells +
                 fmin(T, (double)o->size[1]) * (double)o->persons * size;
    if (T <= 2000.0)
      distinct(o, T, unit > 0 ? (double)(high - low) / (double)unit : 0.0, now);
  }
}

/* Categories 0 .. left - 1, then one by itself, then the rest */
static akk_status split(const one *o, int64_t *left, double *steps,
                        double *bytes) {
  holding *front = akk_calloc(2 * (size_t)o->parts + 2, sizeof *front);
  if (front == NULL)
    return akk_fail(AKK_ENOMEM, "out of memory");
  holding *back = front + o->parts + 1;
  weigh(o, 0, front);
  weigh(o, 1, back);
  *left = 0;
  *steps = *bytes = INFINITY;
  for (int64_t i = 0; i < o->parts; i++) {
    const holding *l = front + i, *r = back + (o->parts - 1 - i);
    double s = l->build + r->build +
               l->rows * (double)(o->part[i].hi + 1) *
                   (2.0 + l->cells / l->rows + r->cells / r->rows);
    double b = 32.0 * (l->cells + r->cells);
    if (s + 0.2 * b < *steps + 0.2 * *bytes) {
      *left = i;
      *steps = s;
      *bytes = b;
    }
  }
  free(front);
  return akk_ok();
}

static akk_status one_tail(one *o, int64_t left, int64_t t, int below,
                           int point, akk_scaled front, akk_chance *answer,
                           const akk_hook *hook) {
  akk_perm_problem p = {.u1 = o->size[0] + (o->persons + 1) * o->size[1]};
  akk_perm_tilted m = {.p = &p, .t = below ? -t : t};
  const akk_perm_part **parts = akk_calloc((size_t)o->parts, sizeof *parts);
  akk_perm_list l = {0, -1, NULL, NULL, NULL, 0}, r = l;
  akk_status status = akk_ok();
  double total = 0.0;
  if (parts == NULL)
    return akk_fail(AKK_ENOMEM, "out of memory");
  if (below != (o->part[0].s != 0))
    for (int64_t j = 0; j < o->parts; j++) {
      /* turn the scores; s remembers that they are */
      int64_t *score = o->numbers + (o->part[j].score - o->numbers);
      for (int64_t i = 0; i <= o->part[j].hi; i++)
        score[i] = -score[i];
      o->part[j].s = below;
    }
  for (int64_t j = 0; j < o->parts; j++)
    parts[j] = o->part + j;
  status = akk_perm_list_build(parts, left, 0.0, &l, &m.lost, hook);
  if (status.code == AKK_OK)
    status = akk_perm_list_build(parts + left + 1, o->parts - left - 1, 0.0, &r,
                                 &m.lost, hook);
  if (status.code == AKK_OK)
    status = akk_perm_join_lists(&m, o->part + left, &l, &r, point, 0.0, &total,
                                 hook);
  if (status.code == AKK_OK) {
    akk_perm_times(&front, total);
    *answer = akk_perm_chance(front);
  }
  akk_perm_list_free(&l);
  akk_perm_list_free(&r);
  free(parts);
  return status;
}

akk_status akk_perm_one(const akk_perm_one_input *in, int wanted,
                        const akk_perm_limits *limits, akk_perm_result *out,
                        const akk_hook *hook) {
  akk_perm_limits bounds = {1.2e11, 1073741824.0};
  if (limits != NULL && limits->steps > 0.0)
    bounds.steps = limits->steps;
  if (limits != NULL && limits->bytes > 0.0)
    bounds.bytes = limits->bytes;
  akk_perm_result nothing = {.observed = NAN};
  *out = nothing;
  one o = {.in = in};
  akk_scaled front = {1.0L, 0};
  akk_status status = akk_perm_one_moments(in, o.value, o.size, out);
  if (status.code != AKK_OK || wanted == AKK_PERM_MOMENTS)
    return status;
  o.persons = o.size[0] + o.size[1] + o.size[2];
  akk_chance sure = {1.0, 0.0};
  int labels = (o.size[0] > 0) + (o.size[1] > 0) + (o.size[2] > 0);
  if (labels < 2 || !(out->variance > 0.0)) {
    out->lower = out->upper = out->both = out->point = out->both_point = sure;
    return status;
  }
  status = make_parts(&o, &front);
  if (status.code == AKK_OK) {
    int64_t left = 0;
    status = split(&o, &left, &out->steps, &out->bytes);
    if (status.code == AKK_OK &&
        (out->steps > bounds.steps || out->bytes > bounds.bytes))
      status =
          akk_too_large(out->steps, bounds.steps, out->bytes, bounds.bytes);
    int64_t t = (int64_t)out->observed;
    struct {
      int flag, below, point;
      int64_t t;
      akk_chance *to;
    } jobs[] = {
        {AKK_PERM_LOWER, 1, 0, t, &out->lower},
        {AKK_PERM_UPPER, 0, 0, t, &out->upper},
        {AKK_PERM_POINT, 0, 1, t, &out->point},
    };
    for (int i = 0; i < 3 && status.code == AKK_OK; i++)
      if (wanted & jobs[i].flag)
        status = one_tail(&o, left, jobs[i].t, jobs[i].below, jobs[i].point,
                          front, jobs[i].to, hook);
    /* the mean is 0 */
    if ((wanted & AKK_PERM_BOTH) && status.code == AKK_OK) {
      out->both = sure;
      out->both_point = out->point;
      if (t != 0) {
        akk_chance low = {0.0, -INFINITY}, high = low, far = low;
        int64_t a = t < 0 ? -t : t;
        status = one_tail(&o, left, a, 0, 0, front, &high, hook);
        if (status.code == AKK_OK)
          status = one_tail(&o, left, -a, 1, 0, front, &low, hook);
        if (status.code == AKK_OK && (wanted & AKK_PERM_POINT))
          status = one_tail(&o, left, -t, 0, 1, front, &far, hook);
        out->both.p = fmin(1.0, low.p + high.p);
        out->both.log = log(out->both.p);
        out->both_point.p = out->point.p + far.p;
        out->both_point.log = log(out->both_point.p);
      }
    }
  }
  free(o.part);
  free(o.answer);
  free(o.numbers);
  free(o.weights);
  return status;
}
