namespace Infra.ApiServer;

/// <summary>Small kinds that a cluster has few of.</summary>
internal static class ClusterObjects
{
    private const long HighestPriority = 1_000_000_000;

    private static readonly Dictionary<string, long> SystemPriorities = new(StringComparer.Ordinal)
    {
        ["system-node-critical"] = 2_000_001_000,
        ["system-cluster-critical"] = 2_000_000_000,
    };

    /// <summary>Checks a PriorityClass.</summary>
    public static void CheckPriority(Field priority)
    {
        var (name, value) = (priority["metadata"]["name"], priority["value"]);
        if (!name.Words.StartsWith("system-", StringComparison.Ordinal))
        {
            if (value.Number > HighestPriority)
                value.Refuse($"at most {HighestPriority}", "write a smaller number");
        }
        else if (!SystemPriorities.TryGetValue(name.Words, out var own) || value.Number != own || priority["globalDefault"].IsTrue)
        {
            name.Refuse("a name that does not begin with system-: those belong to Kubernetes", "rename the class");
        }
    }

    /// <summary>Checks a RuntimeClass.</summary>
    public static void CheckRuntime(Field runtime)
    {
        if (runtime["handler"].MustNotBeEmpty())
            runtime["handler"].MustBeLabel();

        Resources.CheckList(runtime["overhead"]["podFixed"]);
        var nodes = runtime["scheduling"]["nodeSelector"];
        if (!nodes.AreLabels())
            nodes.Refuse("labels of nodes, such as kubernetes.io/arch: amd64", "correct the label");

        var seen = new HashSet<(string, string, string, string)>();
        foreach (var toleration in runtime["scheduling"]["tolerations"].Items)
        {
            Placement.CheckToleration(toleration);
            if (!seen.Add((toleration["key"].Words, toleration["operator"].Words, toleration["value"].Words, toleration["effect"].Words)))
                toleration.Refuse("a toleration that stands once", "remove one of the two");
        }
    }

    /// <summary>Checks a Lease.</summary>
    public static void CheckLease(Field lease)
    {
        lease["spec"]["leaseDurationSeconds"].MustBeAtLeast(1);
        lease["spec"]["leaseTransitions"].MustBeAtLeast(0);
    }

    /// <summary>Checks an APIService.</summary>
    public static void CheckApiService(Field service)
    {
        var spec = service["spec"];
        if (service["metadata"]["name"].Text is { } name && $"{spec["version"].Words}.{spec["group"].Words}" is var expected
            && name != expected)
        {
            service["metadata"]["name"].Refuse($"{expected}, of spec.version and spec.group", $"write {expected}");
        }

        spec["groupPriorityMinimum"].MustBeWithin(1, 20000);
        spec["versionPriority"].MustBeWithin(1, 1000);
        if (!spec["service"].IsGiven)
        {
            if (spec["insecureSkipTLSVerify"].IsTrue)
                spec["insecureSkipTLSVerify"].Refuse("false, since there is no service", "remove it, or write service");

            return;
        }

        spec["service"]["name"].MustBeGiven("the name of the Service");
        spec["service"]["namespace"].MustBeGiven("the namespace of the Service");
        spec["service"]["port"].MustBePort();
        if (spec["insecureSkipTLSVerify"].IsTrue && !spec["caBundle"].IsBlank)
            spec["insecureSkipTLSVerify"].Refuse("false, since caBundle is given", "remove one of the two");
    }

    /// <summary>Checks a Namespace.</summary>
    public static void CheckNamespace(Field space)
    {
        foreach (var finalizer in space["spec"]["finalizers"].Items)
        {
            finalizer.MustBeQualifiedName();
            if (!finalizer.Words.Contains('/', StringComparison.Ordinal))
                finalizer.MustBeOneOf("kubernetes", "orphan", "foregroundDeletion");
        }
    }

    /// <summary>Checks a Node.</summary>
    public static void CheckNode(Field node)
    {
        var seen = new HashSet<(string, string)>();
        foreach (var taint in node["spec"]["taints"].Items)
        {
            taint["key"].MustBeQualifiedName();
            taint["value"].MustBeLabelValue();
            if (!seen.Add((taint["key"].Words, taint["effect"].Words)))
                taint["key"].Refuse("a taint that stands once with its effect", "remove one of the two");
        }
    }
}
