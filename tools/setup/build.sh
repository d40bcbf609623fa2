# shellcheck shell=bash
# Builds a CMake preset, quietly; says where the log is when it fails.

# Another clone of the same sources finds its objects in the compiler cache.
export CCACHE_BASEDIR=$ROOT CCACHE_NOHASHDIR=true

# ensure_space MEGABYTES: stops before a build that could not end.
ensure_space() {
  local free_kb
  free_kb=$(df --output=avail -k "$ROOT" | tail -n 1)
  [[ $((free_kb / 1024)) -ge $1 ]] ||
    stop "The disk has $((free_kb / 1024)) MB free and this needs $1 MB: free some space, then run this again."
}

# build_preset PRESET TARGET...: configures when needed, then builds.
build_preset() {
  local preset=$1 log=$ROOT/build/logs/build-$1.log
  shift
  # A kept build needs little; a first one holds the web tools, the objects and the program.
  if [[ $ROOT/build/$preset/build.ninja -nt $ROOT/CMakePresets.json ]]; then
    ensure_space 300
  else
    ensure_space 3000
    say "Building ($preset). The first time takes some minutes; the log is build/logs/build-$preset.log."
    run_logged "$log" cmake --preset "$preset" -S "$ROOT" || build_failed "$log"
  fi
  run_shown "$log" cmake --build "$ROOT/build/$preset" --target "$@" || build_failed "$log"
}

build_failed() {
  tail -n 40 "$1" >&2
  if grep -q 'No space left on device' "$1"; then
    stop "The disk is full: free some space, then run this again."
  fi
  if grep -qE 'ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH' "$1"; then
    stop "The web tools could not be fetched through npm: check the network connection, then run this again."
  fi
  stop "The build did not succeed; the last lines are above, all of it is in ${1#"$ROOT"/}."
}
