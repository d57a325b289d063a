# What a test of two groups says of itself, in Dutch. The result holds English, so that
# tidy() and glance() do not depend on the language; the print turns it. Parts that hold
# numbers are patterns; the others are replaced wherever they occur, in this order.

test_words_nl <- c(
  "Permutation test of two groups that may share respondents" =
    "Permutatietoets van twee groepen die respondenten kunnen delen",
  "Test of two groups that may share respondents" =
    "Toets van twee groepen die respondenten kunnen delen",
  "Permutation test of two groups that share persons, one answer each" =
    "Permutatietoets van twee groepen die personen delen, elk met een enkel antwoord",
  "Test of two groups that share persons, one answer each" =
    "Toets van twee groepen die personen delen, elk met een enkel antwoord",
  "Freeman-Halton test of two independent groups" =
    "Toets van Freeman en Halton van twee onafhankelijke groepen",
  "Brunner-Munzel test of two independent groups" =
    "Toets van Brunner en Munzel van twee onafhankelijke groepen",
  "Wilcoxon signed-rank test (zeros left out)" =
    "Rangtekentoets van Wilcoxon (nullen weggelaten)",
  "Wilcoxon signed-rank test (zeros ranked, Pratt)" =
    "Rangtekentoets van Wilcoxon (nullen mee gerangschikt, Pratt)",
  "Sign test" = "Tekentoets",
  "McNemar's test" = "Toets van McNemar",
  "Stuart-Maxwell test of marginal homogeneity" =
    "Toets van Stuart en Maxwell op gelijke randtotalen",
  "Bhapkar's test of marginal homogeneity" =
    "Toets van Bhapkar op gelijke randtotalen",
  "one answer a person, which counts in both groups for those in both" =
    "een enkel antwoord per persoon, dat in beide groepen telt voor wie in beide zit",
  "two groups that share no respondents" = "twee groepen zonder gedeelde respondenten",
  "paired answers: every respondent answered for both groups" =
    "gepaarde antwoorden: iedere respondent antwoordde voor beide groepen",
  "two answers a respondent for some, one for others" =
    "twee antwoorden van sommige respondenten, een enkel van de andere",
  "exact permutation distribution" = "exacte permutatieverdeling",
  "two-sided by distance from the mean" = "tweezijdig naar afstand tot het gemiddelde",
  "twice the smaller tail" = "tweemaal de kleinste staart",
  "normal, with the permutation mean and variance (ties included)" =
    "normaal, met gemiddelde en variantie van de permutaties (knopen meegerekend)",
  "normal, for partially overlapping proportions" =
    "normaal, voor gedeeltelijk overlappende aandelen",
  "t, for partially overlapping samples, variances not equal" =
    "t, voor gedeeltelijk overlappende steekproeven, varianties ongelijk",
  "t, for partially overlapping samples, variances equal" =
    "t, voor gedeeltelijk overlappende steekproeven, varianties gelijk",
  "the overlap formula of crosstabs" = "de overlapformule van kruistabellen",
  "exact, over all tables with these margins" =
    "exact, over alle tabellen met deze randtotalen",
  "t, Welch-Satterthwaite" = "t, Welch en Satterthwaite",
  "exact, each difference as likely up as down" =
    "exact, elk verschil even waarschijnlijk omhoog als omlaag",
  "normal, variance given the ties" = "normaal, variantie gegeven de knopen",
  "exact, each who differs as likely one way as the other" =
    "exact, wie verschilt even waarschijnlijk de ene als de andere kant op",
  "chi-squared, for many respondents who differ" =
    "chi-kwadraat, voor veel respondenten die verschillen",
  "chi-squared" = "chi-kwadraat",
  "could answers swapped within pairs, and labels dealt out at random among the others, lie as far apart?" =
    "kunnen antwoorden die binnen paren omgewisseld zijn, en labels die onder de anderen zijn verloot, zo ver uiteenliggen?",
  "could labels dealt out at random over the persons give groups as far apart?" =
    "kunnen labels die onder de personen zijn verloot groepen geven die zo ver uiteenliggen?",
  "could samples from populations without a difference lie as far apart?" =
    "kunnen steekproeven uit populaties zonder verschil zo ver uiteenliggen?",
  "could labels dealt out at random give answers as unlikely as these? (any difference)" =
    "kunnen verlote labels antwoorden geven die zo onwaarschijnlijk zijn? (welk verschil ook)",
  "could labels dealt out at random give a statistic as far out?" =
    "kunnen verlote labels een zo uiterste toetsgrootheid geven?",
  "could samples of two groups with theta = 1/2 give a statistic as far out?" =
    "kunnen steekproeven van twee groepen met theta = 1/2 een zo uiterste toetsgrootheid geven?",
  "could coin tosses for the sign of each difference lead as far?" =
    "kan een muntworp voor het teken van elk verschil zo ver leiden?",
  "could each answer be as frequent for the one group as for the other?" =
    "kan elk antwoord bij de ene groep even vaak voorkomen als bij de andere?",
  "how large is the difference among people like these respondents?" =
    "hoe groot is het verschil onder mensen als deze respondenten?",
  "how large is the difference among the people of these two populations?" =
    "hoe groot is het verschil onder de mensen van deze twee populaties?",
  "all answers are the same one, so that p = 1 by definition" =
    "alle antwoorden zijn hetzelfde, zodat p = 1 is, per definitie",
  "all answers are the same one: p = 1" = "alle antwoorden zijn hetzelfde: p = 1",
  "all answers have the same score: p = 1" = "alle antwoorden hebben dezelfde score: p = 1",
  "no swap and no other labels would change the difference: p = 1" =
    "omwisselen of andere labels zouden het verschil niet veranderen: p = 1",
  "nobody answered differently for the two groups, so that p = 1 by definition" =
    "niemand antwoordde verschillend voor de twee groepen, zodat p = 1 is, per definitie",
  "no answer of one group lies among the other's, so that the statistic is infinite and its asymptotic p-value no evidence; use method = \"exact\"" =
    "geen antwoord van de ene groep ligt tussen die van de andere, zodat de toetsgrootheid oneindig is en haar asymptotische p-waarde niets bewijst; gebruik method = \"exact\"",
  "all respondents moved in one pattern, so that Bhapkar's statistic is infinite and its p-value no evidence" =
    "alle respondenten verschoven op dezelfde manier, zodat de toetsgrootheid van Bhapkar oneindig is en de p-waarde niets bewijst",
  "difference in mean score" = "verschil in gemiddelde score",
  "mean difference" = "gemiddeld verschil",
  "higher for the first" = "hoger voor de eerste",
  "differences" = "verschillen",
  "positive" = "positief"
)

test_patterns_nl <- c(
  "two answers of the ([0-9]+) respondents who answered for both" =
    "twee antwoorden van de \\1 respondenten die voor beide antwoordden",
  "how large is the difference among these (.+) people\\?" =
    "hoe groot is het verschil onder deze \\1 mensen?",
  "([0-9]+) answered for one group only and (is|are) not used; overlap_test\\(\\) uses all" =
    "\\1 antwoordden voor een enkele groep en blijven weg; overlap_test() gebruikt iedereen",
  "([0-9]+) answered for one group only and (is|are) not used" =
    "\\1 antwoordden voor een enkele groep en blijven weg",
  "between some answers nobody moved: ([0-9]+) degrees? of freedom instead of ([0-9]+)" =
    "tussen sommige antwoorden verschoof niemand: \\1 vrijheidsgraden in plaats van \\2",
  "([0-9.e+]+) tables drawn" = "\\1 tabellen getrokken",
  "([0-9.e+]+) tables" = "\\1 tabellen",
  "([0-9.e+]+) swappings" = "\\1 omwisselingen",
  "^differ$" = "verschillen"
)

test_text <- function(x, lang) {
  if (lang != "nl" || is.null(x)) {
    return(x)
  }
  x <- gsub("(?<=[0-9]),(?=[0-9]{3})", ".", x, perl = TRUE)
  for (i in seq_along(test_patterns_nl)) {
    x <- gsub(names(test_patterns_nl)[[i]], test_patterns_nl[[i]], x)
  }
  for (i in seq_along(test_words_nl)) {
    x <- gsub(names(test_words_nl)[[i]], test_words_nl[[i]], x, fixed = TRUE)
  }
  x
}
