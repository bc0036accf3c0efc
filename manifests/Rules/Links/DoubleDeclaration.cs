namespace Infra.Rules.Links;

internal sealed class DoubleDeclaration : IRule
{
    public RuleInfo Info { get; } = new("L18", "double-declaration", Severity.Error, "two objects for one thing")
    {
        Description = """
            Two autoscalers of one workload overrule each other; of pods with two disruption budgets none can be evicted; of two Services
            with one node port the second is refused; two Certificates that write one Secret renew each other's for ever, as do a Certificate
            and an ExternalSecret. Each object alone is right, so that nothing but the pair is wrong. Two default classes leave it to chance
            which one is meant; that is a warning.
            """,
        Remediation = "Keep one of the two, or give the second a thing of its own.",
        SeeAlso = ["Kubernetes eviction API", "kubernetes.io horizontal pod autoscaling", "cert-manager secretName"],
    };

    public void Check(ManifestSet set, Report report)
    {
        var taken = new Dictionary<(string What, string Thing), Manifest>();
        void Take(string what, string thing, Manifest by, string path, string fix, Severity? severity = null)
        {
            if (!taken.TryAdd((what, thing), by) && taken[(what, thing)] is var first && !ReferenceEquals(first, by) && first.Id != by.Id)
            {
                report.Add(by, path, $"{what} {thing}, as {first.Id.Kind} {first.Id.Name}", "one of them", fix,
                    Together(set, first, by) ?? severity);
            }
        }

        Scalers(set, Take);
        Budgets(set, report);
        Ports(set, Take);
        Secrets(set, Take);
        foreach (var kind in (string[])["StorageClass", "IngressClass"])
        {
            foreach (var one in set.Of(kind == "StorageClass" ? Groups.Storage : Groups.Networking, kind)
                .Where(one => IsDefault(one, kind)))
            {
                Take("default", kind, one, "metadata.annotations", "let one of the two be the default", Severity.Warning);
            }
        }
    }

    // Samples, and kustomizations that nothing here applies, need not be in one cluster.
    private static Severity? Together(ManifestSet set, Manifest first, Manifest second) =>
        set.Doubt(second) is not null ? Severity.Information
        : first.Root != second.Root && first.Parent is null && second.Parent is null ? Severity.Warning : null;

    private delegate void Taking(string what, string thing, Manifest by, string path, string fix, Severity? severity = null);

    private static void Scalers(ManifestSet set, Taking take)
    {
        foreach (var scaler in set.Of(Groups.Autoscaling, "HorizontalPodAutoscaler").Concat(set.Of("keda.sh", "ScaledObject")))
        {
            if (scaler.Tree.MapAt("spec", "scaleTargetRef") is { } target && target.Text("name") is { } name)
            {
                take("autoscaler of", $"{target.Text("kind") ?? "Deployment"} {scaler.Space}/{name}", scaler, "spec.scaleTargetRef",
                    "put the metrics of both into one");
            }
        }
    }

    // A workload may be selected by two budgets with other labels.
    private static void Budgets(ManifestSet set, Report report)
    {
        var covered = new Dictionary<Workload, Manifest>();
        foreach (var budget in set.Of(Groups.Policy, "PodDisruptionBudget"))
        {
            foreach (var workload in set.Select(budget.Space, new LabelSelector(budget.Tree.MapAt("spec", "selector")), budget)
                .Where(workload => !workload.IsImplied && !workload.IsJob))
            {
                if (!covered.TryAdd(workload, budget) && covered[workload] is var first && first.Id != budget.Id)
                {
                    report.Add(budget, "spec.selector",
                        $"pods of {workload.Kind} {workload.Manifest.Id.Name}, as PodDisruptionBudget {first.Id.Name}",
                        "one budget for each pod", "select other pods, or remove one: a pod with two budgets is never evicted");
                    break;
                }
            }
        }
    }

    private static void Ports(ManifestSet set, Taking take)
    {
        foreach (var service in set.Of(Groups.Core, "Service")
            .Where(service => service.Tree.TextAt("spec", "type") is "NodePort" or "LoadBalancer"))
        {
            foreach (var (port, path) in service.Items("ports"))
            {
                if (port.Number("nodePort") is > 0 and var number)
                {
                    take("node port", $"{number.ToString(CultureInfo.InvariantCulture)}/{port.Text("protocol") ?? "TCP"}", service,
                        path + ".nodePort",
                        "choose another number, or leave it out");
                }
            }
        }
    }

    private static void Secrets(ManifestSet set, Taking take)
    {
        const string Fix = "name another Secret";
        foreach (var certificate in set.Of(Groups.CertManager, "Certificate"))
        {
            if (certificate.Tree.TextAt("spec", "secretName") is { } name)
                take("Secret", $"{certificate.Space}/{name}", certificate, "spec.secretName", Fix);
        }

        // Two ExternalSecrets of one target are found where their sources are looked at.
        foreach (var secret in set.Of(Groups.ExternalSecrets, "ExternalSecret")
            .Where(secret => secret.Tree.TextAt("spec", "target", "creationPolicy") is null or "Owner")
            .DistinctBy(secret => (secret.Space, secret.Tree.TextAt("spec", "target", "name") ?? secret.Id.Name)))
        {
            take("Secret", $"{secret.Space}/{secret.Tree.TextAt("spec", "target", "name") ?? secret.Id.Name}", secret, "spec.target.name",
                Fix);
        }
    }

    private static bool IsDefault(Manifest one, string kind) => one.Tree.TextAt("metadata", "annotations",
        kind == "StorageClass" ? "storageclass.kubernetes.io/is-default-class" : "ingressclass.kubernetes.io/is-default-class") == "true";
}
