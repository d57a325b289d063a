# What tests of reports ask for, and how they read what was written.

skip_unless_report <- function(env = parent.frame(), more = character()) {
  withr::local_options(cli.progress_show_after = 1e6, .local_envir = env)
  for (package in c("bslib", "knitr", "ragg", "rmarkdown", "sass", "svglite", "xml2", more)) {
    skip_if_not_installed(package)
  }
  skip_if_not(rmarkdown::pandoc_available("2.0"), "pandoc")
}

# Two questions of five people.
two_questions <- function() {
  likert_counts(
    data.frame(q1 = c(5, 4, 2, 3, 4), q2 = c(4, 4, 3, 1, 5)), c(q1, q2),
    scale = likert_scale("agree5", "en"), N = 40
  )
}
