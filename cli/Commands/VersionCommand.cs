namespace Infra.Commands;

/// <summary><c>infra version</c>: what people type who do not know <c>--version</c> yet.</summary>
internal static class VersionCommand
{
    public static Command Create(CommandHost host) =>
        new("version", "Print the version.") { Hidden = true, Action = new PrintVersion(host) };
}
