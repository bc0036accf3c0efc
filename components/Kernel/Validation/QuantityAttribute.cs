using System.Text.RegularExpressions;

namespace Infra.Components.Validation;

/// <summary>A positive Kubernetes quantity such as <c>250m</c>, <c>512Mi</c> or <c>10Gi</c>.</summary>
public sealed partial class QuantityAttribute : TextFormatAttribute
{
    /// <inheritdoc/>
    public override DiagnosticCode Code => Codes.Quantity;

    /// <inheritdoc/>
    public override string Allowed => "a positive quantity such as 250m, 0.5, 512Mi or 10Gi";

    /// <inheritdoc/>
    public override string Fix => "write a number and one of the suffixes m, k, M, G, T, Ki, Mi, Gi, Ti";

    /// <inheritdoc/>
    public override string Pattern => Form().ToString();

    /// <inheritdoc/>
    protected override bool Accepts(string text) => Form().IsMatch(text);

    // Exponents, n, u, P and E are legal in Kubernetes and in no manifest that a person would write.
    [GeneratedRegex(@"^(?=.*[1-9])[0-9]+(\.[0-9]+)?(m|k|M|G|T|Ki|Mi|Gi|Ti)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
