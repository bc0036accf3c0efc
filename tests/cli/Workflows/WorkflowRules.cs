using System.Text.RegularExpressions;

namespace Infra.Tests.Workflows;

/// <summary>What every workflow is held to.</summary>
public static partial class WorkflowRules
{
    /// <summary>Scripts that push a branch, and so need the checkout's token.</summary>
    private static readonly string[] s_pushing = [".ci/promote ", ".ci/bump "];

    public static IReadOnlyList<string> Problems(string text)
    {
        var file = WorkflowFile.Parse(text);
        return
        [
            .. Whole(file),
            .. Actions(text),
            .. file.Jobs.SelectMany(job => OfJob(job, file)),
        ];
    }

    private static IEnumerable<string> Whole(WorkflowFile file)
    {
        if (file["permissions"] is not Dictionary<object, object?> { Count: 0 })
            yield return "permissions of the workflow are not {}";

        if (!file.Has("concurrency"))
            yield return "no concurrency group";

        if (file.Triggers.Contains("pull_request_target"))
            yield return "pull_request_target runs foreign code with secrets";
    }

    private static IEnumerable<string> Actions(string text) => text.Split('\n')
        .Select(line => UsesLine().Match(line))
        .Where(match => match.Success && !PinnedAction().IsMatch(match.Groups[1].Value))
        .Select(match => $"not pinned by commit, with its version behind it: {match.Groups[1].Value}");

    private static IEnumerable<string> OfJob(WorkflowJob job, WorkflowFile file)
    {
        if (job.Permissions is not { } permissions)
        {
            yield return $"{job.Name}: no permissions";
            permissions = new Dictionary<string, string>(StringComparer.Ordinal);
        }

        if (!job.Node.ContainsKey("timeout-minutes"))
            yield return $"{job.Name}: no timeout-minutes";

        var signsIn = permissions.GetValueOrDefault("id-token") == "write";
        if (signsIn && !job.Node.ContainsKey("environment"))
            yield return $"{job.Name}: id-token without an environment";

        if (Mentions(job.Node.GetValueOrDefault("env"), "secrets."))
            yield return $"{job.Name}: a secret for every step of the job";

        if (file.Triggers.Contains("pull_request"))
        {
            if (signsIn || Mentions(job.Node, "secrets."))
                yield return $"{job.Name}: a secret or an id-token for a pull request";

            if (permissions.Values.Contains("write")
                && job.Steps.Any(step => step.Uses?.StartsWith("actions/checkout@", StringComparison.Ordinal) == true))
            {
                yield return $"{job.Name}: foreign code beside a token that writes";
            }
        }

        var pushes = job.Steps.Any(step => step.Run is { } run && s_pushing.Any(script => run.Contains(script, StringComparison.Ordinal)));
        foreach (var step in job.Steps)
        {
            if (step.Uses?.StartsWith("actions/checkout@", StringComparison.Ordinal) == true
                && step.With("persist-credentials") != (pushes ? "true" : "false"))
            {
                yield return $"{job.Name}: the checkout {(pushes ? "does not say that it keeps" : "keeps")} its token";
            }

            if (step.Run?.Contains("${{", StringComparison.Ordinal) == true)
                yield return $"{job.Name}: an expression in a script";
        }
    }

    private static bool Mentions(object? node, string text) => node switch
    {
        string value => value.Contains(text, StringComparison.Ordinal),
        Dictionary<object, object?> map => map.Values.Any(value => Mentions(value, text)),
        List<object> list => list.Any(value => Mentions(value, text)),
        _ => false,
    };

    [GeneratedRegex(@"^\s*(?:- )?uses: *(.+)$")]
    private static partial Regex UsesLine();

    [GeneratedRegex(@"^[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")]
    private static partial Regex PinnedAction();
}
