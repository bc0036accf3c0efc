using Infra.Hermetic;

namespace Infra.Sources;

/// <summary>The cluster that a stack's provider talks to, as far as its settings say so in plain text.</summary>
/// <param name="Kubeconfig">The path of the kubeconfig. Null for the one of the machine, and where it is no path.</param>
/// <param name="Context">The context. Null for the current one.</param>
/// <param name="IsMade">Whether the stack, or the one that it attaches to, makes the cluster itself.</param>
/// <param name="IsHidden">Whether the kubeconfig is a secret, or its content.</param>
internal sealed record ClusterChoice(string? Kubeconfig, string? Context, bool IsMade, bool IsHidden)
{
    private const string Provider = "pulumi:providers:kubernetes";

    /// <summary>Reads the choice of a stack.</summary>
    public static ClusterChoice Of(StackResult stack)
    {
        var provider = stack.Providers.FirstOrDefault(provider => provider.Key.Type == Provider)?.Inputs ?? MapNode.Empty;
        var placeholders = provider["kubeconfig"] is { } config ? Placeholders.In(config) : [];
        var text = provider.Text("kubeconfig") is { Length: > 0 } given ? given : null;
        var isPath = text is not null && placeholders.Count == 0 && !text.Contains('\n', StringComparison.Ordinal) && text[0] is not '{';
        return new ClusterChoice(
            isPath ? text : null,
            provider["context"] is { } context && Placeholders.In(context).Count == 0 ? provider.Text("context") : null,
            placeholders.Any(placeholder => !Placeholders.IsSecret(placeholder)),
            text is not null && !isPath);
    }

    /// <summary>The options with which kubectl asks this cluster.</summary>
    /// <param name="folder">The folder that a relative path counts from.</param>
    /// <param name="home">The user's own folder. Default: unknown.</param>
    public IReadOnlyList<string> Options(string folder, string? home) =>
    [
        .. Kubeconfig is { } file ? new[] { "--kubeconfig", Path.GetFullPath(FromHome(file, home), folder) } : [],
        .. Context is { Length: > 0 } context ? new[] { "--context", context } : [],
    ];

    private static string FromHome(string file, string? home) =>
        home is { Length: > 0 } && file.StartsWith("~/", StringComparison.Ordinal) ? Path.Combine(home, file[2..]) : file;
}
