using System.Text.Json;
using System.Text.RegularExpressions;
using Infra.Wording;

namespace Infra.Commands.New;

/// <summary>Adds an application to a system: a member of its enum, an entry in its stack files, and an object.</summary>
internal static class NewApp
{
    public static void Write(CommandHost host, Draft draft, string systemName, string name)
    {
        var project = host.OpenProject();
        var type = NewName.InCSharp(name, "app");
        var system = host.Systems.FirstOrDefault(system => system.Name == systemName)
            ?? throw new RefusedException(new Diagnostic(Codes.UnknownSystem, "infra new app", SettingPath.Shown(systemName),
                Words.OneOf(host.Systems.Select(system => system.Name)),
                DidYouMean.Fix(systemName, host.Systems.Select(system => system.Name))));
        var apps = AppsOf(system);
        if (Enum.GetNames(apps).Contains(type, StringComparer.OrdinalIgnoreCase))
        {
            draft.Refuse(new Diagnostic(Codes.NameTaken, $"system {system.Name}", name, $"a name that no member of {apps.Name} has",
                "choose another name"));
            draft.ThrowIfRefused();
        }

        (string, string)[] values =
        [
            ("System", apps.Name[..^"App".Length]), ("Name", type), ("name", name), ("key", JsonNamingPolicy.CamelCase.ConvertName(type)),
        ];
        var sources = SystemSources.Of(project, system);
        AddObject(draft, sources, apps, values);
        AddMember(draft, sources, apps, values);
        foreach (var stack in project.StackNames.Where(stack => SystemOf(project, stack) == system.Name))
        {
            var file = Path.GetFullPath(project.ShownFile(stack), host.WorkingDirectory);
            draft.Edit(file, text =>
            {
                var withImage = new StackFileText(text, draft.Shown(file)).Append("images", Template.Fill("AppImage.yaml", values));
                return new StackFileText(withImage, draft.Shown(file)).Append("apps", Template.Fill("AppEntry.yaml", values));
            });
            draft.Next($"correct the image in {draft.Shown(file)}, then: infra preview {stack}");
        }

        draft.Next(NewStack.NewKeys(project));
    }

    private static Type AppsOf(SystemDefinition system) =>
        system.Settings.GetProperty("Apps")?.PropertyType is { IsGenericType: true } map
        && map.GetGenericArguments()[0] is { IsEnum: true } apps && apps.Name.EndsWith("App", StringComparison.Ordinal)
            ? apps
            : throw new RefusedException(new Diagnostic(Codes.NothingToExtend, $"system {system.Name}",
                $"no map of applications in {system.Settings.Name}",
                "settings with a member Apps, keyed by an enum with a name such as ShopApp",
                "write the application into the stack class by hand"));

    private static string? SystemOf(Project project, string stack) =>
        NewStack.Read(project, stack).Config.Find(StackBinder.SystemKey)?.Value is ScalarNode { Value: not null } system
            ? system.Written()
            : null;

    private static void AddMember(Draft draft, SystemSources sources, Type apps, (string, string)[] values)
    {
        var (path, _) = sources.Find(new Regex($@"\benum {apps.Name}\b"))
            ?? throw new RefusedException(new Diagnostic(Codes.NothingToExtend, sources.Folder, $"no enum {apps.Name}",
                "the enum of the applications", "add the member by hand"));
        draft.Edit(path, text =>
        {
            var end = text.IndexOf("\n}", text.IndexOf($"enum {apps.Name}", StringComparison.Ordinal), StringComparison.Ordinal);
            return $"{text[..end].TrimEnd().TrimEnd(',')},\n\n{Template.Fill("AppMember.cs", values).TrimEnd('\n')}{text[end..]}";
        });
    }

    // The switch over the applications lists all of them: where the arm is forgotten, the compiler says so.
    private static void AddObject(Draft draft, SystemSources sources, Type apps, (string, string)[] values)
    {
        var arm = Template.Fill("AppArm.cs", values).TrimEnd('\n');
        var method = Template.Fill("AppMethod.cs", values).TrimEnd('\n');
        if (sources.Find(new Regex($@"ComponentResource Make\({apps.Name} app\) => app switch\s*{{[^}}]*(?=\n    }};)")) is not { } place)
        {
            draft.Next($"add to {draft.Shown(sources.Folder)}, where the applications are made:\n\n{arm}\n\n{method}\n");
            return;
        }

        var above = File.ReadAllText(place.Path).ReplaceLineEndings("\n")[..place.Match.Index];
        var line = above.Split('\n').Length + place.Match.Value.Split('\n').Length;
        draft.Edit(place.Path, text =>
        {
            var withArm = text.Insert(place.Match.Index + place.Match.Length, $"\n{arm}");
            var args = Regex.Match(withArm, @"\n    private (static )?\w+ (Name|Args)\(");
            return args.Success ? withArm.Insert(args.Index, $"\n{method}\n") : withArm;
        });
        draft.Next(string.Create(CultureInfo.InvariantCulture,
            $"write the application in {draft.Shown(place.Path)}, line {line} and below: its port, probes and secrets"));
    }
}
