/* What the files of exact intervals share: the methods, and the ranges from
 * which the shortest interval is read. */
#ifndef AKK_EXACT_RANGES_H
#define AKK_EXACT_RANGES_H

#include <stdint.h>

typedef enum {
  AKK_EXACT_SHORTEST, /* Bartroff, Lorden & Wang; Schilling & Doi for N = Inf */
  AKK_EXACT_TAIL,     /* both tails > alpha/2; Clopper & Pearson for N = Inf */
  AKK_EXACT_MIDP,     /* the same, half of P(X = x) in each tail */
  AKK_EXACT_BLAKER    /* the hull of what Blaker's acceptability keeps */
} akk_exact_method;

/* `Shortest`: for each M (or share p) up to the half a range low..high of what
 * is drawn, the same from one entry's `from` until the next entry's. */
typedef struct {
  double from, low, high;
} akk_range;

typedef struct {
  akk_range *ranges;
  int64_t length, room;
  double half; /* the last M, or 1/2 */
  double n, N;
} akk_ranges;

int akk_ranges_add(akk_ranges *r, double from, double low, double high);
void akk_ranges_free(akk_ranges *r);

#endif
