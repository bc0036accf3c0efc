using Infra.Components.Settings;
using Infra.Diagnostics;
using Infra.Hermetic;
using Infra.Manifests;
using Infra.Rules;

namespace Infra.Reports;

/// <summary>Checks stacks.</summary>
internal static class StackCheck
{
    /// <summary>Checks what a stack would make, with the stacks that it refers to as context, and its own exemptions.</summary>
    /// <param name="result">The stack.</param>
    /// <param name="context">The stacks that it refers to.</param>
    /// <param name="settings">The stack's settings.</param>
    /// <param name="today">The day on which exemptions must still hold.</param>
    /// <param name="complete">Adds what else is known. Default: nothing.</param>
    /// <param name="places">Where the exemptions stand in the stack's file, in their order. Default: unknown.</param>
    public static CheckResult Run(
        StackResult result, IReadOnlyList<StackResult> context, object settings, DateOnly today, Func<CheckInput,
            CheckInput>? complete = null,
        IReadOnlyList<SourceLocation?>? places = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        var exempting = settings as IExemptingSettings;
        var input = CheckInput.Of(result, context) with { Production = exempting?.Production ?? true };
        return Checker.Check(complete?.Invoke(input) ?? input,
            Exemptions($"stack {result.Stack}, infra:exemptions", exempting?.Exemptions ?? [], places ?? []), today);
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
