using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Infra.Tests.Workflows;

/// <summary>What every workflow keeps to, so that a copied one is safe.</summary>
internal static partial class WorkflowRules
{
    /// <summary>What is wrong with a workflow, for people.</summary>
    public static IReadOnlyList<string> Check(string text)
    {
        var problems = new List<string>();
        var stream = new YamlStream();
        using var reader = new StringReader(text);
        stream.Load(reader);
        var workflow = (YamlMappingNode)stream.Documents[0].RootNode;
        var triggers = Triggers(workflow);
        var isPullRequest = triggers.Contains("pull_request");
        if (triggers.Contains("pull_request_target"))
        {
            problems.Add("pull_request_target gives a stranger's change the repository's token");
        }

        if (At(workflow, "permissions") is not YamlMappingNode { Children.Count: 0 })
        {
            problems.Add("permissions at the top are not {}");
        }

        if (At(workflow, "concurrency", "group") is null || At(workflow, "concurrency", "cancel-in-progress") is null)
        {
            problems.Add("no concurrency group, or it does not say what becomes of the run before");
        }

        foreach (var (name, job) in Map(At(workflow, "jobs")).Select(job => (job.Key, (YamlMappingNode)job.Value)))
        {
            problems.AddRange(Job(name, job, isPullRequest).Select(problem => $"job {name}: {problem}"));
        }

        foreach (var line in text.Split('\n').Where(line => Uses().IsMatch(line)))
        {
            if (!line.Contains("uses: ./", StringComparison.Ordinal) && !Pinned().IsMatch(line))
            {
                problems.Add($"not pinned by a commit with its version in a comment:{line.TrimStart(' ', '-')[4..]}");
            }
        }

        return problems;
    }

    private static IEnumerable<string> Job(string name, YamlMappingNode job, bool isPullRequest)
    {
        var permissions = At(job, "permissions") as YamlMappingNode;
        var rights = permissions is null ? [] : Map(permissions).Select(right => (right.Key, Value: right.Value.ToString())).ToList();
        if (permissions is null)
        {
            yield return "no permissions of its own";
        }

        if (isPullRequest && rights.Exists(right => right.Value != "read"))
        {
            yield return "a pull request may write";
        }

        var text = job.ToString() + string.Concat(job.AllNodes.OfType<YamlScalarNode>().Select(node => node.Value + "\n"));
        if (isPullRequest && text.Contains("secrets.", StringComparison.Ordinal))
        {
            yield return "a pull request sees secrets";
        }

        if (At(job, "uses") is not null)
        {
            yield break;
        }

        if (rights.Exists(right => right.Key == "id-token") && At(job, "environment") is null)
        {
            yield return "an identity without an environment, so that any branch has it";
        }

        if (At(job, "timeout-minutes") is null)
        {
            yield return "no timeout";
        }

        foreach (var step in ((At(job, "steps") as YamlSequenceNode)?.Children ?? []).Cast<YamlMappingNode>())
        {
            if (At(step, "run")?.ToString() is { } run)
            {
                if (run.Contains("${{", StringComparison.Ordinal))
                {
                    yield return $"an expression in a command, which a title or branch name can end: {run}";
                }

                if (!OneCommand().IsMatch(run))
                {
                    yield return $"logic in YAML, where no laptop can run it: {run}";
                }
            }

            if (At(step, "uses")?.ToString().StartsWith("actions/checkout@", StringComparison.Ordinal) == true
                && At(step, "with", "persist-credentials")?.ToString() != (rights.Contains(("contents", "write")) ? "true" : "false"))
            {
                yield return "checkout does not say whether it leaves the token behind, or leaves it without need";
            }
        }
    }

    private static List<string> Triggers(YamlMappingNode workflow) => At(workflow, "on") switch
    {
        YamlMappingNode map => [.. Map(map).Select(trigger => trigger.Key)],
        YamlSequenceNode list => [.. list.Select(trigger => trigger.ToString())],
        { } one => [one.ToString()],
        null => [],
    };

    private static YamlNode? At(YamlNode? node, params ReadOnlySpan<string> path)
    {
        foreach (var key in path)
        {
            node = node is YamlMappingNode map && map.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;
        }

        return node;
    }

    private static IEnumerable<(string Key, YamlNode Value)> Map(YamlNode? node) => node is YamlMappingNode map ? map.Children.Select(entry => (entry.Key.ToString(), entry.Value)) : [];

    [GeneratedRegex(@"^\s*(- )?uses:")]
    private static partial Regex Uses();

    [GeneratedRegex(@"uses: [A-Za-z0-9-]+(/[A-Za-z0-9._-]+)+@[0-9a-f]{40} # v[0-9]+\.[0-9]+\.[0-9]+$")]
    private static partial Regex Pinned();

    [GeneratedRegex("""^(\.ci/[a-z]+|dotnet [a-z]+)( ("\$[A-Z]+"|[A-Za-z0-9/._-]+))*$""")]
    private static partial Regex OneCommand();
}
