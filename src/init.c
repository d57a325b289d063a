/* The registration table: every .Call entry of the package, and nothing else.
 * A name akk_c_<kernel> calls the kernel akk_<kernel>. */
#include <R.h>
#include <Rinternals.h>
#include <R_ext/Rdynload.h>
#include <R_ext/Visibility.h>

#include "gsl-guard.h"
#include "r-entries.h"

#define ENTRY(name, n)                                                         \
  { #name, (DL_FUNC)&name, n }

static const R_CallMethodDef entries[] = {
    ENTRY(akk_c_brunner_munzel, 3),
    ENTRY(akk_c_brunner_munzel_drawn, 3),
    ENTRY(akk_c_delim, 2),
    ENTRY(akk_c_design_effect, 1),
    ENTRY(akk_c_domain_ci, 5),
    ENTRY(akk_c_domain_exact, 6),
    ENTRY(akk_c_effects, 5),
    ENTRY(akk_c_effects_two, 6),
    ENTRY(akk_c_freeman_halton, 2),
    ENTRY(akk_c_moe, 5),
    ENTRY(akk_c_multinom_ci, 4),
    ENTRY(akk_c_nonresponse, 6),
    ENTRY(akk_c_omnibus_exact, 2),
    ENTRY(akk_c_omnibus_hits, 3),
    ENTRY(akk_c_overlap_diff, 2),
    ENTRY(akk_c_overlap_test, 10),
    ENTRY(akk_c_population_size, 6),
    ENTRY(akk_c_prop_ci, 5),
    ENTRY(akk_c_prop_diff_ci, 8),
    ENTRY(akk_c_sample_size, 6),
    ENTRY(akk_c_set_count, 1),
    ENTRY(akk_c_set_linear, 3),
    ENTRY(akk_c_set_list, 2),
    ENTRY(akk_c_set_range, 1),
    ENTRY(akk_c_set_sample, 2),
    ENTRY(akk_c_set_values, 3),
    ENTRY(akk_c_sign_flip, 3),
    ENTRY(akk_c_tabulate, 7),
    ENTRY(akk_c_text_places, 2),
    ENTRY(akk_c_trend_spread, 4),
    ENTRY(akk_c_utf8_fault, 1),
    ENTRY(akk_c_power_top2, 3),
    ENTRY(akk_c_two_sided_z, 1),
    ENTRY(akk_c_top2_range, 4),
    ENTRY(akk_c_top2_naive, 3),
    ENTRY(akk_c_top2_case, 3),
    ENTRY(akk_c_top2_work, 1),
    ENTRY(akk_c_covariance_range, 5),
    ENTRY(akk_c_scores_range, 8),
    ENTRY(akk_c_scores_glance, 7),
    ENTRY(akk_c_scores_case, 3),
    ENTRY(akk_c_file_bytes, 2),
    ENTRY(akk_c_file_kind, 1),
    ENTRY(akk_c_write_file, 3),
    ENTRY(akk_c_write_open, 2),
    ENTRY(akk_c_end_with_parent, 1),
    ENTRY(akk_c_scores_reject, 5),
    {NULL, NULL, 0},
};

void attribute_visible R_init_akkoord(DllInfo *dll) {
  akk_gsl_quiet();
  akk_r_note_process();
  R_registerRoutines(dll, NULL, entries, NULL, NULL);
  R_useDynamicSymbols(dll, FALSE);
  R_forceSymbols(dll, TRUE);
}
