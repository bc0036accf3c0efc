namespace Infra.Rules.Edge;

internal sealed class OpenListener : IRule
{
    public RuleInfo Info { get; } = new("R41", "open-listener", Severity.Warning, "listener accepts routes from all namespaces")
    {
        Description = """
            `allowedRoutes.namespaces.from: All` lets a route of any namespace serve this host under its certificate. HTTP listeners are
            left out: the solvers of certificates attach from the namespaces of the certificates.
            """,
        Remediation = "Choose the application's namespace by a selector on `kubernetes.io/metadata.name`.",
        SeeAlso = ["Gateway API security model"],
    };

    public void Check(ManifestSet set, Report report)
    {
        foreach (var listener in set.Gateways.Listeners.Where(listener => listener.Protocol is "HTTPS" or "TLS"
            && listener.RoutesFrom == "All"))
        {
            report.Add(listener.Owner, listener.Path + ".allowedRoutes.namespaces.from", $"All ({listener.Host ?? listener.Name})",
                "Same, or a selector", "choose the application's namespace");
        }
    }
}
