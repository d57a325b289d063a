skip_if_not_installed("survey")

api_design <- function() {
  env <- new.env()
  utils::data("api", package = "survey", envir = env)
  d <- env$apistrat
  d$met <- factor(cut(d$api00, c(0, 550, 650, 720, 1000)), labels = c("low", "fair", "good", "high"), ordered = TRUE)
  d$met[c(3, 50, 120)] <- NA
  list(
    strata = survey::svydesign(~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = d),
    clusters = survey::svydesign(~dnum, weights = ~pw, data = transform(
      env$apiclus1, met = factor(cut(api00, c(0, 550, 650, 720, 1000)), labels = c("low", "fair", "good", "high"), ordered = TRUE)
    )),
    weights = survey::svydesign(~1, weights = ~pw, data = d)
  )
}

test_that("weighted tests are those of the package survey", {
  skip_if_quick()
  designs <- api_design()
  for (name in names(designs)) {
    design <- designs[[name]]
    # one of these has no school in some cells
    for (by in c("stype", "comp.imp", "awards")) {
      got <- omnibus_test(design, met, by = tidyselect::all_of(by))
      want <- survey::svychisq(stats::reformulate(c("met", by)), design)
      expect_equal(got$statistic, unname(want$statistic), tolerance = 1e-8)
      expect_equal(got$p.value, unname(drop(want$p.value)), tolerance = 1e-8)
      expect_identical(got$method, "Rao-Scott")
      # where weights differ svyranktest()'s ranks of ties depend on the order of rows
      known <- subset(design, !is.na(met))
      w <- stats::weights(known)
      sums <- tapply(w, known$variables$met, sum)
      known$variables$rank <- ((cumsum(sums) - sums / 2) / sum(sums))[as.integer(known$variables$met)]
      fit <- survey::svyglm(stats::reformulate(paste0("factor(", by, ")"), "rank"), known)
      beta <- stats::coef(fit)[-1L]
      k <- length(beta)
      wald <- drop(beta %*% solve(stats::vcov(fit)[-1L, -1L], beta)) / k
      df <- survey::degf(design)
      want <- list(p.value = stats::pf(wald, k, df - k, lower.tail = FALSE))
      if (name == "clusters") {
        known$variables$score <- as.integer(known$variables$met)
        f <- stats::reformulate(by, "score")
        ranks <- survey::svyranktest(f, known, test = "KruskalWallis")
        expect_equal(unname(drop(ranks$p.value)), want$p.value, tolerance = 1e-6)
      }
      got <- omnibus_test(design, met, by = tidyselect::all_of(by), measure = "midrank")
      expect_equal(got$p.value, unname(drop(want$p.value)), tolerance = 1e-6)
    }
  }
  # weights alone are a design of weights alone
  d <- designs$weights$variables
  got <- omnibus_test(d, met, by = stype, weights = pw)
  expect_equal(got$p.value, omnibus_test(designs$weights, met, by = stype)$p.value, tolerance = 1e-8)
  expect_identical(got$n, 197)
})

test_that("a table of weighted counts without variances is refused", {
  x <- as_likert_counts(rbind(a = c(1.5, 3), b = c(2, 4)), item = "q", scale = 1:2, weighted = TRUE)
  expect_error(omnibus_test(x), class = "akkoord_error_weighted")
})
