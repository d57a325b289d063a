# JSON with positions. jsonlite reads the values; what it does not say - the line and
# column of a fault, a key that comes twice, where a value stands - is found here by one
# walk over the tokens (RFC 8259). The walk comes first: it bounds size and depth.

json_limits <- c(bytes = 8e6, depth = 64)

json_token <- paste0(
  "\"[^\"\\\\\\x00-\\x1f]*+",
  "(?:\\\\(?:[\"\\\\/bfnrt]|u[0-9a-fA-F]{4})[^\"\\\\\\x00-\\x1f]*+)*+\"",
  "|-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?",
  "|true|false|null|[\\[\\]{},:]|[ \\t\\r\\n]+|(?s:.)"
)

# A list: `problem`, `line`, `column` (NULL, or the first fault of the text);
# `twice`, keys that come twice, and `at`, the line of each value by JSON pointer.
json_scan <- function(text) {
  hit <- gregexpr(json_token, text, perl = TRUE, useBytes = TRUE)[[1L]]
  start <- as.integer(hit)
  size <- attr(hit, "match.length")
  if (sum(pmax(size, 0L)) != nchar(text, "bytes")) {
    return(list(problem = "it cannot be read as JSON", line = 1L, column = 1L))
  }
  token <- regmatches(text, list(hit))[[1L]]
  first <- substr(token, 1L, 1L)
  kept <- !first %in% c(" ", "\t", "\r", "\n")
  token <- token[kept]
  start <- start[kept]
  first <- first[kept]
  kind <- ifelse(first == "\"" & size[kept] > 1L, "string",
    ifelse(first %in% c("[", "]", "{", "}", ",", ":"), first,
      ifelse(token %in% c("true", "false", "null") | grepl("^-?[0-9]", token), "value",
             "bad")))
  newline <- as.integer(gregexpr("\n", text, fixed = TRUE, useBytes = TRUE)[[1L]])
  newline <- newline[newline > 0L]
  line_of <- function(byte) findInterval(byte - 1L, newline) + 1L
  fault <- function(problem, i) {
    byte <- if (i > length(start)) nchar(text, "bytes") + 1L else start[[i]]
    line <- line_of(byte)
    from <- if (line == 1L) 1L else newline[[line - 1L]] + 1L
    before <- rawToChar(charToRaw(text)[seq_len(byte - from) + from - 1L])
    list(problem = problem, line = line, column = length(utf8ToInt(before)) + 1L)
  }
  shown <- function(i) {
    if (i > length(token)) "the end of the file" else encodeString(substr(token[[i]], 1L, 20L))
  }
  n <- length(token)
  depth <- 0L
  is_object <- logical()
  pointer <- character()
  index <- integer()
  keys <- list()
  at_pointer <- character(n)
  at_line <- integer(n)
  twice <- list()
  found <- 0L
  lines <- line_of(start)
  # what may come next: a value, a key, what follows a value
  state <- "value"
  here <- ""
  i <- 0L
  while (i < n) {
    i <- i + 1L
    k <- kind[[i]]
    if (k == "bad") {
      why <- if (first[[i]] == "\"") {
        "a string without an end, or with a control character or a wrong escape in it"
      } else {
        paste0("unexpected ", shown(i))
      }
      return(fault(why, i))
    }
    if (state == "value" || state == "value or ]") {
      if (state == "value or ]" && k == "]") {
        depth <- depth - 1L
        state <- "after"
        next
      }
      if (depth > 0L && !is_object[[depth]]) {
        here <- paste0(pointer[[depth]], "/", index[[depth]])
      }
      if (k %in% c("string", "value", "[", "{")) {
        found <- found + 1L
        at_pointer[[found]] <- here
        at_line[[found]] <- lines[[i]]
      }
      if (k %in% c("string", "value")) {
        state <- "after"
      } else if (k %in% c("[", "{")) {
        depth <- depth + 1L
        if (depth > json_limits[["depth"]]) {
          return(fault(paste("nested deeper than", json_limits[["depth"]], "levels"), i))
        }
        is_object[[depth]] <- k == "{"
        pointer[[depth]] <- here
        index[[depth]] <- 0L
        keys[[depth]] <- new.env(parent = emptyenv())
        state <- if (k == "{") "key or }" else "value or ]"
      } else {
        return(fault(paste0("a value must stand here, not ", shown(i)), i))
      }
    } else if (state == "key" || state == "key or }") {
      if (k == "}" && state == "key or }") {
        depth <- depth - 1L
        state <- "after"
      } else if (k == "string") {
        name <- json_string(token[[i]])
        here <- paste0(pointer[[depth]], "/", pointer_escape(name))
        # an environment has no place for the empty name
        id <- paste(c("k", utf8ToInt(name)), collapse = " ")
        if (exists(id, keys[[depth]], inherits = FALSE)) {
          twice[[length(twice) + 1L]] <- list(pointer = here, line = lines[[i]])
        }
        assign(id, TRUE, keys[[depth]])
        if (i == n || kind[[i + 1L]] != ":") {
          return(fault(paste0("a colon must stand here, not ", shown(i + 1L)), i + 1L))
        }
        i <- i + 1L
        state <- "value"
      } else {
        return(fault(paste0("a name in double quotes must stand here, not ", shown(i)), i))
      }
    } else {
      # after a value
      if (depth == 0L) {
        return(fault(paste0("nothing may follow the end of the JSON, but there is ", shown(i)), i))
      }
      if (k == ",") {
        index[[depth]] <- index[[depth]] + 1L
        state <- if (is_object[[depth]]) "key" else "value"
      } else if (k == (if (is_object[[depth]]) "}" else "]")) {
        depth <- depth - 1L
      } else {
        return(fault(paste0(
          "a comma or ", if (is_object[[depth]]) "}" else "]", " must stand here, not ", shown(i)
        ), i))
      }
    }
  }
  if (n == 0L) {
    return(fault("it is empty", 1L))
  }
  if (depth > 0L || state != "after") {
    return(fault("the file ends too early", n + 1L))
  }
  seen <- seq_len(found)
  list(twice = twice, at = set_names(at_line[seen], at_pointer[seen]))
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
