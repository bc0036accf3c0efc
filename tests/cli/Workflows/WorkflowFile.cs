using YamlDotNet.Serialization;

namespace Infra.Tests.Workflows;

/// <summary>A workflow, as GitHub reads it.</summary>
public sealed class WorkflowFile
{
    private readonly Dictionary<object, object?> _root;

    private WorkflowFile(string text)
    {
        Text = text;
        _root = new DeserializerBuilder().Build().Deserialize<Dictionary<object, object?>>(text);
        Jobs = [.. Map(_root, "jobs").Select(job => new WorkflowJob((string)job.Key, (Dictionary<object, object?>)job.Value!))];
    }

    public string Text { get; }

    public IReadOnlyList<WorkflowJob> Jobs { get; }

    public IReadOnlyList<string> Triggers => _root.GetValueOrDefault("on") switch
    {
        string one => [one],
        List<object> several => [.. several.Cast<string>()],
        Dictionary<object, object?> settings => [.. settings.Keys.Cast<string>()],
        _ => [],
    };

    public bool Has(string key) => _root.ContainsKey(key);

    public object? this[string key] => _root.GetValueOrDefault(key);

    public static WorkflowFile Parse(string text) => new(text);

    internal static Dictionary<object, object?> Map(Dictionary<object, object?> node, string key) =>
        node.GetValueOrDefault(key) as Dictionary<object, object?> ?? [];
}

/// <summary>A job of a workflow.</summary>
public sealed record WorkflowJob(string Name, Dictionary<object, object?> Node)
{
    public IReadOnlyList<WorkflowStep> Steps => Node.GetValueOrDefault("steps") is List<object> steps
        ? [.. steps.Select(step => new WorkflowStep((Dictionary<object, object?>)step))]
        : [];

    public IReadOnlyDictionary<string, string>? Permissions =>
        Node.GetValueOrDefault("permissions") is Dictionary<object, object?> permissions
        ? permissions.ToDictionary(pair => (string)pair.Key, pair => (string?)pair.Value ?? "", StringComparer.Ordinal)
        : null;
}

/// <summary>A step of a job.</summary>
public sealed record WorkflowStep(Dictionary<object, object?> Node)
{
    public string? Uses => Node.GetValueOrDefault("uses") as string;

    public string? Run => Node.GetValueOrDefault("run") as string;

    public string? With(string key) => WorkflowFile.Map(Node, "with").GetValueOrDefault(key) as string;
}
