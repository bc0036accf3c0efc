#!/usr/bin/env bash
# Every program of a machine that only remembers what it was asked. It is installed under the name of each of them. MACHINE is the
# machine's folder, CLUSTER one that all machines of a cluster share.
set -euo pipefail

tool=$(basename "$0")
root=${MACHINE}/root
state=${MACHINE}/state
mkdir -p "${root}" "${state}" "${CLUSTER}/nodes"

remember() {
  printf '%s\n' "$*" >>"${MACHINE}/log"
  printf '%s: %s\n' "$(basename "${MACHINE}")" "$*" >>"${CLUSTER}/log"
}

link() {
  mkdir -p "$(dirname "$1")"
  ln -sf "${MACHINE}/fake.sh" "$1"
}

from_config() {
  sed -n "s/.*\"$1\":\"\\([^\"]*\\)\".*/\\1/p" "$2" | head -n 1
}

register() {
  printf '%s' "$2" >"${CLUSTER}/nodes/$1"
  touch "${state}/active"
  rm -f "${state}/failed"
}

# A server founds the cluster or joins it by the servers' token, an agent joins by the agents' token.
start_k3s() {
  local etc=${root}/etc/rancher/k3s node
  node=$(from_config node-name "${etc}/config.yaml")
  rm -f "${state}/active"
  if [[ $1 == k3s && ! -e ${CLUSTER}/token ]] && grep -q '"cluster-init":true' "${etc}/config.yaml"; then
    cp "${etc}/token" "${CLUSTER}/token"
    cp "${etc}/agent-token" "${CLUSTER}/agent-token"
  fi
  local wanted=${CLUSTER}/agent-token
  if [[ $1 == k3s ]]; then
    wanted=${CLUSTER}/token
    printf 'server: https://127.0.0.1:6443\ntoken: kubeconfig-secret\n' >"${etc}/k3s.yaml"
  fi
  if [[ -e ${MACHINE}/looping ]]; then
    return 1
  elif [[ -e ${MACHINE}/broken ]] || ! cmp -s "${etc}/token" "${wanted}"; then
    touch "${state}/failed"
  else
    register "${node}" "$(cat "${state}/k3s-version")"
  fi
}

run_systemctl() {
  case $1 in
    is-active) [[ -e ${state}/active ]] ;;
    is-failed) [[ -e ${state}/failed ]] ;;
    show) if [[ -e ${MACHINE}/looping ]]; then printf '12\n'; else printf '0\n'; fi ;;
    restart)
      remember "systemctl $*"
      case ${!#} in
        k3s | k3s-agent) start_k3s "${!#}" ;;
        *) touch "${state}/active" ;;
      esac
      ;;
    *) remember "systemctl $*" ;;
  esac
}

run_curl() {
  local output='' url=${!#}
  while (($# > 1)); do
    if [[ $1 == --output ]]; then
      output=$2
    fi
    shift
  done
  remember "curl ${url}"
  if [[ -e ${MACHINE}/offline ]]; then
    printf 'curl: (6) Could not resolve host\n' >&2
    exit 6
  fi
  if [[ -n ${output} ]]; then
    # shellcheck disable=SC2016
    printf '#!/bin/sh\nexec "${MACHINE}/bin/k3s-installer"\n' >"${output}"
    if [[ -e ${MACHINE}/tampered ]]; then
      printf '# and more\n' >>"${output}"
    fi
  elif [[ -e ${MACHINE}/tampered ]]; then
    printf 'key DE15B14486CD377B9E876E1A234654DA9A296436\nkey 0000000000000000000000000000000000000000\n'
  else
    printf 'key DE15B14486CD377B9E876E1A234654DA9A296436\n'
  fi
}

# A key has a part that signs, and one that belongs to it.
run_gpg() {
  local word fingerprint
  while read -r word fingerprint; do
    [[ ${word} == key ]] || continue
    printf 'pub:-:2048:1::::::::\nfpr:::::::::%s:\nsub:-:2048:1::::::::\nfpr:::::::::%s:\n' "${fingerprint}" "of its part"
  done
}

run_installer() {
  remember "installer version=${INSTALL_K3S_VERSION} exec=${INSTALL_K3S_EXEC} skip-enable=${INSTALL_K3S_SKIP_ENABLE} releases=${GITHUB_URL}"
  if [[ -e ${MACHINE}/bad-download ]]; then
    printf '[ERROR]  Download failed\n' >&2
    exit 1
  fi
  local unit=k3s
  if [[ ${INSTALL_K3S_EXEC} == agent ]]; then
    unit=k3s-agent
  fi
  link "${INSTALL_K3S_BIN_DIR}/k3s"
  link "${INSTALL_K3S_BIN_DIR}/${unit}-uninstall.sh"
  mkdir -p "${root}/etc/systemd/system"
  touch "${root}/etc/systemd/system/${unit}.service"
  printf '%s' "${INSTALL_K3S_VERSION}" >"${state}/k3s-version"
}

uninstall_k3s() {
  remember "${tool}"
  rm -rf "${root}/usr/local/bin" "${root}/etc/systemd/system" "${root}/etc/rancher" "${root}/var/lib/rancher" "${state}"
}

run_kubectl() {
  if [[ $1 == --kubeconfig ]]; then
    shift 2
  fi
  case "$1 $2" in
    'get node')
      if [[ -e ${CLUSTER}/nodes/$3 ]]; then
        if [[ -e ${CLUSTER}/silent-$3 ]]; then
          printf '%s Unknown' "$(cat "${CLUSTER}/nodes/$3")"
        else
          printf '%s True' "$(cat "${CLUSTER}/nodes/$3")"
        fi
      fi
      ;;
    'delete node')
      remember "kubectl delete node $3"
      rm -f "${CLUSTER}/nodes/$3"
      ;;
    'apply --server-side') remember "kubectl apply $(cat)" ;;
    'drain '*)
      remember "kubectl drain $2"
      if [[ -e ${CLUSTER}/undrainable ]]; then
        printf 'error: global timeout reached\n' >&2
        exit 1
      fi
      ;;
    *) remember "kubectl $*" ;;
  esac
}

run_kubeadm() {
  local etc=${root}/etc/kubernetes config=${!#}
  case "$1 $2" in
    'init --config' | 'join --config')
      remember "kubeadm $1"
      if [[ -e ${MACHINE}/broken ]]; then
        printf '[preflight] Some fatal errors occurred\n' >&2
        exit 1
      fi
      mkdir -p "${etc}/pki"
      touch "${etc}/kubelet.conf"
      if [[ $1 == init ]]; then
        printf 'kubeconfig-secret\n' >"${etc}/admin.conf"
        openssl req -x509 -newkey ed25519 -nodes -keyout /dev/null -out "${etc}/pki/ca.crt" -subj /CN=kubernetes -days 1 2>/dev/null
      fi
      register "$(from_config name "${config}")" "$(cat "${state}/kubelet-version")"
      ;;
    'upgrade apply' | 'upgrade node')
      remember "kubeadm $*"
      ;;
    'reset --force')
      remember "kubeadm reset"
      rm -rf "${etc}"
      ;;
    'token create') remember "kubeadm token create with $(stat -c %a "${config}") $(from_config ttl "${config}")" ;;
    'token delete') remember "kubeadm token delete" ;;
    *) remember "kubeadm $*" ;;
  esac
}

run_apt_get() {
  remember "apt-get $*"
  if [[ -e ${MACHINE}/offline ]]; then
    printf 'E: Unable to fetch some archives\n' >&2
    exit 100
  fi
  local word package version
  for word in "$@"; do
    case ${word} in
      kube*=*)
        package=${word%%=*}
        link "${root}/usr/bin/${package}"
        version=${word#*=}
        printf 'v%s' "${version%-*}" >"${state}/${package}-version"
        ;;
      kube*) rm -f "${root}/usr/bin/${word}" ;;
      *) ;;
    esac
  done
}

restart_kubelet() {
  local node
  node=$(from_config name "${root}/var/lib/infra/kubeadm.config")
  register "${node}" "$(cat "${state}/kubelet-version")"
}

case ${tool} in
  id) if [[ ${1-} == -u ]]; then printf '0\n'; else printf 'root\n'; fi ;;
  sudo)
    remember "sudo ${*:2}"
    exec "${@:2}"
    ;;
  uname) printf 'x86_64\n' ;;
  nproc) printf '2\n' ;;
  curl) run_curl "$@" ;;
  gpg) run_gpg ;;
  systemctl)
    run_systemctl "$@"
    if [[ $* == 'restart kubelet' ]]; then
      restart_kubelet
    fi
    ;;
  k3s-installer) run_installer ;;
  k3s-uninstall.sh | k3s-agent-uninstall.sh) uninstall_k3s ;;
  k3s)
    if [[ $1 == --version ]]; then
      printf 'k3s version %s (0123abcd)\ngo version go1.25\n' "$(cat "${state}/k3s-version")"
    else
      run_kubectl "${@:2}"
    fi
    ;;
  kubectl) run_kubectl "$@" ;;
  kubelet) printf 'Kubernetes %s\n' "$(cat "${state}/kubelet-version")" ;;
  kubeadm) run_kubeadm "$@" ;;
  apt-get) run_apt_get "$@" ;;
  journalctl) printf 'the last lines of the log of %s\n' "$*" ;;
  sysctl | modprobe | apt-mark | dpkg-query) remember "${tool} $*" ;;
  *)
    printf 'nobody taught this machine %s\n' "${tool}" >&2
    exit 127
    ;;
esac
