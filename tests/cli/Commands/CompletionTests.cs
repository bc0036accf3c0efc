using System.Diagnostics;
using Infra.Commands;
using Infra.Terminal;

namespace Infra.Tests.Commands;

public sealed class CompletionTests
{
    [Theory]
    [InlineData("bash", "complete -F _infra infra")]
    [InlineData("zsh", "#compdef infra")]
    [InlineData("fish", "complete --command infra")]
    [InlineData("powershell", "Register-ArgumentCompleter")]
    public async Task Each_shell_has_its_script(string shell, string line)
    {
        using var run = new CommandRun();

        Assert.Equal(ExitCodes.Fine, await run.RunAsync("completion", shell));

        Assert.Contains(line, run.Output, StringComparison.Ordinal);
        Assert.Contains(shell, CompletionCommand.Shells);
    }

    [Theory]
    [InlineData("[suggest:14]", "infra preview ", "prod")]
    [InlineData("[suggest:19]", "infra release prod ", "history")]
    [InlineData("[suggest:8]", "infra ch", "check")]
    public async Task The_program_answers_with_commands_and_stacks(string directive, string line, string candidate)
    {
        using var run = new CommandRun();

        Assert.Equal(ExitCodes.Fine, await run.RunAsync(directive, line));

        Assert.Contains(candidate, run.Output.Split('\n'));
    }

    [Fact]
    public async Task Bash_completes_the_beginning_of_a_stack()
    {
        if (OperatingSystem.IsWindows())
            return;

        using var run = new CommandRun();
        await run.RunAsync("completion", "bash");
        // A program in place of ours; bash hands over the word that is being written as the second argument.
        var script = run.Write("script.sh",
            $"infra() {{ printf 'prod\\nproduction\\nafter\\n'; }}\n{run.Output}\nCOMP_LINE='infra preview pro' COMP_POINT=17; _infra infra pro preview; printf '%s\\n' \"${{COMPREPLY[@]}}\"\n");
        using var bash = Process.Start(new ProcessStartInfo("bash", ["--norc", script]) { RedirectStandardOutput = true })!;

        Assert.Equal("prod\nproduction\n", await bash.StandardOutput.ReadToEndAsync());
    }
}
