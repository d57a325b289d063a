#include "overlap-scores-table.h"

#include <string.h>

akk_status akk_twin_problem_read(akk_twin_problem *p,
                                 const akk_scores_input *in,
                                 const akk_hook *hook) {
  memset(p, 0, sizeof *p);
  if (in->k < 2 || in->k >= AKK_FLOW_MAX || in->m_low < 0 ||
      in->m_low > in->m_high)
    return akk_fail(AKK_EINVAL, "the margins of two groups are not in order");
  int k = in->k;
  p->in = in;
  p->hook = hook;
  p->size = k + 1;
  double sum1 = 0.0, sum2 = 0.0;
  for (int i = 0; i < k; i++) {
    p->row[i] = in->c1[i];
    p->column[i] = in->c2[i];
    p->n1 += in->c1[i];
    p->n2 += in->c2[i];
    p->s[i] = (double)(in->score[i] - in->score[0]);
    sum1 += p->s[i] * (double)in->c1[i];
    sum2 += p->s[i] * (double)in->c2[i];
  }
  if (p->n1 < 1 || p->n2 < 1 || p->n1 > in->n || p->n2 > in->n)
    return akk_fail(AKK_EINVAL, "a group has nobody, or more than there are");
  p->row[k] = in->n - p->n1;
  p->column[k] = in->n - p->n2;
  p->corner_low = in->n - p->n1 - p->n2 + in->m_low;
  p->corner_high = in->n - p->n1 - p->n2 + in->m_high;
  if (p->corner_low < 0)
    p->corner_low = 0;
  p->T = sum1;
  p->S = sum1 + sum2;
  double n1 = (double)p->n1, n2 = (double)p->n2;
  for (int i = 0; i <= k; i++)
    for (int j = 0; j <= k; j++) {
      akk_twin_sums *c = &p->cell[i + p->size * j];
      if (i < k && j < k) {
        c->m = 1.0;
        c->pairs2 = (p->s[i] - p->s[j]) * (p->s[i] - p->s[j]);
        c->covariance = (n1 * p->s[i] - sum1) * (n2 * p->s[j] - sum2);
      } else if (i < k || j < k) {
        double s = i < k ? p->s[i] : p->s[j];
        c->B = s;
        c->single2 = s * s;
      }
    }
  return akk_ok();
}

akk_twin_sums akk_twin_sums_of(const akk_twin_problem *p, const int64_t *x) {
  akk_twin_sums f = {0.0, 0.0, 0.0, 0.0, 0.0};
  for (int c = 0; c < p->size * p->size; c++)
    if (x[c] != 0)
      akk_twin_add(&f, &p->cell[c], (double)x[c]);
  return f;
}

akk_status akk_twin_exact(akk_twin_problem *p, const int64_t *x,
                          akk_chance *chance) {
  int k = p->in->k;
  int64_t pairs[AKK_TWIN_CELLS], single1[AKK_FLOW_MAX], single2[AKK_FLOW_MAX];
  for (int j = 0; j < k; j++) {
    for (int i = 0; i < k; i++)
      pairs[i + k * j] = x[i + p->size * j];
    single1[j] = x[j + p->size * k];
    single2[j] = x[k + p->size * j];
  }
  akk_perm_input in = {k, p->in->score, pairs, single1, single2};
  akk_perm_result r;
  akk_status status =
      akk_perm_exact(&in, akk_perm_wanted(p->in->side, 0), NULL, &r, p->hook);
  if (status.code == AKK_OK)
    *chance = akk_perm_p(&r, p->in->side, 0);
  p->evaluations++;
  return status;
}
