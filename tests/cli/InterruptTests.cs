using System.Diagnostics;
using Infra.Terminal;

namespace Infra.Tests;

/// <summary>A process of the program, since signals are the process's.</summary>
public sealed class InterruptTests
{
    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_command_that_waits_for_its_input_ends_on_a_signal(string signal)
    {
        if (OperatingSystem.IsWindows() || (signal == "INT" && IsInterruptIgnored()))
            return;

        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "infra.dll"), "check", "-"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var infra = Process.Start(start)!;
        try
        {
            // More than a pipe holds: what is through was read, so the command is under way.
            await infra.StandardInput.WriteAsync(new string('\n', 1 << 20)).WaitAsync(TimeSpan.FromSeconds(60));
            await infra.StandardInput.FlushAsync().WaitAsync(TimeSpan.FromSeconds(60));
            using (var kill = Process.Start("kill", [$"-{signal}", $"{infra.Id}"]))
                await kill.WaitForExitAsync();

            await infra.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
            Assert.Equal(ExitCodes.Interrupted, infra.ExitCode);
        }
        finally
        {
            if (!infra.HasExited)
                infra.Kill(entireProcessTree: true);
        }
    }

    // What runs in the background of a script does not hear Ctrl-C, and neither do the programs that it starts.
    private static bool IsInterruptIgnored()
    {
        const int Interrupt = 2;
        const string Ignored = "SigIgn:";
        return File.Exists("/proc/self/status") && File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith(Ignored, StringComparison.Ordinal)) is { } mask
            && (Convert.ToUInt64(mask[Ignored.Length..].Trim(), 16) >> (Interrupt - 1) & 1) == 1;
    }
}
