# Every place in a list, as an index for [[
places_in <- function(x, at = integer()) {
  here <- if (length(at) > 0L) list(at)
  if (!is.list(x)) {
    return(here)
  }
  c(here, unlist(lapply(seq_along(x), function(i) places_in(x[[i]], c(at, i))),
                 recursive = FALSE))
}
