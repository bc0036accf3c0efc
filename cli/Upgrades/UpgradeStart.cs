using System.Text.RegularExpressions;
using Infra.Catalogue;
using Infra.Wording;

namespace Infra.Upgrades;

/// <summary>Where an upgrade begins: the stack's parts, at the versions that someone names or that run.</summary>
internal static partial class UpgradeStart
{
    /// <summary>Reads <c>gatewayApi=1.4.1,certManager=v1.18.2</c>.</summary>
    /// <exception cref="RefusedException">An entry is none.</exception>
    public static IReadOnlyDictionary<string, string> Read(string written)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var problems = new List<Diagnostic>();
        foreach (var entry in written.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (entry.Split('=') is [var name, var version] && Release().IsMatch(version.Trim()))
            {
                found[name.Trim()] = version.Trim();
            }
            else
            {
                problems.Add(
                    Wrong(entry, "a part and its version, such as gatewayApi=1.4.1", "write <part>=<version>, with commas between them"));
            }
        }

        return problems.Count == 0 ? found : throw new RefusedException(problems);
    }

    /// <summary>The parts at those versions.</summary>
    /// <param name="isNamed">Whether someone named the versions, so that a name that fits nothing is an error.</param>
    /// <exception cref="RefusedException">A name is not known, or no way is known from a version.</exception>
    public static IReadOnlyList<UpgradePart> At(IReadOnlyList<UpgradePart> parts, IReadOnlyDictionary<string, string> versions,
        bool isNamed)
    {
        var problems = new List<Diagnostic>();
        string[] names =
        [
            .. parts.Select(part => part.Name),
            .. parts.Any(part => part.IsKubernetes) ? [] : new[] { UpgradePart.Kubernetes },
        ];
        foreach (var name in versions.Keys.Where(name => isNamed && name != UpgradePart.Kubernetes && !parts.Any(part => IsOf(part, name))))
            problems.Add(Wrong(name, Words.OneOf(names), DidYouMean.Fix(name, names)));

        var begun = parts.Select(part => versions.FirstOrDefault(entry => IsOf(part, entry.Key)).Value is { } version
            ? part.At(Spelled(version, part))
            : part).ToList();
        if (!parts.Any(part => part.IsKubernetes) && versions.GetValueOrDefault(UpgradePart.Kubernetes) is { } running)
        {
            begun.Add(new UpgradePart(UpgradePart.Kubernetes, UpgradeCatalogue.Kubernetes, null, running)
            {
                Releases = UpgradeCatalogue.Parts[UpgradeCatalogue.Kubernetes],
            });
        }

        foreach (var part in begun.Where(part => part.Setting is not null))
        {
            var minor = ChartMinor.NameOf(part.Version);
            var (first, last) = (ChartMinor.NameOf(part.Releases[0]), ChartMinor.NameOf(part.Releases[^1]));
            if (UpgradeCatalogue.Compare(minor, last) > 0 || UpgradeCatalogue.Compare(minor, first) < 0)
            {
                problems.Add(Wrong($"{part.Name} {part.Version}", $"{first} to {last}, the versions between which the steps are known",
                    UpgradeCatalogue.Compare(minor, last) > 0
                        ? "lift what this program pins, or take the part's own way"
                        : $"upgrade it to {first} by the part's own documentation first"));
            }
        }

        return problems.Count == 0 ? begun : throw new RefusedException(problems);
    }

    private static bool IsOf(UpgradePart part, string name) => UpgradePart.IsSame(part.Name, name) || UpgradePart.IsSame(part.Part, name);

    // As the catalogue spells the part's releases: with the letter v or without, and whole.
    private static string Spelled(string version, UpgradePart part)
    {
        var bare = version.TrimStart('v');
        if (part.Releases[0].StartsWith('v'))
            bare = "v" + bare;

        return bare.Count(c => c == '.') == 1
            && part.Releases.FirstOrDefault(release => UpgradeCatalogue.IsSameMinor(release, bare)) is { } whole ? whole : bare;
    }

    private static Diagnostic Wrong(string actual, string allowed, string fix) =>
        new(Codes.UpgradeStart, "infra upgrade-path, --from", SettingPath.Shown(actual), allowed, fix);

    [GeneratedRegex(@"^v?[0-9]{1,4}\.[0-9]{1,4}(\.[0-9]{1,4})?([-+][-+.a-z0-9]+)?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Release();
}
