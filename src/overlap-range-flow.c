#include "overlap-range-flow.h"

#include <string.h>

static int64_t least(int64_t a, int64_t b) { return a < b ? a : b; }

enum { NODES = 2 * AKK_FLOW_MAX };

akk_status akk_flow(int size, const int64_t *row, const int64_t *column,
                    int64_t corner_low, int64_t corner_high,
                    const int64_t *cost, int64_t *x, int64_t *total,
                    int *feasible) {
  if (size < 1 || size > AKK_FLOW_MAX)
    return akk_fail(AKK_EINVAL, "a transport problem of %d rows", size);
  *feasible = 0;
  int64_t supply[AKK_FLOW_MAX], demand[AKK_FLOW_MAX], left = 0, wanted = 0;
  int corner = size * size - 1;
  memset(x, 0, sizeof *x * (size_t)(size * size));
  for (int i = 0; i < size; i++) {
    supply[i] = row[i];
    demand[i] = column[i];
  }
  if (corner_low < 0)
    corner_low = 0;
  supply[size - 1] -= corner_low;
  demand[size - 1] -= corner_low;
  for (int i = 0; i < size; i++) {
    if (supply[i] < 0 || demand[i] < 0)
      return akk_ok();
    left += supply[i];
    wanted += demand[i];
  }
  if (left != wanted || corner_high < corner_low)
    return akk_ok();
  int64_t room = corner_high - corner_low;
  while (left > 0) {
    /* the cheapest way from a row with supply to a column with demand; forward
     * along a cell, backward where it holds something */
    int64_t far = INT64_MAX, distance[NODES];
    int from[NODES];
    for (int v = 0; v < 2 * size; v++) {
      distance[v] = v < size && supply[v] > 0 ? 0 : far;
      from[v] = -1;
    }
    for (int moved = 1; moved;) {
      moved = 0;
      for (int i = 0; i < size; i++) {
        if (distance[i] == far)
          continue;
        for (int j = 0; j < size; j++) {
          int cell = i + size * j;
          if (cell == corner && x[cell] >= room)
            continue;
          int64_t d = distance[i] + cost[cell];
          if (d < distance[size + j]) {
            distance[size + j] = d;
            from[size + j] = i;
            moved = 1;
          }
        }
      }
      for (int j = 0; j < size; j++) {
        if (distance[size + j] == far)
          continue;
        for (int i = 0; i < size; i++) {
          int cell = i + size * j;
          if (x[cell] == 0)
            continue;
          int64_t d = distance[size + j] - cost[cell];
          if (d < distance[i]) {
            distance[i] = d;
            from[i] = size + j;
            moved = 1;
          }
        }
      }
    }
    int end = -1;
    for (int j = 0; j < size; j++)
      if (demand[j] > 0 && distance[size + j] < far &&
          (end < 0 || distance[size + j] < distance[end]))
        end = size + j;
    if (end < 0)
      return akk_ok();
    int64_t push = demand[end - size];
    int v = end;
    while (from[v] >= 0) {
      int u = from[v];
      if (u < size) {
        if (u + size * (v - size) == corner)
          push = least(push, room - x[corner]);
      } else {
        push = least(push, x[v + size * (u - size)]);
      }
      v = u;
    }
    push = least(push, supply[v]);
    supply[v] -= push;
    demand[end - size] -= push;
    left -= push;
    for (v = end; from[v] >= 0; v = from[v]) {
      int u = from[v];
      if (u < size)
        x[u + size * (v - size)] += push;
      else
        x[v + size * (u - size)] -= push;
    }
  }
  x[corner] += corner_low;
  *total = 0;
  for (int cell = 0; cell <= corner; cell++)
    *total += cost[cell] * x[cell];
  *feasible = 1;
  return akk_ok();
}

akk_status akk_covariance_range(int k, const int64_t *score, const int64_t *c1,
                                const int64_t *c2, int64_t n, int64_t m_low,
                                int64_t m_high, double *low, double *high) {
  if (k < 1 || k >= AKK_FLOW_MAX)
    return akk_fail(AKK_EINVAL, "%d categories", k);
  int size = k + 1, feasible;
  int64_t row[AKK_FLOW_MAX], column[AKK_FLOW_MAX], total;
  int64_t cost[AKK_FLOW_MAX * AKK_FLOW_MAX], x[AKK_FLOW_MAX * AKK_FLOW_MAX];
  int64_t n1 = 0, n2 = 0, sum1 = 0, sum2 = 0;
  for (int i = 0; i < k; i++) {
    row[i] = c1[i];
    column[i] = c2[i];
    n1 += c1[i];
    n2 += c2[i];
    sum1 += score[i] * c1[i];
    sum2 += score[i] * c2[i];
  }
  row[k] = n - n1;
  column[k] = n - n2;
  *low = *high = 0.0;
  for (int sign = 1; sign >= -1; sign -= 2) {
    for (int i = 0; i < size; i++)
      for (int j = 0; j < size; j++)
        cost[i + size * j] = i == k || j == k ? 0
                                              : sign * (n1 * score[i] - sum1) *
                                                    (n2 * score[j] - sum2);
    akk_status status =
        akk_flow(size, row, column, n - n1 - n2 + m_low, n - n1 - n2 + m_high,
                 cost, x, &total, &feasible);
    if (status.code != AKK_OK)
      return status;
    if (!feasible)
      return akk_fail(AKK_EDATA, "no twin table has these margins");
    *(sign > 0 ? low : high) = (double)(sign * total);
  }
  return akk_ok();
}
