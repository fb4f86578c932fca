#!/bin/sh
# Puts the last commit on the server, one copy after the other:
#   sh deploy/deploy.sh ana@shelf.example
set -eu
server=$1
release=$(git rev-parse --short HEAD)

git archive HEAD | ssh "$server" "mkdir -p /srv/shelf/releases/$release && tar -x -C /srv/shelf/releases/$release"

# What stands between the two END runs on the server, with the release as $1.
ssh "$server" sh -s -- "$release" <<'END'
set -eu
cd /srv/shelf
before=$(readlink current || echo "releases/$1")
(cd "releases/$1" && npm ci --omit=dev)
ln -sfn "releases/$1" current
for port in 3001 3002; do
  sudo systemctl restart "shelf@$port"
  tries=0
  until curl -fs -m 2 -o /dev/null "http://127.0.0.1:$port/health/live"; do
    tries=$((tries + 1))
    if [ "$tries" -eq 20 ]; then
      echo "shelf@$port does not answer: back to $before. Restart copies that were replaced before it, too." >&2
      ln -sfn "$before" current
      sudo systemctl restart "shelf@$port"
      exit 1
    fi
    sleep 0.5
  done
done
END
