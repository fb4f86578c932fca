# How many criteria SPEC.md has, how many of them go wrong, how many tests they name, and which of these are nowhere.
sed -n 's/^[-*] .*(test: *\([^()]*[^() ]\) *) *$/\1/p' SPEC.md > "$SHELF_DATA/names"
echo "criteria $(grep -c . "$SHELF_DATA/names")"
echo "wrong $(sed -n '/^#.*[Ww]rong/,$p' SPEC.md | grep -c '^[-*] .*(test: .*) *$')"
echo "tests $(sort -u "$SHELF_DATA/names" | grep -c .)"
while IFS= read -r name; do
  git grep -qF -e "$name" -- ':!*.md' || echo "nowhere: $name"
done < "$SHELF_DATA/names"
