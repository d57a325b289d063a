# The style in force: what report_style() says of figures, tables and reports. It holds from
# where it is given until that call ends; else the option akkoord.style is it.
style_given <- new.env(parent = emptyenv())

# NULL where nothing is said.
style_value <- function(name) {
  style <- style_given$style %||% getOption("akkoord.style")
  if (inherits(style, "report_style")) style[[name]]
}

local_style <- function(style, frame = caller_env()) {
  if (length(style) > 0L) local_bindings(style = style, .env = style_given, .frame = frame)
}

# One or more parts of a style changed for the rest of a call, such as a `base_size` given.
local_style_parts <- function(..., frame = caller_env()) {
  parts <- compact(list(...))
  if (length(parts) == 0L) {
    return(invisible())
  }
  style <- unclass(style_given$style %||% getOption("akkoord.style") %||% list())
  style[names(parts)] <- parts
  local_style(structure(style, class = "report_style"), frame)
}
