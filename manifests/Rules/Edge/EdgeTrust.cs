namespace Infra.Rules.Edge;

internal sealed class EdgeTrust : IRule
{
    public RuleInfo Info { get; } = new("R46", "edge-trust", Severity.Warning, "edge trusts untrusted input")
    {
        Description = """
            A proxy that takes the client's address from a header that any client can set (`proxy-real-ip-cidr: 0.0.0.0/0`) makes its rate
            limits and access logs useless. Snippet annotations let any author of an Ingress read every Secret of the controller. A CORS
            origin on localhost in a real environment lets pages on a developer's machine act with the user's cookies.
            """,
        Remediation = "Name the load balancer's addresses, forbid snippets, and allow the origins that really serve the pages.",
        SeeAlso = ["CVE-2021-25742", "OWASP CORS"],
    };

    public void Check(ManifestSet set, Report report)
    {
        foreach (var ingress in set.Of(Groups.Networking, "Ingress"))
            Look(ingress, "metadata.annotations", ingress.Tree.MapAt("metadata", "annotations"), report);

        foreach (var map in set.Of(Groups.Core, "ConfigMap"))
            Look(map, "data", map.Tree.Map("data"), report);

        foreach (var chart in set.Charts)
            Look(chart.On, chart.ValuesPath, chart.Values, report);

        foreach (var file in set.Files.Where(file => file.Id.Kind == "values"))
            Look(file, "", file.Tree, report);
    }

    private static void Look(Manifest on, string path, MapNode? tree, Report report)
    {
        if (tree is null)
            return;

        NodePath.Walk(tree, path, (at, key, value) =>
        {
            var text = (value as ScalarNode)?.ToString() ?? "";
            var name = key[(key.LastIndexOf('/') + 1)..];
            if (name is "proxy-real-ip-cidr" or "set-real-ip-from" && text.Contains("0.0.0.0/0", StringComparison.Ordinal))
                report.Add(on, at, text, "the addresses of the load balancer", "name them");
            else if (name is "allow-snippet-annotations" or "allowSnippetAnnotations" && text == "true")
                report.Add(on, at, text, "false", "forbid snippets");
            else if (name == "cors-allow-origin" && text.Contains("localhost", StringComparison.Ordinal))
                report.Add(on, at, text, "the origin that serves the pages", "remove the developer's address");
        });
    }
}
