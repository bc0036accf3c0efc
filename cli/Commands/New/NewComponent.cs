using System.Text.RegularExpressions;

namespace Infra.Commands.New;

/// <summary>Writes a component, its page and its test: into the library where this is its repository, else beside the systems.</summary>
internal static partial class NewComponent
{
    public static void Write(CommandHost host, Draft draft, string capability, string name)
    {
        var project = host.OpenProject();
        NewName.OfType(capability, "component");
        NewName.OfType(name, "component");
        if (typeof(Components.Settings.SystemDefinition).Assembly.GetTypes()
            .FirstOrDefault(type => type.IsPublic && type.Name == name) is { } taken)
        {
            throw NewName.Taken("infra new component", name, $"a name that no type of the library has; this one is {taken.FullName}");
        }

        var folder = project.File.Folder;
        if (Directory.Exists(Path.Combine(folder, "components", "Kernel")))
            InLibrary(draft, folder, capability, name);
        else
            InRepository(draft, SystemSources.Of(project, host.Systems[0]).Root, project.File.Name, capability, name);

        draft.Next("write its children, then read the golden files that GOLDEN_UPDATE=1 dotnet test writes");
    }

    private static void InLibrary(Draft draft, string project, string capability, string name)
    {
        var text = new Text("Infra.Components", "infra", capability, name);
        var folder = Path.Combine(project, "components", capability, name);
        // The usings of the library's project.
        draft.Create(Path.Combine(folder, $"{name}.cs"), OwnUsings().Replace(text.Of("Acme_Component.cs"), ""));
        draft.Create(Path.Combine(folder, $"{name}Args.cs"), OwnUsings().Replace(text.Of("Acme_ComponentArgs.cs"), "").TrimStart());
        draft.Create(Path.Combine(folder, "README.md"), text.Of("LibraryReadme.md.txt"));
        var tests = Path.Combine(project, "tests", "components", capability, name);
        draft.Create(Path.Combine(tests, $"{name}Tests.cs"), text.Of("LibraryTests.cs.txt"));
        draft.Create(Path.Combine(tests, "golden", $"{text.Label}.yaml"), "---\n" + text.Of("acme-component.yaml"));
        draft.Create(Path.Combine(tests, "golden", $"{text.Label}.tree.txt"), text.Of("LibraryGolden.tree.txt"));
        draft.Next($"dotnet test tests/components --filter {name}");
    }

    private static void InRepository(Draft draft, SystemSources root, string package, string capability, string name)
    {
        var text = new Text(root.Namespace, package, capability, name);
        var folder = Path.Combine(root.Folder, capability, name);
        draft.Create(Path.Combine(folder, $"{name}.cs"), text.Of("Acme_Component.cs"));
        draft.Create(Path.Combine(folder, $"{name}Args.cs"), text.Of("Acme_ComponentArgs.cs"));
        draft.Create(Path.Combine(folder, "README.md"), text.Of("README.md"));

        // As `dotnet new infra` makes it.
        var project = $"{root.Folder}.Tests";
        if (!Directory.Exists(project))
        {
            draft.Next($"make a project {draft.Shown(project)} for its tests, as `dotnet new infra` does");
            return;
        }

        var tests = Path.Combine(project, capability, name);
        draft.Create(Path.Combine(tests, $"{name}Tests.cs"), text.Of("Acme_ComponentTests.cs"));
        draft.Create(Path.Combine(tests, "golden", $"{text.Label}.yaml"), text.Of("acme-component.yaml"));
        var golden = Path.Combine(project, "Golden.cs");
        if (!File.Exists(golden))
            draft.Create(golden, text.Of("Golden.cs"));

        draft.Next($"dotnet test {draft.Shown(project)} --filter {name}");
    }

    [GeneratedRegex(@"^using (Infra\.[\w.]+|Pulumi);\n",
        RegexOptions.CultureInvariant | RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex OwnUsings();

    // The files of `dotnet new infra-component`, with their names replaced as it does.
    private sealed record Text(string Namespace, string Package, string Capability, string Name)
    {
        public string Label { get; } = NewName.InKebabCase(Name);

        public string Of(string file) => Template.Read(file)
            .Replace("Acme.Shop", Namespace, StringComparison.Ordinal)
            .Replace("acme-shop", Package, StringComparison.Ordinal)
            .Replace("Acme_Capability", Capability, StringComparison.Ordinal)
            .Replace("acme-capability", Capability.ToLowerInvariant(), StringComparison.Ordinal)
            .Replace("Acme_Component", Name, StringComparison.Ordinal)
            .Replace("acme-component", Label, StringComparison.Ordinal);
    }
}
