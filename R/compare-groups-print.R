# How a comparison of groups is shown.

#' @export
format.akkoord_comparison <- function(x, ..., lang = getOption("akkoord.lang", "nl")) {
  rows <- comparison_text(x, lang)
  rows$item <- clip(rows$item, 34L)
  header <- comparison_header(lang)
  pair <- unique(paste(x$group1, x$group2))
  if (length(pair) == 1L) header[c("one", "two")] <- c(x$group1[[1L]], x$group2[[1L]])
  cells <- rbind(header, as.matrix(rows))
  if (all(x$domain == "")) cells <- cells[, colnames(cells) != "domain", drop = FALSE]
  if (length(pair) == 1L) {
    cells <- cells[, colnames(cells) != "groups", drop = FALSE]
  }
  left <- colnames(cells) %in% c("item", "domain", "groups", "verdict")
  columns <- lapply(seq_len(ncol(cells)), function(j) {
    formatC(cells[, j], width = if (left[[j]]) -max(nchar(cells[, j])) else max(nchar(cells[, j])))
  })
  do.call(paste, c(columns, sep = "  "))
}

#' @export
print.akkoord_comparison <- function(x, ..., lang = getOption("akkoord.lang", "nl")) {
  check_lang(lang)
  cat(comparison_title(x, lang), "\n\n", sep = "")
  cat(format(x, lang = lang), sep = "\n")
  cat("\n")
  notes <- comparison_notes(x, lang)
  cat(unlist(lapply(notes, strwrap, width = 88L, exdent = 2L)), sep = "\n")
  invisible(x)
}

# Rows may go; with columns taken out it is a plain tibble.
#' @export
`[.akkoord_comparison` <- function(x, i, j, drop = FALSE) {
  out <- NextMethod()
  if (!is.data.frame(out) || identical(names(out), names(x))) {
    return(out)
  }
  tibble::new_tibble(as.list(out), nrow = nrow(out))
}

clip <- function(x, width) {
  long <- nchar(x) > width
  x[long] <- paste0(substr(x[long], 1L, width - 3L), "...")
  x
}

# A number, or two where low and high differ as they are written.
range_text <- function(low, high, write, sep) {
  a <- write(low)
  b <- write(high)
  ifelse(a == b, a, paste(a, b, sep = sep))
}

format_compare_p <- function(p, lang) {
  mark <- decimal_mark(lang)
  text <- ifelse(p < 0.001, "<.001", ifelse(p > 0.9995, "1", sub("^0", "", sprintf("%.3f", p))))
  sub(".", mark, text, fixed = TRUE)
}

# The difference in percentage points, or in points of the scale.
format_difference <- function(d, statistic, lang) {
  x <- if (statistic == "top2") sprintf("%+.1f", 100 * d) else sprintf("%+.2f", d)
  x <- sub("^[+-](0[.]0+)$", "\\1", x)
  sub(".", decimal_mark(lang), x, fixed = TRUE)
}

format_level <- function(m, statistic, lang) {
  if (statistic == "top2") {
    return(format_percent(m, 0L, decimal_mark(lang)))
  }
  sub(".", decimal_mark(lang), sprintf("%.2f", m), fixed = TRUE)
}

comparison_item_labels <- function(x, lang) {
  labels <- attr(x, "labels")[[lang]]
  out <- unname(labels[x$item])
  ifelse(is.na(out), x$item, out)
}

verdict_words <- function(lang) {
  pick(lang, c(all = "alle", some = "sommige", none = "geen"),
       c(all = "all", some = "some", none = "none"))
}

comparison_text <- function(x, lang) {
  s <- attr(x, "statistic")
  to <- pick(lang, " tot ", " to ")
  level <- function(v) format_level(v, s, lang)
  p <- function(v) format_compare_p(v, lang)
  d <- function(v) format_difference(v, s, lang)
  data.frame(
    item = comparison_item_labels(x, lang), domain = x$domain,
    groups = paste(x$group1, "-", x$group2),
    one = range_text(x$estimate1.low, x$estimate1.high, level, to),
    two = range_text(x$estimate2.low, x$estimate2.high, level, to),
    difference = range_text(x$estimate.low, x$estimate.high, d, to),
    interval = paste(d(x$conf.low), d(x$conf.high), sep = to),
    p = range_text(x$p.low, x$p.high, p, to),
    adjusted = range_text(x$p.adj.low, x$p.adj.high, p, to),
    verdict = unname(verdict_words(lang)[x$verdict]),
    naive = range_text(x$p.naive.low, x$p.naive.high, p, to),
    stringsAsFactors = FALSE
  )
}

comparison_header <- function(lang) {
  pick(
    lang,
    c(item = "item", domain = "deelgroep", groups = "groepen", one = "groep 1",
      two = "groep 2", difference = "verschil", interval = "interval", p = "p",
      adjusted = "p aangepast", verdict = "oordeel", naive = "p naief"),
    c(item = "item", domain = "domain", groups = "groups", one = "group 1",
      two = "group 2", difference = "difference", interval = "interval", p = "p",
      adjusted = "p adjusted", verdict = "verdict", naive = "p naive")
  )
}

comparison_title <- function(x, lang) {
  pairs <- unique(paste(x$group1, pick(lang, "tegen", "against"), x$group2))
  what <- switch(attr(x, "statistic"),
    top2 = pick(lang, "aandeel akkoord", "share agreeing"),
    midrank = pick(lang, "alle antwoorden, op midrangen", "all answers, by midranks"),
    linear = pick(lang, "alle antwoorden, op gelijke afstanden", "all answers, equally spaced")
  )
  N <- attr(x, "N")
  paste0(
    paste(head_of(pairs, 3L), collapse = "; "), if (length(pairs) > 3L) "; ...", ": ", what,
    ". n = ", attr(x, "n"), ", N = ",
    if (length(unique(N)) > 1L) pick(lang, "per groep", "by group") else
      if (is.finite(N[[1L]])) format_plain(N[[1L]]) else tr("infinite", lang), "."
  )
}

comparison_notes <- function(x, lang) {
  s <- attr(x, "statistic")
  adjust <- attr(x, "adjust")
  alpha <- sub(".", decimal_mark(lang), format_plain(attr(x, "alpha")), fixed = TRUE)
  level <- format_percent_number(100 * attr(x, "conf.level"), NULL, decimal_mark(lang))
  m <- c(min(x$m.low), max(x$m.high))
  assume <- attr(x, "assume")
  skipped <- attr(x, "skipped")
  sides <- attr(x, "alternative")
  ranges <- unique(x$p.range)
  c(
    if (s == "top2") {
      pick(lang, "Verschil: groep 1 min groep 2, in procentpunten.",
           "Difference: group 1 less group 2, in percentage points.")
    } else {
      pick(lang, "Verschil: gemiddelde score van groep 1 min die van groep 2, in punten van de schaal.",
           "Difference: mean score of group 1 less that of group 2, in points of the scale.")
    },
    sprintf(pick(
      lang,
      "Interval (%s): hoe ver de groepen uiteen liggen bij deze N mensen (eindige populatie, linearisatie)%s.",
      "Interval (%s): how far apart the groups lie among these N people (finite population, linearised)%s."
    ), level, if (all(ranges == "exact")) "" else pick(
      lang, "; de uiterste grenzen over alles wat kan", "; the outermost limits of all that is feasible"
    )),
    sprintf(pick(
      lang,
      "p (%s): de exacte permutatietoets%s; ze vraagt of het verschil verder reikt dan deze mensen.",
      "p (%s): the exact permutation test%s; it asks whether the difference goes beyond these people."
    ), pick(lang,
            c(two.sided = "tweezijdig", less = "groep 1 lager", greater = "groep 1 hoger"),
            c(two.sided = "two-sided", less = "group 1 lower", greater = "group 1 higher"))[[sides]],
    if (m[[2L]] == 0) {
      pick(lang, " van groepen van verschillende mensen", " of groups of different people")
    } else {
      sprintf(pick(lang, " die weet dat %s respondenten voor beide antwoordden",
                   " that knows that %s respondents answered for both"),
              range_text(m[[1L]], m[[2L]], format_plain, pick(lang, " tot ", " to ")))
    }),
    if ("proven" %in% ranges) {
      pick(lang, "Van laag tot hoog is bewezen: wat de antwoorden ook waren, hun p ligt ertussen.",
           "From low to high is proven: whatever the answers were, their p lies between.")
    },
    if ("attained" %in% ranges) {
      pick(lang, "Van laag tot hoog is gevonden, niet bewezen: er zijn tabellen met deze p; lagere of hogere zijn niet uitgesloten.",
           "From low to high was found, not proven: there are tables with these p; lower or higher ones are not ruled out.")
    },
    if (!identical(assume$names, "none")) {
      paste0(pick(lang, "Aangenomen: ", "Assumed: "), assume_words(assume, lang), ".")
    },
    sprintf(pick(lang, "Oordeel op %s, %s: voor %s van wat kan is er een verschil.",
                 "Verdict at %s, %s: a difference in %s of what is feasible."),
            alpha, if (adjust == "none" || nrow(x) == 1L) {
              pick(lang, "niet aangepast", "not adjusted")
            } else {
              sprintf(pick(lang, "p aangepast voor %d vergelijkingen (%s)",
                           "p adjusted for %d comparisons (%s)"),
                      nrow(x), c(holm = "Holm", BH = "Benjamini-Hochberg")[[adjust]])
            }, word_list(unname(verdict_words(lang)), lang, tr("or", lang))),
    if (m[[2L]] > 0) {
      pick(lang, "p naief: alsof de groepen verschillende mensen waren.",
           "p naive: as if the groups were different people.")
    },
    if (length(skipped) > 0L) {
      paste0(pick(lang, "Niet vergeleken: ", "Not compared: "), paste(names(skipped), collapse = ", "), ".")
    }
  )
}

assume_words <- function(assume, lang) {
  u <- assume$union
  paste(c(
    if (assume$covered) {
      if (is.null(u)) {
        pick(lang, "elke respondent antwoordde voor minstens een groep",
             "every respondent answered for at least one group")
      } else {
        sprintf(pick(lang, "%s respondenten antwoordden voor minstens een groep",
                     "%s respondents answered for at least one group"),
                range_text(u[[1L]], u[[2L]], format_plain, pick(lang, " tot ", " to ")))
      }
    },
    if (assume$positive) {
      pick(lang, "wie voor de ene groep akkoord is, is dat vaker voor de andere",
           "who agrees for one group more often agrees for the other")
    }
  ), collapse = "; ")
}

#' @export
summary.akkoord_comparison <- function(object, ...) glance(object)

#' @export
as.data.frame.akkoord_comparison <- function(x, ...) {
  as.data.frame(tibble::new_tibble(as.list(x), nrow = nrow(x)), ...)
}

#' @export
tidy.akkoord_comparison <- function(x, ...) {
  tibble::new_tibble(as.list(x), nrow = nrow(x))
}

#' @export
glance.akkoord_comparison <- function(x, ...) {
  N <- unique(attr(x, "N"))
  tibble::tibble(
    comparisons = nrow(x), all = sum(x$verdict == "all"), some = sum(x$verdict == "some"),
    none = sum(x$verdict == "none"), naive.all = sum(x$verdict.naive == "all"),
    statistic = attr(x, "statistic"), assume = paste(attr(x, "assume")$names, collapse = "+"),
    alternative = attr(x, "alternative"), adjust = attr(x, "adjust"),
    alpha = attr(x, "alpha"), conf.level = attr(x, "conf.level"),
    n = attr(x, "n", exact = TRUE), N = if (length(N) == 1L) N else NA_real_
  )
}
