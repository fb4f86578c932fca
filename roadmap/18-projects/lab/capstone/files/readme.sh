# What README.md lacks for whoever starts it: commands and settings of shelf.yaml, and what it runs that is not there.
sed -n -e '/^ *```/,/^ *```/p' -e '/^\(    \|\t\)/p' README.md > "$SHELF_DATA/code"
while IFS= read -r line; do
  case $line in '' | '$'{*) continue ;; esac
  grep -qF -e "$line" "$SHELF_DATA/code" || echo "missing: $line"
done << 'END'
${build}
${start}
END
grep -o '"[A-Za-z_][A-Za-z0-9_]*":' << 'END' | tr -d '":' > "$SHELF_DATA/settings"
${env}
END
while IFS= read -r name; do
  grep -qw -e "$name" README.md || echo "setting: $name"
done < "$SHELF_DATA/settings"
set -f
while IFS= read -r line; do
  set -- $line
  while :; do
    case ${1-} in '$' | *=*) shift ;; *) break ;; esac
  done
  case ${1-} in
    cd) [ ! -d "${2-}" ] || break ;; # What comes then is about another folder.
    npm)
      case "${2-} ${3-}" in
        'run '[a-z]*) grep -qs -e "\"$3\" *:" package.json || echo "nowhere: npm run $3" ;;
      esac ;;
    node | python | python3 | sh | bash)
      case ${2-} in
        /* | ~* | *'<'* | *'$'*) ;;
        *.js | *.mjs | *.cjs | *.ts | *.py | *.sh) [ -e "$2" ] || echo "nowhere: $2" ;;
      esac ;;
  esac
done < "$SHELF_DATA/code"
