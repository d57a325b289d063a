/* Exact confidence intervals for how many of N people agree, when x of n do.
 * The limits of every method come from its lower limits alone: the upper limit
 * at x is N less the lower limit at n - x, so that agreeing and not agreeing
 * mirror each other to the last person. No R here. */
#ifndef AKK_EXACT_CI_H
#define AKK_EXACT_CI_H

#include <stdint.h>

#include "hypergeom.h"
#include "recycle.h"
#include "status.h"

typedef enum {
  AKK_EXACT_SHORTEST, /* Bartroff, Lorden & Wang; Schilling & Doi for N = Inf */
  AKK_EXACT_TAIL,     /* both tails > alpha/2; Clopper & Pearson for N = Inf */
  AKK_EXACT_MIDP,     /* the same, half of P(X = x) in each tail */
  AKK_EXACT_BLAKER    /* the hull of what Blaker's acceptability keeps */
} akk_exact_method;

typedef struct {
  int64_t length;
  akk_recycled x; /* whole, 0 to n */
  akk_recycled n; /* whole, >= 1 */
  akk_recycled N; /* whole, >= n, or infinite */
  akk_recycled conf_level;
  akk_exact_method method;
} akk_exact_input;

/* `Shortest` goes through the M one by one: N is infinite or at most this. */
#define AKK_EXACT_PEOPLE 1e8

/* Shares, room for `length` of each. For a finite N they are whole people over
 * N, without error; otherwise right to about 1e-12 relative. */
akk_status akk_exact_ci(const akk_exact_input *in, double *low, double *high,
                        const akk_hook *hook);

/* ---- for one n, N and level --------------------------------------------- */

/* The fewest people of N who may agree when x of n do (not `shortest`) */
akk_status akk_exact_lower(double x, double n, double N, const akk_level *level,
                           akk_exact_method method, double *M,
                           const akk_hook *hook);

/* The same for N = Inf: a share */
akk_status akk_exact_lower_share(double x, double n, const akk_level *level,
                                 akk_exact_method method, double *p,
                                 const akk_hook *hook);

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

/* For x between x_low and x_high. What to free is there after a failure too. */
akk_status akk_ranges_people(double n, double N, const akk_level *level,
                             akk_ranges *r, const akk_hook *hook);
/* For one x of a large N, without all ranges: the fewest people. alpha < 1/2 */
akk_status akk_people_lower(double x, double n, double N,
                            const akk_level *level, double *M,
                            const akk_hook *hook);
akk_status akk_ranges_share(double n, double x_low, double x_high,
                            const akk_level *level, akk_ranges *r,
                            const akk_hook *hook);

#endif
