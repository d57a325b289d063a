# Effect sizes of two groups of answers, from src/effects.c. Every test of two groups
# carries such a frame as `$effects`: effect, estimate, std.error, conf.low, conf.high.
#
# mean1, mean2, mean_difference: on the scale's scores; top1, top2, top_difference:
#   shares; superiority: P(X > Y) + P(X = Y)/2; cliff_delta: 2 superiority - 1;
#   log_odds_ratio, odds_ratio: cumulative, after Liu & Agresti (1996).

# Groups that may share respondents; `twin`: (k+1) x (k+1) counts
twin_effects <- function(twin, scores = NULL, top = NULL, N = Inf, conf.level = 0.95) {
  .Call(akk_c_effects, as.double(twin), scores, top, as.double(N), conf.level)
}

# Two samples, each of its own population; x, y: k counts, N: two numbers
sample_effects <- function(x, y, scores = NULL, top = NULL, N = c(Inf, Inf),
                           conf.level = 0.95) {
  .Call(
    akk_c_effects_two, as.double(x), as.double(y), scores, top, as.double(N), conf.level
  )
}
