using System.Diagnostics;
using Infra.Terminal;

namespace Infra.Tests;

/// <summary>A process of the program, since signals are the process's.</summary>
public sealed class InterruptTests
{
    [Theory]
    [InlineData("INT", "")]
    [InlineData("TERM", "")]
    [InlineData("INT", "trap '' INT; ")]
    public async Task A_command_that_waits_for_its_input_ends_on_a_signal(string signal, string before)
    {
        if (OperatingSystem.IsWindows())
            return;

        var start = new ProcessStartInfo(
            "sh", ["-c", $"{before}exec dotnet \"$0\" check -", Path.Combine(AppContext.BaseDirectory, "infra.dll")])
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
}
