using System.ComponentModel;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Infra.Commands;

/// <summary>Finds programs and asks them for their version.</summary>
/// <param name="path">The folders to look in, as the environment variable <c>PATH</c> lists them.</param>
internal sealed partial class ToolFinder(string? path)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly string[] Endings = OperatingSystem.IsWindows() ? [".exe", ".cmd"] : [""];

    /// <summary>Where a program is, or null when it is not found.</summary>
    public string? Find(string name) => (path ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => Endings.Select(ending => Path.Combine(folder, name + ending)))
        .FirstOrDefault(IsProgram);

    /// <summary>A program's version, or null when it is absent, silent, or takes more than five seconds.</summary>
    public async Task<string?> VersionAsync(string name, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        if (Find(name) is not { } file)
            return null;

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            using var process =
                Process.Start(new ProcessStartInfo(file, arguments)
                {
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                    RedirectStandardInput = true,
                })!;
            try
            {
                process.StandardInput.Close();
                var errors = process.StandardError.ReadToEndAsync(patience.Token);
                var output = await process.StandardOutput.ReadToEndAsync(patience.Token).ConfigureAwait(false);
                await errors.ConfigureAwait(false);
                return VersionNumber().Match(output) is { Success: true } version ? version.Value : null;
            }
            finally
            {
                if (!process.HasExited)
                    process.Kill(entireProcessTree: true);
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static bool IsProgram(string file) => File.Exists(file)
        && (OperatingSystem.IsWindows()
        || (File.GetUnixFileMode(file) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0);

    [GeneratedRegex(@"\d+\.\d+\.\d+([-+.][0-9A-Za-z.-]+)?", RegexOptions.CultureInvariant)]
    private static partial Regex VersionNumber();
}
