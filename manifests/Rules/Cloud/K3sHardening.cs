namespace Infra.Rules.Cloud;

internal sealed class K3sHardening : IRule
{
    private static readonly (string Mark, string Expected)[] Wanted =
    [
        ("\"secrets-encryption\":true", "secrets-encryption: true"),
        ("audit-log-path=", "an audit log"),
        ("etcd-snapshot-schedule-cron", "a schedule of etcd snapshots"),
    ];

    public RuleInfo Info { get; } = new("R34", "k3s-hardening", Severity.Warning, "k3s cluster cannot be restored or audited")
    {
        ErrorInProduction = true,
        Description = """
            A snapshot of etcd on the disk that fails restores nothing, and none can be restored without the server's token. The rule reads
            the configuration that a stack writes to its k3s servers: Secrets encrypted, an audit log, a schedule of snapshots, and
            snapshots that leave the node.
            """,
        Remediation = "Leave the hardening of the component on, and name a bucket for the snapshots.",
        SeeAlso = ["k3s hardening guide", "k3s#4522, #13085, #5334"],
    };

    public void Check(ManifestSet set, Report report)
    {
        var commands = set.Cloud.Where(resource => resource.Id.Kind.StartsWith("command:", StringComparison.Ordinal))
            .Select(resource => (Resource: resource, Text: Text(resource.Tree))).ToList();
        foreach (var (resource,
            text) in commands.Where(command => command.Text.Contains("\"cluster-init\":true", StringComparison.Ordinal)))
        {
            foreach (var (mark, expected) in Wanted.Where(wanted => !text.Contains(wanted.Mark, StringComparison.Ordinal)))
                report.Add(resource, "", "a server's configuration without it", expected, "set it in the cluster's settings");

            report.AddIf(!commands.Exists(command => command.Text.Contains("etcd-s3", StringComparison.Ordinal)),
                resource, "", "snapshots that stay on the node", "snapshots in a bucket", "name a bucket for the snapshots");
        }
    }

    private static string Text(MapNode tree)
    {
        var texts = new List<string>();
        NodePath.Walk(tree, "", (_, _, value) =>
        {
            if (value is ScalarNode { Text: { } text })
                texts.Add(text.Replace("\": ", "\":", StringComparison.Ordinal));
        });
        return string.Join('\n', texts);
    }
}
