# Where a report is written. It is complete in a temporary folder beside its place before
# a file of it is moved. tables/files.csv says which files are the report's: only these
# are ever replaced or removed.

# The folder with links followed, and the folder the temporary one can stand in (on the
# same disk, so that a file is moved in one step).
report_target <- function(dir, call) {
  check_string(dir, "dir", call = call)
  if (!nzchar(dir)) {
    abort("report_dir", c(
      "{.arg dir} must name a folder.",
      x = "It is an empty string.", i = "For this folder write {.code dir = \".\"}."
    ), arg = "dir", value = dir, call = call)
  }
  to <- follow_links(dir)
  if (is.null(to)) {
    abort("report_dir", c(
      "{.arg dir} must be a folder, or the name of a new one.",
      x = "{.file {dir}} is a link that leads to itself.",
      i = "Give another name, or remove that link."
    ), arg = "dir", value = dir, call = call)
  }
  beside <- to
  while (!file.exists(beside)) beside <- dirname(beside)
  if (!dir.exists(beside)) {
    abort("report_dir", c(
      "{.arg dir} must be a folder, or the name of a new one.",
      x = "{.file {beside}} is a file.",
      i = "Give another name, or move that file away."
    ), arg = "dir", value = dir, call = call)
  }
  if (file.access(beside, 2L) != 0L) target_unwritable(dir, beside, call)
  list(dir = to, beside = beside)
}

target_unwritable <- function(dir, beside, call, why = NULL) {
  abort("report_dir", c(
    "The report cannot be written to {.arg dir}.",
    x = if (is.null(why)) "{.file {beside}} is not writable." else "{.file {beside}}: {why}.",
    i = "Give a folder of your own, such as {.code dir = \"~/report\"}, or change its permissions."
  ), arg = "dir", value = dir, call = call)
}

# The temporary folder, and what runs that were killed left of theirs.
report_stage <- function(target, dir, call) {
  for (folder in unique(c(target$beside, dirname(target$dir)))) remove_abandoned(folder)
  stage <- stage_name(target$beside)
  for (made in file.path(stage, c("", "figures", "tables"))) {
    if (!dir.create(made, showWarnings = FALSE)) target_unwritable(dir, target$beside, call)
  }
  stage
}

# A full disk is said here, before anything is moved.
stage_file <- function(stage, path, content, call) {
  why <- write_bytes(file.path(stage, path), as_bytes(content))
  if (!is.null(why)) {
    abort("report_dir", c(
      "The report cannot be written.",
      x = "{.file {path}}: {why}.",
      i = "An earlier report is as it was."
    ), arg = "dir", path = path, call = call)
  }
}

# The files of a report -----------------------------------------------------------------

manifest_path <- "tables/files.csv"

# What an earlier report says its files are. It comes from a disk: names that no report
# has are not followed anywhere.
report_manifest <- function(folder) {
  at <- file.path(folder, manifest_path)
  files <- if (file_kind(at) == "file") {
    tryCatch(read_utf8_csv(at, "files.csv", NULL), error = function(e) NULL)
  }
  path <- as.character(files$path)
  ours <- grepl(
    "^(report[.](html|Rmd|rds)|figures/[^/\\\\]+[.](svg|png)|tables/[^/\\\\]+[.]csv)$", path
  )
  list(path = path[ours], md5 = as.character(files$md5 %||% rep(NA, length(path)))[ours])
}

# The user's own files are not overwritten.
check_foreign <- function(paths, target, dir, call) {
  to <- file.path(target$dir, paths)
  earlier <- report_manifest(target$dir)
  kind <- vapply(to, file_kind, "")
  link <- is_link(to)
  ends <- !vapply(lapply(to, follow_links), is.null, NA)
  ours <- paths %in% earlier$path & kind %in% c("nothing", "file") & ends
  foreign <- which((kind != "nothing" | link) & !ours)
  blocked <- which(file.exists(dirname(to)) & !dir.exists(dirname(to)))
  if (length(foreign) + length(blocked) > 0L) {
    path <- c(paths[foreign], dirname(paths[blocked]))[[1L]]
    abort("report_dir", c(
      paste(
        "{.arg dir} holds a file that is not of an earlier report, with the name of one",
        "of this report's files."
      ),
      x = "{.file {path}} in {.file {dir}}.",
      i = "Give another folder, or move that file away. Nothing was written."
    ), arg = "dir", value = dir, path = path, call = call)
  }
  earlier
}

# Files of the earlier report that this one has not: those that are as they were written.
outdated_files <- function(earlier, paths, folder) {
  path <- earlier$path[!earlier$path %in% paths]
  md5 <- earlier$md5[!earlier$path %in% paths]
  at <- file.path(folder, path)
  kept <- vapply(at, file_kind, "") == "file" & !is_link(at)
  same <- is.na(md5) | !nzchar(md5) | tools::md5sum(at) == md5
  unique(path[kept & same %in% TRUE])
}

# Moving --------------------------------------------------------------------------------

# The files move one by one; what they replace is kept until the last one stands, and
# comes back when one of them fails. The first to move is a list of the files of both
# reports, the last is that of the new one: whenever a run is killed, the next one knows
# whose the files are.
move_report <- function(stage, paths, target, dir, call) {
  made <- make_folders(c(target$dir, dirname(file.path(target$dir, paths))))
  done <- FALSE
  on.exit(if (!done) remove_empty(made))
  if (!dir.exists(target$dir)) target_unwritable(dir, target$dir, call)
  unlock <- lock_folder(target$dir, dir, call)
  on.exit(unlock(), add = TRUE, after = FALSE)
  earlier <- check_foreign(paths, target, dir, call)
  gone <- outdated_files(earlier, paths, target$dir)

  files <- c(manifest_path, setdiff(paths, manifest_path), gone)
  to <- vapply(file.path(target$dir, files), follow_links, "", USE.NAMES = FALSE)
  dir.create(file.path(stage, ".kept"), showWarnings = FALSE)
  kept <- file.path(stage, ".kept", seq_along(files))
  saved <- changed <- logical(length(files))
  on.exit(if (!done) {
    unlink(to[changed & !saved])
    for (i in which(changed & saved)) move_file(kept[[i]], to[[i]])
  }, add = TRUE, after = FALSE)
  step <- function(i, do) {
    saved[[i]] <<- saved[[i]] || file.exists(to[[i]]) && keep_copy(to[[i]], kept[[i]])
    if (file.exists(to[[i]]) && !saved[[i]]) target_unwritable(dir, to[[i]], call)
    changed[[i]] <<- TRUE
    why <- do(to[[i]])
    if (!is.null(why)) target_unwritable(dir, to[[i]], call, why)
  }
  from <- file.path(stage, files)
  move <- function(i) step(i, function(to) move_file(from[[i]], to))
  both <- csv_lines(data.frame(path = unique(c(manifest_path, paths, earlier$path))))
  step(1L, function(to) replace_file(to, as_bytes(both)))
  for (i in which(!files %in% c(manifest_path, gone))) move(i)
  for (i in which(files %in% gone)) {
    step(i, function(to) if (!file.remove(to)) "it cannot be removed")
  }
  move(1L)
  done <- TRUE
}

# NULL, or why not. To another disk (a folder that is a link) a file is written anew.
move_file <- function(from, to) {
  why <- rename_file(from, to)
  if (is.null(why) || !file.exists(from)) why else replace_file(to, read_bytes(from))
}

keep_copy <- function(from, to) {
  suppressWarnings(file.link(from, to) || file.copy(from, to, copy.date = TRUE))
}

# The folders that were not there, each before those that stand in it.
make_folders <- function(dirs) {
  made <- character()
  for (d in unique(dirs)) {
    new <- character()
    while (!file.exists(d)) {
      new <- c(d, new)
      d <- dirname(d)
    }
    for (n in new) if (dir.create(n, showWarnings = FALSE)) made <- c(made, n)
  }
  made
}

# Deepest first, and without recursion into what is not empty
remove_empty <- function(dirs) {
  for (d in rev(dirs)) if (length(dir(d, all.files = TRUE, no.. = TRUE)) == 0L) {
    unlink(d, recursive = TRUE)
  }
}

# Two runs that move into one folder take turns. The lock is a folder with a file in it
# that says whose it is, made elsewhere and renamed: there is never one without an owner.
lock_folder <- function(folder, dir, call, seconds = 60) {
  lock <- file.path(folder, ".akkoord-lock")
  own <- stage_name(folder)
  dir.create(own, showWarnings = FALSE)
  on.exit(if (dir.exists(own)) unlink(own, recursive = TRUE))
  why <- write_bytes(file.path(own, "owner"), as_bytes(c(stage_host(), Sys.getpid())))
  if (!is.null(why)) target_unwritable(dir, folder, call, why)
  until <- Sys.time() + seconds
  repeat {
    if (is.null(rename_file(own, lock))) {
      return(function() unlink(lock, recursive = TRUE))
    }
    owner <- lock_owner(lock)
    if (length(owner) == 2L && owner[[1L]] == stage_host() &&
      !is_running(as.integer(owner[[2L]]))) {
      # of a run that was killed; only one of those that wait can take it away
      stale <- stage_name(folder)
      if (is.null(rename_file(lock, stale))) unlink(stale, recursive = TRUE)
      next
    }
    if (Sys.time() > until) {
      abort("report_dir", c(
        "Another run is writing a report to {.arg dir}.",
        x = "{.file {lock}} says so, for {seconds} seconds now.",
        i = "If none is, remove {.file {lock}}."
      ), arg = "dir", value = dir, call = call)
    }
    Sys.sleep(0.05)
  }
}

lock_owner <- function(lock) {
  suppressWarnings(tryCatch(readLines(file.path(lock, "owner")), error = function(e) NULL))
}
