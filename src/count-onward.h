/* Within count-set: what may follow a group of a joint. */
#ifndef AKK_COUNT_ONWARD_H
#define AKK_COUNT_ONWARD_H

#include "count-join.h"

/* Backward passes of the groups of a joint, kept by group and state: what may
 * follow depends on the groups before only through that state. */
typedef struct {
  akk_joint *joint;
  double ***pass; /* by group, by state */
  int64_t *using; /* by group: the state in use, -1 for none */
  uint64_t bytes;
} akk_onward;

/* To be closed also when it fails */
akk_status akk_onward_open(akk_onward *x, akk_joint *joint);
void akk_onward_close(akk_onward *x);

/* The pass of group i after `state`, made when it is not there */
akk_status akk_onward_pass(akk_onward *x, int i, int64_t state, double **pass);

#endif
