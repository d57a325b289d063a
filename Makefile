# GNU make. `make help` lists the targets; tools/ does the work.

.PHONY: help reproduce test nightly c-test check bench docs clean
.NOTPARALLEL:
.DEFAULT_GOAL = help
MAKEFLAGS += --no-print-directory

# The report's language (nl, en or fr) and folder: make reproduce lang=en dir=out
lang = nl
dir = report

help:
	@echo 'make reproduce   set up, then draw the 2022 study into report/'
	@echo '                 (lang=en: in English, dir=out: elsewhere)'
	@echo 'make test        set up, then run the C and R tests'
	@echo 'make nightly    the R tests with ten times the random data, for hours'
	@echo 'make c-test      the C tests alone (needs a compiler and GSL)'
	@echo 'make check       R CMD build and R CMD check --as-cran, read strictly'
	@echo 'make bench       akkoord and its peers, every goal of speed, for half an hour'
	@echo '                 (only="tests exact": these alone)'
	@echo 'make docs        NAMESPACE and man/ from the comments in R/ (roxygen2)'
	@echo 'make clean       remove what the targets above built, but no report'

reproduce:
	@sh tools/setup.sh reproduce
	@sh tools/install.sh
	@sh tools/rscript.sh tools/reproduce.R "$(dir)" "$(lang)"

test:
	@sh tools/setup.sh test
	@sh tools/install.sh
	@sh tools/test.sh

nightly:
	@sh tools/setup.sh test
	@sh tools/install.sh
	@AKKOORD_TESTS=nightly sh tools/test.sh

c-test:
	@$(MAKE) -C tests/c run

check:
	@sh tools/setup.sh ci
	@sh tools/check.sh

bench:
	@sh tools/setup.sh ci
	@sh tools/install.sh
	@sh tools/rscript.sh bench/all.R $(only)

docs:
	@sh tools/setup.sh ci
	@sh tools/install.sh
	@sh tools/rscript.sh tools/docs.R .

clean:
	rm -rf .akkoord akkoord.Rcheck akkoord_*.tar.gz tests/c/build
	rm -f src/Makevars src/*.o src/*.so config.log
