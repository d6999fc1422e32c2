# Builds that do nothing when nothing changed. Sourced by ./proflow.

# install_npm FOLDER: what its lock file says, once for each lock file.
install_npm() {
  local folder="$1" mark
  mark="$(digest "$folder/package.json" "$folder/package-lock.json" "$folder/.npmrc") $(node --version)"
  [[ "$(cat "$folder/node_modules/.installed" 2>/dev/null)" == "$mark" ]] && return
  step "Installing the packages of $folder" npm ci --prefix "$folder" || return
  printf '%s' "$mark" >"$folder/node_modules/.installed"
}

install_web() { install_npm web; }

build_client() {
  if [[ ! -f web/package.json ]]; then
    say "There is no client in this tree yet: only the server is built."
    return
  fi
  local mark
  mark="$(digest web)"
  [[ -f web/dist/index.html && "$(cat "$cache/client" 2>/dev/null)" == "$mark" ]] && return
  install_web || return
  step "Building the client" npm run --prefix web build || return
  printf '%s' "$mark" >"$cache/client"
}

# Each build has a folder of its own, so that a running server never loses its files to the next build.
build_server() {
  local mark
  mark="$(digest src Directory.Build.props Directory.Packages.props BannedSymbols.txt .editorconfig global.json nuget.config)"
  server_folder="$cache/server/$mark"
  [[ -f "$server_folder/ProFlow.Server.dll" ]] && return
  rm -rf "$server_folder.new"
  # Compiled ahead for this machine: a start then takes two thirds of the time.
  local ahead=()
  case "$(uname -m)" in
    x86_64) ahead=(-r linux-x64) ;;
    aarch64) ahead=(-r linux-arm64) ;;
  esac
  [[ ${#ahead[@]} -eq 0 ]] || ahead+=(--self-contained false -p:PublishReadyToRun=true)
  step "Building the server" dotnet publish src/ProFlow.Server -c Release -v quiet "${ahead[@]}" -o "$server_folder.new" || return
  mv "$server_folder.new" "$server_folder"
  # The three latest stay: an older one may still run.
  ls -1dt "$cache/server"/* | tail -n +4 | xargs -r rm -rf
}
