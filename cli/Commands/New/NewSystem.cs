namespace Infra.Commands.New;

/// <summary>Writes a system: its stack class, its settings and its applications.</summary>
internal static class NewSystem
{
    // Where the systems of a program share a platform, it is the base of their settings, in a namespace beside theirs.
    private const string SharedPlatform = "PlatformSettings";

    public static void Write(CommandHost host, Draft draft, string name, string? stack)
    {
        var project = host.OpenProject();
        var type = NewName.InCSharp(name, "system");
        if (stack is not null)
            NewName.OfStack(stack);

        if (host.Systems.Any(system => system.Name == name))
            throw NewName.Taken("infra new system", name, "a name that no system has");

        var root = SystemSources.Of(project, host.Systems[0]).Root;
        var folder = Path.Combine(root.Folder, type);
        var shared = host.Systems.Any(system => system.Settings.BaseType?.Name == SharedPlatform);
        if (shared)
        {
            foreach (var part in new[] { "Stack", "Settings", "Workloads" })
            {
                draft.Create(Path.Combine(folder, $"{(part == "Workloads" ? "" : type)}{part}.cs"),
                    Template.Fill($"System{part}.cs", ("root", root.Namespace), ("Name", type), ("name", name)));
            }
        }
        else
        {
            foreach (var part in new[] { "Stack", "Settings" })
            {
                draft.Create(Path.Combine(folder, $"{type}{part}.cs"),
                    OfRepository($"Acme_Shop{part}.cs", $"{root.Namespace}.{type}", type, name));
            }
        }

        if (stack is not null)
        {
            var file = Path.Combine(project.File.StackFolder, $"Pulumi.{stack}.yaml");
            draft.Create(file, shared
                ? Template.Fill("SystemStack.yaml", ("schema", NewStack.SchemaLine(project)), ("stack", stack), ("name", name))
                : OfRepository("Pulumi.prod.yaml", "", type, name).Replace("context: prod", $"context: {stack}", StringComparison.Ordinal));
            draft.Next($"infra preview {stack}");
        }
        else
        {
            draft.Next($"infra new stack <stack> --system {name}");
        }

        draft.Next(NewStack.NewKeys(project));
    }

    // The system of a repository that `dotnet new infra` makes.
    private static string OfRepository(string file, string space, string type, string name) => Template.Read(file)
        .Replace("namespace Acme.Shop;", $"namespace {space};", StringComparison.Ordinal)
        .Replace("Acme_Shop", type, StringComparison.Ordinal)
        .Replace("acme-shop", name, StringComparison.Ordinal);
}
