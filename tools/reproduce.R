# Draws the 2022 study into a folder: tools/reproduce.R <dir> <lang>
args <- commandArgs(TRUE)
print(akkoord::reproduce_report(args[[1]], lang = args[[2]]))
