using Infra.Wording;

namespace Infra.Commands;

/// <summary><c>infra completion</c>: a script by which a shell asks the program what may come next, the names of stacks among it.</summary>
internal static class CompletionCommand
{
    // The program answers `infra [suggest:<place>] <line>` with one candidate a line.
    private static readonly Dictionary<string, string> Scripts = new(StringComparer.Ordinal)
    {
        ["bash"] = """
            # Completion of infra. For every shell: infra completion bash > /etc/bash_completion.d/infra
            _infra() {
              local candidates
              candidates=$(infra "[suggest:$COMP_POINT]" "$COMP_LINE" 2> /dev/null)
              mapfile -t COMPREPLY < <(compgen -W "$candidates" -- "$2")
              [ "${#COMPREPLY[@]}" -gt 0 ] || compopt -o default
            }
            complete -F _infra infra

            """,
        ["zsh"] = """
            #compdef infra
            # Completion of infra. For every shell: infra completion zsh > "${fpath[1]}/_infra"
            _infra() {
              local -a candidates
              candidates=("${(@f)$(infra "[suggest:$CURSOR]" "$BUFFER" 2> /dev/null)}")
              if [ "${#candidates[@]}" -gt 0 ]; then compadd -- "${candidates[@]}"; else _files; fi
            }
            compdef _infra infra

            """,
        ["fish"] = """
            # Completion of infra. For every shell: infra completion fish > ~/.config/fish/completions/infra.fish
            function __infra_candidates
              set --local line (commandline --cut-at-cursor)
              infra "[suggest:"(string length -- "$line")"]" "$line" 2> /dev/null
            end
            complete --command infra --arguments '(__infra_candidates)'

            """,
        ["powershell"] = """
            # Completion of infra. For every shell: infra completion powershell >> $PROFILE
            Register-ArgumentCompleter -Native -CommandName infra -ScriptBlock {
              param($wordToComplete, $commandAst, $cursorPosition)
              infra "[suggest:$cursorPosition]" "$commandAst" 2> $null |
                Where-Object { $_ -like "$wordToComplete*" } |
                ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
            }

            """,
    };

    /// <summary>The shells that are known.</summary>
    public static IReadOnlyCollection<string> Shells => Scripts.Keys;

    public static Command Create(CommandHost host)
    {
        var shell = new Argument<string>("shell") { HelpName = "shell", Description = $"The shell: {Words.OneOf(Scripts.Keys)}." };
        shell.AcceptOnlyFromAmong([.. Scripts.Keys]);
        var command = new Command("completion", "Print the script that completes commands, options and stacks in a shell.") { shell };
        command.SetAction(parsed =>
        {
            host.Screen.Output.Write(Scripts[parsed.GetRequiredValue(shell)].ReplaceLineEndings("\n"));
            return ExitCodes.Fine;
        });
        return command;
    }
}
