using Infra.Catalogue;

namespace Infra.Rules.Network;

internal sealed class OperatorFlows : IRule
{
    private const string Admission = "admissionregistration.k8s.io";

    public RuleInfo Info { get; } = new("N06", "operator-flows", Severity.Error, "policy cuts off what an operator runs")
    {
        Description = """
            Pods that an operator makes talk to each other, to their operator and to the API server: the instances of a CloudNativePG cluster
            replicate over 5432 and report over 8000, those of Keycloak find each other over 7800 and 57800. Behind a default-deny policy
            these flows need rules of their own, or a failover never happens. What each operator needs stands in
            `manifests/Catalogue/Made.yaml`. A webhook that the API server cannot call is a warning: some networks always let a node in. Where policies of Cilium or Calico are used as well, nothing is found.
            """,
        Remediation = "Allow the flow by a policy that selects the operator's labels, on both sides where both are isolated.",
        SeeAlso = ["cloudnative-pg.io networking", "Keycloak: configuring distributed caches, ports"],
    };

    public void Check(ManifestSet set, Report report)
    {
        if (set.Policies.HasOthers || set.Policies.All.Count == 0)
            return;

        var pods = set.ImpliedWorkloads.ToLookup(workload => workload.Manifest,
            ReferenceEqualityComparer.Instance as IEqualityComparer<Manifest>);
        foreach (var own in pods)
        {
            var of = own.Key;
            foreach (var flow in MadeCatalogue.Instance.Of(of.Id.Group, of.Id.Kind).SelectMany(facts => facts.Flows)
                .Where(flow => flow.IsNeeded(of)))
            {
                new Look(set, report, pods, own.First()).At(flow);
            }
        }

        Webhooks(set, report);
    }

    // The API server calls webhooks from the network of a node: only an address, or no peer at all, lets it in.
    private static void Webhooks(ManifestSet set, Report report)
    {
        foreach (var (kind, group) in ((string, string)[])[("ValidatingWebhookConfiguration", Admission),
            ("MutatingWebhookConfiguration", Admission),
            ("APIService", "apiregistration.k8s.io")])
        {
            foreach (var on in set.Of(group, kind))
            {
                foreach (var reference in ReferenceCatalogue.Of(group, kind).SelectMany(field => Links.Reference.In(set, on, field)))
                {
                    var cut = Targets.Of(set, on, reference.Space ?? "", reference.Name, reference.Tree.Number("port") ?? 443)
                        .FirstOrDefault(target => !set.Policies.LetsInServer(target.Workload, target.Port));
                    report.AddIf(cut.Workload is not null, on, reference.Path,
                        $"{cut.Workload?.Manifest.Id.Name} does not let the API server in on {cut.Port.ToString(CultureInfo.InvariantCulture)}",
                        "a policy that lets it in", "allow ingress on the port from the addresses of the nodes, or from everywhere",
                        Severity.Warning);
                }
            }
        }
    }

    private sealed class Look(ManifestSet set, Report report, ILookup<Manifest, Workload> all, Workload pods)
    {
        private readonly Manifest _of = pods.Manifest;

        public void At(MadeFlow flow)
        {
            switch (flow.To(_of))
            {
                case "pods" when flow.IsFromPods:
                    Among(flow);
                    break;
                case "pods":
                    FromOperator(flow);
                    break;
                case "server":
                    report.AddIf(!set.Policies.LetsOutToServer(pods), _of, "spec", $"the pods of {_of.Id.Name} do not reach the API server",
                        "a policy that lets them out",
                        $"allow egress from {Labels} to the API server, by its address and port 443 or 6443");
                    break;
                case "dns" or null:
                    break;
                case { } service:
                    ToService(flow, service);
                    break;
            }
        }

        private string Labels => LabelSelector.Of(pods.Labels).Labels
            .OrderByDescending(label => label.Value == _of.Id.Name).Select(label => $"{label.Key}={label.Value}").First();

        private void Among(MadeFlow flow)
        {
            var cut = flow.Ports(_of).Where(port => !set.Policies.LetsOut(pods, pods, port)
                || (!flow.IsLetIn(_of) && !set.Policies.LetsIn(pods, pods, port))).ToList();
            report.AddIf(cut.Count > 0, _of, "spec", $"the pods of {_of.Id.Name} do not reach each other on {Ports(cut)}",
                "policies that let them out and in", $"allow ingress and egress between pods with {Labels} on {Ports(cut)}");
        }

        private void FromOperator(MadeFlow flow)
        {
            var cut = flow.Ports(_of).Where(port => !set.Policies.LetsInOperator(pods, flow.From, port)).ToList();
            report.AddIf(cut.Count > 0, _of, "spec", $"the operator does not reach the pods of {_of.Id.Name} on {Ports(cut)}",
                "a policy that lets it in", $"allow ingress to {Labels} from the operator's namespace on {Ports(cut)}");
        }

        private void ToService(MadeFlow flow, string host)
        {
            var names = host.Split('.');
            var (service, space) = (names[0], names.Length > 1 ? names[1] : pods.Space);
            var port = flow.Ports(_of).FirstOrDefault();
            var behind = set.Existence.MadeService(space, service) is { } of ? [.. all[of].Take(1)
                .Select(workload => (Workload: workload, Port: port))]
                : Targets.Of(set, _of, space, service, port).ToList();
            foreach (var (workload, number) in behind.Take(1))
            {
                report.AddIf(!set.Policies.LetsOut(pods, workload, number) || !set.Policies.LetsIn(workload, pods, number),
                    _of, "spec", $"the pods of {_of.Id.Name} do not reach {service} on {Ports([number])}",
                    "policies that let them out and in",
                    $"allow egress from {Labels}, and ingress to the pods of {service}, on {Ports([number])}");
            }
        }

        private static string Ports(IEnumerable<long> ports) =>
            string.Join(" and ", ports.Select(port => port.ToString(CultureInfo.InvariantCulture)));
    }
}
