# shellcheck shell=bash
# Whether a machine can become what it shall be. It changes nothing, and every machine is asked before the first one is changed.
# Parameters: role (server or agent), version, plan (changes when anything is to be changed on any machine, so that all are asked again).

problems=()

check_tools() {
  local tool
  for tool in systemctl curl sha256sum sysctl cmp; do
    if ! command -v "${tool}" >/dev/null; then
      problems+=("INF0456 '${tool}' is missing on this machine")
    fi
  done
}

check_machine() {
  if [[ $(id -u) != 0 ]]; then
    problems+=("INF0456 the commands run as '$(id -un)': log in as root, or allow sudo without a password")
  fi
  case $(uname -m) in
    x86_64 | amd64 | aarch64 | arm64) ;;
    *) problems+=("INF0456 no k3s is built for the processor '$(uname -m)'") ;;
  esac
}

check_installed() {
  local root other reason
  root=$(parameter prefix)
  other=agent
  if [[ $(parameter role) == agent ]]; then
    other=server
  fi
  if [[ -e ${root}/etc/systemd/system/k3s.service && ${other} == server ]] ||
    [[ -e ${root}/etc/systemd/system/k3s-agent.service && ${other} == agent ]]; then
    problems+=("INF0455 this machine is a k3s ${other}: remove it from the cluster before it becomes something else")
  fi
  if [[ -e ${root}/etc/systemd/system/k3s.service || -e ${root}/etc/systemd/system/k3s-agent.service ]] &&
    [[ ! -e ${root}/etc/rancher/k3s/token ]]; then
    problems+=("INF0455 somebody else's k3s runs here: uninstall it, or use the cluster as an existing one")
  fi
  if [[ -x ${root}/usr/local/bin/k3s ]]; then
    reason=$(jump_of "$("${root}/usr/local/bin/k3s" --version | awk 'NR == 1 { print $3 }')" "$(parameter version)")
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
  say "fit to be a k3s $(parameter role)"
}
