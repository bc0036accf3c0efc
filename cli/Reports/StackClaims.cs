using System.Text.RegularExpressions;
using Infra.Hermetic;
using Infra.Rules.Links;
using Infra.Sources;
using Infra.Wording;

namespace Infra.Reports;

/// <summary>
/// What two stacks of a project both claim in one cluster: a host with a path, a namespace, an address. The second one to be brought up
/// would take it from the first. Clusters are one where kubeconfig and context are the same, or both the current ones.
/// </summary>
internal static partial class StackClaims
{
    private const int MostPlaces = 12;

    private static readonly (string What, Func<Inventory, IEnumerable<Claim>> In)[] Kinds =
        [("host", Hosts), ("namespace", Namespaces), ("address", Addresses)];

    /// <summary>What a stack and another one both claim.</summary>
    public static IEnumerable<Diagnostic> Of(ClaimingStack own, ClaimingStack other)
    {
        if (!MayShareCluster(own, other))
            yield break;

        foreach (var (what, of) in Kinds)
        {
            var claims = of(other.Result.Inventory).ToHashSet();
            var both = of(own.Result.Inventory).Distinct()
                .Where(claim => claims.Contains(claim) || (what == "address" && claims.Any(another => Overlap(claim.Value, another.Value))))
                .OrderBy(claim => claim.Shown, StringComparer.Ordinal).ToList();
            if (both.Count == 0)
                continue;

            var places = both.Take(MostPlaces).Select(claim => $"{claim.Shown} ({Place(own, claim)} and {Place(other, claim)})").ToList();
            yield return new Diagnostic(Codes.ClaimedTwice, $"stack {own.Name} and stack {other.Name}",
                $"{Words.Count(both.Count, what)}: {string.Join(", ", places)}"
                    + $"{(both.Count > MostPlaces ? $" and {both.Count - MostPlaces} more" : "")}",
                $"each {what} in one stack of a cluster",
                ClusterChoice.Of(own.Result) is { Kubeconfig: null, Context: null }
                    ? $"if the clusters differ, name the context of one in its stack file; if not, give {other.Name} others"
                    : $"give {other.Name} others, or another cluster")
            {
                At = both.Select(claim => own.PlaceOf(claim.Value)).OfType<SourceLocation>().FirstOrDefault()
                    ?? new SourceLocation(own.File, 1, 1),
            };
        }
    }

    private static string Place(ClaimingStack stack, Claim claim) => stack.PlaceOf(claim.Value)?.ToString() ?? stack.File;

    private static bool MayShareCluster(ClaimingStack own, ClaimingStack other)
    {
        if (own.Siblings.Contains(other.Name) || other.Siblings.Contains(own.Name)
            || own.Siblings.Intersect(other.Siblings, StringComparer.Ordinal).Any())
        {
            return true;
        }

        var (one, another) = (ClusterChoice.Of(own.Result), ClusterChoice.Of(other.Result));
        return one == another && one is { IsMade: false, IsHidden: false };
    }

    private static IEnumerable<Claim> Hosts(Inventory stack)
    {
        var routes = stack.Manifests.Where(manifest => manifest.Id.Kind.EndsWith("Route", StringComparison.Ordinal));
        foreach (var spec in routes.Select(route => route.Tree.Map("spec")).OfType<MapNode>())
        {
            var paths = spec.Maps("rules").SelectMany(rule => rule.Item.Maps("matches"))
                .Select(match => match.Item.TextAt("path", "value") ?? "/").DefaultIfEmpty("/").ToList();
            foreach (var host in spec.Texts("hostnames"))
            {
                foreach (var path in paths)
                    yield return new Claim(host + path, host);
            }
        }

        foreach (var match in stack.Manifests.Where(manifest => manifest.Id.Kind == "IngressRoute")
            .SelectMany(route => route.Tree.Map("spec").Maps("routes")).Select(rule => rule.Item.Text("match")).OfType<string>())
        {
            foreach (var host in TraefikHost().Matches(match).Select(found => found.Groups["host"].Value))
                yield return new Claim(match, host);
        }

        foreach (var rule in stack.Manifests.Where(manifest => manifest.Id.Kind == "Ingress")
            .SelectMany(ingress => ingress.Tree.Map("spec").Maps("rules")))
        {
            foreach (var path in rule.Item.Map("http").Maps("paths").Select(path => path.Item.Text("path") ?? "/").DefaultIfEmpty("/"))
                yield return new Claim(rule.Item.Text("host") + path, rule.Item.Text("host") ?? "");
        }
    }

    [GeneratedRegex("Host\\(`(?<host>[^`]+)`\\)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex TraefikHost();

    private static IEnumerable<Claim> Namespaces(Inventory stack) =>
        stack.Manifests.Where(manifest => manifest.Id is { Group: "", Kind: "Namespace" }).Select(space => new Claim(space.Id.Name, ""));

    private static IEnumerable<Claim> Addresses(Inventory stack)
    {
        foreach (var manifest in stack.Manifests)
        {
            var spec = manifest.Tree.Map("spec");
            foreach (var address in manifest.Id.Kind switch
            {
                "IPAddressPool" => spec.Texts("addresses"),
                "Gateway" => spec.Maps("addresses").Select(address => address.Item.Text("value")).OfType<string>(),
                "Service" => spec.Texts("externalIPs").Concat(spec?.Text("loadBalancerIP") is { } ip ? [ip] : []),
                _ => [],
            })
            {
                yield return new Claim(address, address);
            }
        }
    }

    private static bool Overlap(string one, string other) =>
        AddressRange.Read(one) is { } range && AddressRange.Read(other) is { } another && range.Meets(another);

    // What is shown, and how a stack file writes it; empty where none does.
    private readonly record struct Claim(string Shown, string Value);
}

/// <summary>A stack that may claim something.</summary>
/// <param name="Name">Its name.</param>
/// <param name="File">Its file, for messages.</param>
/// <param name="Result">What it makes.</param>
/// <param name="PlaceOf">Where a value stands in its file; null where it does not, or stands twice.</param>
internal sealed record ClaimingStack(string Name, string File, StackResult Result, Func<string, SourceLocation?> PlaceOf)
{
    /// <summary>The stacks that it attaches to.</summary>
    public IReadOnlyList<string> Siblings { get; } = [.. StackCheck.SiblingsOf(Result)];
}
