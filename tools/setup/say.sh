# shellcheck shell=bash
# How the scripts speak: one plain sentence a line, and one sentence where they cannot go on.

say() { printf '%s\n' "$*"; }

# stop SENTENCE: says what is wrong and what to do about it, then ends.
stop() {
  printf '%s\n' "$*" >&2
  exit 1
}

# run_logged LOG COMMAND...: runs quietly, in a shell of its own; the log holds what it said.
run_logged() {
  local log=$1
  shift
  mkdir -p "$(dirname "$log")"
  ("$@") >"$log" 2>&1 </dev/null
}

# run_shown LOG COMMAND...: the same, with ninja's count on one line where somebody is looking.
run_shown() {
  local log=$1 line code=0
  if [[ ! -t 1 ]]; then
    run_logged "$@"
    return
  fi
  shift
  mkdir -p "$(dirname "$log")"
  ("$@") 2>&1 </dev/null | tee "$log" | while IFS= read -r line; do
    if [[ $line == \[*\]* ]]; then printf '\r  %s] ' "${line%%]*}"; fi
  done || code=$?
  printf '\r\033[K'
  return "$code"
}
