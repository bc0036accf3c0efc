using Infra.Catalogue;

namespace Infra.Upgrades;

/// <summary>
/// Orders the steps of an upgrade: each lifts one part by one minor version, or two parts together where each is built for one version of
/// the other. No step makes a combination that the projects do not support, unless what runs is one already.
/// </summary>
internal static class UpgradePlan
{
    /// <summary>The steps; null when there is no order in which they are all supported.</summary>
    public static IReadOnlyList<UpgradeStep>? Of(IReadOnlyList<UpgradePart> parts)
    {
        var steps = new List<UpgradeStep>();
        return Reach([.. parts], steps, []) ? steps : null;
    }

    // Depth first, and never twice from one state: there are a few thousand at most.
    private static bool Reach(UpgradePart[] parts, List<UpgradeStep> steps, HashSet<string> seen)
    {
        if (Array.TrueForAll(parts, part => part.Next is null))
            return true;

        if (!seen.Add(string.Join(' ', parts.Select(part => part.Version))))
            return false;

        var broken = Unsupported(parts).ToHashSet(StringComparer.Ordinal);
        foreach (var moved in Moves(parts))
        {
            var then = Moved(parts, moved);
            if (!Unsupported(then).All(broken.Contains))
                continue;

            steps.Add(new UpgradeStep([.. moved.SelectMany(Written)], then));
            if (Reach(then, steps, seen))
                return true;

            steps.RemoveAt(steps.Count - 1);
        }

        return false;
    }

    // A control plane is also told what runs, so that it refuses to go further than one minor version.
    private static IEnumerable<UpgradeMove> Written(UpgradePart part)
    {
        yield return new UpgradeMove(part.Name, part.Setting!, part.Version, part.Next!);
        if (part.IsKubernetes)
        {
            yield return new UpgradeMove(part.Name, SettingPath.Key(SettingPath.Parent(part.Setting!)!, StackParts.UpgradesFromKey), null,
                part.Version);
        }
    }

    // What others stand on comes first, and the control plane last, since the parts say which one they run on.
    private static IEnumerable<UpgradePart[]> Moves(UpgradePart[] parts)
    {
        var open = parts.Where(part => part.Next is not null).OrderBy(Rank).ThenBy(part => part.Name, StringComparer.Ordinal).ToList();
        foreach (var part in open.Where(part => !part.IsKubernetes))
            yield return [part];

        if (open.Find(IsGatewayApi) is { } api && open.Find(IsNginx) is { } nginx)
            yield return [api, nginx];

        foreach (var part in open.Where(part => part.IsKubernetes))
            yield return [part];
    }

    private static int Rank(UpgradePart part) => IsGatewayApi(part) ? 0 : IsNginx(part) ? 1 : 2;

    private static bool IsGatewayApi(UpgradePart part) => part.Part == UpgradeCatalogue.GatewayApi;

    private static bool IsNginx(UpgradePart part) => part.Part == ChartCatalogue.NginxGatewayFabric.Name;

    private static UpgradePart[] Moved(UpgradePart[] parts, UpgradePart[] moved) =>
        Array.ConvertAll(parts, part => moved.Contains(part) ? part.At(part.Next!) : part);

    // By name, so that what is broken before a step may stay broken, and nothing else may break.
    private static IEnumerable<string> Unsupported(UpgradePart[] parts)
    {
        var api = Array.Find(parts, IsGatewayApi)?.Version;
        var kubernetes = Array.Find(parts, part => part.IsKubernetes) is { } plane ? KubernetesVersion.Parse(plane.Version) : null;
        foreach (var part in parts)
        {
            if (ChartCatalogue.Find(part.Part)?.Minor(part.Version) is not { } minor)
                continue;

            if (minor.GatewayApi is { } wanted && api is not null && ChartMinor.NameOf(api) != wanted)
                yield return $"{part.Name} on its Gateway API";

            if (kubernetes is { } running && !minor.RunsOn(running))
                yield return $"{part.Name} on its Kubernetes";
        }
    }
}

/// <summary>A step of an upgrade.</summary>
/// <param name="Moves">What it lifts.</param>
/// <param name="Parts">All parts after it.</param>
internal sealed record UpgradeStep(IReadOnlyList<UpgradeMove> Moves, IReadOnlyList<UpgradePart> Parts);

/// <summary>What a step changes.</summary>
/// <param name="Part">The part.</param>
/// <param name="Setting">A setting of it, without <c>infra:</c>.</param>
/// <param name="From">The value before; null when it was not set.</param>
/// <param name="To">The value after.</param>
internal sealed record UpgradeMove(string Part, string Setting, string? From, string To);
