#!/bin/sh
# The reports for Word of tools/pages.R, opened and printed by LibreOffice: sh tools/word.sh <dir>
# Needs what `sh tools/setup.sh ci` installs.

dir=$(cd "${1:?the folder that tools/pages.R wrote}" && pwd) || exit 1
fail() { echo "word: $*" >&2; exit 1; }

# an office of its own: another one that is open would take the work and say nothing
office=$(printf '%s' "$dir/office" | sed 's/ /%20/g')
HOME=$dir timeout 300 soffice "-env:UserInstallation=file://$office" --headless --convert-to pdf \
  --outdir "$dir" "$dir/study.docx" "$dir/wave.docx" > "$dir/office.log" 2>&1 ||
  { cat "$dir/office.log" >&2; fail "soffice failed"; }

look() { # look <name> <most pages> <words...>: the report has them all, on A4
  name=$1 most=$2
  shift 2
  [ -s "$dir/$name.pdf" ] || { cat "$dir/office.log" >&2; fail "$name.docx was not opened"; }
  pages=$(pdfinfo "$dir/$name.pdf" | sed -n 's/^Pages: *//p')
  pdfinfo "$dir/$name.pdf" | grep -q '^Page size:.*A4' || fail "$name: not on A4"
  [ "$pages" -le "$most" ] || fail "$name: $pages pages, more than $most"
  pdftotext -layout "$dir/$name.pdf" "$dir/$name.txt"
  for words in "$@"; do
    grep -qF "$words" "$dir/$name.txt" || fail "$name: no \"$words\""
  done
  # the number at the foot of a page
  grep -qE "^ +$pages\$" "$dir/$name.txt" || fail "$name: page $pages has no number"
  echo "$name.docx: $pages pages"
}

set --
for figure in $(seq 1 26) 28 29; do set -- "$@" "Figuur $figure:"; done
look study 50 "$@" 'Bevindingen' 'Onderzoeksvragen' 'Tussen haakjes'
look wave 25 'A <wave> & its answers' '<script>' 'Entre parenth'
