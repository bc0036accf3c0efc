using Infra.Schemas;

namespace Infra.ApiServer;

/// <summary>What containers and pods ask for and may use.</summary>
internal static class Resources
{
    private const string HugePages = "hugepages-";
    private const int PodLevelFrom = 34;

    private static readonly string[] OfContainers = ["cpu", "memory", "ephemeral-storage"];
    private static readonly string[] OfPods = ["cpu", "memory"];

    /// <summary>Checks the resources of a container.</summary>
    /// <param name="resources">The field.</param>
    /// <param name="claims">The names of the devices that the pod claims.</param>
    public static void Check(Field resources, IReadOnlySet<string> claims)
    {
        CheckList(resources["limits"]);
        CheckList(resources["requests"]);
        Compare(resources);
        foreach (var claim in resources["claims"].Items)
        {
            if (claim["name"].MustNotBeEmpty() && claim["name"].Text is { } name && !claims.Contains(name))
            {
                claim["name"].Refuse("the name of one of the pod's resourceClaims",
                    claims.Count == 0 ? "declare it in resourceClaims of the pod" : "correct the name");
            }
        }

        resources["claims"].Items.Where(claim => claim["request"].IsBlank).Select(claim => claim["name"]).MustBeUnique("a claim");
    }

    /// <summary>Checks what a pod asks for as a whole.</summary>
    public static void CheckPod(Pod pod)
    {
        var resources = pod.Spec["resources"];
        if (!resources.IsGiven || pod.Spec.Release < PodLevelFrom)
            return;

        if (pod.System == "windows")
        {
            resources.MustNotBeGiven("pods of Windows have none of their own");
            return;
        }

        resources["claims"].MustNotBeGiven("only containers have them");
        foreach (var amount in resources["limits"].Entries.Concat(resources["requests"].Entries))
        {
            if (!OfPods.Contains(amount.Key) && !IsHugePage(amount.Key))
                amount.Refuse(amount.Key, "cpu, memory or hugepages of a pod", "ask for it in the container");

            Amount(amount);
        }

        Compare(resources);
        foreach (var request in resources["requests"].Entries)
        {
            var sum = pod.Spec["containers"].Items.Concat(pod.Spec["initContainers"].Items.Where(Pod.IsSidecar))
                .Select(container => Request(container["resources"], request.Key))
                .Aggregate(Quantity.Of(0), (x, y) => new(x.Nanos + y.Nanos));
            if (Quantity.Read(request) < sum)
                request.Refuse("at least the sum of what the containers request", "raise it, or lower the containers' requests");
        }

        foreach (var limit in pod.Spec["containers"].Items.SelectMany(container => container["resources"]["limits"].Entries))
        {
            if (Quantity.Read(limit) > Quantity.Read(resources["limits"][limit.Key]))
                limit.Refuse($"at most the pod's limit {resources["limits"][limit.Key].Value}", "lower it, or raise the pod's limit");
        }
    }

    /// <summary>Checks the names and amounts of a list of resources of a container.</summary>
    public static void CheckList(Field list)
    {
        foreach (var amount in list.Entries)
        {
            Name(amount, amount.Key);
            Amount(amount);
        }
    }

    /// <summary>Refuses a name of a resource that no container can have.</summary>
    public static void Name(Field amount, string name)
    {
        if (!name.Contains('/', StringComparison.Ordinal))
        {
            if (!OfContainers.Contains(name) && !IsHugePage(name))
            {
                amount.Refuse(name,
                    "cpu, memory, ephemeral-storage, hugepages- with a size, or a name with a domain such as nvidia.com/gpu",
                    "correct the name");
            }
        }
        else if (!Formats.IsQualifiedName(name) || (!IsNative(name) && !IsExtended(name)))
        {
            amount.Refuse(name, "a name such as nvidia.com/gpu", "correct the name");
        }
    }

    /// <summary>Refuses amounts that are negative, or not whole where only whole ones exist.</summary>
    public static void Amount(Field amount)
    {
        if (Quantity.Read(amount) is not { } quantity)
            return;

        if (quantity < Quantity.Of(0))
        {
            amount.Refuse("an amount that is not negative", "write 0 or more");
        }
        else if (IsExtended(amount.Key) && !quantity.IsWhole)
        {
            amount.Refuse("a whole number", "write a whole number");
        }
        else if (IsHugePage(amount.Key) && Quantity.Parse(amount.Key[HugePages.Length..]) is { } page
            && (page <= Quantity.Of(0) || quantity.Nanos % page.Nanos != 0))
        {
            amount.Refuse($"a multiple of {amount.Key[HugePages.Length..]}", "round it to whole pages");
        }
    }

    /// <summary>Whether a name is one of an extended resource, such as a graphics card.</summary>
    public static bool IsExtended(string name) =>
        !IsNative(name) && !name.StartsWith("requests.", StringComparison.Ordinal) && Formats.IsQualifiedName("requests." + name);

    /// <summary>Whether more of a resource can be promised than is there.</summary>
    public static bool CanBeOvercommitted(string name) => IsNative(name) && !IsHugePage(name);

    private static bool IsNative(string name) =>
        !name.Contains('/', StringComparison.Ordinal) || name.Contains("kubernetes.io/", StringComparison.Ordinal);

    private static bool IsHugePage(string name) => name.StartsWith(HugePages, StringComparison.Ordinal);

    private static void Compare(Field resources)
    {
        var limits = resources["limits"];
        foreach (var request in resources["requests"].Entries)
        {
            var limit = limits[request.Key];
            if (!limit.IsGiven)
            {
                if (!CanBeOvercommitted(request.Key))
                    limit.Refuse($"a limit, {request.Value} as well", $"write limits: {request.Key}: {request.Value}");
            }
            else if (!CanBeOvercommitted(request.Key) && Quantity.Read(request) != Quantity.Read(limit))
            {
                request.Refuse($"the same as the limit {limit.Value}", "write the same amount twice");
            }
            else if (Quantity.Read(request) > Quantity.Read(limit))
            {
                request.Refuse($"at most the limit {limit.Value}", "lower the request, or raise the limit");
            }
        }

        var all = limits.Entries.Concat(resources["requests"].Entries).Select(entry => entry.Key).ToHashSet(StringComparer.Ordinal);
        if (all.Any(IsHugePage) && !all.Overlaps(OfPods))
            resources.Refuse("cpu or memory beside hugepages", "write a request for cpu or memory");
    }

    // A limit without a request is the request as well.
    private static Quantity Request(Field resources, string name) =>
        Quantity.Read(resources["requests"][name]) ?? Quantity.Read(resources["limits"][name]) ?? Quantity.Of(0);
}
