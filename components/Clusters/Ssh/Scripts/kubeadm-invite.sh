# shellcheck shell=bash
# Lets one worker join for a while, and prints the fingerprint by which it knows the cluster, and nothing else on standard output.
# Parameters: token-id, and config, which holds the token: an argument would show it to every user of the machine.

kubeadm() {
  "$(parameter prefix)/usr/bin/kubeadm" "$@"
}

main() {
  local config certificate
  certificate=$(parameter prefix)/etc/kubernetes/pki/ca.crt
  say "inviting $(parameter node)" >&2
  [[ -r ${certificate} ]] || fail "INF0457 ${certificate} is missing: the control plane has not started"
  config=$(mktemp)
  parameter config >"${config}"
  kubeadm token delete "$(parameter token-id)" >/dev/null 2>&1 || true
  kubeadm token create --config "${config}" >/dev/null || {
    rm -f "${config}"
    fail "INF0457 no token could be made"
  }
  rm -f "${config}"
  printf 'sha256:%s\n' "$(openssl x509 -in "${certificate}" -noout -pubkey | openssl pkey -pubin -outform der | sha256sum | cut -d ' ' -f 1)"
}
