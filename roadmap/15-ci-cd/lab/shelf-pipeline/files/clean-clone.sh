# Runs the command $1 in a fresh copy of what is committed, with the packages that are installed here.
here=$(pwd)
copy=$(mktemp -d) || exit 70
trap 'rm -rf "$copy"' EXIT
git clone -q "$here" "$copy/shelf" || exit 70
for packages in node_modules .venv venv; do
  if [ -d "$here/$packages" ]; then ln -s "$here/$packages" "$copy/shelf/$packages"; fi
done
cd "$copy/shelf" && sh -c "$1"
