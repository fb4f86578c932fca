# deploy.sh VERSION: both copies, one after the other; the first that is not ready stops it.
set -eu
for port in 3001 3002; do
  ssh links.omar.example "cd links-$port && git fetch -q --tags && git checkout -q $1 && sudo systemctl restart links@$port"
  # On the server, past the proxy: that would ask whichever copy is there.
  ssh links.omar.example "curl -fsS -m 2 --retry 20 --retry-delay 1 --retry-all-errors -o /dev/null http://127.0.0.1:$port/health/ready"
done
