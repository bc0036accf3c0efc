namespace Infra.Diagnostics;

/// <content>Identity: servers, realms and clients.</content>
public static partial class Codes
{
    public static readonly DiagnosticCode RedirectUri = new("INF0621", "redirect is not safe",
        "After a login the browser takes its code to the client's address. With a star for the host, or without TLS, anyone can have it sent to themselves.");
    public static readonly DiagnosticCode UnknownClient = new("INF0622", "client is not declared",
        "An audience is another client of the same realm; the realm does not declare one of this name.");
}
