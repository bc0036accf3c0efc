using System.Collections.Frozen;

namespace Infra.Schemas.Cel;

/// <summary>All functions that expressions have in Kubernetes 1.36.</summary>
internal static class Library
{
    private static readonly FrozenDictionary<string, Overload[]> All = ((Overload[])
    [
        .. Conversions.All, .. Texts.All, .. Times.All, .. Lists.All, .. Sets.All, .. Patterns.All, .. Optionals.All,
        .. Urls.All, .. Addresses.All, .. Quantities.All, .. Semvers.All, .. Formats.All, .. Authorization.All,
    ]).GroupBy(overload =>
        overload.Name, StringComparer.Ordinal).ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);

    public static bool Has(string name) => All.ContainsKey(name);

    /// <summary>The overloads of a function that take so many arguments.</summary>
    /// <exception cref="CelException">There is no such function.</exception>
    public static Overload[] Find(string name, bool isMember, int arguments)
    {
        if (!All.TryGetValue(name, out var named))
            throw new CelException($"undeclared reference to '{name}' (in container '')");

        Overload[] fitting = [.. named.Where(overload => overload.IsMember == isMember && overload.Parameters.Length == arguments)];
        return fitting.Length > 0 ? fitting : throw new CelException($"found no matching overload for '{name}'");
    }
}
