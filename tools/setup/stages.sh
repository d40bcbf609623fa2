# shellcheck shell=bash
# Runs the stages of ./test one after another, counts their tests and adds them up.
#
#   stage NAME READER COMMAND...
# READER says how the counts are read from what the command left behind:
#   one      the command is one test: its exit code decides
#   counted  the last line "N passed, N failed[, N skipped]"
#   node     the totals of node's test runner
#   vitest   the totals of vitest
#   verify   the properties that psoas verify prints: proven, tested, FAILED or NOT RUN
#   mutants  "N of N mutants were noticed", of psoas verify --mutations
#   ctest    the JUnit file that ctest writes beside the log
# A stage that dies without a count, or counts nothing, is a failure.

LOGS=$ROOT/build/test-logs
PASSED=0 FAILED=0 SKIPPED=0

read_counted() {
  sed -nE 's/^([0-9]+) passed, ([0-9]+) failed(, ([0-9]+) skipped)?$/\1 \2 \4/p' "$1" | tail -n 1
}

read_node() {
  local pass fail skip
  pass=$(sed -n 's/^# pass //p' "$1" | tail -n 1)
  fail=$(sed -n 's/^# fail //p' "$1" | tail -n 1)
  skip=$(sed -n 's/^# skipped //p' "$1" | tail -n 1)
  echo "${pass:-0} ${fail:-0} ${skip:-0}"
}

read_vitest() {
  local line pass fail skip
  line=$(grep -E '^ *Tests ' "$1" | tail -n 1)
  vitest_count() { sed -nE "s/.*[^0-9]([0-9]+) $1.*/\1/p" <<<"$line"; }
  pass=$(vitest_count passed) fail=$(vitest_count failed) skip=$(vitest_count skipped)
  echo "${pass:-0} ${fail:-0} ${skip:-0}"
}

read_verify() {
  echo "$(grep -cE '^ *P[0-9]+ (proven|tested)' "$1") $(grep -cE '^ *P[0-9]+ (FAILED|NOT RUN)' "$1")"
}

read_mutants() {
  local noticed all
  read -r noticed all < <(sed -nE 's/^ *([0-9]+) of ([0-9]+) mutants were noticed.*/\1 \2/p' "$1")
  echo "${noticed:-0} $((${all:-0} - ${noticed:-0}))"
}

read_ctest() {
  local suite all bad skip off
  suite=$(tr '\n\t' '  ' <"${1%.log}.xml" | grep -o '<testsuite [^>]*>' | head -n 1) || return 0
  attribute() { sed -nE "s/.* $1=\"([0-9]+)\".*/\1/p" <<<"$suite"; }
  all=$(attribute tests) bad=$(attribute failures) skip=$(attribute skipped) off=$(attribute disabled)
  echo "$((all - bad - skip - off)) $bad $((skip + off))"
}

stage() {
  local name=$1 reader=$2 log=$LOGS/$1.log code=0 pass=0 fail=0 skip=0 started=$SECONDS counts=
  shift 2
  rm -f "$log" "${log%.log}.xml"
  run_logged "$log" "$@" || code=$?
  if [[ $reader == one ]]; then
    counts="$((code == 0)) $((code != 0))"
  else
    counts=$("read_$reader" "$log") || true
  fi
  read -r pass fail skip <<<"$counts" || true
  pass=${pass:-0} fail=${fail:-0} skip=${skip:-0}
  [[ $code -ne 0 && $fail -eq 0 ]] && fail=1
  [[ $((pass + fail + skip)) -eq 0 ]] && fail=1
  PASSED=$((PASSED + pass)) FAILED=$((FAILED + fail)) SKIPPED=$((SKIPPED + skip))
  printf '%-16s %5d passed %3d failed %3d skipped %5d s\n' \
    "$name" "$pass" "$fail" "$skip" $((SECONDS - started))
  if [[ $fail -gt 0 ]]; then
    tail -n 60 "$log" | sed 's/^/    /'
    say "    (all of it: ${log#"$ROOT"/})"
  fi
  [[ $fail -eq 0 ]]
}

# The last line of ./test, whatever happened before it.
finish() {
  local code=$?
  if [[ $code -ne 0 && $FAILED -eq 0 ]]; then FAILED=1; fi
  if [[ $SKIPPED -gt 0 ]]; then
    say "$PASSED passed, $FAILED failed, $SKIPPED skipped"
  else
    say "$PASSED passed, $FAILED failed"
  fi
  [[ $FAILED -eq 0 ]] || exit 1
}
