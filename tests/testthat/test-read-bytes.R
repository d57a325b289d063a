# What is hardly a file of answers, and bytes that are no text.
levels4 <- c("never", "sometimes", "often", "always")
often4 <- factor("often", levels4, ordered = TRUE)
two_book <- draft_codebook(data.frame(q1 = often4, q2 = often4))

test_that("a file with next to nothing in it is a wave or an error of ours, in any format", {
  skip_if_not_installed("openxlsx")
  skip_if_not_installed("readxl")
  files <- list(
    empty = character(), comma = ",", blank = rep(",", 5), spaces = " , ", one_column = "q1",
    header = "q1,q2", two = c("q1,q2", "often,never"), twice = c("q1,q2", "q1,q2", "often,never"),
    missing = c("q1,q2", ",", ","), no_header = c(",", "often,never"), last = c(rep(",", 4), "a,b")
  )
  outcome <- function(code) {
    out <- tryCatch(code, error = identity, warning = identity)
    if (inherits(out, c("wave", "codebook", "akkoord_error"))) "" else conditionMessage(out)
  }
  for (name in names(files)) {
    lines <- files[[name]]
    csv <- export_file(lines)
    book <- openxlsx::createWorkbook()
    for (sheet in c("a", "b")) {
      openxlsx::addWorksheet(book, sheet)
      for (i in seq_along(lines)) {
        cells <- strsplit(paste0(lines[[i]], ","), ",", fixed = TRUE)[[1L]]
        for (j in which(nzchar(cells))) openxlsx::writeData(book, sheet, cells[[j]], j, i)
      }
    }
    xlsx <- withr::local_tempfile(fileext = ".xlsx")
    openxlsx::saveWorkbook(book, xlsx)
    for (file in c(csv, xlsx)) {
      expect_identical(outcome(draft_codebook(file)), "", info = name)
      for (format in c("auto", names(export_readers()))) {
        for (columns in list(NULL, c(q1 = NA, q2 = NA))) {
          expect_identical(
            outcome(read_quietly(file, two_book, N = 9, format = format, columns = columns)), "",
            info = paste(name, format)
          )
        }
      }
    }
  }
  # a device is no file, and says so once
  skip_if(!file.exists("/dev/zero"))
  expect_no_warning(
    expect_error(read_wave("/dev/zero", two_book), class = "akkoord_error_wave_file")
  )
})

test_that("a NUL in a file of ASCII is named, and UTF-16 without a mark is read", {
  file <- withr::local_tempfile(fileext = ".csv")
  text <- charToRaw("q1,q2\noften,never\nnever,often\n")
  for (at in c(2, 14, 15, length(text))) {
    writeBin(c(text[seq_len(at - 1)], as.raw(0), text[at:length(text)]), file)
    before <- strsplit(rawToChar(text[seq_len(at - 1)]), "\n")[[1L]]
    where <- sprintf("Byte %d of line %d is NUL", nchar(before[length(before)]) + 1L, length(before))
    for (read in list(draft_codebook, function(f) read_wave(f, two_book, N = 9))) {
      e <- expect_error(read(file), class = "akkoord_error_wave_encoding")
      expect_match(conditionMessage(e), where, fixed = TRUE)
    }
  }
  # Latin letters, and others of which the separators alone have a byte of zero
  many <- paste0(rep("\u041d\u0438\u043a\u043e\u0433\u0434\u0430,\u0447\u0430\u0441\u0442\u043e\n", 40), collapse = "")
  for (said in c("q1,q2\noften,never\n", paste0("q1,q2\n", many))) {
    for (encoding in c("UTF-16LE", "UTF-16BE")) {
      writeBin(iconv(said, "UTF-8", encoding, toRaw = TRUE)[[1L]], file)
      read <- read_delimited(file)
      expect_identical(read$cells[[2L]][[1L]], "q2")
      expect_identical(read$notes[[1L]]$value, encoding)
    }
  }
})

test_that("what `values` and `keep` say must have a place", {
  file <- export_file(c("q1,q2", "often,never", "always,sometimes", "never,always"))
  refused <- function(class, ..., says) {
    e <- expect_error(read_wave(file, two_book, N = 9, ...), class = class)
    expect_match(conditionMessage(e), says, fixed = TRUE)
  }
  wrong <- "akkoord_error_wave_values"
  refused(wrong, values = list(q9 = c(often = 2)), says = "There is no \"q9\"")
  refused(wrong, values = list(c(often = 2)), says = "Element 1 has no name")
  refused(wrong, values = c("often"), says = "\"often\" has no name")
  refused(wrong, values = c(often = "never", "x"), says = "\"x\" has no name")
  refused(wrong, values = list(q1 = "often"), says = "answers of q1")
  refused("akkoord_error_type", values = list(q1 = mean), says = "answers of q1")
  refused("akkoord_error_type", values = list(q1 = NULL), says = "answers of q1")
  wave <- read_quietly(file, two_book, N = 9, values = list(q1 = c(often = 1)))
  expect_identical(wave$data$q1, c(1L, 4L, 1L))

  # a kept column is never a field
  turned <- c(q1 = "q2", q2 = "q1")
  refused("akkoord_error_wave_keep", keep = "q1", says = "\"q1\" is the name of a field")
  refused("akkoord_error_wave_keep", keep = 1, says = "leave it out of")
  refused("akkoord_error_wave_keep", keep = "q1", columns = turned, says = "another name in the file")
  refused("akkoord_error_wave_keep", keep = "q1", columns = c(q1 = NA), says = "\"q1\" is the name")
  wave <- read_quietly(export_file(c("q1,q2,w", "often,never,2")), two_book, N = 9, keep = "w")
  expect_identical(wave$data$w, "2")
})

test_that("one answer in two spellings leaves a row of a grid open", {
  file <- export_file(
    c("Satisfied? [food],Satisfied? [tea],age", "Good,Good,1", "good,Bad,2", "Good,Good,3", "good,Bad,4", "Good,Bad,5")
  )
  f <- as.data.frame(draft_codebook(file))
  expect_identical(f$type, c("open", "single", "single"))
})

test_that("UTF-8 is told as validUTF8() tells it, wherever the fault is", {
  set.seed(7)
  parts <- list(
    charToRaw("a"), charToRaw("plain text "), charToRaw("\u00e9"), charToRaw("\u20ac"),
    charToRaw("\U1F600"), as.raw(0xff), as.raw(0xc3), as.raw(c(0xed, 0xa0, 0x80)), as.raw(c(0xc0, 0x80))
  )
  for (i in seq_len(effort(300, 5000))) {
    bytes <- unlist(parts[sample(9, sample(12, 1), TRUE, c(9, 9, 9, 9, 9, 1, 1, 1, 1))])
    at <- .Call(akk_c_utf8_fault, bytes)
    expect_identical(at == 0, validUTF8(rawToChar(bytes)))
    # up to the fault it is right
    if (at > 1) expect_true(validUTF8(rawToChar(bytes[seq_len(at - 1)])))
    zero <- sample(length(bytes), 1)
    bytes[zero] <- as.raw(0L)
    expect_lte(.Call(akk_c_utf8_fault, bytes), zero)
    expect_gt(.Call(akk_c_utf8_fault, bytes), 0)
  }
})

test_that("a file's bytes are those of readBin()", {
  file <- withr::local_tempfile()
  set.seed(8)
  for (n in c(0, 1, 4095, 4096, 8193, 2^24, 2^24 + 5)) {
    writeBin(as.raw(sample(0:255, n, TRUE)), file)
    expect_identical(first_bytes(file, file.size(file)), readBin(file, "raw", n))
    expect_identical(first_bytes(file, 10), readBin(file, "raw", 10))
    expect_identical(first_bytes(file, n + 100), readBin(file, "raw", n))
  }
  expect_null(first_bytes(dirname(file), 8L))
  expect_null(first_bytes(paste0(file, "none"), 8L))
  expect_null(first_bytes(paste0(file, "none"), NA))
  # more than any memory, as the size of a sparse file may be
  expect_null(first_bytes(file, 2^50))
})

test_that("texts and where they stand are those of unique() and match()", {
  set.seed(9)
  for (i in seq_len(effort(50, 500))) {
    x <- c(NA, "", as.character(seq_len(sample(c(1, 31, 32, 33, 700), 1))))
    x <- sample(x, sample(2000, 1), TRUE)
    rows <- sample(length(x), sample(length(x), 1))
    held <- .Call(akk_c_text_places, x, rows)
    expect_identical(held$text, unique(x[rows]))
    expect_identical(held$at, match(x[rows], held$text))
  }
  expect_identical(.Call(akk_c_text_places, character(), integer()), list(text = character(), at = integer()))
  expect_error(.Call(akk_c_text_places, "a", 2L))
  expect_error(.Call(akk_c_text_places, "a", NA_integer_))
})

test_that("a file of Stata that was cut off anywhere is an error, behind its data too", {
  skip_if_not_installed("haven")
  file <- withr::local_tempfile(fileext = ".dta")
  # the codes are not the codebook's: without its labels they would be other answers
  code <- haven::labelled(c(4, 1, 2), c(never = 4, sometimes = 3, often = 2, always = 1))
  haven::write_dta(data.frame(q1 = code, q2 = code), file)
  expect_identical(read_quietly(file, two_book, N = 9)$data$q1, c(1L, 4L, 3L))
  bytes <- readBin(file, "raw", file.size(file))
  for (n in c(1, 2, 12, 13, seq(20, length(bytes) - 1, by = 50))) {
    writeBin(utils::head(bytes, -n), file)
    expect_error(read_quietly(file, two_book, N = 9), class = "akkoord_error")
  }
  writeBin(utils::head(bytes, -12L), file)
  expect_error(read_quietly(file, two_book, N = 9), class = "akkoord_error_wave_truncated")
})
