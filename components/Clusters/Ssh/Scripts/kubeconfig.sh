# shellcheck shell=bash
# Prints the administrator's kubeconfig, and nothing else on standard output.
# Parameters: file; version, so that it is read again after each upgrade, which renews the certificate in it.

main() {
  local file
  file=$(parameter prefix)$(parameter file)
  say "reading ${file}" >&2
  [[ -r ${file} ]] || fail "INF0457 ${file} is missing: the control plane has not started"
  cat "${file}"
}
