using System.Xml.Linq;
using Infra.Components.Settings;
using Infra.Stacks;
using Infra.Tests.Promotion;
using Infra.Tests.Support;

namespace Infra.Tests.Commands.New;

/// <summary>A copy of one of this repository's systems and of its stacks, to add to. What else is there does not matter.</summary>
internal sealed class HouseCopy : IDisposable
{
    private const string StacksAssembly = "Infra.Stacks";

    private readonly CommandRun _run = new() { Systems = [Systems.All.Single(system => system.Name == "chocoletter")] };

    public HouseCopy()
    {
        foreach (var (path, text) in Sources.In(Path.Combine(Repository.Folder, "stacks")).Where(file => !IsOfAnother(file.Key)))
            _run.Write(Path.GetRelativePath(Repository.Folder, path), text);

        _run.Write("Pulumi.prod.yaml", HouseRun.House("prod"));
        _run.Write("Pulumi.after.yaml", HouseRun.House("after"));
        _run.Write("components/Kernel/README.md", "");
        _run.Write("docs/stack-file.schema.json", "{}");
    }

    public string Output => _run.Output;

    public string Error => _run.Error;

    public string Folder => _run.Folder;

    public string Write(string name, string text) => _run.Write(name, text);

    public string Read(string name) => File.ReadAllText(Path.Combine(Folder, name));

    /// <summary>All files, by name from the copy's folder.</summary>
    public Dictionary<string, string> Files() => Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
        .ToDictionary(path => Path.GetRelativePath(Folder, path).Replace('\\', '/'), File.ReadAllText);

    /// <summary>Runs a command as a user would.</summary>
    public Task<int> RunAsync(string command) => _run.RunAsync(command.Split(' '));

    /// <summary>What the compiler says about the systems.</summary>
    public IReadOnlyList<string> Errors() => Sources.Errors(Sources.In(Path.Combine(Folder, "stacks")), StacksAssembly);

    /// <summary>Builds the components and systems as they stand in the copy; commands then run with these systems.</summary>
    public void Build()
    {
        Sources.Compile(Components());
        _run.Systems = SystemDefinition.In(Sources.Load(Sources.In(Path.Combine(Folder, "stacks")), StacksAssembly));
    }

    /// <summary>The components that were written, with the usings of the library's project.</summary>
    public Dictionary<string, string> Components()
    {
        var files = Sources.In(Path.Combine(Folder, "components"));
        var usings = XDocument.Load(Path.Combine(Repository.Folder, "components", "Components.csproj")).Descendants("Using");
        files["components/Usings.cs"] = string.Concat(usings.Select(line =>
            $"global using {(line.Attribute("Alias") is { } alias ? $"{alias.Value} = " : "")}{line.Attribute("Include")!.Value};\n"));
        return files;
    }

    private static bool IsOfAnother(string file) =>
        Path.GetFileName(Path.GetDirectoryName(file)) is not ("stacks" or "Platform" or "Chocoletter");

    public void Dispose() => _run.Dispose();
}
