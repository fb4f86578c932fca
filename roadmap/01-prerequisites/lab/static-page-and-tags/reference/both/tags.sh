#!/bin/sh
# How often each tag occurs in a file of bookmarks, most frequent first.
if [ ! -f "$1" ] || [ ! -r "$1" ]; then
  echo "usage: sh tags.sh FILE, where FILE can be read" >&2
  exit 1
fi

cut -f 3 "$1" | # the third field of each line
  tr ',' '\n' | # each tag on a line of its own
  grep . |      # no empty lines
  sort | uniq -c | sort -rn
