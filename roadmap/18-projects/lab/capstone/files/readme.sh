# Which of the commands that install and start it stand in no block of code of README.md.
sed -n -e '/^ *```/,/^ *```/p' -e '/^\(    \|\t\)/p' README.md > "$SHELF_DATA/code"
while IFS= read -r line; do
  case $line in '' | '$'{*) continue ;; esac
  grep -qF -e "$line" "$SHELF_DATA/code" || echo "missing: $line"
done << 'END'
${build}
${start}
END
