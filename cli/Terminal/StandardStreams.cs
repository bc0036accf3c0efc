using System.Text;

namespace Infra.Terminal;

/// <summary>The program's output and errors. The console reads the terminal's description first, which a pipe has no need of.</summary>
internal static class StandardStreams
{
    /// <summary>The output.</summary>
    public static TextWriter Output => Console.IsOutputRedirected ? Pipe(Console.OpenStandardOutput()) : Console.Out;

    /// <summary>The errors.</summary>
    public static TextWriter Error => Console.IsErrorRedirected ? Pipe(Console.OpenStandardError()) : Console.Error;

    private static TextWriter Pipe(Stream stream) =>
        TextWriter.Synchronized(new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true });
}
