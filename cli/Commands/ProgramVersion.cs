using System.CommandLine.Invocation;
using System.Reflection;

namespace Infra.Commands;

/// <summary>Versions as people know them.</summary>
internal static class ProgramVersion
{
    /// <summary>The version of this library, which is that of every program made with it.</summary>
    public static string Own => Of(typeof(ProgramVersion).Assembly);

    /// <summary>The version of an assembly's package.</summary>
    // The informational version carries the commit behind a plus sign.
    public static string Of(Assembly assembly) =>
        (assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
            ?? assembly.GetName().Version!.ToString()).Split('+')[0];
}

/// <summary><c>--version</c>: this library's version, whatever the program is called.</summary>
internal sealed class PrintVersion(CommandHost host) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        host.Screen.Line(ProgramVersion.Own);
        return ExitCodes.Fine;
    }
}
