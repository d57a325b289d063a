set.seed(21)
people <- data.frame(
  g = rep(c("m", "w"), c(40, 35)), h = rep(c("x", "y", "z"), 25), q = sample(5, 75, TRUE, c(1, 2, 2, 3, 4)),
  p = sample(c(1:5, 9, NA), 75, TRUE), r = sample(3, 75, TRUE), w = runif(75, 0.5, 2)
)
agree <- likert_scale("agree5", "en", dont_know = c("don't know" = 9))
local_en <- function(env = parent.frame()) withr::local_options(list(akkoord.lang = "en"), .local_envir = env)
cells <- function(t, row, column) as.data.frame(t)[row, column]

test_that("cells are the counts of table(), groups side by side", {
  local_en()
  t <- likert_table(people, c(q, p), by = g, scale = agree, total = TRUE)
  b <- as.data.frame(t)
  want <- table(factor(people$q, 1:5), people$g)
  p <- prop.table(want, 2)
  half_up <- function(x) floor(100 * x + 0.5)
  expect_identical(b$m[2:6], paste0(want[, "m"], " (", half_up(p[, "m"]), "%)"))
  expect_identical(b$w[2:6], paste0(want[, "w"], " (", half_up(p[, "w"]), "%)"))
  expect_identical(b$Total[2:6], paste0(rowSums(want), " (", half_up(rowSums(want) / 75), "%)"))
  n <- tidy(t)
  dk <- n[n$row == "dk" & n$group == "m", ]
  expect_equal(dk$n.low[dk$item == "p"], sum(people$p == 9 & people$g == "m", na.rm = TRUE))
  expect_equal(dk$base[dk$item == "p"], sum(!is.na(people$p) & people$g == "m"))
  k <- likert_counts(people, c(q, p), by = g, scale = agree)
  s <- summary(k, sets = "bottom")
  of <- n[n$row == "set" & n$term == "bottom" & n$group != "Total", ]
  expect_equal(of$low, s$bottom)
  expect_equal(of$conf.high, s$bottom.conf.high)
})

test_that("differences and p are those of compare_groups(), adjusted over the table", {
  local_en()
  k <- likert_counts(people, c(q, r), by = g, scale = list(q = agree, r = 1:3), N = 200)
  b <- as.data.frame(likert_table(k, adjust = "holm"))
  top <- compare_groups(k, adjust = "none")
  bottom <- compare_groups(k, sets = "bottom", adjust = "none")
  mean <- compare_groups(k, measure = "scores", adjust = "none")
  raw <- c(top$p.low[1], bottom$p.low[1], mean$p.low[1], top$p.low[2], bottom$p.low[2], mean$p.low[2])
  shown <- b$p[nzchar(b$p)]
  expect_identical(shown, akkoord:::format_compare_p(p.adjust(raw, "holm"), "en"))
  expect_match(b$Difference[nzchar(b$p)][1], akkoord:::format_difference(top$estimate.low[1], "top", "en"), fixed = TRUE)
  expect_false("p" %in% names(as.data.frame(likert_table(k, compare = FALSE))))
  weighted <- likert_table(people, q, by = g, weights = w, scale = agree)
  expect_match(paste(weighted$notes, collapse = " "), akkoord:::tr("compare_p_design", "en", sides = "two-sided"), fixed = TRUE)
  n <- tidy(weighted)
  expect_equal(n$n.low[n$row == "answer" & n$group == "m"], as.vector(table(factor(people$q[1:40], 1:5))))
  expect_equal(n$low[n$term == "strongly agree" & n$group == "m"], with(people[1:40, ], sum(w[q == 5]) / sum(w)))
})

test_that("one row an item where all have the same answers; patterns; rounding; 100", {
  local_en()
  d <- data.frame(q = rep(1:3, each = 1), p = c(1, 1, 3))
  t <- likert_table(d, c(q, p), scale = likert_scale(c("a", "b", "c")), statistic = "{p} of {N}", conf.int = FALSE,
    sets = NULL, mean = FALSE)
  expect_identical(unname(unlist(as.data.frame(t)[1, ])), c("q", "3\u00b0", "33 of 3", "33 of 3", "33 of 3", "33%"))
  t <- likert_table(d, c(q, p), scale = likert_scale(c("a", "b", "c")), statistic = "{p}%", add_to_100 = TRUE, conf.int = FALSE)
  expect_identical(unname(unlist(as.data.frame(t)[1, 3:5])), c("34*%", "33%", "33%"))
  expect_match(paste(t$notes, collapse = " "), "* Moved", fixed = TRUE)
  half <- likert_table(data.frame(q = rep(1:2, c(1, 7))), q, scale = c("a", "b"), statistic = "{p}", conf.int = FALSE, layout = "answers")
  expect_identical(cells(half, 2:3, 2), c("13", "88"))
  even <- likert_table(data.frame(q = rep(1:2, c(1, 7))), q, scale = c("a", "b"), statistic = "{p}", rounding = "half-even",
    conf.int = FALSE, layout = "answers")
  expect_identical(cells(even, 2:3, 2), c("12", "88"))
  # forced sums are 100, and nothing moves by a unit or more
  for (i in 1:50) {
    n <- sample(0:9, 5, TRUE) + c(1, 0, 0, 0, 0)
    forced <- akkoord:::largest_remainders(n, sum(n), i %% 3)
    expect_equal(sum(forced), 100)
    expect_lt(max(abs(forced - 100 * n / sum(n))), 10^-(i %% 3))
  }
  expect_snapshot(error = TRUE, {
    likert_table(d, q, scale = 1:3, statistic = "{pct}")
    likert_table(people, c(q, r), scale = list(q = agree, r = 1:3), layout = "items")
    likert_table("x")
  })
})

# What is hidden cannot be worked out: every hidden number has another table of whole numbers
# with the same shown numbers, row and column sums.
test_that("small numbers are left out, with what gives them away", {
  local_en()
  for (seed in 1:12) {
    set.seed(seed)
    n <- matrix(sample(c(0:4, 8, 12), 12, TRUE), 4, dimnames = list(letters[1:4], c("u", "v", "w")))
    d <- data.frame(q = rep(row(n), n), g = rep(colnames(n)[col(n)], n))
    t <- likert_table(d, q, by = g, scale = likert_scale(letters[1:4]), total = TRUE, min_cell = 4, compare = FALSE)
    v <- tidy(t)
    v <- v[v$row == "answer", ]
    hide <- matrix(!v$shown, 4)
    full <- cbind(n[, unique(v$group)[-ncol(hide)], drop = FALSE], rowSums(n))
    expect_true(all(hide[full > 0 & full < 4]))
    expect_false(any(rowSums(hide) == 1))
    expect_false(any(colSums(hide) == 1))
    expect_true(all(is.na(v$n.low[!v$shown])))
    sets <- tidy(t)[tidy(t)$row %in% c("set", "mean"), ]
    expect_false(any(sets$shown[sets$group %in% unique(v$group)[colSums(hide) > 0]]))
  }
  small <- likert_table(people[c(1:9, 41:75), ], q, by = g, scale = agree, min_base = 10, compare = FALSE)
  b <- as.data.frame(small)
  expect_identical(b$m[b$Item == "Base"], "< 10")
  expect_true(all(b$m[2:6] == "\u2026"))
})

test_that("tables print, and are written whole", {
  skip_if_quick()
  local_en()
  withr::local_locale(c(LC_CTYPE = "C.UTF-8"))
  t <- likert_table(people, q, by = g, scale = agree, N = 200, title = "Q & A")
  expect_snapshot(print(t))
  nl <- likert_table(people, q, by = g, scale = likert_scale("agree5"), lang = "nl")
  expect_match(paste(format(nl), collapse = "\n"), "helemaal akkoord")
  odd <- likert_table(data.frame(q = factor(c("=1+1", "<b>&|_x"), c("=1+1", "<b>&|_x"))), q,
    scale = likert_scale(c("=1+1", "<b>&|_x")))
  file <- withr::local_tempfile(fileext = ".csv")
  write_table(odd, file)
  expect_match(readLines(file, encoding = "UTF-8")[[1]], "'=1+1", fixed = TRUE)
  file <- withr::local_tempfile(fileext = ".html")
  write_table(odd, file)
  expect_match(paste(readLines(file), collapse = ""), "&#60;b&#62;&amp;|_x", fixed = TRUE)
  expect_match(paste(akkoord:::table_pipe(odd), collapse = ""), "\\<b\\>&\\|\\_x", fixed = TRUE)
  expect_match(paste(akkoord:::table_latex(odd), collapse = ""), "\\textless{}b\\textgreater{}\\&|\\_x", fixed = TRUE)
  expect_error(write_table(t, "x.doc"), class = "akkoord_error_table_path")
  skip_if_not_installed("openxlsx")
  file <- withr::local_tempfile(fileext = ".xlsx")
  write_table(t, file)
  back <- openxlsx::read.xlsx(file, 1, skipEmptyRows = FALSE)
  expect_identical(back[2:6, 2], as.data.frame(t)[2:6, 2])
  skip_if_not_installed("flextable")
  f <- flextable::as_flextable(t)
  expect_s3_class(f, "flextable")
  skip_if_not_installed("officer")
  for (end in c(".docx", ".pptx")) {
    file <- withr::local_tempfile(fileext = end)
    write_table(t, file)
    expect_gt(file.size(file), 5000)
  }
})

test_that("a notebook shows the table", {
  skip_if_not_installed("knitr")
  local_en()
  t <- likert_table(people, q, by = g, scale = agree)
  expect_match(as.character(knitr::knit_print(t)), "| **q** |", fixed = TRUE)
  withr::with_options(list(knitr.in.progress = TRUE), {
    knitr::opts_knit$set(rmarkdown.pandoc.to = "html")
    html <- as.character(knitr::knit_print(t))
    knitr::opts_knit$set(rmarkdown.pandoc.to = "latex")
    latex <- as.character(knitr::knit_print(t))
    knitr::opts_knit$restore()
  })
  expect_match(html, "<table class=\"likert-table", fixed = TRUE)
  expect_match(latex, "\\begin{longtable}{lrrrr}", fixed = TRUE)
  skip_if_not_installed("xml2")
  expect_length(xml2::xml_find_all(xml2::read_html(html), "//tr"), nrow(t$body) + 1L)
})

test_that("more than two groups have a p an item, by omnibus_test(), named beneath", {
  skip_if_quick()
  set.seed(11)
  d <- data.frame(
    g = rep(c("a", "b", "c"), c(6, 5, 5)), h = rep(c("x", "y"), 8),
    q = sample(4, 16, TRUE), p = sample(4, 16, TRUE)
  )
  k <- likert_counts(d, c(q, p), by = g, scale = 1:4)
  t <- likert_table(k, lang = "en", total = TRUE)
  z <- omnibus_test(k)
  written <- as.data.frame(t)
  expect_identical(names(written), c("Item", "a", "b", "c", "Total", "p"))
  shown <- written$p[t$kind == "item"]
  expect_identical(shown, akkoord:::format_compare_p(z$adj.p.value, "en"))
  # the exact test, by another road
  fisher <- vapply(c("q", "p"), function(i) stats::fisher.test(table(d[[i]], d$g))$p.value, 0)
  expect_equal(z$adj.p.value, unname(stats::p.adjust(fisher, "holm")), tolerance = 1e-7)
  expect_match(t$notes, "Freeman-Halton (exact)", fixed = TRUE, all = FALSE)
  expect_true(all(written$p[t$kind != "item"] == ""))
  # at the end of the item's line, under its head, however narrow
  for (width in c(60, 100, Inf)) {
    lines <- format(t, width = width)
    ends <- lines[nchar(lines) == nchar(grep(" p$", lines, value = TRUE)[[1L]])]
    expect_true(all(vapply(shown, function(p) any(endsWith(ends, p)), NA)))
  }
  expect_match(akkoord:::table_html(t), paste0("colspan=\"5\".*>", shown[[1L]], "</td></tr>"), all = FALSE)
  expect_match(akkoord:::table_latex(t), paste0("multicolumn\\{5\\}.*& ", shown[[1L]], " "), all = FALSE)
  # two groups as before; of a banner a p a variable
  expect_identical(names(as.data.frame(likert_table(d, q, by = h, scale = 1:4, lang = "en"))),
    c("Item", "x", "y", "Difference", "p"))
  two <- as.data.frame(likert_table(d, q, by = list(g, h), scale = 1:4, lang = "en"))
  expect_identical(names(two)[7:8], c("p (g)", "p (h)"))
  fisher <- c(fisher[["q"]], stats::fisher.test(table(d$q, d$h))$p.value)
  expect_identical(unlist(two[1L, 7:8], use.names = FALSE),
    akkoord:::format_compare_p(stats::p.adjust(fisher, "holm"), "en"))
  expect_false("p" %in% names(as.data.frame(likert_table(k, compare = FALSE))))
  # nothing is said of numbers that are not shown
  bare <- likert_table(d, q, by = h, scale = 1:4, lang = "en", min_cell = 100)
  expect_identical(names(as.data.frame(bare)), c("Item", "x", "y"))
  expect_identical(as.data.frame(likert_table(k, min_cell = 3, lang = "en"))$p[t$kind == "item"][[1L]], "")
  # people who answer for several groups are no independent groups
  w <- data.frame(a = 1:4, b = c(2, 2, 3, 4), e = c(4, 4, 1, 1))
  twin <- likert_counts(w, twins = list(q = c(A = "a", B = "b", E = "e")), scale = 1:4)
  expect_false("p" %in% names(as.data.frame(likert_table(twin))))
})

test_that("an item that nobody of a group answered is in the table, untested", {
  d <- data.frame(
    q1 = c(5, 4, 2, 1, 3, 4), q2 = c(5, 4, 2, NA, NA, NA), g = rep(c("a", "b"), each = 3L)
  )
  cells <- as.data.frame(likert_table(d, c(q1, q2), by = g, scale = likert_scale("agree5", "en")))
  alone <- as.data.frame(likert_table(d, q1, by = g, scale = likert_scale("agree5", "en")))
  one <- seq_len(nrow(alone))
  expect_identical(cells[one, ], alone)
  expect_true(all(cells[-one, "p"] == ""))
  expect_true(any(nzchar(alone$p)))
})

test_that("a table of nobody is one, of an item that lacks answers an error", {
  scale <- likert_scale(c("no", "yes"), "en")
  none <- as_likert_counts(
    data.frame(item = "q", category = c("no", "yes"), count = c(0, 0)), scale = scale
  )
  expect_s3_class(likert_table(none), "likert_table")
  one <- likert_counts(data.frame(q = c(1, 1, 2)), "q", scale = scale)[1L, ]
  expect_error(likert_table(one), class = "akkoord_error_incomplete")
  expect_error(tidy(one, sets = list(yes = 2)), class = "akkoord_error_incomplete")
})
