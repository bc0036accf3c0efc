using Infra.Hermetic;
using Infra.Rules;

namespace Infra.Reports;

/// <summary>Checks stacks.</summary>
internal static class StackCheck
{
    /// <summary>Checks what a stack would make, with the stacks that it refers to as context, and its own exemptions.</summary>
    public static CheckResult Run(Inventory stack, IReadOnlyList<Inventory> context, object settings, DateOnly today,
        CheckOptions? options = null, StackConfig? config = null)
    {
        options ??= new CheckOptions();
        var check = Checker.Check(stack, options with
        {
            Context = [.. context, .. options.Context],
            Production = true,
            Exemptions = (settings as IExemptingSettings)?.Exemptions ?? [],
            Today = today,
        });
        var places = config is null ? [] : Places(config);
        return check with
        {
            Problems = [.. check.Problems, .. (settings as IPolicySettings)?.FinancialPolicy?.Expired(today) ?? []],
            Findings =
                [.. check.Findings.Select(finding => finding with { At = finding.At ?? places.GetValueOrDefault(finding.Actual ?? "") })],
        };
    }

    /// <summary>The stacks that a stack refers to, by name.</summary>
    public static IEnumerable<string> SiblingsOf(StackResult result) =>
        Below(result.Root).Where(resource => resource.Key.Type == "pulumi:pulumi:StackReference")
            .Select(resource => resource.Key.Name[(resource.Key.Name.LastIndexOf('/') + 1)..]).Distinct(StringComparer.Ordinal);

    /// <summary>Finds where a value stands in a stack's file; null where it does not, or stands twice.</summary>
    public static Func<string, SourceLocation?> Finder(StackConfig config)
    {
        var places = Places(config);
        return value => places.GetValueOrDefault(value);
    }

    private static IEnumerable<StackResource> Below(StackResource resource) => resource.Children.SelectMany(Below).Prepend(resource);

    // The value that a finding names is that of a setting, where one setting alone has it: an image, a host, a version.
    private static Dictionary<string, SourceLocation> Places(StackConfig config) =>
        config.Entries.SelectMany(entry => Texts(entry.Value, entry.At))
        .Where(text => text is { At: not null, Text.Length: >= 6 })
        .GroupBy(text => text.Text, StringComparer.Ordinal).Where(same => !same.Skip(1).Any())
        .ToDictionary(same => same.Key, same => same.First().At!, StringComparer.Ordinal);

    private static IEnumerable<(string Text, SourceLocation? At)> Texts(Node node, SourceLocation? at) => node switch
    {
        MapNode map => SettingEntry.Of(map, at).SelectMany(entry => Texts(entry.Value, entry.At)),
        ListNode list => list.Items.SelectMany(item => Texts(item, item.At(at))),
        ScalarNode scalar => [(scalar.Written(), scalar.At(at))],
        _ => [],
    };
}
