# The pages that tools/browser.sh and tools/word.sh look at: tools/pages.R <dir>
# The study in every language, and counts with the labels that break pages.
library(akkoord)
options(cli.progress_show_after = 1e6)
dir <- commandArgs(TRUE)[[1L]]
for (lang in c("nl", "en", "fr")) reproduce_report(file.path(dir, lang), lang)

set.seed(1)
n <- 90L
answer <- function() sample(c(1:5, NA), n, TRUE)
wave <- data.frame(
  type = factor(sample(c("primary", "secondary & <b>special</b>"), n, TRUE)),
  q1 = answer(), q2 = answer(), q3 = answer(),
  read = sample(c(TRUE, FALSE), n, TRUE), film = sample(c(TRUE, FALSE), n, TRUE),
  colour = factor(sample(c("red", "green", "blue"), n, TRUE))
)
attr(wave$q1, "label") <- "<script>alert('x')</script> & \"quotes\""
attr(wave$q2, "label") <- paste(rep("A very long question that goes on and on", 8), collapse = " ")
attr(wave$q3, "label") <- strrep("Donaudampfschiff", 8)
agree <- likert_scale("agree5", "en")
counts <- likert_counts(
  wave, c(q1, q2, q3, colour), by = type, N = 300,
  scale = list(q1 = agree, q2 = agree, q3 = agree),
  multiple = list(media = c("A book" = "read", "A film" = "film"))
)
render_report(counts, file.path(dir, "wave"), "en", title = "A <wave> & its answers")

# the same two for Word
render_report(published_report("erasmus2022"), file.path(dir, "study.docx"), "nl")
render_report(counts, file.path(dir, "wave.docx"), "fr", title = "A <wave> & its answers")
