/* Within count-set: one group at one size. */
#ifndef AKK_COUNT_PART_H
#define AKK_COUNT_PART_H

#include "count-link.h"

/* Group g with n people, built once: its programme and profiles */
akk_status akk_set_part(akk_set *set, const akk_linked *l, int g, int64_t n,
                        akk_part *part);

#endif
