# shellcheck shell=bash
# Installs what tools/packages.txt names and this machine lacks.

# listed_packages GROUP...: the packages of these groups.
listed_packages() {
  local package group wanted=" $* "
  while read -r package group _; do
    case $package in '' | '#'*) continue ;; esac
    [[ $wanted == *" $group "* ]] && printf '%s\n' "$package"
  done <"$ROOT/tools/packages.txt"
  return 0
}

# missing_packages GROUP...: those of them that are not installed.
missing_packages() {
  local listed
  mapfile -t listed < <(listed_packages "$@")
  comm -23 <(printf '%s\n' "${listed[@]}" | sort -u) \
    <(dpkg-query -W -f='${db:Status-Abbrev} ${Package}\n' "${listed[@]}" 2>/dev/null |
      sed -n 's/^ii *//p' | sort -u)
}

# as_root COMMAND...: runs it as root, or says so by returning 126.
as_root() {
  if [[ $EUID -eq 0 ]]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    return 126
  fi
}

ensure_packages() {
  local missing log=$ROOT/build/logs/packages.log
  mapfile -t missing < <(missing_packages "$@")
  [[ ${#missing[@]} -eq 0 ]] && return 0
  command -v apt-get >/dev/null ||
    stop "Psoas builds on Debian 12, and this system has no apt-get: install the equivalents of these yourself: ${missing[*]}."
  if [[ $EUID -ne 0 ]] && ! command -v sudo >/dev/null; then
    stop "Some Debian packages are missing and this user may not install them; as root run: apt-get update && apt-get install -y --no-install-recommends ${missing[*]}"
  fi
  say "Installing ${#missing[@]} Debian packages (once): ${missing[*]}"
  local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300)
  mkdir -p "$(dirname "$log")"
  # An update that fails in part may still be enough, so only the install decides.
  as_root "${apt[@]}" update >"$log" 2>&1 </dev/null || true
  as_root "${apt[@]}" install -y --no-install-recommends "${missing[@]}" >>"$log" 2>&1 </dev/null ||
    stop "The Debian packages could not be installed; check the network connection and build/logs/packages.log, then run this again: $(grep -m1 '^E:' "$log" || true)"
}
