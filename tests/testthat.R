library(testthat)
library(akkoord)

test_check("akkoord")
