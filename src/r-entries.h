/* Prototypes of the .Call entries that init.c registers. */
#ifndef AKK_R_ENTRIES_H
#define AKK_R_ENTRIES_H

#include <Rinternals.h>

/* r-tabulate.c */
void akk_r_note_process(void);
SEXP akk_c_tabulate(SEXP items, SEXP lo, SEXP n_codes, SEXP by, SEXP by_n,
                    SEXP weights, SEXP threads);

/* r-moe.c */
SEXP akk_c_moe(SEXP n, SEXP N, SEXP p, SEXP conf_level, SEXP fpc);
SEXP akk_c_two_sided_z(SEXP conf_level);

/* r-prop-ci.c */
SEXP akk_c_prop_ci(SEXP x, SEXP n, SEXP N, SEXP conf_level, SEXP method);

/* r-design-effect.c */
SEXP akk_c_design_effect(SEXP weights);

/* r-delim.c */
SEXP akk_c_delim(SEXP bytes, SEXP separator);
SEXP akk_c_utf8_fault(SEXP bytes);
SEXP akk_c_file_bytes(SEXP path, SEXP n);
SEXP akk_c_text_places(SEXP x, SEXP rows);

/* r-domain-ci.c */
SEXP akk_c_domain_ci(SEXP x, SEXP n_d, SEXP n, SEXP N, SEXP conf_level);
SEXP akk_c_domain_exact(SEXP x, SEXP n_d, SEXP n, SEXP N, SEXP inner_level,
                        SEXP set_level);

/* r-effects.c */
SEXP akk_c_effects(SEXP twin, SEXP scores, SEXP top, SEXP N, SEXP conf_level);
SEXP akk_c_effects_two(SEXP x, SEXP y, SEXP scores, SEXP top, SEXP N,
                       SEXP conf_level);

/* r-group-tests.c */
SEXP akk_c_brunner_munzel(SEXP x, SEXP y, SEXP exact);
SEXP akk_c_brunner_munzel_drawn(SEXP x, SEXP y, SEXP drawn);
SEXP akk_c_freeman_halton(SEXP x, SEXP y);
SEXP akk_c_sign_flip(SEXP rank, SEXP size, SEXP w);

/* r-multinom-ci.c */
SEXP akk_c_multinom_ci(SEXP counts, SEXP N, SEXP conf_level, SEXP method);

/* r-nonresponse.c */
SEXP akk_c_nonresponse(SEXP x, SEXP n, SEXP N, SEXP parameter, SEXP model,
                       SEXP tipping);

/* r-prop-diff-ci.c */
SEXP akk_c_prop_diff_ci(SEXP x1, SEXP n1, SEXP x2, SEXP n2, SEXP N1, SEXP N2,
                        SEXP conf_level, SEXP method);
SEXP akk_c_overlap_diff(SEXP cells, SEXP N);

/* r-sample-size.c */
SEXP akk_c_population_size(SEXP moe, SEXP half, SEXP n, SEXP p, SEXP conf_level,
                           SEXP fpc);
SEXP akk_c_sample_size(SEXP moe, SEXP N, SEXP p, SEXP conf_level,
                       SEXP response_rate, SEXP fpc);

/* r-count-set.c */
SEXP akk_c_set_count(SEXP set);
SEXP akk_c_set_range(SEXP set);
SEXP akk_c_set_linear(SEXP set, SEXP weight, SEXP part);
SEXP akk_c_set_list(SEXP set, SEXP limit);
SEXP akk_c_set_values(SEXP set, SEXP weight, SEXP limit);
SEXP akk_c_set_sample(SEXP set, SEXP size);

/* r-omnibus-test.c */
SEXP akk_c_omnibus_exact(SEXP table, SEXP measure);
SEXP akk_c_omnibus_hits(SEXP table, SEXP measure, SEXP drawn);

/* r-overlap-test.c */
SEXP akk_c_overlap_test(SEXP table, SEXP scores, SEXP own, SEXP top,
                        SEXP method, SEXP alternative, SEXP two_sided,
                        SEXP mid_p, SEXP one_answer, SEXP numbers);

/* r-overlap-power.c */
SEXP akk_c_power_top2(SEXP sizes, SEXP shares, SEXP alternative);

/* r-overlap-range.c */
SEXP akk_c_top2_range(SEXP sizes, SEXP pairs, SEXP positive, SEXP alternative);
SEXP akk_c_top2_naive(SEXP sizes, SEXP pairs, SEXP alternative);
SEXP akk_c_top2_case(SEXP sizes, SEXP at, SEXP alternative);
SEXP akk_c_top2_work(SEXP sizes);
SEXP akk_c_covariance_range(SEXP score, SEXP c1, SEXP c2, SEXP n, SEXP m);
SEXP akk_c_scores_range(SEXP score, SEXP c1, SEXP c2, SEXP n, SEXP m,
                        SEXP positive, SEXP alternative, SEXP effort);
SEXP akk_c_scores_glance(SEXP score, SEXP c1, SEXP c2, SEXP n, SEXP m,
                         SEXP positive, SEXP alternative);
SEXP akk_c_scores_case(SEXP score, SEXP twin, SEXP alternative);
SEXP akk_c_scores_reject(SEXP score, SEXP twin, SEXP alternative, SEXP alpha,
                         SEXP steps);

/* r-trend-test.c */
SEXP akk_c_trend_spread(SEXP total, SEXP size, SEXP score, SEXP time);

/* r-write-files.c */
SEXP akk_c_file_kind(SEXP path);
SEXP akk_c_write_file(SEXP path, SEXP bytes, SEXP how);
SEXP akk_c_write_open(SEXP fd, SEXP bytes);
SEXP akk_c_end_with_parent(SEXP parent);

#endif
