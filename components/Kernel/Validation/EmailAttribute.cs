using System.Net.Mail;

namespace Infra.Components.Validation;

/// <summary>A bare e-mail address.</summary>
public sealed class EmailAttribute : TextFormatAttribute
{
    /// <inheritdoc/>
    public override DiagnosticCode Code => Codes.Email;

    /// <inheritdoc/>
    public override string Allowed => "an address such as ops@example.com";

    /// <inheritdoc/>
    public override string Fix => "write the address alone, without a display name";

    /// <inheritdoc/>
    protected override bool Accepts(string text) =>
        MailAddress.TryCreate(text, out var address) && address.Address == text && address.Host.Contains('.');
}
