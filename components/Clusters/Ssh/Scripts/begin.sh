#!/usr/bin/env bash
# What every script begins with. The machine gets it on standard input, followed by the script itself and then by its parameters, one
# "name=value" a line: so nothing secret stands in the process list, in a file that outlives the run, or in a log.
set -euo pipefail
shopt -s inherit_errexit
PATH="${PATH}:/usr/local/sbin:/usr/local/bin:/usr/sbin:/sbin"
umask 022

declare -A parameters=()

read_parameters() {
  local line
  while IFS= read -r line; do
    if [[ ${line} == *=* ]]; then
      parameters[${line%%=*}]=${line#*=}
    fi
  done
}

# parameter NAME: its value, or nothing.
parameter() {
  printf '%s' "${parameters[$1]-}"
}

say() {
  printf 'infra: %s\n' "$*"
}

fail() {
  printf 'infra: %s\n' "$*" >&2
  exit 1
}
