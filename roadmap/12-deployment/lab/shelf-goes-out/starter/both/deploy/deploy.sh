#!/bin/sh
# Puts the last commit on the server, one copy after the other:
#   sh deploy/deploy.sh ana@shelf.example
# Gap 1: the script goes on when a command fails.
server=$1
release=$(git rev-parse --short HEAD)

git archive HEAD | ssh "$server" "mkdir -p /srv/shelf/releases/$release && tar -x -C /srv/shelf/releases/$release"

# What stands between the two END runs on the server, with the release as $1.
ssh "$server" sh -s -- "$release" <<'END'
set -eu
cd /srv/shelf
ln -sfn "releases/$1" current
for port in 3001 3002; do
  sudo systemctl restart "shelf@$port"
  # Gap 2: the next copy is stopped before this one answers http://127.0.0.1:$port/health/live.
  # Gap 3: where it never answers, nothing goes back to the release before.
done
END
