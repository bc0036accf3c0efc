namespace Infra.Components.Delivery;

/// <summary>The pods of Jenkins, by the labels that the chart and the plugin of Kubernetes give them.</summary>
internal sealed class JenkinsPods(JenkinsArgs args, NamespaceRef agents, NamespaceRef? builds)
{
    public const int PagePort = 8080;
    public const int AgentPort = 50000;

    public PodSet Controller { get; } = new(args.Namespace, new Dictionary<string, Input<string>>
    {
        ["app.kubernetes.io/component"] = "jenkins-controller",
        ["app.kubernetes.io/instance"] = args.Release,
    });

    /// <summary>The agents, in each of their namespaces.</summary>
    public IReadOnlyList<(string Name, PodSet Pods)> Agents { get; } =
    [
        ("agents", Agent(args, agents)),
        .. builds is null ? Array.Empty<(string, PodSet)>() : [("builds", Agent(args, builds))],
    ];

    private static PodSet Agent(JenkinsArgs args, NamespaceRef space) =>
        new(space, new Dictionary<string, Input<string>> { [$"jenkins/{args.Release}-jenkins-agent"] = "true" });
}
