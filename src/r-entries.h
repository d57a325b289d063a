/* Prototypes of the .Call entries that init.c registers. */
#ifndef AKK_R_ENTRIES_H
#define AKK_R_ENTRIES_H

#include <Rinternals.h>

/* r-counts.c */
void akk_r_note_process(void);
SEXP akk_c_tabulate(SEXP items, SEXP lo, SEXP n_codes, SEXP by, SEXP by_n,
                    SEXP weights, SEXP threads);

#endif
