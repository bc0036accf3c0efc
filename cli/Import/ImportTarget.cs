using Infra.Commands;
using Infra.Commands.New;

namespace Infra.Import;

/// <summary>Where an import is written to.</summary>
/// <param name="Name">The system's name.</param>
/// <param name="Type">The beginning of its classes' names.</param>
/// <param name="Stack">Its first stack.</param>
/// <param name="Project">The project.</param>
/// <param name="Root">Where systems stand in it.</param>
internal sealed record ImportTarget(string Name, string Type, string Stack, Project Project, SystemSources Root)
{
    /// <summary>The folder of the system.</summary>
    public string Folder => Path.Combine(Root.Folder, Type);

    /// <summary>The place of a new system.</summary>
    /// <exception cref="RefusedException">A name has the wrong form or is taken, or there is no project with systems.</exception>
    public static ImportTarget Of(CommandHost host, string name, string stack)
    {
        var project = host.OpenProject();
        var type = NewName.InCSharp(name, "system", "infra import, --name");
        NewName.OfStack(stack, "infra import, --stack");
        if (host.Systems.Any(system => system.Name == name))
            throw NewName.Taken("infra import, --name", name, "a name that no system has");

        if (project.StackNames.Contains(stack))
            throw NewName.Taken("infra import, --stack", stack, "a name that no stack has");

        return new ImportTarget(name, type, stack, project, SystemSources.Of(project, host.Systems[0]).Root);
    }

    /// <summary>Adds the files to a draft.</summary>
    public void Write(ImportResult import, Draft draft)
    {
        var files = new ImportFiles(import.Program, Name, Type, $"{Root.Namespace}.{Type}");
        foreach (var (file, text) in files.All())
            draft.Create(Path.Combine(Folder, file), text);

        draft.Create(Path.Combine(Project.File.StackFolder, $"Pulumi.{Stack}.yaml"), NewStack.SchemaLine(Project) + files.StackFile(Stack));
        draft.Next($"dotnet build, then: infra preview {Stack}");
        foreach (var secret in import.Program.Scope.Settings.Secrets)
            draft.Next(PulumiConfig.SetSecret(secret.Key, Stack));

        draft.Next(NewStack.NewKeys(Project));
    }
}
