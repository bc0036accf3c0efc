# shellcheck shell=bash
# A node's place in the cluster, seen from the first server: its labels and taints, or its leaving. A second run changes nothing.
# Argument: apply or remove.
# Parameters: distribution (k3s or kubeadm), node, version, wait, drain (both in seconds), labels (a Node object that holds just these),
# taints (separated by blanks).

cluster() {
  if [[ $(parameter distribution) == k3s ]]; then
    "$(parameter prefix)/usr/local/bin/k3s" kubectl "$@"
  else
    "$(parameter prefix)/usr/bin/kubectl" --kubeconfig "$(parameter prefix)/etc/kubernetes/admin.conf" "$@"
  fi
}

state() {
  cluster get node "$(parameter node)" --ignore-not-found --output \
    'jsonpath={.status.nodeInfo.kubeletVersion} {.status.conditions[?(@.type=="Ready")].status}'
}

await_ready() {
  local deadline
  deadline=$((SECONDS + $(parameter wait)))
  until [[ $(state) == "$(parameter version) True" ]]; do
    if ((SECONDS >= deadline)); then
      fail "INF0457 $(parameter node) is not ready with $(parameter version): it says '$(state)'"
    fi
    sleep 2
  done
}

apply() {
  local taints
  await_ready
  # Server-side apply takes a label away again that is no longer asked for, and leaves everybody else's alone.
  parameter labels | cluster apply --server-side --field-manager=infra --force-conflicts --filename - >/dev/null
  if [[ -n $(parameter taints) ]]; then
    read -ra taints <<<"$(parameter taints)"
    cluster taint node "$(parameter node)" --overwrite "${taints[@]}" >/dev/null
  fi
  say "$(parameter node) is a member"
}

# Deleting the node also takes its etcd member out and its node password, without which a machine of the same name could not join again.
remove() {
  local state
  state=$(state)
  if [[ -z ${state} ]]; then
    say "$(parameter node) is no member"
    return 0
  fi
  if [[ ${state} == *" True" ]]; then
    cluster drain "$(parameter node)" --ignore-daemonsets --delete-emptydir-data --force --timeout "$(parameter drain)s" ||
      fail "INF0458 $(parameter node) cannot be drained; it takes no new pods, 'kubectl uncordon $(parameter node)' undoes that"
  else
    say "$(parameter node) does not answer: it leaves without being drained"
  fi
  cluster delete node "$(parameter node)" --wait --timeout "$(parameter drain)s"
  say "$(parameter node) has left"
}

main() {
  case $1 in
    apply) apply ;;
    remove) remove ;;
    *) fail "unknown verb '$1'" ;;
  esac
}
