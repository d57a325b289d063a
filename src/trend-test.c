#include "trend-test.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "gsl-guard.h"

/* The most frequent answer comes first and scores 0: the places that its people
 * take in the waves are a draw from all places, and T does not move. The others
 * take theirs one by one: with `left` places open the next one comes into wave
 * w with probability (size - taken) / left. The state is the places taken in
 * each wave but the largest, a node, and T so far. The next most frequent
 * answer has the places that are left, whichever they are. All terms are
 * positive, so that small tails keep their digits. Times are counted from the
 * largest wave's. */

#define SCORE_MOST 1048576.0
#define TIME_MOST 4096.0
#define PEOPLE_MOST 1e6
#define STEPS_PER_CELL 0.35 /* rows are short at first; from runs */

typedef struct {
  int waves;                     /* but the largest */
  int64_t size[AKK_TREND_WAVES]; /* the largest comes last, as in `time` */
  int64_t time[AKK_TREND_WAVES];
  int64_t stride[AKK_TREND_WAVES];
  int64_t nodes, width, from; /* T is `from` and the place in a node's row */
  int64_t *first, *end;       /* of a node: where its row is not 0 */
  double *cell;               /* nodes x width */
  double left, base;          /* places open; the largest wave's time */
} trend_state;

static int is_whole(double x, double low, double high) {
  return x >= low && x <= high && x == floor(x);
}

static akk_status check_input(const akk_trend_input *in) {
  if (in->answers < 1 || in->waves < 2 || in->waves > AKK_TREND_WAVES)
    return akk_fail(AKK_EINVAL, "no answers, or too few or too many waves");
  double people = 0.0, places = 0.0;
  for (int j = 0; j < in->answers; j++) {
    if (!is_whole(in->total[j], 0.0, PEOPLE_MOST) ||
        !is_whole(in->score[j], -SCORE_MOST, SCORE_MOST))
      return akk_fail(AKK_EINVAL, "a count or score is not whole");
    people += in->total[j];
  }
  for (int w = 0; w < in->waves; w++) {
    if (!is_whole(in->size[w], 0.0, PEOPLE_MOST) ||
        !is_whole(in->time[w], -TIME_MOST, TIME_MOST))
      return akk_fail(AKK_EINVAL, "a size or time is not whole");
    places += in->size[w];
  }
  if (people != places || people < 1.0 || people > PEOPLE_MOST)
    return akk_fail(AKK_EINVAL, "answers and waves are not of the same people");
  return akk_ok();
}

/* Waves, the largest last; places in the order of nodes */
static void fill_waves(trend_state *s, const akk_trend_input *in) {
  int largest = 0;
  for (int w = 1; w < in->waves; w++)
    if (in->size[w] > in->size[largest])
      largest = w;
  s->waves = in->waves - 1;
  s->nodes = 1;
  for (int w = 0, at = 0; w < in->waves; w++) {
    int to = w == largest ? s->waves : at++;
    s->size[to] = (int64_t)in->size[w];
    s->time[to] = (int64_t)(in->time[w] - in->time[largest]);
  }
  s->base = in->time[largest];
  s->left = 0.0;
  for (int w = 0; w <= s->waves; w++)
    s->left += (double)s->size[w];
}

static akk_status fill_nodes(trend_state *s, double low, double high,
                             double people) {
  double nodes = 1.0, width = high - low + 1.0;
  for (int w = 0; w < s->waves; w++) {
    s->stride[w] = nodes < AKK_TREND_CELLS ? (int64_t)nodes : 0;
    nodes *= (double)s->size[w] + 1.0;
  }
  double cells = nodes * width,
         steps = STEPS_PER_CELL * cells * people * s->waves;
  if (cells > AKK_TREND_CELLS || steps > AKK_TREND_STEPS)
    return akk_too_large(steps, AKK_TREND_STEPS, 8.0 * cells,
                         8.0 * AKK_TREND_CELLS);
  s->nodes = (int64_t)nodes;
  s->width = (int64_t)width;
  s->from = (int64_t)low;
  s->first = akk_calloc((size_t)s->nodes, sizeof *s->first);
  s->end = akk_calloc((size_t)s->nodes, sizeof *s->end);
  s->cell = akk_calloc((size_t)s->nodes * (size_t)s->width, sizeof *s->cell);
  if (s->first == NULL || s->end == NULL || s->cell == NULL)
    return akk_fail(AKK_ENOMEM, "out of memory");
  return akk_ok();
}

/* choose(size, a) odds^a over its largest value, for a of 0 .. size */
static void tilted_row(double *row, double size, double odds) {
  double mode = floor((size + 1.0) * odds / (1.0 + odds));
  int64_t at = (int64_t)fmin(mode, size);
  row[at] = 1.0;
  for (int64_t a = at; a < (int64_t)size; a++)
    row[a + 1] = row[a] * (size - (double)a) / ((double)a + 1.0) * odds;
  for (int64_t a = at; a > 0; a--)
    row[a - 1] = row[a] * (double)a / (size - (double)a + 1.0) / odds;
}

/* The places of the first answer's people, some but not all of them: products
 * of binomials, of those that add up. */
static akk_status place_first(trend_state *s, double people) {
  double *row[AKK_TREND_WAVES] = {NULL}, all = 0.0;
  akk_status status = akk_ok();
  for (int w = 0; w <= s->waves; w++) {
    row[w] = akk_calloc((size_t)s->size[w] + 1, sizeof *row[w]);
    if (row[w] == NULL)
      status = akk_fail(AKK_ENOMEM, "out of memory");
    else
      tilted_row(row[w], (double)s->size[w], people / (s->left - people));
  }
  for (int64_t node = 0; node < s->nodes && status.code == AKK_OK; node++) {
    int64_t rest = (int64_t)people, at = node;
    double mass = 1.0;
    for (int w = s->waves - 1; w >= 0; w--) {
      mass *= row[w][at / s->stride[w]];
      rest -= at / s->stride[w];
      at %= s->stride[w];
    }
    mass *= rest < 0 || rest > s->size[s->waves] ? 0.0 : row[s->waves][rest];
    if (mass > 0.0) {
      s->first[node] = -s->from;
      s->end[node] = s->first[node] + 1;
      s->cell[node * s->width - s->from] = mass;
      all += mass;
    }
  }
  for (int64_t node = 0; node < s->nodes && status.code == AKK_OK; node++)
    s->cell[node * s->width - s->from] /= all;
  for (int w = 0; w <= s->waves; w++)
    free(row[w]);
  s->left -= people;
  return status;
}

/* Adds a node's row, moved by `shift`, to another's. */
static void add_row(trend_state *s, int64_t to, int64_t of, int64_t shift,
                    double chance) {
  if (s->end[of] <= s->first[of] || chance <= 0.0)
    return;
  int64_t first = s->first[of] + shift, end = s->end[of] + shift;
  if (s->end[to] <= s->first[to]) {
    s->first[to] = first;
    s->end[to] = end;
  } else {
    s->first[to] = first < s->first[to] ? first : s->first[to];
    s->end[to] = end > s->end[to] ? end : s->end[to];
  }
  double *row = s->cell + to * s->width + shift;
  const double *from = s->cell + of * s->width;
  for (int64_t i = s->first[of]; i < s->end[of]; i++)
    row[i] += chance * from[i];
}

/* The largest wave takes the person: the same node, at its own time 0 */
static void keep_row(trend_state *s, int64_t node, double chance) {
  double *row = s->cell + node * s->width;
  for (int64_t i = s->first[node]; i < s->end[node]; i++)
    row[i] *= chance;
  if (chance <= 0.0)
    s->first[node] = s->end[node] = 0;
}

/* One person more. Nodes from the last to the first: each takes from earlier
 * ones. */
static void place_person(trend_state *s, int64_t score, double before) {
  int64_t taken[AKK_TREND_WAVES], sum = 0;
  for (int w = 0; w < s->waves; w++) {
    taken[w] = s->size[w];
    sum += taken[w];
  }
  double last = (double)s->size[s->waves];
  for (int64_t node = s->nodes - 1; node >= 0; node--) {
    keep_row(s, node, (last - (before - (double)sum)) / s->left);
    for (int w = 0; w < s->waves; w++)
      if (taken[w] > 0)
        add_row(s, node, node - s->stride[w], score * s->time[w],
                (double)(s->size[w] - taken[w] + 1) / s->left);
    for (int w = 0; w < s->waves && node > 0; w++) {
      if (taken[w] > 0) {
        taken[w]--;
        sum--;
        break;
      }
      taken[w] = s->size[w];
      sum += taken[w];
    }
  }
  s->left -= 1.0;
}

/* What the last answer adds to T in a node */
static int64_t rest_of(const trend_state *s, int64_t node, int64_t score) {
  int64_t rest = 0;
  for (int w = s->waves - 1; w >= 0; w--) {
    rest += score * s->time[w] * (s->size[w] - node / s->stride[w]);
    node %= s->stride[w];
  }
  return rest;
}

static akk_status gather(const trend_state *s, int64_t score, double constant,
                         akk_trend_out *out) {
  int64_t low = INT64_MAX, high = INT64_MIN;
  for (int64_t node = 0; node < s->nodes; node++) {
    if (s->end[node] <= s->first[node])
      continue;
    int64_t rest = s->from + rest_of(s, node, score);
    low = s->first[node] + rest < low ? s->first[node] + rest : low;
    high = s->end[node] + rest > high ? s->end[node] + rest : high;
  }
  if ((double)(high - low) > AKK_TREND_CELLS)
    return akk_too_large(0.0, AKK_TREND_STEPS, 8.0 * (double)(high - low),
                         8.0 * AKK_TREND_CELLS);
  out->size = high - low;
  out->low = (double)low + constant;
  out->p = akk_calloc((size_t)out->size, sizeof *out->p);
  if (out->p == NULL)
    return akk_fail(AKK_ENOMEM, "out of memory");
  for (int64_t node = 0; node < s->nodes; node++) {
    int64_t rest = s->from + rest_of(s, node, score) - low;
    const double *row = s->cell + node * s->width;
    for (int64_t i = s->first[node]; i < s->end[node]; i++)
      out->p[rest + i] += row[i];
  }
  return akk_ok();
}

/* The most frequent answers, to come first and last */
static void most_given(const akk_trend_input *in, int *first, int *last) {
  *first = 0;
  for (int j = 1; j < in->answers; j++)
    if (in->total[j] > in->total[*first])
      *first = j;
  *last = -1;
  for (int j = 0; j < in->answers; j++)
    if (j != *first && (*last < 0 || in->total[j] > in->total[*last]))
      *last = j;
}

/* The least and most that T can be before the last answer, and what it is
 * counted from */
typedef struct {
  double low, high, people, constant;
} trend_reach;

static trend_reach reach_of(const trend_state *s, const akk_trend_input *in,
                            int first, int last) {
  trend_reach r = {0.0, 0.0, 0.0, 0.0};
  int64_t early = 0, late = 0;
  for (int w = 0; w <= s->waves; w++) {
    early = s->time[w] < early ? s->time[w] : early;
    late = s->time[w] > late ? s->time[w] : late;
    r.constant += in->score[first] * (double)(s->size[w] * s->time[w]);
  }
  for (int j = 0; j < in->answers; j++) {
    double score = in->score[j] - in->score[first];
    double a = score * (double)early, b = score * (double)late;
    r.constant += in->total[j] * in->score[j] * s->base;
    if (j == first || j == last)
      continue;
    r.low += in->total[j] * fmin(a, b);
    r.high += in->total[j] * fmax(a, b);
    r.people += in->total[j];
  }
  return r;
}

static akk_status run(trend_state *s, const akk_trend_input *in,
                      akk_trend_out *out, const akk_hook *hook) {
  int first, last;
  most_given(in, &first, &last);
  trend_reach reach = reach_of(s, in, first, last);
  if (in->total[first] == s->left) {
    out->p = akk_calloc(1, sizeof *out->p);
    if (out->p == NULL)
      return akk_fail(AKK_ENOMEM, "out of memory");
    *out = (akk_trend_out){reach.constant, 1, out->p};
    out->p[0] = 1.0;
    return akk_ok();
  }
  akk_status status = fill_nodes(s, reach.low, reach.high, reach.people);
  if (status.code == AKK_OK)
    status = place_first(s, in->total[first]);
  double placed = in->total[first];
  for (int j = 0; j < in->answers; j++) {
    if (j == first || j == last)
      continue;
    int64_t score = (int64_t)(in->score[j] - in->score[first]);
    for (double i = 0.0; i < in->total[j] && status.code == AKK_OK; i++) {
      place_person(s, score, placed);
      placed += 1.0;
      if (akk_interrupted(hook))
        status = akk_fail(AKK_EINTERRUPT, "stopped");
    }
  }
  if (status.code != AKK_OK)
    return status;
  int64_t score = (int64_t)(in->score[last] - in->score[first]);
  return gather(s, score, reach.constant, out);
}

akk_status akk_trend_spread(const akk_trend_input *in, akk_trend_out *out,
                            const akk_hook *hook) {
  memset(out, 0, sizeof *out);
  akk_status status = check_input(in);
  if (status.code != AKK_OK)
    return status;
  trend_state s = {0};
  fill_waves(&s, in);
  status = run(&s, in, out, hook);
  free(s.first);
  free(s.end);
  free(s.cell);
  return status;
}
