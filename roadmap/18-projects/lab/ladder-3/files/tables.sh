# Which tables the databases in a folder have: their definitions stand in the file as text.
grep -rhao 'CREATE TABLE [A-Za-z0-9_"`]*' "$1" | sort -u
