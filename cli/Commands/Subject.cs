using Infra.Sources;

namespace Infra.Commands;

/// <summary>What a user names where both a stack and manifests are possible.</summary>
internal static class Subject
{
    /// <summary>The input, for manifests that another program writes.</summary>
    public const string Input = "-";

    /// <summary>The option that turns building off.</summary>
    public static Option<bool> AsFilesOption() => new("--as-files")
    {
        Description = "Read a folder file by file, without building its kustomizations and rendering its charts.",
    };

    /// <summary>The manifests that are named: the input, or a file or folder; null when it is a stack.</summary>
    public static async Task<Inventory?> ReadAsync(CommandHost host, string subject, bool asFiles, CancellationToken cancellation)
    {
        if (subject == Input)
            return InventoryReader.Read(host.Input, "input", "the input");

        var path = host.PathOf(subject);
        if (!IsPath(host, subject, path))
            return null;

        var folders = host.Folders(asFiles);
        return await host.Screen.WhileAsync($"Reading {subject}",
            () => folders.ReadAsync(path, $"{(Directory.Exists(path) ? "folder" : "file")} {subject}", cancellation)).ConfigureAwait(false);
    }

    // It looks like a path, or there is one of the name and no such stack.
    private static bool IsPath(CommandHost host, string subject, string path) =>
        subject.AsSpan().IndexOfAny('/', '\\') >= 0 || subject is "." or ".." || Path.GetExtension(subject) is ".yaml" or ".yml" or ".json"
        || (!IsStack(host, subject) && (File.Exists(path) || Directory.Exists(path)));

    private static bool IsStack(CommandHost host, string subject)
    {
        try
        {
            return host.OpenProject(subject).StackNames.Contains(subject);
        }
        catch (RefusedException)
        {
            return false;
        }
    }
}
