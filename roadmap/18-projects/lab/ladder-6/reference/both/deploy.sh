# deploy.sh VERSION: both copies, one after the other; the first that is not ready stops it.
set -eu
for port in 3001 3002; do
  ssh links.omar.example "cd links-$port && git fetch -q --tags && git checkout -q $1 && sudo systemctl restart links@$port"
  curl -fsS --retry 20 --retry-delay 1 --retry-all-errors -o /dev/null "https://links.omar.example/health/ready?$port"
done
