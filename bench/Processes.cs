using System.Diagnostics;
using System.Globalization;

namespace Infra.Bench;

/// <summary>Runs programs and measures them.</summary>
internal static class Processes
{
    /// <summary>Runs a program several times and keeps the fastest run: what the machine does besides only ever adds.</summary>
    public static Measured Fastest(int times, string program, params IReadOnlyList<string> arguments) =>
        Enumerable.Range(0, times).Select(_ => Run(program, arguments)).MinBy(run => run.Seconds)!;

    /// <summary>Runs this program again, as one of its own tasks.</summary>
    public static Measured FastestOfSelf(int times, params IReadOnlyList<string> arguments) =>
        Fastest(times, Environment.ProcessPath!, Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"
            ? [typeof(Processes).Assembly.Location, .. arguments]
            : arguments);

    /// <summary>Whether a program can be found.</summary>
    public static bool Exists(string program) =>
        File.Exists(program)
            || (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
                .Any(folder => File.Exists(Path.Combine(folder, program)));

    private static Measured Run(string program, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);

        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEndAsync();
        var complained = process.StandardError.ReadToEndAsync();
        var memory = 0L;
        while (!process.WaitForExit(2))
            memory = Math.Max(memory, Peak(process));

        var seconds = clock.Elapsed.TotalSeconds;
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(
                $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {complained.Result}");
        }

        var inner = said.Result.Split('\n').FirstOrDefault(line => line.StartsWith("inner ", StringComparison.Ordinal));
        return new Measured(seconds, memory / 1e6,
            inner is null ? null : double.Parse(inner["inner ".Length..], CultureInfo.InvariantCulture));
    }

    private static long Peak(Process process)
    {
        try
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            return 0;
        }
    }
}
