#!/usr/bin/env bash
# Runs the playbook where Microsoft's host names lead to a Mandate of its own: in a network and a list of hosts that only
# this process and its children have. Takes Node's program and a directory that is empty but for the data directory.
set -euo pipefail
node="$1" place="$2" here="$(cd "$(dirname "$0")" && pwd)"
launcher="$here/../../../apps/mandate/bin/mandate.cjs"
data="$place/data"

mkdir -p "$data"
"$node" "$launcher" tls --data "$data" --public-names | grep -E '^127\.' >"$place/hosts"
echo '127.0.0.1 localhost' >>"$place/hosts"
ip link set lo up
mount --bind "$place/hosts" /etc/hosts

"$node" "$launcher" serve --demo --data "$data" --log-level debug >"$place/out" 2>"$place/log" &
server=$!
trap 'kill "$server" 2>/dev/null; wait "$server" || true' EXIT
for _ in $(seq 240); do
  grep -q 'Mandate is ready at ' "$place/out" && break
  kill -0 "$server" || { cat "$place/log" >&2; exit 1; }
  sleep 0.25
done

say() { "$node" -p "JSON.parse(require('fs').readFileSync('$data/connection.json')).demo.customers[0].$1"; }
AZURE_TENANT="$(say tenantId)"
AZURE_CLIENT_ID="$(say servicePrincipals[0].clientId)"
AZURE_SECRET="$(say servicePrincipals[0].clientSecret)"
AZURE_SUBSCRIPTION_ID="$(say subscriptions[0].id)"
export AZURE_TENANT AZURE_CLIENT_ID AZURE_SECRET AZURE_SUBSCRIPTION_ID
export REQUESTS_CA_BUNDLE="$data/certificates/ca.pem" PYTHONPATH="$here/shim" PYTHONDONTWRITEBYTECODE=1
export HOME="$place" LANG=C.UTF-8 ANSIBLE_STDOUT_CALLBACK=json ANSIBLE_PYTHON_INTERPRETER=/usr/bin/python3
export ANSIBLE_LOCALHOST_WARNING=False

# Whom the roles go to: the program itself, which its own token names.
principal="$(NODE_EXTRA_CA_CERTS="$REQUESTS_CA_BUNDLE" "$node" "$here/own-id.mjs")"
/usr/bin/ansible-playbook -i localhost, "$here/playbook.yml" \
  -e "subscription=$AZURE_SUBSCRIPTION_ID" -e "principal=$principal" || true
