# Adds a line of bytes that are no UTF-8 to each file that the program keeps.
find "$SHELF_DATA" -type f | while IFS= read -r file; do
  printf '\377\376\n' >> "$file"
done
