#!/bin/sh
# Installs akkoord into .akkoord/lib, a library of this checkout alone, when a source or R
# changed since the last time. Built in a copy: no object file is left among the sources.

here=$(dirname "$0")
# shellcheck source=tools/env.sh
. "$here/env.sh"
cd "$root" || exit 1
take_turns
for part in DESCRIPTION NAMESPACE R src inst exec data configure cleanup; do
  [ -e "$part" ] && sources="${sources-} $part"
done

stamp() {
  "$r" --version | head -n 1
  # shellcheck disable=SC2086 # a list of names
  find $sources -type f ! -name '*.o' ! -name '*.so' ! -path src/Makevars -print |
    LC_ALL=C sort | while IFS= read -r file; do cksum "$file"; done
}
stamp=$(stamp)
if [ -d .akkoord/lib/akkoord ] && [ "$stamp" = "$(cat .akkoord/stamp 2> /dev/null)" ]; then
  exit 0
fi

echo "akkoord: installing into .akkoord/lib" >&2
rm -rf .akkoord/stamp .akkoord/source .akkoord/lib/00LOCK*
mkdir -p .akkoord/source .akkoord/lib
# shellcheck disable=SC2086 # a list of names
cp -R $sources .akkoord/source/
rm -f .akkoord/source/src/*.o .akkoord/source/src/*.so .akkoord/source/src/Makevars
if "$r" CMD INSTALL --no-docs --library=.akkoord/lib .akkoord/source \
  < /dev/null > .akkoord/install.log 2>&1; then
  echo "$stamp" > .akkoord/stamp
else
  cat .akkoord/install.log >&2
  echo "akkoord: R CMD INSTALL failed; what it said is above." >&2
  exit 1
fi
