/* What non-response can make of a share: x of n respondents agree, the other
 * N - n people did not answer. */
#ifndef AKK_NONRESPONSE_H
#define AKK_NONRESPONSE_H

#include <stdint.h>

#include "recycle.h"
#include "status.h"

typedef enum {
  AKK_RESPONSE_RATIO,  /* response rate of agreers over that of the others */
  AKK_PATTERN_MIXTURE, /* log odds of non-respondents less respondents' */
  AKK_DATA_DEFECT      /* correlation of answering and agreeing (Meng) */
} akk_nonresponse_model;

typedef struct {
  int64_t length;
  akk_recycled x; /* whole, 0 to n */
  akk_recycled n; /* whole, >= 1 */
  akk_recycled N; /* whole, >= n, finite */
  akk_recycled parameter;
  akk_nonresponse_model model;
} akk_nonresponse_input;

/* The population's share, within x/N and (x + N - n)/N; `length` of them. */
akk_status akk_nonresponse_share(const akk_nonresponse_input *in, double *share,
                                 const akk_hook *hook);

/* The parameter for which that share is `in->parameter`; NaN when there is
 * none: the share lies outside the worst case, or all or none agree. */
akk_status akk_nonresponse_tipping(const akk_nonresponse_input *in,
                                   double *parameter, const akk_hook *hook);

#endif
