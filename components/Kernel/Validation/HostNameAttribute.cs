namespace Infra.Components.Validation;

/// <summary>A DNS host name in lower case.</summary>
public sealed class HostNameAttribute : TextFormatAttribute
{
    /// <summary>Whether the first label may be <c>*</c>. Default: no.</summary>
    public bool Wildcard { get; init; }

    /// <inheritdoc/>
    public override DiagnosticCode Code => Codes.HostName;

    /// <inheritdoc/>
    public override string Allowed => Wildcard
        ? "a lower-case DNS name such as shop.example.com or *.example.com"
        : "a lower-case DNS name such as shop.example.com";

    /// <inheritdoc/>
    public override string Fix => "write the bare name, without scheme, port or path";

    /// <inheritdoc/>
    public override string FixOf(object value) =>
        value is string text && text.ToLowerInvariant() is var lower && lower != text && Accepts(lower)
            ? $"write it in lower case: {lower}"
            : Fix;

    /// <inheritdoc/>
    public override string Pattern => Wildcard ? $@"^(\*\.)?{Names.SubdomainBody}$" : $"^{Names.SubdomainBody}$";

    /// <inheritdoc/>
    protected override bool Accepts(string text) => Names.IsHostName(text, Wildcard);
}
