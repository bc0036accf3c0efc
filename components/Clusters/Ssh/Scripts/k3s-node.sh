# shellcheck shell=bash
# Makes a machine a k3s server or agent of one version and configuration, or takes k3s off it. A second run changes nothing.
# Argument: apply or remove.
# Parameters: role, node, version, installer, installer-sha256, releases, wait, config, token, and where they apply agent-token, snapshots, registries,
# audit, admission.

service() {
  if [[ $(parameter role) == agent ]]; then
    printf 'k3s-agent'
  else
    printf 'k3s'
  fi
}

k3s() {
  "$(parameter prefix)/usr/local/bin/k3s" "$@"
}

installed_version() {
  if [[ -x $(parameter prefix)/usr/local/bin/k3s ]]; then
    k3s --version | awk 'NR == 1 { print $3 }'
  fi
}

# The installer runs as root, so that it has to be the one that was looked at. It checks the checksum of what it downloads in its turn, and
# writes the unit and the uninstall script. It may neither enable nor start anything: until the configuration is written, a start would make
# a cluster of its own.
install_version() {
  local script found
  script=$(mktemp)
  curl --fail --silent --show-error --location --proto =https --output "${script}" "$(parameter installer)" || {
    rm -f "${script}"
    fail "the installer cannot be downloaded from $(parameter installer)"
  }
  found=$(sha256sum "${script}" | cut -d ' ' -f 1)
  if [[ ${found} != "$(parameter installer-sha256)" ]]; then
    rm -f "${script}"
    fail "INF0463 the installer from $(parameter installer) has the checksum ${found}, not $(parameter installer-sha256): it was not run"
  fi
  mark
  INSTALL_K3S_VERSION=$(parameter version) INSTALL_K3S_EXEC=$(parameter role) INSTALL_K3S_SKIP_ENABLE=true \
    INSTALL_K3S_BIN_DIR=$(parameter prefix)/usr/local/bin GITHUB_URL=$(parameter releases) sh "${script}" || {
    rm -f "${script}"
    fail "the installer failed; nothing was configured or restarted"
  }
  rm -f "${script}"
  systemctl daemon-reload
}

put_or_take() {
  if [[ -n $(parameter "$1") ]]; then
    put 600 "$2" "$(parameter "$1")"
  else
    take "$2"
  fi
}

configure() {
  local root etc server
  root=$(parameter prefix)
  etc=${root}/etc/rancher/k3s
  server=${root}/var/lib/rancher/k3s/server
  kernel_parameters "${root}/etc/sysctl.d/90-kubelet.conf" "vm.panic_on_oom=0
vm.overcommit_memory=1
kernel.panic=10
kernel.panic_on_oops=1
kernel.keys.root_maxkeys=1000000
kernel.keys.root_maxbytes=25000000"
  put 600 "${etc}/token" "$(parameter token)"
  put 600 "${etc}/config.yaml" "$(parameter config)"
  put_or_take registries "${etc}/registries.yaml"
  put_or_take agent-token "${etc}/agent-token"
  put_or_take snapshots "${etc}/config.yaml.d/snapshots.yaml"
  if [[ -n $(parameter audit) ]]; then
    mkdir -p "${server}/logs"
    chmod 700 "${server}/logs"
    put 600 "${server}/audit.yaml" "$(parameter audit)"
    put 600 "${server}/psa.yaml" "$(parameter admission)"
  fi
}

# Asked with the kubelet's own key, which every node has and which may read its own node and no other.
node_state() {
  k3s kubectl --kubeconfig "$(parameter prefix)/var/lib/rancher/k3s/agent/kubelet.kubeconfig" get node "$(parameter node)" --output \
    'jsonpath={.status.nodeInfo.kubeletVersion} {.status.conditions[?(@.type=="Ready")].status}' 2>/dev/null || true
}

complain() {
  journalctl --unit "$(service)" --lines 20 --no-pager >&2 || true
  fail "INF0457 $(parameter node) is not ready with $(parameter version); the last lines of its log stand above"
}

# A server says that it has started when its API answers, and the next one must not be restarted before. One whose token is wrong never
# says anything, and one that cannot start is started again and again, so both are given a limit.
restart() {
  say "restarting $(service)"
  timeout "$(parameter wait)" systemctl restart "$(service)" || say "$(service) has not started at once"
}

await_ready() {
  local deadline
  deadline=$((SECONDS + $(parameter wait)))
  until [[ $(node_state) == "$(parameter version) True" ]] && systemctl is-active --quiet "$(service)"; do
    if systemctl is-failed --quiet "$(service)" || ((SECONDS >= deadline)) ||
      (($(systemctl show --property NRestarts --value "$(service)") >= 10)); then
      complain
    fi
    sleep 2
  done
}

apply() {
  local reason
  reason=$(jump_of "$(installed_version)" "$(parameter version)")
  if [[ -n ${reason} ]]; then
    fail "${reason}"
  fi
  if [[ $(installed_version) != "$(parameter version)" || ! -e $(parameter prefix)/etc/systemd/system/$(service).service ]]; then
    install_version
  fi
  configure
  systemctl enable --quiet "$(service)"
  if [[ -e ${pending} ]] || ! systemctl is-active --quiet "$(service)"; then
    restart
  fi
  await_ready
  rm -f "${pending}"
  say "$(parameter node) runs $(parameter version)"
}

remove() {
  local root uninstall
  root=$(parameter prefix)
  uninstall=${root}/usr/local/bin/$(service)-uninstall.sh
  if [[ -x ${uninstall} ]]; then
    "${uninstall}"
  fi
  rm -rf "${root}/etc/rancher/k3s" "${root}/etc/sysctl.d/90-kubelet.conf" "${pending}"
  say "$(parameter node) holds no k3s"
}

main() {
  pending=$(parameter prefix)/var/lib/infra/k3s.pending
  case $1 in
    apply) apply ;;
    remove) remove ;;
    *) fail "unknown verb '$1'" ;;
  esac
}
