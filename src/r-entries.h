/* Prototypes of the .Call entries that init.c registers. */
#ifndef AKK_R_ENTRIES_H
#define AKK_R_ENTRIES_H

#include <Rinternals.h>

#endif
