using System.Text.RegularExpressions;

namespace Infra.Rules.Network;

internal sealed partial class UsedServiceReachable : IRule
{
    public RuleInfo Info { get; } = new("N05", "used-service-reachable", Severity.Error, "pod cannot reach a Service that it uses")
    {
        Description = """
            A variable that names a Service (`redis.shop.svc`, `http://config.shop.svc.cluster.local:8888`) declares a flow. The rule
            follows it to the pods behind the Service and asks the policies of both sides. A name of the form `<service>.<namespace>.svc`
            that no Service has is found too. A Service of the pod itself is an address that it tells others, and no flow.
            """,
        Remediation = "Let the caller out and in, on the pods' port; or correct the name.",
        SeeAlso = ["Kubernetes network policies"],
    };

    public void Check(ManifestSet set, Report report)
    {
        foreach (var container in set.Workloads.SelectMany(workload => workload.Containers))
        {
            foreach (var (variable, path) in container.Tree.Maps("env", container.Path))
            {
                if (ValueOf(set, container.Workload, variable) is { } value)
                    Follow(set, report, container.Workload, path, value);
            }
        }
    }

    private static void Follow(ManifestSet set, Report report, Workload caller, string path, string value)
    {
        foreach (Match name in ServiceName().Matches(value))
        {
            var (service, space) = (name.Groups["service"].Value, name.Groups["space"].Value);
            if (set.Find(Groups.Core, "Service", space, service) is null)
            {
                report.AddIf(set.Existence.Of(caller.Manifest, Groups.Core, "Service", space, service) is { IsSure: false, Doubt: null }
                    && set.In(space).Count > 0,
                    caller.Manifest, path, $"{service}.{space}.svc", $"a Service of {space}", "declare it, or correct the name",
                    Severity.Warning);

                continue;
            }

            long? port = long.TryParse(name.Groups["port"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
                : null;
            // Its own address is what a pod tells others.
            var behind = Targets.Of(set, caller.Manifest, space, service, port).ToList();
            if (behind.Exists(target => target.Workload == caller))
                continue;

            if (behind.Count > 0 && !behind.Exists(target => set.Policies.LetsIn(target.Workload, caller, target.Port)))
            {
                report.Add(caller.Manifest, path, $"{service}.{space}: its pods do not let {caller.Manifest.Id.Name} in",
                    "a policy that does", $"allow ingress from {caller.Manifest.Id.Name} on port {behind[0].Port}");
            }

            if (behind.Count > 0 && !behind.Exists(target => set.Policies.LetsOut(caller, target.Workload, target.Port)))
            {
                report.Add(caller.Manifest, path, $"{service}.{space}: {caller.Manifest.Id.Name} is not let out to it",
                    "a policy that does", $"allow egress to {service}'s pods on port {behind[0].Port}");
            }
        }
    }

    private static string? ValueOf(ManifestSet set, Workload workload, MapNode variable)
    {
        if (variable.Text("value") is { } value)
            return value;

        var reference = variable.MapAt("valueFrom", "configMapKeyRef");
        return reference?.Text("name") is { } map && reference.Text("key") is { } key
            ? set.Find(Groups.Core, "ConfigMap", workload.Space, map, workload.Manifest)?.Tree.Map("data")?.Text(key)
            : null;
    }

    [GeneratedRegex(@"(?<![a-z0-9.-])(?<service>[a-z0-9]([a-z0-9-]*[a-z0-9])?)\.(?<space>[a-z0-9]([a-z0-9-]*[a-z0-9])?)\.svc(\.cluster\.local)?\.?(:(?<port>[0-9]{1,5}))?(?![a-z0-9.-])", RegexOptions.CultureInvariant)]
    private static partial Regex ServiceName();
}
