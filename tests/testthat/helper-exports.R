# Real exports stand beside the checkout, where they are at all: akkoord_exports says where.
exports_dir <- function() {
  dir <- Sys.getenv("AKKOORD_EXPORTS")
  if (!nzchar(dir)) {
    up <- c("../../../shared/exports", "../../../../shared/exports", "../../../../../shared/exports")
    dir <- Filter(dir.exists, up)[1L]
  }
  if (is.na(dir) || !dir.exists(dir)) testthat::skip("no folder of real exports beside the checkout")
  dir
}

# A codebook of two sections and every type of question, for small exports by hand.
small_codebook <- function() {
  file <- tempfile(fileext = ".json")
  on.exit(unlink(file))
  label <- function(x) list(en = x)
  field <- function(name, type, question, text, ...) {
    list(name = name, type = type, akkoord = c(list(question = question, label = label(text)), list(...)))
  }
  own <- list(
    fields = list(
      field("q1_1", "boolean", "q1", "red, or pink"), field("q1_2", "boolean", "q1", "red"),
      field("q1_3", "boolean", "q1", "blue"),
      field("q2_1", "integer", "q2", "the tea is hot", item = "hot"),
      field("q2_2", "integer", "q2", "the tea is sweet", item = "sweet"),
      field("q3", "integer", "q3", "How often?"),
      field("q4", "string", "q4", "What else?")
    ),
    akkoord = list(
      version = 1, id = "tea", title = label("Tea"), languages = list("en"),
      scales = list(often = list(
        labels = list(en = list("never", "sometimes", "often")), values = list(10, 20, 30),
        dont_know = list(labels = list(en = list("no idea")), values = list(-1))
      )),
      sections = list(list(id = "main", title = label("All"))),
      questions = list(
        list(id = "q1", number = 1, section = "main", block = "b", type = "multiple", required = FALSE,
             label = label("Which colours?")),
        list(id = "q2", number = 2, section = "main", block = "b", type = "matrix", scale = "agree5",
             required = TRUE, label = label("Do you agree?")),
        list(id = "q3", number = 3, section = "main", block = "b", type = "single", scale = "often",
             required = FALSE, label = label("How often?")),
        list(id = "q4", number = 4, section = "main", block = "b", type = "open", required = FALSE,
             label = label("What else?"))
      )
    )
  )
  jsonlite::write_json(own, file, auto_unbox = TRUE)
  read_codebook(file)
}

export_file <- function(lines, ext = ".csv", env = parent.frame()) {
  file <- tempfile(fileext = ext)
  if (is.raw(lines)) writeBin(lines, file) else writeLines(enc2utf8(lines), file, useBytes = TRUE)
  withr::defer(unlink(file), env)
  file
}

read_quietly <- function(...) suppressMessages(read_wave(...), classes = "akkoord_message_reading")

# What each small export says: three responses
tea_data <- list(
  q1_1 = c(TRUE, FALSE, NA), q1_2 = c(FALSE, TRUE, NA), q1_3 = c(TRUE, FALSE, NA),
  q2_1 = c(5L, 1L, 3L), q2_2 = c(4L, 2L, NA), q3 = c(10L, 30L, -1L), q4 = c("a, b", NA, "c")
)
