#!/usr/bin/env bash
# Makes build/peers/venv with the programs that compute the same as the body engine. Ends with 77
# and one plain sentence where they cannot be had: no Python, no network, no build for this machine.
set -euo pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
VENV=$ROOT/build/peers/venv
LOG=$ROOT/build/peers/install.log
PEERS=(opensim==4.6 mujoco==4.0.0 numpy==2.4.6)

complete() { [[ -f $VENV/complete && $(<"$VENV/complete") == "${PEERS[*]}" ]]; }

cannot() {
  echo "The peers to compare with could not be had: $1."
  exit 77
}

complete && exit 0
mkdir -p "$(dirname "$LOG")"
command -v python3 >/dev/null || cannot "there is no python3 here"
rm -rf "$VENV"
python3 -m venv "$VENV" >"$LOG" 2>&1 || cannot "python3 cannot make an environment (Debian: python3-venv)"
"$VENV/bin/pip" install --quiet --disable-pip-version-check --only-binary :all: "${PEERS[@]}" \
  >>"$LOG" 2>&1 || cannot "pip could not install ${PEERS[*]} (build/peers/install.log says why)"
echo "${PEERS[*]}" >"$VENV/complete"
