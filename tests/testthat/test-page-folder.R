# A report knows its files: what is replaced, removed, refused, and brought back.

snapshot_of <- function(dir) {
  files <- sort(dir(dir, recursive = TRUE, all.files = TRUE, include.dirs = TRUE))
  suppressWarnings(tools::md5sum(stats::setNames(file.path(dir, files), files)))
}

# Moves a report of these files into `dir`, each holding `text`.
move_new <- function(dir, paths, text = "new", missing = NULL) {
  target <- report_target(dir, NULL)
  stage <- report_stage(target, dir, NULL)
  on.exit(unlink(stage, recursive = TRUE))
  for (p in paths) stage_file(stage, p, paste(text, p), NULL)
  listed <- file.path(stage, c(paths, manifest_path))
  md5 <- unname(tools::md5sum(listed))
  stage_file(stage, manifest_path,
             csv_lines(data.frame(path = c(paths, manifest_path), md5 = md5)), NULL)
  unlink(file.path(stage, missing))
  move_report(stage, c(paths, manifest_path), target, dir, NULL)
}
large <- c("report.html", "figures/figure-01.svg", "figures/figure-02.svg", "tables/counts.csv")
small <- large[-3L]
here <- function(dir) dir(dir, recursive = TRUE, all.files = TRUE)

test_that("after a smaller report the larger one is written again", {
  dir <- withr::local_tempdir()
  writeLines("mine", file.path(dir, "mine.txt"))
  move_new(dir, large)
  expect_setequal(here(dir), c(large, manifest_path, "mine.txt"))
  move_new(dir, small, "newer")
  expect_setequal(here(dir), c(small, manifest_path, "mine.txt"))
  expect_identical(readLines(file.path(dir, "report.html")), "newer report.html")
  move_new(dir, large)
  expect_setequal(here(dir), c(large, manifest_path, "mine.txt"))
  # one that was changed since is somebody's, and stays
  writeLines("touched up", file.path(dir, large[[3L]]))
  move_new(dir, small)
  expect_identical(readLines(file.path(dir, large[[3L]])), "touched up")
  before <- snapshot_of(dir)
  expect_error(move_new(dir, large), class = "akkoord_error_report_dir")
  expect_identical(snapshot_of(dir), before)
})

test_that("a list of files that came from elsewhere reaches nothing else", {
  home <- withr::local_tempdir()
  dir <- file.path(home, "report")
  dir.create(file.path(dir, "tables"), recursive = TRUE)
  dir.create(file.path(dir, "figures"))
  for (f in c("mine", "report/notes.txt", "report/figures/mine.txt")) writeLines("x", file.path(home, f))
  writeLines(c("path", "../mine", "figures/../../mine", "notes.txt", "/etc/hostname",
               "figures/mine.txt", "tables\\mine.csv"), file.path(dir, manifest_path))
  expect_error(move_new(dir, large), class = "akkoord_error_report_dir")
  writeLines(c("path", "../mine", "figures/../../mine", "notes.txt", "/etc/hostname",
               "figures/mine.txt", manifest_path), file.path(dir, manifest_path))
  move_new(dir, large)
  expect_true(all(file.exists(file.path(home, c("mine", "report/notes.txt", "report/figures/mine.txt")))))
  # what is not a table at all
  writeBin(as.raw(1:255), file.path(dir, manifest_path))
  expect_error(move_new(dir, large), class = "akkoord_error_report_dir")
})

test_that("a move that stops halfway is undone", {
  dir <- withr::local_tempdir()
  move_new(dir, large, "old")
  before <- snapshot_of(dir)
  for (gone in small) {
    expect_error(move_new(dir, c(small, "tables/more.csv"), missing = gone),
                 class = "akkoord_error_report_dir")
    expect_identical(snapshot_of(dir), before)
  }
  new <- file.path(dir, "not", "yet")
  expect_error(move_new(new, large, missing = "report.html"), class = "akkoord_error_report_dir")
  expect_identical(snapshot_of(dir), before)
})

test_that("a run that was killed while it moved is made up for by the next", {
  dir <- withr::local_tempdir()
  move_new(dir, large, "old")
  # as it is when three of the files have moved: the list names those of both reports
  both <- c(large, "tables/more.csv", manifest_path)
  put_file(file.path(dir, manifest_path), csv_lines(data.frame(path = both)))
  writeLines("half", file.path(dir, "tables/more.csv"))
  # and its lock is there, and its temporary folder
  gone <- system("sh -c 'echo $$'", intern = TRUE)
  dir.create(file.path(dir, ".akkoord-lock"))
  writeLines(c(stage_host(), gone), file.path(dir, ".akkoord-lock", "owner"))
  dir.create(file.path(dir, sprintf(".akkoord-%s-%s-12ab", stage_host(), gone)))
  skip_on_os("windows")
  move_new(dir, small)
  expect_setequal(here(dir), c(small, manifest_path))
})

test_that("a folder that another run moves into is waited for", {
  dir <- withr::local_tempdir()
  unlock <- lock_folder(dir, dir, NULL)
  expect_error(lock_folder(dir, dir, NULL, seconds = 0.2), "Another run",
               class = "akkoord_error_report_dir")
  unlock()
  lock_folder(dir, dir, NULL, seconds = 0.2)()
  expect_length(here(dir), 0L)
  # of a run on another machine nothing can be known
  dir.create(file.path(dir, ".akkoord-lock"))
  writeLines(c("elsewhere", "999999"), file.path(dir, ".akkoord-lock", "owner"))
  expect_error(lock_folder(dir, dir, NULL, seconds = 0.2), "remove",
               class = "akkoord_error_report_dir")
})

test_that("links to a folder, and in it, stay links", {
  skip_on_os("windows")
  home <- withr::local_tempdir()
  withr::local_dir(home)
  file.symlink("real", "link")
  # the folder it leads to is made
  move_new("link", large)
  expect_identical(Sys.readlink("link"), "real")
  expect_setequal(here("real"), c(large, manifest_path))
  file.rename("real/report.html", "page.html")
  file.symlink("../page.html", "real/report.html")
  move_new("link", small, "newer")
  expect_identical(Sys.readlink("real/report.html"), "../page.html")
  expect_identical(readLines("page.html"), "newer report.html")
  # a move that fails leaves a link that leads nowhere
  file.symlink("nowhere", "dangling")
  expect_error(move_new("dangling", large, missing = "report.html"),
               class = "akkoord_error_report_dir")
  expect_identical(Sys.readlink("dangling"), "nowhere")
  expect_false(file.exists("nowhere"))
  expect_error(move_new("dangling/deeper", large), class = "akkoord_error_report_dir")
  expect_identical(Sys.readlink("dangling"), "nowhere")
  file.symlink("loop", "loop")
  expect_error(report_target("loop", NULL), "leads to itself", class = "akkoord_error_report_dir")
  expect_error(report_template("loop"), class = "akkoord_error_report_path")
  # one of the user's with the name of ours, leading anywhere, is refused
  dir.create("mine")
  file.symlink("nowhere", "mine/report.html")
  expect_error(move_new("mine", large), class = "akkoord_error_report_dir")
  expect_identical(here("mine"), "report.html")
})

test_that("what is staged is checked to be whole", {
  dir <- withr::local_tempdir()
  path <- file.path(dir, "x.pdf")
  writeLines(c("%PDF", "%%EOF"), path)
  expect_identical(read_drawing(path, charToRaw("%%EOF")), read_bytes(path))
  writeLines("%PDF", path)
  expect_error(read_drawing(path, charToRaw("%%EOF")), class = "akkoord_error_file")
  expect_error(read_drawing(file.path(dir, "none"), charToRaw("%%EOF")), class = "akkoord_error_file")
  expect_error(stage_file(dir, "no/folder", "x", NULL), class = "akkoord_error_report_dir")
})

test_that("names of figures are one each", {
  study <- structure(class = "published_report", list(figures = data.frame(figure = c("4", "04", "A.1", "A-1", "a.1", "\u56f3", "\u8868", "*")),
                published = NULL))
  names <- figure_file(study$figures$figure, study)
  expect_identical(anyDuplicated(tolower(names)), 0L)
  expect_match(names, "^figure-[A-Za-z0-9-]+$")
  expect_identical(names[c(1L, 3L)], c("figure-04", "figure-A-1"))
  # one at a time as all together
  expect_identical(vapply(study$figures$figure, figure_file, "", study, USE.NAMES = FALSE), names)
  expect_identical(figure_file(c("7", "12", "table1")), c("figure-07", "figure-12", "table-01"))
})
