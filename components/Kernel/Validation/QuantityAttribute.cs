using System.Text.RegularExpressions;

namespace Infra.Components.Validation;

/// <summary>What a quantity counts.</summary>
public enum QuantityOf
{
    /// <summary>Anything.</summary>
    Anything,

    /// <summary>Processors: a whole number, a decimal one, or thousandths with <c>m</c>.</summary>
    Cpu,

    /// <summary>Bytes: no thousandths, and a mebibyte at least. <c>64m</c> of memory would be a sixteenth of a byte.</summary>
    Bytes,
}

/// <summary>A positive Kubernetes quantity such as <c>250m</c>, <c>512Mi</c> or <c>10Gi</c>.</summary>
public sealed partial class QuantityAttribute : TextFormatAttribute
{
    private const decimal Mebi = 1 << 20;

    /// <summary>What it counts. Default: anything.</summary>
    public QuantityOf Of { get; init; }

    /// <inheritdoc/>
    public override DiagnosticCode Code => Codes.Quantity;

    /// <inheritdoc/>
    public override string Allowed => Of switch
    {
        QuantityOf.Cpu => "processors such as 250m, 0.5 or 2",
        QuantityOf.Bytes => "bytes, 1Mi at least, such as 512Mi or 10Gi",
        _ => "a positive quantity such as 250m, 0.5, 512Mi or 10Gi",
    };

    /// <inheritdoc/>
    public override string Fix => Of switch
    {
        QuantityOf.Cpu => "write a number, with m for thousandths of a processor",
        QuantityOf.Bytes => "write a number and one of the suffixes Mi, Gi, Ti, M, G, T",
        _ => "write a number and one of the suffixes m, k, M, G, T, Ki, Mi, Gi, Ti",
    };

    /// <inheritdoc/>
    public override string Pattern => Form(Of).ToString();

    /// <inheritdoc/>
    public override string FixOf(object value) =>
        Of == QuantityOf.Bytes && value is string text && text.EndsWith('m') && Accepts(text[..^1] + "Mi")
        ? $"m means thousandths: write {text[..^1]}Mi" : Fix;

    /// <inheritdoc/>
    protected override bool Accepts(string text) => Form(Of).IsMatch(text) && (Of != QuantityOf.Bytes || Resources.Amount(text) >= Mebi);

    private static Regex Form(QuantityOf of) => of switch
    {
        QuantityOf.Cpu => Processors(),
        QuantityOf.Bytes => Bytes(),
        _ => Anything(),
    };

    // Exponents, n, u, P and E are legal in Kubernetes and in no manifest that a person would write.
    [GeneratedRegex(@"^(?=.*[1-9])[0-9]+(\.[0-9]+)?(m|k|M|G|T|Ki|Mi|Gi|Ti)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Anything();

    [GeneratedRegex(@"^(?=.*[1-9])[0-9]+(\.[0-9]+)?m?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Processors();

    [GeneratedRegex(@"^(?=.*[1-9])[0-9]{1,15}(\.[0-9]{1,9})?(k|M|G|T|Ki|Mi|Gi|Ti)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Bytes();
}
