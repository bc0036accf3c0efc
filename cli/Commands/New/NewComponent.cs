namespace Infra.Commands.New;

/// <summary>Writes a component, its page and its test.</summary>
internal static class NewComponent
{
    public static void Write(CommandHost host, Draft draft, string capability, string name)
    {
        var project = host.OpenProject().File;
        NewName.OfType(capability, "component");
        NewName.OfType(name, "component");
        var components = Path.Combine(project.Folder, "components");
        if (!Directory.Exists(Path.Combine(components, "Kernel")))
        {
            throw new RefusedException(new Diagnostic(Codes.NothingToExtend, "infra new component",
                $"no components/Kernel in {project.Folder}",
                "the repository of the library of components",
                "in a repository of your own, write a class that inherits ComponentResource"));
        }

        if (typeof(Components.Settings.SystemDefinition).Assembly.GetTypes()
            .FirstOrDefault(type => type.IsPublic && type.Name == name) is { } taken)
        {
            draft.Refuse(new Diagnostic(Codes.NameTaken, "infra new component", name,
                $"a name that no type of the library has; this one is {taken.FullName}", "choose another name"));
        }

        var kebab = NewName.InKebabCase(name);
        (string, string)[] values =
        [
            ("Capability", capability), ("capability", capability.ToLowerInvariant()),
            ("Name", name), ("name", kebab), ("variable", char.ToLowerInvariant(name[0]) + name[1..]),
        ];
        var folder = Path.Combine(components, capability, name);
        draft.Create(Path.Combine(folder, $"{name}.cs"), Template.Fill("Component.cs", values));
        draft.Create(Path.Combine(folder, $"{name}Args.cs"), Template.Fill("ComponentArgs.cs", values));
        draft.Create(Path.Combine(folder, "README.md"), Template.Fill("ComponentReadme.md", values));
        var tests = Path.Combine(project.Folder, "tests", "components", capability, name);
        draft.Create(Path.Combine(tests, $"{name}Tests.cs"), Template.Fill("ComponentTests.cs", values));
        draft.Create(Path.Combine(tests, "golden", $"{kebab}.yaml"), Template.Fill("ComponentGolden.yaml", values));
        draft.Create(Path.Combine(tests, "golden", $"{kebab}.tree.txt"), Template.Fill("ComponentGolden.tree", values));
        draft.Next($"dotnet test tests/components --filter {name}");
        draft.Next("write its children, then read the golden files that GOLDEN_UPDATE=1 dotnet test writes");
    }
}
