#include "exact-ranges.h"

#include <stdlib.h>

int akk_ranges_add(akk_ranges *r, double from, double low, double high) {
  if (r->length == r->room) {
    int64_t room = r->room == 0 ? 64 : 2 * r->room;
    if ((uint64_t)room > SIZE_MAX / sizeof *r->ranges)
      return 0;
    akk_range *more = realloc(r->ranges, (size_t)room * sizeof *more);
    if (more == NULL)
      return 0;
    r->ranges = more;
    r->room = room;
  }
  akk_range range = {from, low, high};
  r->ranges[r->length++] = range;
  return 1;
}

void akk_ranges_free(akk_ranges *r) {
  free(r->ranges);
  r->ranges = NULL;
  r->length = r->room = 0;
}
