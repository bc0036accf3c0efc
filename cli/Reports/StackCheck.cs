using Infra.Components.Settings;
using Infra.Diagnostics;
using Infra.Hermetic;
using Infra.Manifests;
using Infra.Rules;

namespace Infra.Reports;

/// <summary>Checks stacks.</summary>
public static class StackCheck
{
    /// <summary>Checks what a stack would make, with the stacks that it refers to as context, and its own exemptions.</summary>
    /// <param name="stack">What it would make.</param>
    /// <param name="context">The stacks that it refers to.</param>
    /// <param name="settings">The stack's settings.</param>
    /// <param name="today">The day on which exemptions must still hold.</param>
    /// <param name="options">What else is known. Default: nothing.</param>
    /// <param name="places">Where the exemptions stand in the stack's file, in their order. Default: unknown.</param>
    public static CheckResult Run(Inventory stack, IReadOnlyList<Inventory> context, object settings, DateOnly today,
        CheckOptions? options = null, IReadOnlyList<SourceLocation?>? places = null)
    {
        options ??= new CheckOptions();
        return Checker.Check(stack, options with
        {
            Context = [.. context, .. options.Context],
            Production = true,
            Exemptions = Exemptions($"{stack.Name}, infra:exemptions", (settings as IExemptingSettings)?.Exemptions ?? [], places ?? []),
            Today = today,
        });
    }

    /// <summary>The stacks that a stack refers to, by name.</summary>
    /// <param name="result">The stack.</param>
    public static IEnumerable<string> SiblingsOf(StackResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Below(result.Root).Where(resource => resource.Key.Type == "pulumi:pulumi:StackReference")
            .Select(resource => resource.Key.Name[(resource.Key.Name.LastIndexOf('/') + 1)..]).Distinct(StringComparer.Ordinal);
    }

    private static IEnumerable<StackResource> Below(StackResource resource) => resource.Children.SelectMany(Below).Prepend(resource);

    private static List<Exemption> Exemptions(string where, IReadOnlyList<ExemptionSettings> settings,
        IReadOnlyList<SourceLocation?> places) =>
    [
        .. settings.Select((s, i) => new Exemption(s.Rule, s.Subject, s.Reason, s.Owner, s.LastDay ?? DateOnly.MinValue)
        {
            Value = s.Value,
            Where = $"{where}[{i}]",
            At = i < places.Count ? places[i] : null,
        }),
    ];
}
