using Infra.Components.Settings;
using Infra.Terminal;
using Infra.Tests.Support;

namespace Infra.Tests.Commands.New;

/// <summary>A repository as <c>dotnet new infra --name Shop</c> makes it.</summary>
internal sealed class OwnRepository : IDisposable
{
    private readonly CommandRun _run = new();

    public OwnRepository()
    {
        var template = Path.Combine(Repository.Folder, "templates", "infra");
        foreach (var file in Directory.EnumerateFiles(template, "*", SearchOption.AllDirectories))
            Write(Named(Path.GetRelativePath(template, file)), Named(File.ReadAllText(file)));

        Build();
    }

    /// <summary>What commands read from their input. Default: nothing.</summary>
    public string Input { init => _run.Input = value; }

    public string Output => _run.Output;

    public string Error => _run.Error;

    public string Folder => _run.Folder;

    public string Write(string name, string text) => _run.Write(name, text);

    public string Read(string name) => File.ReadAllText(Path.Combine(Folder, name));

    public bool Has(string name) => Path.Exists(Path.Combine(Folder, name));

    /// <summary>Runs a command as a user would.</summary>
    public Task<int> RunAsync(string command) => _run.RunAsync(command.Split(' '));

    /// <summary>Runs a command as a user would at a terminal.</summary>
    internal Task<int> RunAsync(ScreenOptions options, string command) => _run.RunAsync(options, command.Split(' '));

    /// <summary>Builds the program; commands then run with its systems.</summary>
    public void Build() => _run.Systems = SystemDefinition.In(Sources.Load(Program()));

    /// <summary>Builds the program together with its tests.</summary>
    public void BuildTests()
    {
        var files = Program().Concat(Sources.In(Path.Combine(Folder, "Shop.Tests")))
            .Append(KeyValuePair.Create("Usings.cs", "global using Xunit;"));
        // Tests need no documentation.
        Assert.DoesNotContain(Sources.Errors(files.ToDictionary()), error => !error.Contains("CS1591", StringComparison.Ordinal));
    }

    public void Dispose() => _run.Dispose();

    private Dictionary<string, string> Program() => Sources.In(Path.Combine(Folder, "Shop"))
        .Where(file => Path.GetFileName(file.Key) != "Program.cs").ToDictionary();

    private static string Named(string text) => text
        .Replace("Acme.Shop", "Shop", StringComparison.Ordinal)
        .Replace("Acme_Shop", "Shop", StringComparison.Ordinal)
        .Replace("acme-shop", "shop", StringComparison.Ordinal);
}
