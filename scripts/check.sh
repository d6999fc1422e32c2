# What is held by the build rather than by memory. Sourced by ./proflow.

check() {
  local failed=0
  need_dotnet
  need_node
  step "Restoring the packages as locked" dotnet restore ProFlow.slnx --locked-mode -v quiet || failed=1
  step "Formatting of the server" dotnet format whitespace . --folder --verify-no-changes --exclude web --exclude .cache || failed=1
  step "Compiler and analysers, warnings are errors" dotnet build ProFlow.slnx -c Release --no-restore -v quiet || failed=1
  if [[ -f web/package.json ]]; then
    install_web || failed=1
    step "Linter, types and formatting of the client" npm run --prefix web check || failed=1
    if [[ -f web/src/api/schema.d.ts ]]; then
      with_openapi npm run --prefix web generate:check || failed=1
    else
      say "The client is not generated yet: skipped."
    fi
    if git rev-parse --git-dir >/dev/null 2>&1; then
      step "No secrets in the tree and its history" scan_secrets || failed=1
    fi
  else
    say "There is no client in this tree yet: its checks are skipped."
  fi
  if [[ $failed -ne 0 ]]; then
    say "The check failed. ./proflow fix repairs formatting and what the linters can."
    return 1
  fi
  say "All checks passed."
}

fix() {
  need_dotnet
  need_node
  step "Restoring the packages" dotnet restore ProFlow.slnx -v quiet
  step "Formatting the server" dotnet format ProFlow.slnx --no-restore
  step "Writing docs/permissions.md from the matrix" env PROFLOW_WRITE_DOCS=1 dotnet run --project tests/ProFlow.Server.Tests -c Release -- -noColor -class ProFlow.Server.Tests.Rules.PermissionPageTests
  if [[ -f web/package.json ]]; then
    install_web
    step "Linting the client" npm run --prefix web lint -- --fix
    step "Formatting the client" npm run --prefix web format
    with_openapi npm run --prefix web generate
  fi
}

# Keys and tokens of known shapes, in every line that was ever committed and those that are not yet. What is found names its line in the file below.
scan_secrets() {
  mkdir -p "$cache"
  { git log -p --no-color --no-ext-diff; git diff HEAD --no-color --no-ext-diff; } | sed 's/^[-+ ]//' >"$cache/history.txt" || return
  web/node_modules/.bin/secretlint --secretlintrc web/.secretlintrc.json --secretlintignore /dev/null "$cache/history.txt"
}

# with_openapi COMMAND...: runs it with PROFLOW_OPENAPI, the document as the server of this tree serves it.
with_openapi() {
  build_server || return
  step "Generated client: ${*: -1}" openapi_then "$@"
}

openapi_then() {
  local data code=0 server address
  data="$(mktemp -d "${TMPDIR:-/tmp}/proflow-openapi-XXXXXX")"
  ProFlow__DataDirectory="$data" ASPNETCORE_URLS=http://127.0.0.1:0 dotnet "$server_folder/ProFlow.Server.dll" >"$data/output" 2>&1 &
  server=$!
  until address="$(grep -oP '^ProFlow is ready: \K.*' "$data/output")"; do
    kill -0 "$server" 2>/dev/null || { cat "$data/output"; rm -rf "$data"; return 1; }
    sleep 0.1
  done
  PROFLOW_OPENAPI="$address/openapi/v1.json" "$@" || code=$?
  kill "$server"
  wait "$server" || true
  rm -rf "$data"
  return $code
}
