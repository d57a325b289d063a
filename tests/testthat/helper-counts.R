# The joint table of an item's pair of groups: with the scale's answers and no answer.
pair_table <- function(x, item, i = 1L) {
  pair <- akkoord:::counts_known(x, item)$pairs[[i]]
  akkoord:::pair_twin(pair$n, akkoord:::scale_size(akkoord:::item_scale(x, item)))
}
item_set <- function(x, item) akkoord:::counts_set(x, item)
