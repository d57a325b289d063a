tables <- lapply(set_names(languages), words_in)

# Names in braces of all forms of a sentence.
blanks_of <- function(sentence) {
  text <- unlist(sentence)
  sort(unique(unlist(regmatches(text, gregexpr("\\{[^{}]*\\}", text)))))
}

# All constant strings of the package, and the keys that its calls name.
package_strings <- function() {
  withr::local_locale(c(LC_CTYPE = "C.UTF-8"))
  ns <- asNamespace("akkoord")
  strings <- keys <- character()
  speakers <- c("tr", "cb_tr", "tr_each", "said", "in_each")
  constants <- function(e) {
    if (is.character(e)) {
      return(e)
    }
    # an index or a comparison is no key
    if (!is.call(e) || as.character(e[[1L]])[[1L]] %in% c("==", "%in%")) {
      return(character())
    }
    if (as.character(e[[1L]])[[1L]] %in% c("[", "[[")) {
      return(constants(e[[2L]]))
    }
    parts <- as.list(e)[-1L]
    if (identical(e[[1L]], quote(`if`))) parts <- parts[-1L]
    unlist(lapply(parts, constants))
  }
  walk <- function(e) {
    if (is.character(e)) {
      strings <<- c(strings, e)
    } else if (is.call(e) || is.pairlist(e)) {
      if (is.call(e) && is.name(e[[1L]]) && as.character(e[[1L]]) %in% speakers &&
            length(e) > 1L) {
        keys <<- c(keys, constants(e[[2L]]))
      }
      for (part in as.list(e)) if (!missing(part) && !is.null(part)) walk(part)
    }
  }
  for (name in grep("^words_(nl|en|fr)", ls(ns, all.names = TRUE), invert = TRUE, value = TRUE)) {
    object <- get(name, ns)
    if (is.function(object)) {
      walk(body(object))
      walk(formals(object))
    } else if (is.character(object) || is.list(object)) {
      strings <- c(strings, unlist(rapply(list(object), as.character, "character", how = "unlist")))
    }
  }
  list(strings = unique(strings), keys = unique(keys))
}

test_that("every language has the same sentences with the same blanks", {
  expect_setequal(names(tables), languages)
  for (lang in names(tables)) {
    expect_identical(sort(names(tables[[lang]])), sort(names(tables$en)), info = lang)
    expect_false(anyDuplicated(names(tables[[lang]])) > 0L, info = lang)
    own <- tables[[lang]][names(tables$en)]
    expect_true(all(nzchar(unlist(own))), info = lang)
    expect_identical(lapply(own, blanks_of), lapply(tables$en, blanks_of), info = lang)
    plural <- vapply(own, is.list, NA)
    expect_identical(plural, vapply(tables$en, is.list, NA), info = lang)
    for (sentence in own[plural]) expect_named(sentence, c("one", "other"), info = lang)
  }
})

test_that("every key that is used is there, and every key that is there is used", {
  skip_if_quick()
  found <- package_strings()
  expect_gt(length(found$keys), 200L)
  expect_identical(setdiff(found$keys, names(words_in("en"))), character())
  # a kind of the log, and a way by which a column was found, are keys without their prefix
  used <- c(found$strings, paste0(
    c("log_", "log_by_"), rep(c(found$strings, paste0(found$strings, "_dropped")), each = 2L)
  ))
  expect_identical(setdiff(names(words_in("en")), used), character())
})

test_that("blanks are filled in as they are, and never looked into", {
  expect_identical(
    tr("n_of", "en", n = "{N}", N = "1 %s {n} \\1"), "{N} of 1 %s {n} \\1"
  )
  expect_identical(tr("n_of", "nl", n = 1340, N = 12.5), "1.340 van 12,5")
  expect_identical(tr("n_of", "en", n = c(1, 2), N = 3), c("1 of 3", "2 of 3"))
  expect_identical(tr("n_of", "en", n = -0, N = 1), "0 of 1")
  expect_identical(tr("n_of", "en", n = character(), N = 3), character())
  expect_error(tr("n_of", "en", n = 1), "no value for N")
  expect_error(tr("no such word", "en"), "no words")
})

test_that("a plural is chosen by n", {
  expect_match(tr("note_not_used", "en", n = 1), "and is not used")
  expect_match(tr("note_not_used", "en", n = 2), "and are not used")
  expect_identical(
    tr("note_not_used", "nl", n = c(1, 3)),
    c(tr("note_not_used", "nl", n = 1), tr("note_not_used", "nl", n = 3))
  )
})

test_that("the language is the option's, else the session's where it is ours, else English", {
  lang <- akkoord:::default_lang
  expect_identical(lang(), "nl")
  withr::local_options(list(akkoord.lang = NULL))
  session <- function(...) {
    none <- c(LANGUAGE = NA, LC_ALL = NA, LC_MESSAGES = NA, LANG = NA)
    said <- c(...)
    withr::with_envvar(replace(none, names(said), said), lang())
  }
  expect_identical(withr::with_envvar(c(LANGUAGE = NA, LC_ALL = NA, LC_MESSAGES = NA, LANG = NA), lang()), "en")
  expect_identical(session(LANG = "nl_BE.UTF-8"), "nl")
  expect_identical(session(LANG = "nl_BE.UTF-8", LANGUAGE = "en_GB:nl"), "en")
  expect_identical(session(LANG = "de_DE.UTF-8"), "en")
  expect_identical(session(LANG = "C", LC_ALL = "nl_NL"), "nl")
  expect_identical(session(LANGUAGE = "nl", LANG = "en_US.UTF-8"), "nl")
})
