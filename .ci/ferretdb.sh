#!/usr/bin/env bash
# Builds FerretDB 1.24 (a MongoDB-wire server with a SQLite back end) from the Go module proxy: .ci/ferretdb.sh OUTPUT
# `go install …@v1.24.0` cannot be used: it asks the proxy for the list of versions, which it may not serve; naming the
# version in a module of our own needs no list. The module zip lacks build/version/version.txt, without which the
# program stops at once, so it is added to a vendored copy.
set -euo pipefail
out=$1
version=v1.24.2
module=github.com/FerretDB/FerretDB
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
cd "$work"
go mod init ferretdbtool 2>/dev/null
go get -tool "$module/cmd/ferretdb@$version" 2>/dev/null
go mod vendor
chmod -R u+w vendor
echo "$version" >"vendor/$module/build/version/version.txt"
mkdir -p "$(dirname "$out")"
go build -mod=vendor -o "$out" "$module/cmd/ferretdb"
"$out" --version | head -n 1
