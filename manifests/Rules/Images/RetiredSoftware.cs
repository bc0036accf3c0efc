namespace Infra.Rules.Images;

internal sealed class RetiredSoftware : IRule
{
    // Repository, the first version that still lives (null: none does), and what happened.
    private static readonly (string Repository, string? Alive, string What)[] Images =
    [
        ("gcr.io/kaniko-project/executor", null, "kaniko was archived on 2025-06-03; use BuildKit or Buildah"),
        ("docker.io/minio/minio", null, "the community edition is source only and no longer maintained; use another S3 server"),
        ("quay.io/minio/minio", null, "the community edition is source only and no longer maintained; use another S3 server"),
        ("docker.io/library/mysql", "8.4", "MySQL 5.7 ended in October 2023, 8.0 in April 2026"),
        ("docker.io/library/postgres", "14", "PostgreSQL 13 ended in November 2025"),
        ("docker.io/library/elasticsearch", "8", "Elasticsearch 7 ended in January 2026"),
        ("docker.elastic.co/elasticsearch/elasticsearch", "8", "Elasticsearch 7 ended in January 2026"),
        ("docker.io/library/kibana", "8", "Kibana 7 ended in January 2026"),
        ("docker.elastic.co/kibana/kibana", "8", "Kibana 7 ended in January 2026"),
        ("docker.io/library/logstash", "8", "Logstash 7 ended in January 2026"),
        ("docker.elastic.co/logstash/logstash", "8", "Logstash 7 ended in January 2026"),
        ("docker.io/library/node", "22", "Node.js 20 ended in April 2026"),
        ("docker.io/library/nats-streaming", null, "NATS Streaming ended in June 2023; use JetStream"),
        ("docker.io/grafana/promtail", null, "promtail ended in March 2026; use Alloy"),
        ("docker.io/jenkins/jenkins", "2.462", "this Jenkins still runs on Java 11, which it no longer supports"),
        ("registry.k8s.io/ingress-nginx/controller", null, "ingress-nginx retired in March 2026; use the Gateway API"),
    ];

    private static readonly (string Chart, string? Alive, string What)[] Charts =
    [
        ("ingress-nginx", null, "ingress-nginx retired in March 2026; use the Gateway API"),
        ("harbor", "1.13.0", "Harbor 2.8 dropped chartmuseum and 2.9 notary; their volumes are left over after an upgrade"),
        ("minio", null, "the community edition is no longer maintained; use another S3 server"),
        ("promtail", null, "promtail ended in March 2026; use Alloy"),
    ];

    public RuleInfo Info { get; } = new("R44", "retired-software", Severity.Warning, "end-of-life software")
    {
        Description = """
            The project was archived, or this version gets no more security fixes. The rule knows images, charts, the annotations of
            ingress-nginx (`nginx.ingress.kubernetes.io/`), and the NATS Streaming event bus of Argo Events.
            """,
        Remediation = "Plan the migration to the replacement that the finding names; security holes are no longer fixed.",
        SeeAlso = ["kubernetes/ingress-nginx README", "GoogleContainerTools/kaniko README", "minio/minio#21647", "endoflife.date"],
    };

    public void Check(ManifestSet set, Report report)
    {
        foreach (var image in set.Images)
        {
            foreach (var (repository, alive, what) in Images)
            {
                report.AddIf(image.Repository == repository && IsOver(image.Tag, alive),
                    image.On, image.Path, image.Reference, alive is null ? "a maintained replacement" : $"version {alive} or newer", what);
            }
        }

        foreach (var chart in set.Charts)
        {
            foreach (var (name, alive, what) in Charts)
            {
                report.AddIf(chart.ChartName == name && IsOver(chart.Version, alive),
                    chart.On, chart.VersionPath, $"{chart.ChartName} {chart.Version}",
                    alive is null ? "a maintained replacement" : $"version {alive} or newer", what);
            }
        }

        foreach (var ingress in set.Of(Groups.Networking, "Ingress"))
        {
            var annotations = ingress.Tree.MapAt("metadata", "annotations")?.Entries ?? [];
            if (annotations.FirstOrDefault(a => a.Key.StartsWith("nginx.ingress.kubernetes.io/", StringComparison.Ordinal)).Key is { } key)
            {
                report.Add(ingress, NodePath.Of("metadata.annotations", key), key, "a maintained controller",
                    "ingress-nginx retired in March 2026; use the Gateway API");
            }
        }

        foreach (var bus in set.Of(Groups.Argo, "EventBus").Where(bus => bus.Tree.MapAt("spec", "nats") is not null))
            report.Add(bus, "spec.nats", "NATS Streaming", "spec.jetstream", "NATS Streaming ended in June 2023; declare a JetStream bus");
    }

    private static bool IsOver(string? version, string? alive) => alive is null
        || (Parts(version) is { Length: > 0 } parts && Older(parts, Parts(alive)));

    private static int[] Parts(string? version) =>
    [
        .. (version ?? "").TrimStart('v').Split('-')[0].Split('.')
            .TakeWhile(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .Select(part => int.Parse(part, CultureInfo.InvariantCulture)),
    ];

    // A version that leaves a part out is as new as that part can be.
    private static bool Older(int[] version, int[] than)
    {
        for (var i = 0; i < Math.Min(version.Length, than.Length); i++)
        {
            if (version[i] != than[i])
                return version[i] < than[i];
        }

        return false;
    }
}
