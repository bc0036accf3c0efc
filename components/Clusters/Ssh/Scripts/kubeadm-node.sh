# shellcheck shell=bash
# Makes a machine a node of one version, or takes Kubernetes off it. A second run changes nothing.
# Argument: apply or remove.
# Parameters: role, node, version, repository, package-key, config (one document a blank-free field, separated by blanks: kubeadm reads them all), and
# on the control plane single (yes or no), audit, admission, encryption.

kubeadm() {
  "$(parameter prefix)/usr/bin/kubeadm" "$@"
}

installed_version() {
  if [[ -x $(parameter prefix)/usr/bin/kubelet ]]; then
    "$(parameter prefix)/usr/bin/kubelet" --version | awk '{ print $2 }'
  fi
}

prepare_kernel() {
  local root module
  root=$(parameter prefix)
  put 644 "${root}/etc/modules-load.d/kubernetes.conf" "overlay
br_netfilter"
  for module in overlay br_netfilter; do
    modprobe "${module}" || fail "the kernel module ${module} cannot be loaded"
  done
  kernel_parameters "${root}/etc/sysctl.d/90-kubernetes.conf" "net.bridge.bridge-nf-call-iptables=1
net.bridge.bridge-nf-call-ip6tables=1
net.ipv4.ip_forward=1
vm.panic_on_oom=0
vm.overcommit_memory=1
kernel.panic=10
kernel.panic_on_oops=1
kernel.keys.root_maxkeys=1000000
kernel.keys.root_maxbytes=25000000"
}

# Version 2 of the configuration is read by containerd 1.6 and everything newer. Kubelet and containerd must name one cgroup driver, and
# where systemd is the init system only one of the two works under load.
prepare_containerd() {
  local others=${pending}
  pending=$(parameter prefix)/var/lib/infra/containerd.pending
  put 644 "$(parameter prefix)/etc/containerd/config.toml" 'version = 2
[plugins."io.containerd.grpc.v1.cri".cni]
  bin_dir = "/opt/cni/bin"
  conf_dir = "/etc/cni/net.d"
[plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
  runtime_type = "io.containerd.runc.v2"
[plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
  SystemdCgroup = true'
  systemctl enable --quiet containerd
  if [[ -e ${pending} ]] || ! systemctl is-active --quiet containerd; then
    systemctl restart containerd
  fi
  rm -f "${pending}"
  pending=${others}
}

# fingerprints_of KEYS: those of all that could sign, blanks between them.
fingerprints_of() {
  local home
  home=$(mktemp -d)
  printf '%s\n' "$1" | gpg --homedir "${home}" --batch --no-autostart --show-keys --with-colons 2>/dev/null |
    awk -F : '$1 == "pub" || $1 == "sub" { of = $1 } $1 == "fpr" && of == "pub" { print $10 }' | paste -s -d ' ' || true
  rm -rf "${home}"
}

# Packages are installed as root, and apt trusts every key in the file: it has to be the expected one, and no other beside it.
add_repository() {
  local root key found
  root=$(parameter prefix)
  key=$(curl --fail --silent --show-error --location --proto =https "$(parameter repository)Release.key") ||
    fail "the package key cannot be downloaded from $(parameter repository)"
  if ! command -v gpg >/dev/null; then
    apt-get update --quiet
    DEBIAN_FRONTEND=noninteractive apt-get install --quiet --yes gpg
  fi
  found=$(fingerprints_of "${key}")
  if [[ ${found} != "$(parameter package-key)" ]]; then
    fail "INF0463 the package key from $(parameter repository) is '${found}', not $(parameter package-key): nothing was installed"
  fi
  put 644 "${root}/etc/apt/keyrings/kubernetes.asc" "${key}"
  put 644 "${root}/etc/apt/sources.list.d/kubernetes.list" "deb [signed-by=/etc/apt/keyrings/kubernetes.asc] $(parameter repository) /"
  apt-get update --quiet
}

# install_packages PACKAGE...: at the wanted version, and held there, for an upgrade of the machine must not become one of the cluster.
install_packages() {
  local package
  local -a packages=()
  for package in "$@"; do
    packages+=("${package}=$(parameter version | tr -d v)-*")
  done
  DEBIAN_FRONTEND=noninteractive apt-get install --quiet --yes --allow-change-held-packages "${packages[@]}"
  apt-mark hold "$@" >/dev/null
}

write_config() {
  local root name config
  root=$(parameter prefix)
  for name in audit admission encryption; do
    if [[ -n $(parameter "${name}") ]]; then
      put 600 "${root}/etc/kubernetes/infra/${name}.yaml" "$(parameter "${name}")"
    else
      take "${root}/etc/kubernetes/infra/${name}.yaml"
    fi
  done
  config=$(parameter config)
  put 600 "${root}/var/lib/infra/kubeadm.config" "${config// --- /$'\n---\n'}"
}

join_cluster() {
  local config
  config=$(parameter prefix)/var/lib/infra/kubeadm.config
  if [[ $(parameter role) == control-plane ]]; then
    kubeadm init --config "${config}" >&2 || fail "INF0457 kubeadm init failed; 'kubeadm reset' on $(parameter node) undoes what it did"
  else
    kubeadm join --config "${config}" >&2 || fail "INF0457 kubeadm join failed; 'kubeadm reset' on $(parameter node) undoes what it did"
  fi
}

upgrade() {
  install_packages kubeadm
  if [[ $(parameter role) == control-plane ]]; then
    kubeadm upgrade apply --yes "$(parameter version)" >&2 || fail "INF0457 kubeadm upgrade failed; the old version still runs"
  else
    kubeadm upgrade node >&2 || fail "INF0457 kubeadm upgrade failed; the old version still runs"
  fi
  install_packages kubelet kubectl
  systemctl daemon-reload
  systemctl restart kubelet
}

# One machine alone has to take the pods, and MetalLB passes over nodes with this label.
open_single_node() {
  if [[ $(parameter single) == yes ]]; then
    "$(parameter prefix)/usr/bin/kubectl" --kubeconfig "$(parameter prefix)/etc/kubernetes/admin.conf" label node "$(parameter node)" \
      node.kubernetes.io/exclude-from-external-load-balancers- >/dev/null
  fi
}

apply() {
  local old reason root
  root=$(parameter prefix)
  old=$(installed_version)
  reason=$(jump_of "${old}" "$(parameter version)")
  if [[ -n ${reason} ]]; then
    fail "${reason}"
  fi
  if [[ ${old} != "$(parameter version)" ]]; then
    add_repository
  fi
  if [[ -z ${old} ]]; then
    DEBIAN_FRONTEND=noninteractive apt-get install --quiet --yes containerd
    install_packages kubelet kubeadm kubectl
  fi
  prepare_kernel
  prepare_containerd
  write_config
  if [[ ! -e ${root}/etc/kubernetes/kubelet.conf ]]; then
    join_cluster
  elif [[ -n ${old} && ${old} != "$(parameter version)" ]]; then
    upgrade
  fi
  systemctl enable --quiet kubelet
  open_single_node
  rm -f "${pending}"
  say "$(parameter node) runs $(parameter version)"
}

# kubeadm leaves the network's configuration behind, and a network of another kind would stumble over it.
remove() {
  local root
  root=$(parameter prefix)
  if [[ -x ${root}/usr/bin/kubeadm ]] && [[ -e ${root}/etc/kubernetes/kubelet.conf || -e ${root}/etc/kubernetes/admin.conf ]]; then
    kubeadm reset --force >&2
  fi
  if [[ -x ${root}/usr/bin/kubelet ]]; then
    apt-mark unhold kubelet kubeadm kubectl >/dev/null
    DEBIAN_FRONTEND=noninteractive apt-get purge --quiet --yes kubelet kubeadm kubectl
  fi
  rm -rf "${root}/etc/cni/net.d" "${root}/etc/kubernetes" "${root}/etc/sysctl.d/90-kubernetes.conf" \
    "${root}/etc/modules-load.d/kubernetes.conf" "${root}/etc/apt/sources.list.d/kubernetes.list" \
    "${root}/etc/apt/keyrings/kubernetes.asc" "${root}/var/lib/infra/kubeadm.config" "${pending}"
  say "$(parameter node) holds no Kubernetes; packet filter rules last until it starts again"
}

main() {
  pending=$(parameter prefix)/var/lib/infra/kubeadm.pending
  case $1 in
    apply) apply ;;
    remove) remove ;;
    *) fail "unknown verb '$1'" ;;
  esac
}
