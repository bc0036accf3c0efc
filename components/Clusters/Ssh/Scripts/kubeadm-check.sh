# shellcheck shell=bash
# Whether a machine can become what it shall be. It changes nothing, and every machine is asked before the first one is changed.
# Parameters: role (control-plane or worker), version.

problems=()

check_tools() {
  local tool
  for tool in systemctl apt-get apt-mark dpkg-query curl openssl sysctl modprobe cmp; do
    if ! command -v "${tool}" >/dev/null; then
      problems+=("INF0456 '${tool}' is missing on this machine: Debian or Ubuntu is wanted")
    fi
  done
}

check_machine() {
  local root
  root=$(parameter prefix)
  if [[ $(id -u) != 0 ]]; then
    problems+=("INF0456 the commands run as '$(id -un)': log in as root, or allow sudo without a password")
  fi
  if [[ -r ${root}/proc/swaps ]] && (($(wc -l <"${root}/proc/swaps") > 1)); then
    problems+=("INF0456 swap is on, and the kubelet does not start with it: 'swapoff -a', and take it out of /etc/fstab")
  fi
  if [[ $(parameter role) == control-plane ]] && (($(nproc) < 2)); then
    problems+=("INF0456 a control plane wants two processors, and this machine has one")
  fi
}

check_installed() {
  local root reason
  root=$(parameter prefix)
  if [[ -e ${root}/etc/kubernetes/kubelet.conf && ! -e ${root}/var/lib/infra/kubeadm.config ]]; then
    problems+=("INF0455 this machine is a node of somebody else's cluster: 'kubeadm reset' it, or use that cluster as an existing one")
  fi
  if [[ $(parameter role) == worker && -e ${root}/etc/kubernetes/admin.conf ]]; then
    problems+=("INF0455 this machine is a control plane: remove it from the cluster before it becomes something else")
  fi
  if [[ -x ${root}/usr/bin/kubelet ]]; then
    reason=$(jump_of "$("${root}/usr/bin/kubelet" --version | awk '{ print $2 }')" "$(parameter version)")
    if [[ -n ${reason} ]]; then
      problems+=("${reason}")
    fi
  fi
}

main() {
  local problem
  check_tools
  check_machine
  check_installed
  for problem in "${problems[@]}"; do
    printf 'infra: %s\n' "${problem}" >&2
  done
  if ((${#problems[@]} > 0)); then
    exit 1
  fi
  say "fit to be a kubeadm $(parameter role)"
}
