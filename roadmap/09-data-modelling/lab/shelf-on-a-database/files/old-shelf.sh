# Puts a database from before there were migrations in the place of Shelf's own:
# what schema.sql makes, and one bookmark of the command line's user.
set -e
old=$(find "$SHELF_DATA" -type f | while read -r file; do
  if [ "$(head -c 15 "$file" | tr -d '\0')" = 'SQLite format 3' ]; then echo "$file"; fi
done)
if [ -z "$old" ]; then
  echo 'SHELF_DATA holds no SQLite database' >&2
  exit 3
fi
rm -f "$old" "$old"-*
rows="INSERT INTO users (id, email, password_hash) VALUES (1, 'me@localhost', '') ON CONFLICT DO NOTHING;
INSERT INTO bookmarks (user_id, url, title) VALUES (1, 'https://old.example/kept', 'From before');"
{ cat schema.sql; echo; echo "$rows"; } > "$old.sql"
if python3 -c 'import sqlite3' 2> /dev/null; then
  python3 -c 'import sqlite3, sys
sqlite3.connect(sys.argv[1]).executescript(sys.stdin.read())' "$old" < "$old.sql"
elif node -e 'require("node:sqlite")' 2> /dev/null; then
  node -e 'const { DatabaseSync } = require("node:sqlite");
new DatabaseSync(process.argv[1]).exec(require("node:fs").readFileSync(0, "utf8"));' "$old" < "$old.sql"
elif command -v sqlite3 > /dev/null; then
  sqlite3 -bail "$old" < "$old.sql"
else
  echo 'neither python3, nor node from 22.13 on, nor sqlite3 is here' >&2
  exit 4
fi
rm "$old.sql"
