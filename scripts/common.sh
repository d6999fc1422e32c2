# Words for the terminal and checks of what the machine has. Sourced by ./proflow.

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
export npm_config_fund=false npm_config_audit=false npm_config_update_notifier=false
# A waiting build process would keep a pipe open that somebody reads to its end.
export MSBUILDDISABLENODEREUSE=1

cache="$root/.cache"

say() { printf '%s\n' "$*"; }

refuse() {
  printf '%s\n' "$*" >&2
  exit 1
}

if ! mkdir -p "$cache/logs" 2>/dev/null || [[ ! -w "$cache" || ! -w "$root" ]]; then
  refuse "The folder $root cannot be written by this user: give it to them (chown -R $(id -un) $root), or work on a copy of their own."
fi

# Service users often have no home, and dotnet and npm both want one.
if [[ ! -w "${HOME:-/nonexistent}" ]]; then
  export HOME="$cache/home"
  mkdir -p "$HOME"
fi

need_dotnet() {
  command -v dotnet >/dev/null || refuse "The .NET SDK 10 is missing: install it (package dotnet-sdk-10.0) and try again."
  dotnet --list-sdks | grep -qE '^1[0-9]\.' || refuse "This .NET SDK is too old: install the .NET SDK 10 (package dotnet-sdk-10.0) and try again."
}

need_node() {
  command -v node >/dev/null && command -v npm >/dev/null || refuse "Node.js is missing: install Node.js 20 with npm and try again."
  local version
  version="$(node --version)"
  [[ "${version#v}" =~ ^([0-9]+)\. && ${BASH_REMATCH[1]} -ge 20 ]] || refuse "Node.js $version is too old: install Node.js 20 and try again."
}

# step TEXT COMMAND...: one line while it works, its whole output only if it fails.
step() {
  local text="$1" log began=$SECONDS
  shift
  log="$(mktemp "$cache/logs/step-XXXXXX.log")"
  printf '%s … ' "$text"
  if "$@" >"$log" 2>&1 </dev/null; then
    printf 'done (%s s)\n' "$((SECONDS - began))"
    rm -f "$log"
  else
    printf 'failed\n'
    cat "$log" >&2
    rm -f "$log"
    return 1
  fi
}

# digest PATH...: one word that changes when any file below the paths changes.
digest() {
  local paths=() path
  for path in "$@"; do [[ -e "$path" ]] && paths+=("$path"); done
  find "${paths[@]}" \( -name node_modules -o -name dist -o -name bin -o -name obj -o -name test-results -o -name playwright-report \) -prune \
    -o -type f -print0 | sort -z | xargs -0 sha256sum | sha256sum | cut -c1-16
}
