# Read by R as it starts under tools/rscript.sh: akkoord's private library comes first.
.libPaths(c(Sys.getenv("AKKOORD_LIB"), .libPaths()))
