# The settings that README.md has in front of the command that starts it, but for what names a place or is to be filled in.
sed -n -e '/^ *```/,/^ *```/p' -e '/^\(    \|\t\)/p' README.md | grep -F -e '${start}' | head -n 1 > "$SHELF_DATA/line"
set -f
count=0
for word in $(sed 's/^ *\$ / /' "$SHELF_DATA/line"); do
  case $word in
    PORT=* | SHELF_DATA=* | *UR[LI]=* | *DSN=* | *DB*=* | *DATABASE*=* | PG*=*) ;;
    *=*['$`<>"'\''…']* | *=*...*) ;;
    [A-Za-z_]*=*) echo "$((count += 1)) $word" ;;
    *) break ;;
  esac
done
