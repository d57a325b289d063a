#' Simulate a wave: synthetic answers that agree with what was printed
#'
#' Answers of people who do not exist, by the columns of a codebook: from a published report
#' so that they agree with every number it prints (bases, rows, routing, who is in which
#' group), or from a codebook and shares. For trying out a next wave before there is one.
#'
#' From a report, counts are drawn from the sets of counts that agree with what was printed,
#' smooth rows before ragged ones: a uniform draw is legal but absurd. Persons get them by a
#' latent rank of their own, so that who agrees with one item tends to agree with others;
#' who stops early stops for all that follows. What the report says nothing of is made up.
#' With another `n` than the report's, persons are drawn with replacement: the wave then
#' resembles the report and no longer agrees with it.
#'
#' The result says that it is synthetic in its class, its print, its data (a column
#' `synthetic`, which goes into every file written from it) and in what is made of it.
#'
#' @param x A [published_report()], or a [codebook()].
#' @param n Number of respondents; a report's own when left out.
#' @param N Size of the population; a report's own when left out.
#' @param overlap How many are in both groups of a report.
#' @param seed A number for `set.seed()`; R's generator is then left as it was.
#' @param survey Which survey of a report with several.
#' @param shares For a codebook: a list by item (or column) of the share of each answer, don't
#'   knows last, or one number, the share of the top set.
#' @param wave A name for the wave.
#' @param ... Not used.
#' @return A `wave` as [read_wave()] gives it, of class `synthetic_wave` as well.
#' @seealso [compare_waves()], [read_wave()].
#' @examplesIf requireNamespace("jsonlite", quietly = TRUE)
#' study <- published_report("erasmus2022")
#' wave <- simulate_wave(study, survey = "erasmus", seed = 1)
#' wave
#' likert_counts(wave)
#'
#' simulate_wave(codebook("etwinning"), n = 50, N = 400, shares = list(et_values = 0.7), seed = 2)
#' @export
simulate_wave <- function(x, ...) UseMethod("simulate_wave")

#' @export
simulate_wave.default <- function(x, ...) stop_no_method(x, "a published report or a codebook")

#' @rdname simulate_wave
#' @export
simulate_wave.published_report <- function(x, n = NULL, N = NULL, overlap = NULL, seed = NULL,
                                           survey = NULL, wave = NULL, ...) {
  call <- current_env()
  check_dots_empty_akk(...)
  check_report(x, "x")
  check_simulation(n, N, seed, wave, call)
  if (!is.null(N)) check_number(N, "N", finite = FALSE)
  if (!is.null(overlap)) check_number(overlap, "overlap", min = 0, whole = TRUE)
  surveys <- intersect(report_surveys(x), x$items$survey)
  if (is.null(survey) && length(surveys) == 1L) survey <- surveys
  if (is.null(survey)) {
    abort("survey", c(
      "The report holds several surveys: {.val {surveys}}.", i = "Say which in {.arg survey}."
    ), arg = "survey", value = surveys)
  }
  survey <- check_choice(survey, surveys, "survey")
  counts <- with_counts(likert_counts(x, survey = survey))
  if (is_weighted(counts)) {
    abort(
      "weighted",
      "Weighted percentages are not counts of people, and no wave agrees with them.",
      arg = "x"
    )
  }
  known <- survey %in% built_in_codebooks() && isTRUE(attr(x, "built_in"))
  book <- if (known) codebook(survey) else counts_book(counts, survey)
  with_own_seed(seed, {
    data <- report_answers(x, counts, book, overlap, call)
    if (!is.null(n) && n != nrow(data)) data <- data[sample.int(nrow(data), n, TRUE), ]
  })
  N <- N %||% counts_people(counts)$N[[1L]]
  synthetic_wave(data, book, if (is.na(N)) Inf else N, wave, call)
}

#' @rdname simulate_wave
#' @export
simulate_wave.codebook <- function(x, n, N = Inf, shares = list(), seed = NULL, wave = NULL, ...) {
  check_supplied("n")
  call <- current_env()
  check_dots_empty_akk(...)
  check_codebook(x)
  if (missing(n) || is.null(n)) {
    abort("number", "{.arg n} must say how many respondents there are.", arg = "n")
  }
  check_simulation(n, N, seed, wave, call)
  if (!is.list(shares) || length(shares) > 0L && is.null(names(shares))) {
    abort("type", c(
      "{.arg shares} must be a list of shares by item.", x = "It is {.obj_type_friendly {shares}}."
    ), arg = "shares", value = class(shares))
  }
  f <- as.data.frame(x)
  off <- setdiff(names(shares), c(f$name, f$item))
  if (length(off) > 0L) {
    abort("missing_column", "The codebook has no item {.field {off}}.", arg = "shares", value = off)
  }
  with_own_seed(seed, {
    data <- fill_answers(list(), x, n, list(), codebook_shares(shares, x, f, call))
  })
  synthetic_wave(data, x, N, wave, call)
}

check_simulation <- function(n, N, seed, wave, call) {
  if (!is.null(n)) check_number(n, "n", min = 1, max = 1e7, whole = TRUE, call = call)
  if (!is.null(N)) check_population(N, n %||% 1, call = call)
  if (!is.null(seed)) {
    check_number(seed, "seed", min = -2^31 + 1, max = 2^31 - 1, whole = TRUE, call = call)
  }
  if (!is.null(wave)) check_string(wave, "wave", call = call)
}

# With a seed R's generator is afterwards as it was.
with_own_seed <- function(seed, code) {
  if (!is.null(seed)) {
    old <- get0(".Random.seed", globalenv(), inherits = FALSE)
    on.exit(if (is.null(old)) {
      rm(".Random.seed", envir = globalenv())
    } else {
      assign(".Random.seed", old, envir = globalenv())
    })
    set.seed(seed)
  }
  force(code)
}

synthetic_wave <- function(data, codebook, N, wave, call) {
  f <- as.data.frame(codebook)$name
  n <- nrow(data)
  own <- list(synthetic = rep(TRUE, n), id = sprintf("s%05d", seq_len(n)))
  # a question may have such a name
  data <- tibble::new_tibble(c(own[setdiff(names(own), f)], as.list(data[f])), nrow = n)
  check_wave_N(N, call)
  structure(
    list(
      data = data, codebook = codebook, N = N, name = wave, format = "synthetic",
      map = tibble::tibble(field = f, column = f, how = "code"),
      log = tibble::as_tibble(note("synthetic", n)),
      rows = tibble::tibble(file = rep(NA_character_, n), row = seq_len(n)), synthetic = TRUE
    ),
    class = c("synthetic_wave", "wave")
  )
}

# A codebook of counts that have none: a section for each group, a field an item and group.
counts_book <- function(counts, id) {
  items <- counts_items(counts)[unique(counts$item)]
  b <- counts_bases(counts)
  groups <- unique(b$twin[nzchar(b$twin)])
  langs <- c("en", "nl")
  text <- function(x) set_names(rep(list(x), 2L), langs)
  label <- function(item) set_names(lapply(langs, function(l) item_label(counts, item, l)), langs)
  questions <- fields <- scales <- list()
  sections <- list(list(id = "all", title = text("Everyone")))
  if (length(groups) > 0L) {
    questions <- list(list(id = "groups", number = 1L, section = "all", block = "groups",
                           type = "multiple",
                           required = TRUE, label = text("Groups")))
    fields <- lapply(seq_along(groups), function(g) list(
      name = paste0("group_", g), type = "boolean", title = groups[[g]],
      akkoord = list(question = "groups", label = text(groups[[g]]))
    ))
    sections <- c(sections, lapply(seq_along(groups), function(g) list(
      id = paste0("section_", g), title = text(groups[[g]]), group = groups[[g]],
      asked_if = list(list(field = paste0("group_", g), is = list(TRUE)))
    )))
  }
  each <- c("", groups)
  for (s in seq_along(each)) {
    for (item in names(items)) {
      of <- unique(b$twin[b$item == item])
      about <- items[[item]]
      if (!isTRUE(about$exclusive) || !each[[s]] %in% of || any(b$outer[b$item == item] != "")) next
      name <- clean_id(if (s == 1L) item else paste0(item, "_", s - 1L))
      scales[[clean_id(paste0("scale_", item))]] <- scale_json(about$scale, langs)
      questions <- c(questions, list(list(
        id = paste0("q_", name), number = length(questions) + 1L,
        section = sections[[s]]$id, block = "items",
        type = "single", scale = clean_id(paste0("scale_", item)), required = FALSE,
        label = label(item)
      )))
      fields <- c(fields, list(list(
        name = name, type = "integer", title = item_label(counts, item, "en"),
        akkoord = compact_list(
          list(question = paste0("q_", name), item = item, label = label(item))
        )
      )))
    }
  }
  structure(list(
    fields = fields, missingValues = list(""),
    akkoord = list(
      version = 1L, id = clean_id(id), title = text(id), languages = as.list(langs),
      scales = scales,
      sections = sections, questions = questions
    )
  ), class = "codebook")
}

clean_id <- function(x) {
  x <- gsub("[^A-Za-z0-9_.]", "_", x)
  if (grepl("^[A-Za-z]", x)) x else paste0("q", x)
}

scale_json <- function(scale, langs) {
  of <- function(labels) set_names(lapply(langs, function(l) {
    as.list(unlist(labels[[if (l %in% names(labels)) l else 1L]]))
  }), langs)
  k <- scale_size(scale)
  compact_list(list(
    labels = of(scale$labels), values = as.list(seq_len(k)),
    dont_know = if (scale_dk_size(scale) > 0L) {
      list(labels = of(scale$dont_know), values = as.list(90 + seq_len(scale_dk_size(scale))))
    },
    top = if (scale$ordered) as.list(as.integer(scale$top)), ordered = scale$ordered
  ))
}
