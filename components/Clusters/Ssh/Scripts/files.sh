# shellcheck shell=bash
# Files that are what they should be. A change leaves a mark that outlives this run, so that one that was cut short is made good by the
# next: what was written is not yet what runs. The script names the mark.

pending=

mark() {
  mkdir -p "$(dirname "${pending}")"
  : >"${pending}"
}

# put MODE PATH CONTENT: makes a file what it should be, at once or not at all.
put() {
  local mode=$1 path=$2 content=$3 new
  if [[ -f ${path} && $(stat -c %a "${path}") == "${mode}" ]] && cmp -s "${path}" <(printf '%s\n' "${content}"); then
    return 0
  fi
  mark
  mkdir -p "$(dirname "${path}")"
  new=$(mktemp "${path}.XXXXXX")
  printf '%s\n' "${content}" >"${new}"
  chmod "${mode}" "${new}"
  mv -f "${new}" "${path}"
  say "wrote ${path}"
}

# take PATH: removes a file that should not be there.
take() {
  if [[ -e $1 ]]; then
    mark
    rm -f "$1"
    say "removed $1"
  fi
}

# kernel_parameters FILE CONTENT: sets them now and at every start.
kernel_parameters() {
  put 644 "$1" "$2"
  sysctl --quiet --load "$1" || fail "the kernel parameters in $1 cannot be set"
}
