using Infra.Catalogue;
using Infra.Promotion;

namespace Infra.Upgrades;

/// <summary>
/// The parts of a stack that a stack file chooses the version of: what stands at <c>infra:versions</c>, and the control plane.
/// </summary>
internal static class StackParts
{
    private const string VersionKey = "version";

    /// <summary>The setting beside a control plane's version that says what runs.</summary>
    public const string UpgradesFromKey = "upgradesFrom";

    /// <summary>The parts, as bound settings have them.</summary>
    public static IReadOnlyList<UpgradePart> Of(StackSettings settings) =>
    [
        .. Release.Of(settings).Versions.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(Versioned).OfType<UpgradePart>(),
        .. ControlPlanes(SettingType.Of(settings.Definition.Settings), settings.Values, "").Take(1),
    ];

    private static UpgradePart? Versioned(KeyValuePair<string, string> entry) =>
        UpgradeCatalogue.Parts.FirstOrDefault(part => UpgradePart.IsSame(part.Key, entry.Key)) is { Key: { } part, Value: var releases }
            ? new UpgradePart(entry.Key, part, $"{Release.VersionsKey}.{entry.Key}", entry.Value) { Releases = releases }
            : null;

    // A control plane has a version and says which one it comes from; one that is only connected to has the version alone.
    private static IEnumerable<UpgradePart> ControlPlanes(SettingType type, object? value, string path)
    {
        switch (type, value)
        {
            case (UnionType union, not null):
                var (word, content) = union.CaseOf(value);
                return content.Whole is { } whole
                    ? ControlPlanes(whole.Type, whole.Property.GetValue(value), SettingPath.Key(path, word))
                    : ControlPlanes(content, value, SettingPath.Key(path, word));
            case (RecordType record, not null) when path.Length == 0:
                return record.Keys.Where(key => key.Name == "cluster")
                    .SelectMany(key => ControlPlanes(key.Type, key.Property.GetValue(value), key.Name));
            case (RecordType record, not null):
                return record.Keys.Any(key => key.Name == VersionKey) ? Own(record, value, path)
                    : record.Keys.SelectMany(key => ControlPlanes(key.Type, key.Property.GetValue(value), SettingPath.Key(path, key.Name)));
            default:
                return [];
        }
    }

    private static IEnumerable<UpgradePart> Own(RecordType record, object value, string path)
    {
        if (record.Keys.First(key => key.Name == VersionKey).Property.GetValue(value) is not string version)
            yield break;

        var (part, releases) = version switch
        {
            _ when version.Contains("+k3s", StringComparison.Ordinal) =>
                (UpgradeCatalogue.K3s, UpgradeCatalogue.Parts[UpgradeCatalogue.K3s]),
            _ when version.Count(c => c == '.') < 2 =>
                ("eks", [.. KubernetesReleases.Eks.Select(release => release.Kubernetes.ToString())]),
            _ => (UpgradeCatalogue.Kubernetes, UpgradeCatalogue.Parts[UpgradeCatalogue.Kubernetes]),
        };
        var upgrades = record.Keys.Any(key => key.Name == UpgradesFromKey);
        yield return new UpgradePart(UpgradePart.Kubernetes, part, upgrades ? SettingPath.Key(path, VersionKey) : null, version)
        {
            Releases = releases,
        };
    }
}
