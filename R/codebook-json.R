# JSON with positions. jsonlite reads the values; what it does not say - the line and
# column of a fault, a key that comes twice, where a value stands - is found here by one
# walk over the tokens (RFC 8259). The walk comes first: it bounds size and depth.

json_limits <- c(bytes = 8e6, depth = 64)

# A quote that begins no string takes all the rest with it: the walk ends there, and a
# search from each quote after it would take the square of the time.
json_text <- paste0(
  "\"[^\"\\\\\\x00-\\x1f]*+",
  "(?:\\\\(?:[\"\\\\/bfnrt]|u[0-9a-fA-F]{4})[^\"\\\\\\x00-\\x1f]*+)*+\""
)
json_token <- paste0(
  json_text, "|(?s:\".*)|-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?",
  "|true|false|null|[\\[\\]{},:]|[ \\t\\r\\n]+|(?s:.)"
)

# A list: `problem`, `line`, `column` (NULL, or the first fault of the text);
# `twice`, keys that come twice, and `at`, the line of each value by JSON pointer.
json_scan <- function(text) {
  tokens <- json_tokens(text)
  if (is.null(tokens)) {
    return(list(problem = "it cannot be read as JSON", line = 1L, column = 1L))
  }
  n <- length(tokens$token)
  w <- json_walk()
  # the pointer of a value, where one begins
  pointer <- rep(NA_character_, n)
  while (w$i < n) {
    w$i <- w$i + 1L
    problem <- if (tokens$kind[[w$i]] == "bad") {
      json_no_token(tokens, w$i)
    } else {
      switch(w$state,
        value = , "value or ]" = json_at_value(w, tokens),
        key = , "key or }" = json_at_key(w, tokens),
        after = json_after_value(w, tokens)
      )
    }
    if (!is.null(problem)) {
      return(json_fault(text, tokens, problem, w$i))
    }
    if (w$begins) pointer[[w$i]] <- w$here
    w$begins <- FALSE
  }
  if (n == 0L) {
    return(json_fault(text, tokens, "it is empty", 1L))
  }
  if (w$depth > 0L || w$state != "after") {
    return(json_fault(text, tokens, "the file ends too early", n + 1L))
  }
  value <- !is.na(pointer)
  list(twice = w$twice, at = set_names(tokens$line[value], pointer[value]))
}

# The tokens that are no space: their text, kind, first byte and line.
json_tokens <- function(text) {
  hit <- gregexpr(json_token, text, perl = TRUE, useBytes = TRUE)[[1L]]
  size <- attr(hit, "match.length")
  if (sum(pmax(size, 0L)) != nchar(text, "bytes")) {
    return(NULL)
  }
  token <- regmatches(text, list(hit))[[1L]]
  first <- substr(token, 1L, 1L)
  kept <- !first %in% c(" ", "\t", "\r", "\n")
  token <- token[kept]
  first <- first[kept]
  start <- as.integer(hit)[kept]
  newline <- as.integer(gregexpr("\n", text, fixed = TRUE, useBytes = TRUE)[[1L]])
  newline <- newline[newline > 0L]
  string <- first == "\""
  last <- length(token)
  if (last > 0L && string[[last]]) {
    whole <- paste0("^", json_text, "$")
    string[[last]] <- grepl(whole, token[[last]], perl = TRUE, useBytes = TRUE)
  }
  literal <- token %in% c("true", "false", "null") | grepl("^-?[0-9]", token)
  list(
    token = token, start = start, newline = newline, line = json_line(start, newline),
    kind = ifelse(string, "string", ifelse(
      first %in% c("[", "]", "{", "}", ",", ":"), first, ifelse(literal, "value", "bad")
    ))
  )
}

json_line <- function(byte, newline) findInterval(byte - 1L, newline) + 1L

# The fault at token i, which may be the end of the text.
json_fault <- function(text, tokens, problem, i) {
  start <- tokens$start
  byte <- if (i > length(start)) nchar(text, "bytes") + 1L else start[[i]]
  line <- json_line(byte, tokens$newline)
  from <- if (line == 1L) 1L else tokens$newline[[line - 1L]] + 1L
  before <- rawToChar(charToRaw(text)[seq_len(byte - from) + from - 1L])
  list(problem = problem, line = line, column = length(utf8ToInt(before)) + 1L)
}

json_shown <- function(tokens, i) {
  if (i > length(tokens$token)) {
    return("the end of the file")
  }
  encodeString(substr(tokens$token[[i]], 1L, 20L))
}

json_no_token <- function(tokens, i) {
  if (startsWith(tokens$token[[i]], "\"")) {
    "a string without an end, or with a control character or a wrong escape in it"
  } else {
    paste0("unexpected ", json_shown(tokens, i))
  }
}

# Where the walk is: token `i`; `state`, what may come next; whether a value begins, at the
# pointer `here`; and for each level that is open whether it is an object, its pointer, its
# keys, and how many members came before.
json_walk <- function() {
  list2env(list(
    i = 0L, state = "value", begins = FALSE, here = "", twice = list(), depth = 0L,
    is_object = logical(), pointer = character(), index = integer(), keys = list()
  ), parent = emptyenv())
}

# A step of the walk; each gives the problem, NULL for none.
json_at_value <- function(w, tokens) {
  k <- tokens$kind[[w$i]]
  depth <- w$depth
  if (w$state == "value or ]" && k == "]") {
    return(json_close(w))
  }
  if (depth > 0L && !w$is_object[[depth]]) {
    w$here <- paste0(w$pointer[[depth]], "/", w$index[[depth]])
  }
  if (!k %in% c("string", "value", "[", "{")) {
    return(paste0("a value must stand here, not ", json_shown(tokens, w$i)))
  }
  w$begins <- TRUE
  if (k %in% c("[", "{")) json_open(w, k == "{") else w$state <- "after"
  if (w$depth > json_limits[["depth"]]) {
    paste("nested deeper than", json_limits[["depth"]], "levels")
  }
}

json_open <- function(w, object) {
  depth <- w$depth <- w$depth + 1L
  w$is_object[[depth]] <- object
  w$pointer[[depth]] <- w$here
  w$index[[depth]] <- 0L
  w$keys[[depth]] <- new.env(parent = emptyenv())
  w$state <- if (object) "key or }" else "value or ]"
}

json_close <- function(w) {
  w$depth <- w$depth - 1L
  w$state <- "after"
  NULL
}

json_at_key <- function(w, tokens) {
  k <- tokens$kind[[w$i]]
  if (k == "}" && w$state == "key or }") {
    return(json_close(w))
  }
  if (k != "string") {
    return(paste0("a name in double quotes must stand here, not ", json_shown(tokens, w$i)))
  }
  name <- json_string(tokens$token[[w$i]])
  w$here <- paste0(w$pointer[[w$depth]], "/", pointer_escape(name))
  # an environment has no place for an empty or a very long name
  id <- hash(name)
  keys <- w$keys[[w$depth]]
  if (exists(id, keys, inherits = FALSE)) {
    w$twice[[length(w$twice) + 1L]] <- list(pointer = w$here, line = tokens$line[[w$i]])
  }
  assign(id, TRUE, keys)
  w$i <- w$i + 1L
  if (w$i > length(tokens$kind) || tokens$kind[[w$i]] != ":") {
    return(paste0("a colon must stand here, not ", json_shown(tokens, w$i)))
  }
  w$state <- "value"
  NULL
}

json_after_value <- function(w, tokens) {
  k <- tokens$kind[[w$i]]
  depth <- w$depth
  if (depth == 0L) {
    return(paste0(
      "nothing may follow the end of the JSON, but there is ", json_shown(tokens, w$i)
    ))
  }
  end <- if (w$is_object[[depth]]) "}" else "]"
  if (k == end) {
    return(json_close(w))
  }
  if (k != ",") {
    return(paste0("a comma or ", end, " must stand here, not ", json_shown(tokens, w$i)))
  }
  w$index[[depth]] <- w$index[[depth]] + 1L
  w$state <- if (w$is_object[[depth]]) "key" else "value"
  NULL
}

# The text of a string token; most have no escape.
json_string <- function(token) {
  if (!grepl("\\", token, fixed = TRUE, useBytes = TRUE)) {
    out <- substring(token, 2L, nchar(token, "bytes") - 1L)
    out <- rawToChar(utils::head(charToRaw(token)[-1L], -1L))
    Encoding(out) <- "UTF-8"
    return(out)
  }
  Encoding(token) <- "UTF-8"
  jsonlite::fromJSON(paste0("[", token, "]"))[[1L]]
}

# RFC 6901
pointer_escape <- function(x) gsub("/", "~1", gsub("~", "~0", x, fixed = TRUE), fixed = TRUE)

# Writing: an object or array on one line where that is short, else a member a line.
json_write <- function(x, width = 100L) {
  paste0(json_value(x, 0L, width), "\n")
}

json_value <- function(x, indent, width) {
  if (is.null(x)) {
    return("null")
  }
  if (!is.list(x)) {
    atoms <- json_atoms(x)
    if (length(atoms) == 1L && is.null(names(x))) {
      return(atoms)
    }
    parts <- atoms
  } else {
    parts <- vapply(x, json_value, "", indent = indent + 2L, width = width, USE.NAMES = FALSE)
  }
  object <- !is.null(names(x))
  if (object && length(parts) > 0L) parts <- paste0(json_atoms(names(x)), ": ", parts)
  open <- if (object) "{" else "["
  close <- if (object) "}" else "]"
  line <- paste0(open, paste(parts, collapse = ", "), close)
  if (length(parts) == 0L || indent > 0L && !grepl("\n", line, fixed = TRUE) &&
    indent + nchar(line, "bytes") <= width) {
    return(line)
  }
  pad <- strrep(" ", indent + 2L)
  paste0(open, "\n", pad, paste(parts, collapse = paste0(",\n", pad)), "\n",
         strrep(" ", indent), close)
}

json_atoms <- function(x) {
  if (is.character(x)) {
    x <- enc2utf8(x)
    out <- gsub("\\", "\\\\", x, fixed = TRUE)
    out <- gsub("\"", "\\\"", out, fixed = TRUE)
    control <- grepl("[\x01-\x1f]", out, useBytes = TRUE)
    out[control] <- vapply(out[control], function(s) {
      code <- utf8ToInt(s)
      paste(ifelse(code < 32L, sprintf("\\u%04x", code), intToUtf8(code, TRUE)), collapse = "")
    }, "")
    out <- paste0("\"", out, "\"")
    out[is.na(x)] <- "null"
    return(unname(out))
  }
  if (is.logical(x)) {
    return(unname(ifelse(is.na(x), "null", tolower(as.character(x)))))
  }
  if (is.numeric(x)) {
    out <- vapply(as.double(x), function(v) {
      if (!is.finite(v)) {
        return("null")
      }
      short <- format(v, digits = 15L, scientific = if (abs(v) < 1e15) 20L else 0L)
      if (identical(as.double(short), v)) short else format(v, digits = 17L)
    }, "")
    return(unname(out))
  }
  abort("codebook", c(
    "A codebook holds text, numbers, {.code TRUE} and {.code FALSE}, and lists of these.",
    x = "It holds {.obj_type_friendly {x}}."
  ), arg = "x", value = class(x), call = NULL)
}
