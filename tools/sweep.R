# Every exported function with every bad value in every argument, the others right:
#   sh tools/rscript.sh tools/sweep.R [calls [functions, a regular expression [combined]]]
# What comes back is an answer that can be printed, or a condition of class akkoord_error;
# nothing takes more than eight seconds. tools/sweep-known.txt lists what does not hold
# yet, "function argument value" a line, or a function no right call is known of: a failure
# that is not there fails the sweep, and so does a line that is no longer true, so that the
# list only shrinks. So many calls are drawn, the same at every run (SWEEP_SEED draws
# others, SWEEP_PAST=1000 leaves out the first thousand); all of them, some 60 000,
# without a number. With `combined`, several arguments are bad at once.
args <- commandArgs(TRUE)
most <- if (length(args) > 0L) as.numeric(args[[1L]]) else Inf
only <- if (length(args) > 1L) args[[2L]] else ""
combined <- length(args) > 2L && args[[3L]] == "combined"
suppressPackageStartupMessages(library(akkoord))
options(akkoord.lang = "en", akkoord.progress = FALSE, cli.progress_show_after = 1e6, warn = 1)
grDevices::pdf(NULL)
source("tools/sweep-values.R")

# ---- calls that are right; what is exported and not here fails the sweep -----------------
data <- data.frame(q = rep(1:5, 8), r = rep(5:1, 8), g = rep(c("m", "w"), each = 20),
                   w = rep(c(1, 2), 20), id = 1:40)
agree <- likert_scale("agree5", "en")
counts <- likert_counts(data, c("q", "r"), by = "g", scale = agree, N = 100)
set <- reconstruct_counts(c(a = 20, b = 80), 30)
report <- published_report("erasmus2022")
book <- codebook("erasmus")
folder <- tempfile("sweep")
dir.create(folder)
twins <- data.frame(id = rep(1:20, 2), g = rep(c("m", "w"), each = 20), q = rep(1:5, 8))
compared <- compare_groups(counts)
small <- write_codebook(draft_codebook(data[c("q", "g")]), file.path(folder, "small.json"))
utils::write.csv(data, file.path(folder, "data.csv"), row.names = FALSE)
wide <- data.frame(item = "q", no = 40, yes = 60, n = 100)
audited <- audit_report(published_report(wide))
power <- power_overlap(c(0.4, 0.6), c(0.6, 0.4), 20, 20, 5, measure = "scores", reps = 20)
tested <- list(data = data, id = NULL, scale = NULL, N = Inf, conf.level = 0.95)
drawn <- list(title = "x", subtitle = "y", width = 7, lang = "en")
calls <- list(
  moe = list(n = 209, N = 560, p = 0.5, conf.level = 0.95, fpc = "N-1"),
  population_size = list(moe = 0.054, n = 209, p = 0.5, conf.level = 0.95, fpc = "N-1",
                         digits = 3),
  sample_size = list(moe = 0.05, N = 560, p = 0.5, conf.level = 0.95, response_rate = 1,
                     fpc = "N-1"),
  prop_ci = list(x = 30, n = 60, N = 200, conf.level = 0.95, method = "exact"),
  domain_ci = list(x = 10, n.domain = 30, n = 60, N = 200, conf.level = 0.95),
  multinom_ci = list(counts = c(a = 10, b = 20), N = 100, conf.level = 0.95),
  prop_diff_ci = list(x1 = 10, n1 = 30, x2 = 12, n2 = 40),
  prop_diff_ci.twin_table = list(x1 = twin_table(data$q, data$r, agree)),
  design_effect = list(weights = c(1, 2, 3)),
  power_overlap = list(p1 = c(0.4, 0.6), p2 = c(0.6, 0.4), n1 = 20, n2 = 20, m = 5,
                       measure = "scores", reps = 20),
  nonresponse_bounds = list(x = 128, n = 209, N = 560, ratio = c(0.5, 2), delta = c(-1, 1),
                            rho = c(-0.05, 0.05), threshold = 0.5),
  likert_scale = list(labels = c("no", "yes"), lang = "en", dont_know = "?", scores = 1:2,
                      top = 2, ordered = TRUE, values = 1:2),
  likert_counts = list(data = data, items = c("q", "r"), by = "g", weights = "w", N = 1000,
                       scale = agree, reverse = "r"),
  likert_counts.published_report = list(data = report),
  as_likert_counts = list(x = data.frame(item = "q", category = c("no", "yes"), count = 1:2),
                          scale = likert_scale(c("no", "yes"), "en"), N = 10, item = NULL),
  twin_table = list(x = data$q, y = data$r, scale = agree),
  compare_groups = list(x = counts),
  compare_groups.data.frame = list(x = data, items = c("q", "r"), by = "g", scale = agree),
  summary.likert_counts = list(object = counts),
  tidy.likert_counts = list(x = counts),
  reading = list(x = counts),
  likert_table = list(x = counts), inline_text = list(x = counts, item = "q", group = "m"),
  methods_text = list(x = counts), suppress_counts = list(x = counts, min_cell = 5),
  write_counts = list(x = counts, dir = file.path(folder, "package"), min_cell = 5),
  write_table = list(x = counts, file = file.path(folder, "table.csv")),
  simulate_wave.codebook = list(x = codebook("etwinning"), n = 20, N = 400, seed = 2),
  simulate_wave = list(x = report, survey = "erasmus", seed = 1),
  omnibus_test = list(x = counts, B = 100),
  compare_waves = list(a = counts, b = counts, population = "different"),
  omnibus_test.data.frame = list(x = data, items = c("q", "r"), by = "g", scale = agree, B = 100),
  reconstruct_counts = list(percent = c(a = 20, b = 80), n = 30, digits = 0,
                            rounding = "nearest", constraints = list()),
  published_sum = list(categories = c("a", "b"), percent = 50),
  claim = list(categories = "a", relation = ">", percent = 50),
  n_tables = list(set = set), count_range = list(set = set),
  stat_range = list(set = set, f = 1:2, of = "count"),
  sample_counts = list(set = set, size = 3),
  overlap_test = c(list(x = q ~ g), utils::modifyList(tested, list(data = twins, id = twins$id))),
  brunner_munzel_test = c(list(x = q ~ g, B = 100), tested),
  freeman_halton_test = c(list(x = q ~ g, B = 100), tested),
  signed_rank_test = c(list(x = data$q, y = data$r), tested[-1L]),
  marginal_homogeneity_test = c(list(x = data$q, y = data$r, B = 100), tested[-1L]),
  published_report = list(x = wide), audit_report = list(report = published_report(wide)),
  audit_questions = list(audit = audited),
  read_table_text = list(text = c("item;no;yes;n", "q;40;60;100")),
  report_figure = list(report = report, figure = "7", lang = "en"),
  figure_size = list(plot = report_figure(report, "7", lang = "en")),
  autoplot.likert_counts = list(object = counts, lang = "en"),
  autoplot.akkoord_comparison = c(list(object = compared), drawn),
  autoplot.count_set = c(list(object = set), drawn),
  autoplot.power_overlap = c(list(object = power), drawn),
  autoplot.sample_size = c(list(object = sample_size(0.05, 560)), drawn),
  autoplot.report_audit = list(object = audited),
  answer_words = list(), codebook = list(name = "erasmus"),
  read_codebook = list(file = file.path(folder, "small.json")),
  write_codebook = list(x = book, file = file.path(folder, "book.json")),
  validate_codebook = list(x = book),
  compare_codebooks = list(old = book, new = book, lang = "en"),
  draft_codebook = list(data = data[c("q", "g")]),
  read_wave = list(file = file.path(folder, "data.csv"), codebook = small, N = 100),
  report_style = list(palette = "Blue-Red 3", font = "Arial", decimal.mark = ",", digits = 1,
                      accent = "m", colour = "red", base_size = 11, width = 7),
  report_template = list(dir = file.path(folder, "template")),
  render_report = list(x = counts, dir = file.path(folder, "report"), profile = counts),
  report_parts = list(x = counts, lang = "en", title = "x", subtitle = "y", author = "z",
                      date = "2026", profile = counts),
  report_chunk = list(parts = report_parts(counts, lang = "en"), part = "figure-01",
                      show = "figure"),
  report_html = list(lang = "en"),
  reproduce_report = list(dir = file.path(folder, "study"), lang = "en")
)
# re-exported: their methods are above, or have nothing of their own
elsewhere <- c("as_tibble", "autoplot", "glance", "tidy")
# what writes reports takes seconds: where it writes is test-page-folder.R's
slow <- c("render_report dir", "reproduce_report dir", "report_template dir")

`%||%` <- function(x, y) if (is.null(x)) y else x
find_function <- function(name) get(name, envir = asNamespace("akkoord"))
# of a generic, also those of its method for what the right call gives
arguments_of <- function(name) {
  method <- NULL
  first <- if (length(calls[[name]]) > 0L) calls[[name]][[1L]]
  for (kind in c(class(first), "default")) {
    method <- method %||% utils::getS3method(name, kind, TRUE, asNamespace("akkoord"))
  }
  setdiff(names(c(formals(find_function(name)), formals(method %||% function() 0))), "...")
}

# sanitizers make all of it slower
slower <- if (nzchar(Sys.getenv("ASAN_OPTIONS"))) 8 else 1

# Seconds: no wrong argument may cost more than this over what the right call takes (the
# study's report is some 90 drawings however it is asked for; other right calls: none)
longest <- 8 * slower
right <- list()

# NULL, or why this is not as it should be
fault <- function(name, args, over = right[[name]]) {
  fun <- find_function(name)
  before <- sum(proc.time()[1:2])
  on.exit(setTimeLimit())
  err <- tryCatch({
    setTimeLimit(cpu = 2.5 * longest + over)
    set.seed(1)
    sink(nullfile())
    on.exit(sink(), add = TRUE)
    suppressMessages(suppressWarnings({
      answer <- do.call(fun, args, quote = TRUE)
      if (inherits(answer, "ggplot")) ggplot2::ggplot_build(answer) else print(answer)
    }))
    NULL
  }, error = identity)
  setTimeLimit()
  took <- sum(proc.time()[1:2]) - before
  if (took > longest + over) {
    return(sprintf("takes %.0f s", took))
  }
  if (is.null(err) || inherits(err, "akkoord_error")) {
    return(NULL)
  }
  text <- tryCatch(conditionMessage(err), error = function(e) "a message that fails")
  text <- paste(text, "/", paste(substr(deparse(conditionCall(err)), 1, 60)[1L]))
  gsub("\n", " ", substr(text, 1L, 250L), useBytes = TRUE)
}

# ---- the run ---------------------------------------------------------------------------
exported <- setdiff(getNamespaceExports("akkoord"), elsewhere)
exported <- exported[vapply(exported, function(f) is.function(find_function(f)), NA)]
known_file <- "tools/sweep-known.txt"
known <- grep("^[^#]", readLines(known_file), value = TRUE)
mended <- intersect(known, names(calls))
absent <- if (only == "") setdiff(exported, c(names(calls), known))
calls <- calls[grepl(only, names(calls))]
home <- setwd(folder) # what is written by accident is written here
for (f in names(calls)) {
  whole <- if (f == "reproduce_report") 60 * slower else 0
  took <- system.time(said <- fault(f, calls[[f]], whole))
  right[[f]] <- min(whole, sum(took[1:2]))
  if (!is.null(said)) absent <- c(absent, sprintf("%s (%s)", f, said))
}
plan <- do.call(rbind, lapply(names(calls), function(f) {
  given <- union(names(calls[[f]]), arguments_of(f))
  if (length(given) == 0L) return(NULL)
  data.frame(fun = f, arg = rep(given, each = length(bad_values)), value = names(bad_values))
}))
plan <- plan[!paste(plan$fun, plan$arg) %in% slow, ]
# a method is called for what is of its class
dispatched <- vapply(strsplit(plan$fun, ".", fixed = TRUE), length, 0L) > 1L &
  plan$arg == vapply(plan$fun, function(f) c(names(calls[[f]]), "")[[1L]], "")
kind <- sub("^[^.]*[.]", "", plan$fun)
of_kind <- mapply(function(value, class) inherits(bad_values[[value]], class), plan$value, kind)
plan <- plan[!dispatched | of_kind, ]
plan <- plan[!(plan$value == "connection" & plan$arg %in% c("file", "x")), ]
seed <- as.integer(Sys.getenv("SWEEP_SEED", "1"))
set.seed(seed)
plan <- plan[order(stats::runif(nrow(plan))), ]
# several bad values at once: of the calls of one function, two or three
if (combined) {
  several <- function(i) {
    same <- which(plan$fun == plan$fun[[i]])
    same <- same[sample.int(length(same), min(length(same), 3L))]
    unique(c(i, same))
  }
  together <- lapply(sample.int(nrow(plan), min(nrow(plan), 20000L)), several)
} else {
  together <- as.list(seq_len(nrow(plan)))
}

past <- as.numeric(Sys.getenv("SWEEP_PAST", "0"))
together <- utils::head(utils::tail(together, length(together) - past), most)
found <- character()
done <- 0L
for (i in together) {
  one <- plan[i, ]
  fun <- one$fun[[1L]]
  args <- calls[[fun]]
  args[one$arg] <- bad_values[one$value]
  args[one$arg[one$value == "absent"]] <- NULL
  key <- paste(fun, paste(one$arg, one$value, collapse = " "))
  said <- fault(fun, args)
  if (is.null(said)) {
    mended <- c(mended, intersect(key, known))
  } else if (!key %in% known) {
    found <- c(found, paste0(key, ": ", said))
    cat("fault ", found[[length(found)]], "\n", sep = "")
  }
  done <- done + 1L
  if (done %% 1000L == 0L) message(done, " of ", length(together), " calls")
}
setwd(home)
unlink(folder, recursive = TRUE)
cat(sprintf("%d of %d calls, seed %d, %d functions; %d new faults, %d of %d known\n", done,
            length(together), seed, length(calls), length(found),
            length(known) - length(mended), length(known)))
if (length(absent) > 0L) cat("no call that is right for:", absent, sep = "\n  ")
if (length(mended) > 0L) cat("mended, take out of", known_file, ":\n", paste0(mended, "\n"), sep = "")
quit(status = as.integer(length(found) + length(mended) + length(absent) > 0L))
