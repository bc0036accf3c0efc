using Infra.Sources;
using Infra.Wording;

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

    /// <summary>The manifests that are named, whatever stacks are called.</summary>
    /// <exception cref="RefusedException">There is no such file or folder.</exception>
    public static async Task<Inventory> ReadManifestsAsync(CommandHost host, string subject, bool asFiles, CancellationToken cancellation)
    {
        var path = subject == Input ? subject : host.PathOf(subject);
        if (subject != Input && !Path.Exists(path))
        {
            var near = DidYouMean.Nearest(subject, Beside(host, subject));
            throw new RefusedException(new Diagnostic(Codes.UnknownSubject, SettingPath.Shown(subject), "no folder and no file of this name",
                "a folder or file of manifests",
                near is null ? "check the path; it is read from the folder that the command runs in" : $"did you mean {near}?"));
        }

        return subject == Input ? (await ReadAsync(host, subject, asFiles, cancellation).ConfigureAwait(false))!
            : await host.Screen.WhileAsync($"Reading {subject}",
                () => host.Folders(asFiles).ReadAsync(path, Against.Called(path, subject), cancellation)).ConfigureAwait(false);
    }

    /// <summary>The manifests that are named: the input, or a file or folder; null when it is a stack.</summary>
    public static async Task<Inventory?> ReadAsync(CommandHost host, string subject, bool asFiles, CancellationToken cancellation)
    {
        if (subject == Input)
        {
            if (host.Screen.Options.IsInputTerminal)
            {
                host.Screen.ErrorLine(
                    $"Waiting for YAML. {(OperatingSystem.IsWindows() ? "Ctrl-Z and Enter" : "Ctrl-D")} on a line of its own ends it.");
            }

            return InventoryReader.ReadText(host.Input, "input", "the input");
        }

        var path = host.PathOf(subject);
        if (!IsPath(host, subject, path))
            return IsNothing(host, subject) ? throw new RefusedException(Unknown(host, subject)) : null;

        if (!Path.Exists(path))
            throw new RefusedException(Unknown(host, subject));

        var folders = host.Folders(asFiles);
        return await host.Screen.WhileAsync($"Reading {subject}",
            () => folders.ReadAsync(path, Against.Called(path, subject), cancellation)).ConfigureAwait(false);
    }

    // It looks like a path, or there is one of the name and no such stack.
    private static bool IsPath(CommandHost host, string subject, string path) =>
        subject.AsSpan().IndexOfAny('/', '\\') >= 0 || subject is "." or ".." || Path.GetExtension(subject) is ".yaml" or ".yml" or ".json"
        || (!IsStack(host, subject) && (File.Exists(path) || Directory.Exists(path)));

    // A stack of another name, or no project at all; a project that cannot be read says itself what is wrong.
    private static bool IsNothing(CommandHost host, string subject)
    {
        try
        {
            return !host.OpenProject(subject).StackNames.Contains(subject);
        }
        catch (RefusedException refused)
        {
            return refused.Diagnostics is [{ Code: var code, At: null }] && code == Codes.UnreadableFile;
        }
    }

    private static Diagnostic Unknown(CommandHost host, string subject)
    {
        var stacks = Stacks(host);
        var near = DidYouMean.Nearest(subject, stacks.Concat(Beside(host, subject)));
        return new Diagnostic(Codes.UnknownSubject, SettingPath.Shown(subject), "no folder, no file and no stack of this name",
            stacks.Count == 0 ? "a folder or file of manifests" : $"a folder or file of manifests, or a stack: {Words.OneOf(stacks)}",
            near is null ? "check the path; it is read from the folder that the command runs in" : $"did you mean {near}?");
    }

    // What stands in the folder that is named, or where the command runs, as it would be written.
    private static IEnumerable<string> Beside(CommandHost host, string subject)
    {
        var folder = Path.GetDirectoryName(subject.TrimEnd('/', '\\')) ?? "";
        var path = host.PathOf(folder.Length == 0 ? "." : folder);
        return !Directory.Exists(path) ? [] : new DirectoryInfo(path).EnumerateFileSystemInfos().Select(entry => entry.Name)
            .Where(name => !name.StartsWith('.')).Order(StringComparer.Ordinal)
            .Select(name => folder.Length == 0 ? name : $"{folder}/{name}");
    }

    private static IReadOnlyList<string> Stacks(CommandHost host)
    {
        try
        {
            return [.. host.OpenProject().StackNames];
        }
        catch (RefusedException)
        {
            return [];
        }
    }

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
