# The letters of a drawing or a page in the font that its figures were measured with, as a
# subset in the file itself: a machine without that font shows the same lines. TrueType as of
# the OpenType specification, version 1.9; WOFF as of W3C (2012), WOFF File Format 1.0.

# Rules for the letters of `text`; "" where the font forbids it or is no TrueType, or where a
# weight is asked that is neither regular nor bold.
font_faces <- function(text, family, font = figure_font) {
  weight <- unlist(regmatches(text, gregexpr("(?<=font-weight: )[0-9]+", text, perl = TRUE)))
  if (!is_installed(c("systemfonts", "jsonlite")) || !all(weight %in% c("400", "700"))) {
    return("")
  }
  # by bytes: on a page with letters beyond ASCII it takes seconds otherwise
  plain <- enc2utf8(paste(text, collapse = " "))
  Encoding(plain) <- "bytes"
  plain <- gsub("(?s)<(style|script)\\b.*?</\\1>|<[^>]*>", "", plain, perl = TRUE, useBytes = TRUE)
  Encoding(plain) <- "UTF-8"
  codes <- sort(unique(c(32:126, utf8ToInt(plain))))
  bold <- c(FALSE, if (any(grepl("font-weight: ?(bold|700)|<h[1-6]|<th|<strong", text))) TRUE)
  faces <- vapply(bold, function(b) {
    # a font that cannot be read costs a drawing its letters, and nothing else
    woff <- tryCatch(font_subset(font(b), codes), error = function(e) NULL)
    if (is.null(woff)) {
      return("")
    }
    paste0(
      "@font-face{font-family:\"", family, "\";font-weight:", if (b) 700 else 400,
      ";src:url(data:font/woff;base64,", base64_text(woff), ")format(\"woff\")}"
    )
  }, "")
  paste(faces[nzchar(faces)], collapse = "\n")
}

# What drawings are measured with: the font of that name, or the one that stands in for it.
figure_font <- function(bold, family = figure_family()) {
  systemfonts::font_info(if (nzchar(family)) family else "sans", bold = bold)
}

# WOFF with the glyphs of these letters, or NULL.
font_subset <- function(info, codes) {
  font <- keep_result(list("font", info$path, info$index), read_font(info$path, info$index))
  if (is.null(font)) {
    return(NULL)
  }
  glyph <- font_glyphs(font, codes)
  codes <- codes[glyph > 0]
  glyph <- glyph[glyph > 0]
  keep <- with_components(font, sort(unique(c(0, glyph))))
  outlines <- lapply(keep, glyph_outline, font = font, keep = keep)
  ends <- cumsum(c(0, lengths(outlines)))
  table <- function(name) font_table(font, name)
  head <- table("head")
  head[9:12] <- as.raw(0)
  head[51:52] <- be16(1)
  hhea <- table("hhea")
  hhea[35:36] <- be16(length(keep))
  maxp <- table("maxp")
  maxp[5:6] <- be16(length(keep))
  woff(list(
    "OS/2" = table("OS/2"), cmap = font_cmap(codes, match(glyph, keep) - 1),
    glyf = unlist(outlines), head = head, hhea = hhea, hmtx = font_widths(font, keep),
    loca = be32(ends), maxp = maxp, name = font_names(table("name")),
    post = c(be32(0x30000), table("post")[5:32])
  ))
}

# Reading --------------------------------------------------------------------------------

u16 <- function(bytes, at) 256 * as.integer(bytes[at + 1]) + as.integer(bytes[at + 2])
u32 <- function(bytes, at) 65536 * u16(bytes, at) + u16(bytes, at + 2)
s16 <- function(bytes, at) {
  value <- u16(bytes, at)
  value - 65536 * (value > 32767)
}
# To a multiple of four bytes.
padded <- function(x) c(x, raw(-length(x) %% 4))
be16 <- function(x) as.raw(rbind(x %/% 256, x %% 256))
be32 <- function(x) as.raw(rbind(x %/% 2^24, x %/% 65536 %% 256, x %/% 256 %% 256, x %% 256))

# Its bytes with where its tables are; NULL for outlines of another kind, and for a font that
# may not be embedded, or not in part (OS/2, fsType).
read_font <- function(path, index) {
  bytes <- read_bytes(path)
  start <- if (identical(bytes[1:4], charToRaw("ttcf"))) u32(bytes, 12 + 4 * index) else 0
  record <- start + 12 + 16 * (seq_len(u16(bytes, start + 4)) - 1)
  font <- list(
    bytes = bytes, offset = u32(bytes, record + 8), size = u32(bytes, record + 12),
    tag = vapply(record, function(at) rawToChar(bytes[at + 1:4]), "")
  )
  wanted <- c("OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post")
  # of a variable font (fvar) only one weight would be left
  if (!all(wanted %in% font$tag) || "fvar" %in% font$tag) {
    return(NULL)
  }
  font$letters <- letters_place(font_table(font, "cmap"))
  type <- u16(font_table(font, "OS/2"), 8)
  closed <- bitwAnd(type, 15L) == 2L || bitwAnd(type, 0x300L) > 0L
  if (closed || is.na(font$letters)) NULL else font
}

font_table <- function(font, name) {
  i <- match(name, font$tag)
  font$bytes[font$offset[[i]] + seq_len(font$size[[i]])]
}

# Where the table of letters of 16 bits (format 4) starts; NA where there is none.
letters_place <- function(cmap) {
  record <- 4 + 8 * (seq_len(u16(cmap, 2)) - 1)
  at <- u32(cmap, record + 4)
  at[u16(cmap, at) == 4 & u16(cmap, record) %in% c(0, 3)][1L]
}

# The glyph of each letter: 0 where there is none.
font_glyphs <- function(font, codes) {
  cmap <- font_table(font, "cmap")
  at <- font$letters
  n <- u16(cmap, at + 6) / 2
  field <- function(i) at + 14 + 2 * n * i + 2 * (i > 0) + 2 * (seq_len(n) - 1)
  end <- u16(cmap, field(0))
  start <- u16(cmap, field(1))
  shift <- u16(cmap, field(2))
  range <- u16(cmap, field(3))
  segment <- findInterval(codes - 1, end) + 1
  inside <- codes <= 65535 & segment <= n
  inside[inside] <- start[segment[inside]] <= codes[inside]
  out <- numeric(length(codes))
  for (i in which(inside)) {
    s <- segment[[i]]
    if (range[[s]] == 0) {
      out[[i]] <- (codes[[i]] + shift[[s]]) %% 65536
    } else {
      found <- u16(cmap, field(3)[[s]] + range[[s]] + 2 * (codes[[i]] - start[[s]]))
      out[[i]] <- if (found == 0) 0 else (found + shift[[s]]) %% 65536
    }
  }
  out
}

# Where the outline of a glyph stands: first byte and length.
glyph_place <- function(font, glyph) {
  loca <- match("loca", font$tag)
  long <- u16(font_table(font, "head"), 50) == 1
  at <- font$offset[[loca]] + glyph * (if (long) 4 else 2)
  ends <- if (long) u32(font$bytes, c(at, at + 4)) else 2 * u16(font$bytes, c(at, at + 2))
  c(font$offset[[match("glyf", font$tag)]] + ends[[1L]], diff(ends))
}

# An outline made of others: where each of those is named, and where they end.
glyph_parts <- function(font, glyph) {
  place <- glyph_place(font, glyph)
  named <- numeric()
  at <- place[[1L]] + 10
  if (place[[2L]] == 0 || s16(font$bytes, place[[1L]]) >= 0) {
    return(list(at = named))
  }
  repeat {
    flags <- as.integer(u16(font$bytes, at))
    named <- c(named, at + 2)
    set <- function(bit) bitwAnd(flags, bit) > 0L
    scale <- if (set(0x08L)) 2 else if (set(0x40L)) 4 else if (set(0x80L)) 8 else 0
    at <- at + 4 + (if (set(0x01L)) 4 else 2) + scale
    if (!set(0x20L)) break
  }
  list(at = named, end = at)
}

with_components <- function(font, glyphs) {
  repeat {
    parts <- lapply(glyphs, function(g) u16(font$bytes, glyph_parts(font, g)$at))
    more <- setdiff(unlist(parts), glyphs)
    if (length(more) == 0L) {
      return(glyphs)
    }
    glyphs <- c(glyphs, sort(more))
  }
}

# Writing --------------------------------------------------------------------------------

# An outline without its instructions, for which the tables are left out; to four bytes.
glyph_outline <- function(glyph, font, keep) {
  place <- glyph_place(font, glyph)
  from <- place[[1L]]
  out <- font$bytes[from + seq_len(place[[2L]])]
  if (length(out) == 0L) {
    return(out)
  }
  contours <- s16(out, 0)
  if (contours >= 0) {
    words <- 10 + 2 * contours
    n <- u16(out, words)
    out <- c(out[seq_len(words)], be16(0), out[-seq_len(words + 2 + n)])
  } else {
    parts <- glyph_parts(font, glyph)
    for (at in parts$at - from) {
      out[at + 1:2] <- be16(match(u16(out, at), keep) - 1)
      # no instructions follow
      out[[at - 1]] <- out[[at - 1]] & as.raw(0xfe)
    }
    out <- out[seq_len(parts$end - from)]
  }
  padded(out)
}

font_widths <- function(font, keep) {
  hmtx <- font_table(font, "hmtx")
  wide <- u16(font_table(font, "hhea"), 34)
  long <- 4 * pmin(keep, wide - 1)
  bearing <- ifelse(keep < wide, 4 * keep + 2, 4 * wide + 2 * (keep - wide))
  as.raw(rbind(
    as.integer(hmtx[long + 1]), as.integer(hmtx[long + 2]),
    as.integer(hmtx[bearing + 1]), as.integer(hmtx[bearing + 2])
  ))
}

# One group a letter (format 12).
font_cmap <- function(codes, glyph) {
  groups <- be32(as.vector(rbind(codes, codes, glyph)))
  c(be16(c(0, 1, 3, 10)), be32(12), be16(c(12, 0)),
    be32(c(16 + length(groups), 0, length(codes))), groups)
}

# What it is called and whose it is.
font_names <- function(name) {
  record <- 6 + 12 * (seq_len(u16(name, 2)) - 1)
  record <- record[u16(name, record) == 3 & u16(name, record + 6) %in% c(0, 1, 2, 4, 6)]
  size <- u16(name, record + 8)
  start <- u16(name, 4) + u16(name, record + 10)
  said <- unlist(Map(function(at, n) name[at + seq_len(n)], start, size))
  fields <- rbind(
    u16(name, record), u16(name, record + 2), u16(name, record + 4), u16(name, record + 6),
    size, cumsum(c(0, size))[seq_along(size)]
  )
  c(be16(c(0, length(record), 6 + 12 * length(record), fields)), said)
}

woff <- function(tables) {
  packed <- lapply(tables, function(x) {
    small <- memCompress(x, "gzip")
    if (length(small) < length(x)) small else x
  })
  stored <- lapply(packed, padded)
  at <- 44 + 20 * length(tables) + cumsum(c(0, lengths(stored)))
  sum32 <- function(x) sum(u32(padded(x), seq(0, length(x) - 1, 4))) %% 2^32
  entry <- Map(function(name, x, small, at) {
    c(charToRaw(name), be32(c(at, length(small), length(x), sum32(x))))
  }, names(tables), tables, packed, at[seq_along(tables)])
  total <- 12 + 16 * length(tables) + sum(lengths(lapply(tables, padded)))
  c(
    charToRaw("wOFF"), be32(c(0x10000, at[[length(at)]])), be16(c(length(tables), 0)),
    be32(total), be16(c(1, 0)), be32(numeric(5)), unlist(entry), unlist(stored)
  )
}
