using Infra.Components.Settings;
using Infra.Diagnostics;
using Infra.Hermetic;
using Infra.Manifests;
using Infra.Rules;
using Infra.Settings;

namespace Infra.Reports;

/// <summary>Checks stacks.</summary>
internal static class StackCheck
{
    /// <summary>Checks what a stack would make, with the stacks that it refers to as context, and its own exemptions.</summary>
    public static CheckResult Run(Inventory stack, IReadOnlyList<Inventory> context, object settings, DateOnly today,
        CheckOptions? options = null, SettingMap? config = null)
    {
        options ??= new CheckOptions();
        var check = Checker.Check(stack, options with
        {
            Context = [.. context, .. options.Context],
            Production = true,
            Exemptions = Exemptions($"{stack.Name}, infra:exemptions", (settings as IExemptingSettings)?.Exemptions ?? [],
                (config?.Find("exemptions")?.Value as SettingList)?.Items ?? []),
            Today = today,
        });
        var places = config is null ? [] : Places(config);
        return check with { Findings = [.. check.Findings.Select(finding => finding with { At = finding.At ?? places.GetValueOrDefault(finding.Actual ?? "") })] };
    }

    /// <summary>The stacks that a stack refers to, by name.</summary>
    public static IEnumerable<string> SiblingsOf(StackResult result)
    {
        return Below(result.Root).Where(resource => resource.Key.Type == "pulumi:pulumi:StackReference")
            .Select(resource => resource.Key.Name[(resource.Key.Name.LastIndexOf('/') + 1)..]).Distinct(StringComparer.Ordinal);
    }

    private static IEnumerable<StackResource> Below(StackResource resource) => resource.Children.SelectMany(Below).Prepend(resource);

    private static List<Exemption> Exemptions(string where, IReadOnlyList<ExemptionSettings> settings, IReadOnlyList<SettingNode> places) =>
    [
        .. settings.Select((s, i) => new Exemption(s.Rule, s.Subject, s.Reason, s.Owner, s.LastDay ?? DateOnly.MinValue)
        {
            Value = s.Value,
            Where = $"{where}[{i}]",
            At = i < places.Count ? places[i].At : null,
        }),
    ];

    // The value that a finding names is that of a setting, where one setting alone has it: an image, a host, a version.
    private static Dictionary<string, SourceLocation> Places(SettingMap config) => Texts(config)
        .Where(text => text is { At: not null, Text.Length: >= 6 })
        .GroupBy(text => text.Text, StringComparer.Ordinal).Where(same => !same.Skip(1).Any())
        .ToDictionary(same => same.Key, same => same.First().At!, StringComparer.Ordinal);

    private static IEnumerable<SettingText> Texts(SettingNode node) => node switch
    {
        SettingMap map => map.Entries.SelectMany(entry => Texts(entry.Value)),
        SettingList list => list.Items.SelectMany(Texts),
        SettingText text => [text],
        _ => [],
    };
}
