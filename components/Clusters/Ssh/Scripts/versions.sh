# shellcheck shell=bash
# Which version may follow which.

# minor_of VERSION: 36 for v1.36.3+k3s1.
minor_of() {
  if [[ $1 =~ ^v?1\.([0-9]+)\.[0-9]+ ]]; then
    printf '%s' "${BASH_REMATCH[1]}"
  else
    fail "INF0453 cannot read the version '$1' that runs here"
  fi
}

# jump_of INSTALLED WANTED: why the one cannot be followed by the other, or nothing.
jump_of() {
  local old new
  if [[ -z $1 ]]; then
    return 0
  fi
  old=$(minor_of "$1")
  new=$(minor_of "$2")
  if ((new < old)); then
    printf 'INF0453 %s runs here and %s is asked for: a control plane cannot go back a minor version; restore a snapshot instead' "$1" "$2"
  elif ((new > old + 1)); then
    printf 'INF0453 %s runs here and %s is asked for: go one minor version at a time, next is v1.%s' "$1" "$2" "$((old + 1))"
  fi
}
