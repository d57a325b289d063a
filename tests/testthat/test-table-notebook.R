# What a notebook shows of each object: a table with the numbers of the console.

local_lang <- function(env = parent.frame()) withr::local_options(akkoord.lang = "en", .local_envir = env)

set.seed(21)
people <- data.frame(
  sex = rep(c("men", "women"), 30), age = rep(c("a", "b", "c"), each = 20),
  q = sample(5, 60, TRUE), p = sample(5, 60, TRUE)
)

shown_in <- function(x, format) {
  old <- knitr::opts_knit$get("rmarkdown.pandoc.to")
  withr::defer(knitr::opts_knit$set(rmarkdown.pandoc.to = old))
  knitr::opts_knit$set(rmarkdown.pandoc.to = format)
  paste(as.character(knitr::knit_print(x)), collapse = "\n")
}

test_that("every object is a table in HTML, Word and PDF, with its numbers", {
  skip_if_quick()
  skip_if_not_installed("knitr")
  local_lang()
  k <- likert_counts(people, c(q, p), by = sex, scale = 1:5)
  one <- likert_counts(people[1:30, ], q, scale = 1:5, survey = "1")
  two <- likert_counts(people[31:60, ], q, scale = 1:5, survey = "2")
  objects <- list(
    counts = k, summary = summary(k, sets = "net"), comparison = compare_groups(k),
    waves = compare_waves(a = one, b = two, population = "different"),
    twins = twin_table(c(1, 2, 3, NA), c(1, 1, 3, 2), scale = 1:3),
    omnibus = omnibus_test(people, q, by = age, scale = 1:5, B = 1000),
    audit = audit_report("erasmus2022", lang = "en"), table = likert_table(k)
  )
  for (name in names(objects)) {
    html <- shown_in(objects[[name]], "html")
    expect_match(html, "<table.*<th scope=\"col\".*</table>", info = name)
    expect_no_match(html, "&#60;likert_counts|twin_table", info = name)
    expect_match(shown_in(objects[[name]], "docx"), "\n\\| :---", info = name)
    expect_match(shown_in(objects[[name]], "latex"), "\\begin{longtable}", fixed = TRUE, info = name)
  }
  html <- shown_in(objects$summary, "html")
  s <- summary(k, sets = "net")
  for (i in 1:4) {
    want <- sprintf("%.2f [%.2f, %.2f]", s$mean[[i]], s$mean.conf.low[[i]], s$mean.conf.high[[i]])
    expect_match(html, want, fixed = TRUE)
  }
  z <- objects$comparison
  html <- shown_in(z, "html")
  for (p in akkoord:::format_compare_p(z$p.value, "en")) expect_match(html, paste0(">", p, "<"), fixed = TRUE)
  expect_match(html, "exact permutation test", fixed = TRUE)
  html <- shown_in(objects$counts, "html")
  for (n in k$count[k$kind == "substantive"]) expect_match(html, paste0(">", n, "</td>"), fixed = TRUE)
  # parts of them are what they are in the console
  expect_no_match(paste(shown_in(summary(k)["item"], "html"), collapse = ""), "<table")
})

test_that("a summary has its intervals on 80 columns", {
  local_lang()
  withr::local_options(width = 80)
  scale <- likert_scale(c("not at all satisfied", "not very satisfied", "neither of these", "fairly satisfied", "very satisfied indeed"))
  k <- likert_counts(people, c(q, p), by = sex, scale = scale, N = 500)
  s <- summary(k, sets = c("bottom", "net"))
  lines <- format(s)
  expect_true(all(nchar(lines) <= 80))
  share <- function(v) akkoord:::format_percent(v, 0L, ".", suffix = "")
  for (i in 1:4) {
    of <- function(name) {
      ends <- s[[name]][[i]]
      limits <- c(s[[paste0(name, ".conf.low")]][[i]], s[[paste0(name, ".conf.high")]][[i]])
      paste0(share(ends), "% [", share(limits[[1L]]), ", ", share(limits[[2L]]), "]")
    }
    of_group <- grep(paste0("^", s$item[[i]], " +", s$group[[i]]), lines, value = TRUE)
    for (name in c("top", "bottom")) expect_match(of_group, of(name), fixed = TRUE, all = FALSE)
  }
  # more than twenty rows are counted
  many <- likert_counts(transform(people, g = factor(1:60)), q, by = g, scale = 1:5)
  expect_match(utils::tail(format(summary(many)), 1L), "40 more")
  expect_length(format(summary(many), n = Inf), 63L)
  # some of its columns are a tibble
  expect_match(format(s[c("item", "top")])[[3L]], "tibble")
})

test_that("groupings side by side have their variable over their columns", {
  skip_if_quick()
  local_lang()
  withr::local_locale(c(LC_CTYPE = "C.UTF-8")) # a dash is eight wide in the C locale
  t <- likert_table(people, q, by = list(sex, age), scale = 1:5, total = TRUE)
  expect_identical(t$over, c("", "sex", "sex", "age", "age", "age", "", "", ""))
  expect_match(akkoord:::table_html(t), "colspan=\"3\" scope=\"colgroup\" style=\"text-align:center\">age<", all = FALSE)
  expect_match(akkoord:::table_latex(t), "\\multicolumn{2}{c}{sex} & \\multicolumn{3}{c}{age}", fixed = TRUE, all = FALSE)
  expect_match(akkoord:::table_pipe(t)[[1L]], "sex: men | sex: women | age: a", fixed = TRUE)
  lines <- format(t)
  at <- function(text, line) regexpr(text, lines[[line]])
  expect_true(at("sex", 1L) > 0 && at("sex", 1L) < at("women", 2L) + 5)
  expect_true(at("age", 1L) > at("women", 2L))
  # in a part of the columns too
  narrow <- format(t, width = 50)
  expect_true(all(nchar(narrow) <= 50))
  expect_gt(sum(grepl("\\bage\\b", narrow)), 1L)
  skip_if_not_installed("flextable")
  made <- flextable::as_flextable(t)
  expect_identical(flextable::nrow_part(made, "header"), 2L)
})

test_that("likert_table() of groups and of waves holds what prints and what is behind it", {
  a <- data.frame(q1 = c(1, 2, 4, 5, 4, 2), q2 = c(5, 4, 4, 2, 1, 3), g = rep(c("a", "b"), 3))
  b <- data.frame(q1 = c(4, 4, 5, 5, 4, 2), q2 = c(5, 4, 2, 2, 1, 3))
  groups <- compare_groups(a, c(q1, q2), by = g, scale = "agree5")
  waves <- compare_waves(
    "2022" = likert_counts(a, c(q1, q2), scale = "agree5", N = 30),
    "2026" = likert_counts(b, c(q1, q2), scale = "agree5", N = 40), population = "different"
  )
  for (k in list(groups, waves)) {
    for (lang in languages) {
      table <- likert_table(k, lang = lang)
      expect_s3_class(table, "likert_table")
      expect_identical(tidy(table), tidy(k))
      cells <- as.data.frame(table)
      expect_identical(cells[[1L]], c("q1", "q2"))
      expect_identical(cells[[4L]], formatC(100 * k$estimate, 1, format = "f", flag = "+",
        decimal.mark = decimal_mark(lang)))
    }
    file <- tempfile(fileext = ".csv")
    write_table(k, file, lang = "en")
    expect_identical(utils::read.csv(file, check.names = FALSE)[1:2, 1L], c("q1", "q2"))
    expect_error(likert_table(k[0L, ]), class = "akkoord_error_empty")
    expect_error(likert_table(k, digits = 2), class = "akkoord_error")
    expect_identical(likert_table(k, title = "What changed")$title, "What changed")
  }
})

test_that("a table in LaTeX goes over pages, fits its line and is no text of pandoc's", {
  local_lang()
  t <- likert_table(people, q, by = sex, scale = 1:5, label = c(q = strrep("A long statement. ", 9)))
  tex <- akkoord:::table_latex(t)
  expect_identical(sum(grepl("begin{longtable}", tex, fixed = TRUE)), 1L)
  # heads for the first page and for the others; no page ends after a statement
  expect_identical(sum(grepl("^Item &", tex)), 2L)
  expect_match(tex, "^.multicolumn.*parbox.*\\\\\\\\[*]$", all = FALSE)
  sizes <- vapply(c(1, 10, 20, 60), function(n) {
    wide <- t
    wide$header[[2L]] <- strrep("x", n)
    akkoord:::tex_size(wide)
  }, "")
  expect_identical(sizes[[1L]], akkoord:::tex_size(t))
  points <- match(sizes, paste0("\\", c("normalsize", "small", "footnotesize", "scriptsize", "tiny")))
  expect_true(all(diff(points) >= 0) && diff(range(points)) > 0)
  old <- knitr::opts_knit$get(c("rmarkdown.pandoc.to", "out.format"))
  withr::defer(knitr::opts_knit$set(old))
  knitr::opts_knit$set(rmarkdown.pandoc.to = "latex", out.format = "markdown")
  shown <- knitr::knit_print(t)
  expect_match(shown, "```{=latex}\n\\begingroup", fixed = TRUE)
  expect_match(attr(shown, "knit_meta")[[1L]]$name, "longtable")
  knitr::opts_knit$set(rmarkdown.pandoc.to = NULL, out.format = "latex")
  expect_no_match(knitr::knit_print(t), "{=latex}", fixed = TRUE)
})
