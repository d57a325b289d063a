# Draws the 2022 study into a folder: tools/reproduce.R <dir> <lang>
args <- commandArgs(TRUE)
if (!"reproduce_report" %in% getNamespaceExports("akkoord")) {
  stop("this checkout of akkoord has no reproduce_report() yet", call. = FALSE)
}
print(akkoord::reproduce_report(args[[1]], lang = args[[2]]))
