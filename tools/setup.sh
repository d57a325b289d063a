#!/bin/sh
# Sees to it that a set of akkoord's commands can run:
#   sh tools/setup.sh reproduce | test | ci
# Looks first; when all is there, it installs nothing and asks for nothing. On Debian 12
# or Ubuntu 24.04 and later, what is missing comes through apt. Elsewhere it says what to
# install and how. Leaves the path of the R to use in .akkoord/r.

set -u
cd "$(dirname "$0")/.." || exit 1
set_name=${1-}
case $set_name in
  reproduce | test | ci) ;;
  *) echo "usage: sh tools/setup.sh reproduce|test|ci" >&2; exit 2 ;;
esac

# ---- what is needed: the one list ------------------------------------------------------
# R packages: DESCRIPTION says which. `reproduce` needs its Imports and these Suggests,
# `test` all of its Suggests, `ci` more. Their names in apt are r-cran-<name>.
report_r='bslib knitr openxlsx ragg rmarkdown sass svglite'
ci_r='pkgdown roxygen2 RPostgreSQL'
# Debian's names of the rest; `gcc` alone has no C headers without recommended packages.
apt_r='r-base-core'
apt_c='gcc libc6-dev libgsl-dev make pkg-config'
apt_pandoc='pandoc'
apt_ci='chromium clang devscripts libclang-rt-dev libomp-dev libreoffice-writer-nogui nodejs
  poppler-utils postgresql qpdf shellcheck texlive-fonts-recommended texlive-latex-base tidy'
# From npm, for the browser's check of accessibility; not part of the package.
axe='axe-core@4.10.3'
r_minimum='4.2.0'

# "name minimum" lines of one field of DESCRIPTION.
field() {
  awk -v field="$1:" '
    /^[^ \t]/ { inside = ($1 == field) }
    inside { sub(/^[A-Za-z@]+:/, ""); text = text $0 }
    END {
      n = split(text, entry, ",")
      for (i = 1; i <= n; i++) {
        gsub(/[ \t()>=]+/, " ", entry[i]); gsub(/^ | $/, "", entry[i])
        if (entry[i] != "") print entry[i]
      }
    }' DESCRIPTION
}

# What comes with R itself is nobody's package.
r_packages() {
  field Imports | grep -Ev '^(grDevices|graphics|grid|methods|stats|tools|utils)$'
  if [ "$set_name" = reproduce ]; then
    for name in $report_r; do field Suggests | grep -E "^$name( |\$)"; done
  else
    field Suggests
  fi
  if [ "$set_name" = ci ]; then for name in $ci_r; do echo "$name"; done; fi
}

# ---- what is there -----------------------------------------------------------------------
probe=$(mktemp -d) || exit 1
trap 'rm -rf "$probe"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# Prints the R packages that the R named $1 lacks or has too old, one a line; fails when
# it is no R or too old itself. --no-init-file: a user's .Rprofile may print or ask.
lacks_packages() {
  r_packages | tr ' ' '=' | tr '\n' ' ' > "$probe/wanted"
  cat > "$probe/look.R" <<'X'
args <- commandArgs(TRUE)
if (getRversion() < args[[1]]) quit(status = 9)
for (want in strsplit(scan(args[[2]], "", quiet = TRUE), "=")) {
  have <- tryCatch(packageVersion(want[[1]]), error = function(e) NULL)
  if (is.null(have) || (length(want) > 1 && have < want[[2]])) {
    cat(want[[1]], "\n", sep = "")
  }
}
X
  "$1" --no-echo --no-save --no-restore --no-init-file -f "$probe/look.R" \
    --args "$r_minimum" "$probe/wanted" < /dev/null 2>/dev/null
}

# The R on the PATH may be another than the distribution's and lack the packages; then
# the distribution's is used, if it has them.
find_r() {
  r=
  missing_r=
  for candidate in "$(command -v R)" /usr/bin/R; do
    [ -x "$candidate" ] || continue
    lacking=$(lacks_packages "$candidate") || continue
    if [ -z "$r" ] || [ -z "$lacking" ]; then
      r=$candidate
      missing_r=$lacking
    fi
    [ -z "$lacking" ] && break
  done
  [ -n "$r" ]
}

# One small program says whether a compiler, its headers and GSL are there.
can_compile() {
  cat > "$probe/gsl.c" <<'X'
#include <math.h>
#include <stdio.h>
#include <gsl/gsl_cdf.h>
int main(void) { return printf("%g\n", gsl_cdf_ugaussian_Pinv(0.5)) < 0; }
X
  if pkg-config --exists 'gsl >= 2.5' 2> /dev/null; then
    gsl="$(pkg-config --cflags --libs gsl)"
  elif gsl-config --version > /dev/null 2>&1; then
    gsl="$(gsl-config --cflags --libs)"
  else
    gsl='-lgsl -lgslcblas -lm'
  fi
  cc=$(command -v cc || command -v gcc || command -v clang) || return 1
  # shellcheck disable=SC2086 # $gsl is a list of words
  "$cc" "$probe/gsl.c" -o "$probe/gsl" $gsl > /dev/null 2>&1
}

has_pandoc() {
  command -v pandoc > /dev/null || [ -x "${RSTUDIO_PANDOC-}/pandoc" ]
}

# The tools of CI, each by a use of it; clang's runtime is a package of its own.
has_ci_tools() {
  for tool in checkbashisms chromium clang node npm pdflatex pdftotext qpdf shellcheck soffice \
    tidy; do
    command -v "$tool" > /dev/null || return 1
  done
  kpsewhich ptmr8t.tfm hyperref.sty > /dev/null || return 1
  echo 'int LLVMFuzzerTestOneInput(const unsigned char *d, unsigned long n);
    int LLVMFuzzerTestOneInput(const unsigned char *d, unsigned long n)
    { (void)d; (void)n; return 0; }' > "$probe/fuzz.c"
  clang -fsanitize=fuzzer "$probe/fuzz.c" -o "$probe/fuzz" > /dev/null 2>&1 || return 1
  echo '#include <omp.h>
    int main(void) { return omp_get_max_threads() < 1; }' > "$probe/omp.c"
  clang -fopenmp "$probe/omp.c" -o "$probe/omp" > /dev/null 2>&1
}

# Sets `missing` (words for people) and `apt` (packages to install).
look() {
  missing=
  apt=
  if ! find_r; then
    missing="R ($r_minimum or later); "
    missing_r=$(r_packages | cut -d ' ' -f 1)
    apt="$apt $apt_r"
  fi
  if ! can_compile; then
    missing="${missing}a C compiler and GSL (2.5 or later) with its headers; "
    apt="$apt $apt_c"
  fi
  if ! has_pandoc; then
    missing="${missing}pandoc; "
    apt="$apt $apt_pandoc"
  fi
  if [ "$set_name" = ci ] && ! has_ci_tools; then
    missing="${missing}checkbashisms, Chromium, node, npm, qpdf, shellcheck, tidy, LaTeX, clang "
    missing="${missing}with its runtime; "
    apt="$apt $apt_ci"
    # another source's nodejs brings npm itself
    command -v npm > /dev/null || apt="$apt npm"
  fi
  if [ -n "$missing_r" ]; then
    missing_r=$(echo "$missing_r" | tr '\n' ' ')
    missing="${missing}the R packages ${missing_r% }; "
    for name in $missing_r; do
      apt="$apt r-cran-$(echo "$name" | tr '[:upper:]' '[:lower:]')"
    done
  fi
  missing=${missing%; }
  [ -z "$missing" ]
}

# ---- words for people --------------------------------------------------------------------
# Ends: what is missing, why akkoord does not install it, and how to.
give_up() { # give_up <why> [<kind of system>]
  system=${2-$(uname -s)}
  {
    echo
    echo "akkoord: this machine lacks $missing."
    echo "$1"
    echo "Install what is missing and run the same command again:"
    case $system in
      apt) echo "  apt-get install --no-install-recommends$apt" ;;
      Darwin) echo "  xcode-select --install; brew install r gsl pkg-config pandoc" ;;
      MINGW* | MSYS* | CYGWIN*)
        echo "  R (4.2 or later) and its Rtools, from www.r-project.org: Rtools has GSL and"
        echo "  make; and pandoc: winget install JohnMacFarlane.Pandoc"
        ;;
      *)
        if command -v dnf > /dev/null; then
          echo "  dnf install R-core-devel gsl-devel pkgconf pandoc"
        else
          echo "  R (4.2 or later, www.r-project.org says how), GSL (2.5 or later) with its"
          echo "  headers, a C compiler, pandoc"
        fi
        ;;
    esac
    if [ "$system" != apt ] && [ -n "$missing_r" ]; then
      echo "  and in R:"
      # shellcheck disable=SC2086 # a list of names
      echo "    install.packages(c($(printf '"%s", ' $missing_r | sed 's/, $//')))"
    fi
  } >&2
  exit 1
}

# Another first command in this checkout may be installing: this one waits and looks again.
take_turns() {
  command -v flock > /dev/null || return 0
  # shellcheck disable=SC2188 # only to see whether it can be written
  mkdir -p .akkoord 2> /dev/null && (>> .akkoord/lock) 2> /dev/null || return 0
  exec 9>> .akkoord/lock && flock 9
}

# ---- install -----------------------------------------------------------------------------
# Debian before 12 and Ubuntu before 24.04 have an R that is too old. Before the first
# `apt-get update` apt may know no version at all: then nothing is said yet.
check_release() {
  [ -n "$missing_r" ] || return 0
  version=$(apt-cache policy r-base-core 2> /dev/null | sed -n 's/^ *Candidate: //p')
  case $version in
    '' | '(none)') return ;;
  esac
  dpkg --compare-versions "$version" ge "$r_minimum" ||
    give_up "apt has R $version here, which is too old; Debian 12 and Ubuntu 24.04 will do."
}

# As root, or with sudo, and without the lock, which a service that is installed would
# hold for as long as it runs; sudo may ask for a password only where someone can answer.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    env DEBIAN_FRONTEND=noninteractive NEEDRESTART_SUSPEND=1 "$@" 9>&-
  else
    sudo env DEBIAN_FRONTEND=noninteractive NEEDRESTART_SUSPEND=1 "$@" 9>&-
  fi
}

check_rights() {
  [ "$(id -u)" -eq 0 ] && return
  if command -v sudo > /dev/null; then
    sudo -n true 2> /dev/null && return
    if [ -t 0 ]; then
      echo "akkoord: sudo may ask for your password, to install with apt:$apt" >&2
      sudo -v && return
    fi
  fi
  give_up "You are not root here and cannot use sudo: ask someone who can." apt
}

apt_install() {
  log=$probe/apt.log
  echo "akkoord: installing with apt:$apt" >&2
  # One dead third-party list must not stop what the other lists can give.
  as_root apt-get -qq -o Acquire::Retries=3 update < /dev/null > "$log" 2>&1 ||
    echo "akkoord: apt-get update was not fully successful; going on." >&2
  check_release
  names=
  for name in $apt; do
    if apt-cache show "$name" > /dev/null 2>&1; then
      names="$names $name"
    else
      echo "akkoord: apt knows no package $name here." >&2
    fi
  done
  # shellcheck disable=SC2086 # a list of names
  as_root apt-get -y -q --no-install-recommends -o Acquire::Retries=3 \
    -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 \
    -o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold \
    install $names < /dev/null >> "$log" 2>&1 && return
  tail -n 25 "$log" >&2
  give_up "apt-get install failed; its last lines are above." apt
}

if ! look; then
  command -v apt-get > /dev/null ||
    give_up "Without apt-get, akkoord installs nothing by itself."
  check_release
  check_rights
  take_turns
  look || apt_install
  look || give_up "apt-get installed what it could; this is what is still missing."
fi
if [ "$set_name" = ci ] && [ ! -f .akkoord/axe/package/axe.min.js ]; then
  if ! { mkdir -p .akkoord/axe && cd .akkoord/axe &&
    npm pack --silent "$axe" > /dev/null && tar -xzf axe-core-*.tgz; }; then
    echo "akkoord: npm could not fetch $axe." >&2
    exit 1
  fi
  cd ../..
fi
[ "$(cat .akkoord/r 2> /dev/null)" = "$r" ] && exit 0
if ! { mkdir -p .akkoord && echo "$r" > .akkoord/r.$$ && mv .akkoord/r.$$ .akkoord/r; }; then
  echo "akkoord: this folder cannot be written; make a clone of your own." >&2
  exit 1
fi
