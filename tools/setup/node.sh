# shellcheck shell=bash
# A node that is new enough: the machine's own, else a current one in .node/ (ignored by git).

NODE_OLDEST=20.19
NODE_BROUGHT=22.23.3
NPM_BROUGHT=10.9.9

node_is_current() {
  local version
  command -v npm >/dev/null || return 1
  version=$(node --version 2>/dev/null) || return 1
  printf '%s\n' "$NODE_OLDEST" "${version#v}" | sort --version-sort --check=quiet
}

# Puts a current node and npm first on PATH. Debian 12's own node is too old for the web tools, so
# npm's `node` package brings one, and `npm` the npm that goes with it.
ensure_node() {
  local brought=$ROOT/.node/node_modules/.bin log=$ROOT/build/logs/node.log
  if [[ -x $brought/node ]]; then PATH=$brought:$PATH; fi
  node_is_current && return 0
  command -v npm >/dev/null || ensure_packages node
  say "Bringing node $NODE_BROUGHT into .node/ (once)."
  mkdir -p "$ROOT/.node"
  run_logged "$log" npm install --prefix "$ROOT/.node" --no-save --no-audit --no-fund \
    "node@$NODE_BROUGHT" "npm@$NPM_BROUGHT" ||
    stop "A current node could not be fetched through npm; check the network connection and build/logs/node.log, then run this again."
  PATH=$brought:$PATH
  hash -r
  node_is_current || stop "The node in .node/ does not run; remove that folder and run this again."
}
