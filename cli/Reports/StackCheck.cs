using Infra.Components.Settings;
using Infra.Hermetic;
using Infra.Manifests;
using Infra.Rules;

namespace Infra.Reports;

/// <summary>Checks stacks.</summary>
public static class StackCheck
{
    /// <summary>Checks what a stack would make, with the stacks that it refers to as context, and its own exemptions.</summary>
    /// <param name="result">The stack.</param>
    /// <param name="context">The stacks that it refers to.</param>
    /// <param name="settings">The stack's settings.</param>
    /// <param name="today">The day on which exemptions must still hold.</param>
    /// <param name="complete">Adds what else is known. Default: nothing.</param>
    public static CheckResult Run(
        StackResult result, IReadOnlyList<StackResult> context, object settings, DateOnly today, Func<CheckInput, CheckInput>? complete = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        var input = CheckInput.Of(result, context) with { Production = true };
        return Checker.Check(complete?.Invoke(input) ?? input, (settings as IExemptingSettings)?.Exemptions, today);
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
}
