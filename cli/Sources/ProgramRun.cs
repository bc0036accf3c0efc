using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Infra.Sources;

/// <summary>What another program said.</summary>
internal sealed record ProgramRun(int Code, string Output, string Error)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    /// <summary>Runs a program to its end.</summary>
    /// <param name="file">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="folder">The folder to run it in.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <param name="input">What it reads. Default: nothing.</param>
    /// <param name="environment">All of its environment. Default: null, the one of this program.</param>
    /// <param name="told">Hears each line of its output at once. Default: no one.</param>
    /// <returns>What it said, or null when it cannot be started.</returns>
    public static async Task<ProgramRun?> RunAsync(
        string file, IReadOnlyList<string> arguments, string folder, CancellationToken cancellation, string input = "",
        IReadOnlyDictionary<string, string>? environment = null, Action<string>? told = null)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (environment is not null)
        {
            start.Environment.Clear();
            foreach (var (name, value) in environment)
                start.Environment[name] = value;
        }

        start.Environment["LC_ALL"] = "C";
        start.Environment["NO_COLOR"] = "1";
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            return null;
        }

        using (process)
        {
            try
            {
                var output = told is null
                    ? process.StandardOutput.ReadToEndAsync(cancellation)
                    : LinesAsync(process.StandardOutput, told, cancellation);
                var error = process.StandardError.ReadToEndAsync(cancellation);
                await SayAsync(process, input, cancellation).ConfigureAwait(false);
                await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
                return new ProgramRun(process.ExitCode, await output.ConfigureAwait(false), await error.ConfigureAwait(false));
            }
            finally
            {
                await EndAsync(process).ConfigureAwait(false);
            }
        }
    }

    private static async Task<string> LinesAsync(StreamReader output, Action<string> told, CancellationToken cancellation)
    {
        var all = new StringBuilder();
        while (await output.ReadLineAsync(cancellation).ConfigureAwait(false) is { } line)
        {
            told(line);
            all.Append(line).Append('\n');
        }

        return all.ToString();
    }

    // A program that is asked to end removes its locks and temporary files first; git leaves an index.lock behind otherwise.
    private static async Task EndAsync(Process process)
    {
        if (process.HasExited)
            return;

        try
        {
            if (!OperatingSystem.IsWindows())
            {
                using var asked = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
                using var patience = new CancellationTokenSource(Patience);
                await process.WaitForExitAsync(patience.Token).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is Win32Exception or OperationCanceledException)
        {
            // There is no program to ask it with, or it does not listen.
        }

        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
    }

    private static async Task SayAsync(Process process, string input, CancellationToken cancellation)
    {
        try
        {
            await process.StandardInput.WriteAsync(input.AsMemory(), cancellation).ConfigureAwait(false);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It did not want to listen; its exit code says why.
        }
    }
}
