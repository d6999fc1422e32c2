# All suites, one sum. Sourced by ./proflow.

passed=0 failed=0 skipped=0

run_tests() {
  local suites=("$@") suite
  [[ ${#suites[@]} -gt 0 ]] || suites=(server web e2e)
  for suite in "${suites[@]}"; do
    case "$suite" in
      server | web | e2e) ;;
      *) refuse "There is no suite \"$suite\": choose from server web e2e." ;;
    esac
  done
  need_dotnet
  need_node
  results="$(mktemp -d "$cache/results-XXXXXX")"
  trap 'rm -rf "$results"' EXIT
  for suite in "${suites[@]}"; do "test_$suite"; done
  say ""
  if [[ $skipped -gt 0 ]]; then
    say "$passed passed, $failed failed, $skipped skipped"
  else
    say "$passed passed, $failed failed"
  fi
  [[ $failed -eq 0 ]]
}

test_server() {
  if ! install_npm tests/peers || ! ensure_program redis-server redis-server "The tests of what nodes share need Redis" \
    || ! ensure_program swift-object-server "swift-proxy swift-account swift-container swift-object" "The tests of files in an S3 store need OpenStack Swift"; then
    failed=$((failed + 1))
    return
  fi
  # Providers and the like of others, which the tests talk to.
  if ! install_npm tests/peers; then
    failed=$((failed + 1))
    return
  fi
  test_dotnet ProFlow.Server.Tests
}

test_dotnet() {
  local name="$1" code=0
  say ""
  say "── $name"
  if ! step "Building" dotnet build "tests/$name" -c Release -v quiet; then
    failed=$((failed + 1))
    return
  fi
  dotnet "tests/$name/bin/Release/net10.0/$name.dll" -noColor -xml "$results/$name.xml" || code=$?
  count "$code" "$results/$name.xml"
}

test_web() {
  say ""
  say "── web"
  if [[ ! -f web/package.json ]]; then
    say "There is no client in this tree yet: skipped."
    return
  fi
  local code=0
  if ! install_web; then
    failed=$((failed + 1))
    return
  fi
  (cd web && npx vitest run --reporter=default --reporter=json --outputFile.json="$results/web.json") || code=$?
  count "$code" "$results/web.json"
}

test_e2e() {
  say ""
  say "── e2e"
  if [[ ! -f tests/e2e/package.json ]]; then
    say "There are no journeys in this tree yet: skipped."
    return
  fi
  local code=0
  if ! { ensure_chromium && install_npm tests/e2e && install_npm tests/peers && build_client && build_server; }; then
    failed=$((failed + 1))
    return
  fi
  (cd tests/e2e && PROFLOW_SERVER="$server_folder/ProFlow.Server.dll" PLAYWRIGHT_JSON_OUTPUT_NAME="$results/e2e.json" \
    npx playwright test --reporter=list,json) || code=$?
  count "$code" "$results/e2e.json"
}

ensure_chromium() { ensure_program chromium chromium "The journeys need Chromium"; }

# ensure_program COMMAND PACKAGE REASON: root gets it installed.
ensure_program() {
  command -v "$1" >/dev/null && return
  [[ $(id -u) -eq 0 ]] || refuse "$3: install it (sudo apt-get install $2) and try again."
  # No service may start because a package was installed.
  DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 step "Installing $2" bash -c \
    "apt-get -o DPkg::Lock::Timeout=300 update -q && apt-get -o DPkg::Lock::Timeout=300 install -y -q --no-install-recommends $2"
}

# count CODE FILE: adds a suite's report to the sum; a suite that failed without naming a test counts as one failure.
count() {
  local code="$1" p=0 f=0 s=0
  read -r p f s < <(node scripts/count-tests.mjs "$2" || echo "0 0 0")
  [[ $code -eq 0 || $f -gt 0 ]] || f=1
  passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
}
