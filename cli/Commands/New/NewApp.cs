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
        var sources = SystemSources.Of(project, system);
        if (AppsOf(system) is not { } apps)
        {
            Explain(draft, project, system, sources, name, type);
            return;
        }

        if (Enum.GetNames(apps).Contains(type, StringComparer.OrdinalIgnoreCase))
            throw NewName.Taken($"system {system.Name}", name, $"a name that no member of {apps.Name} has");

        (string, string)[] values =
        [
            ("System", apps.Name[..^"App".Length]), ("Name", type), ("name", name), ("key", JsonNamingPolicy.CamelCase.ConvertName(type)),
        ];
        AddObject(draft, sources, apps, values);
        AddMember(draft, sources, apps, values);
        var maps = MapsOf(system, apps);
        foreach (var stack in project.StackNames.Where(stack => SystemOf(project, stack) == system.Name))
        {
            var file = Path.GetFullPath(project.ShownFile(stack), host.WorkingDirectory);
            draft.Edit(file, text => maps.Aggregate(text, (known, map) =>
                new StackFileText(known, draft.Shown(file)).Append(map.Key, Template.Fill(map.Entry, values))));
            draft.Next($"correct the image in {draft.Shown(file)}, then: infra preview {stack}");
        }

        draft.Next(NewStack.NewKeys(project));
    }

    // Apps, or what else is keyed by an enum with a name such as ShopApp.
    private static Type? AppsOf(SystemDefinition system) => system.Settings.GetProperties()
        .OrderByDescending(property => property.Name == "Apps")
        .Select(property => KeysOf(property.PropertyType))
        .FirstOrDefault(keys => keys?.Name.EndsWith("App", StringComparison.Ordinal) == true);

    private static Type? KeysOf(Type type) => type.IsGenericType && type.GetGenericArguments() is [{ IsEnum: true } keys, _] ? keys : null;

    private static List<(string Key, string Entry)> MapsOf(SystemDefinition system, Type apps) =>
    [
        .. new[] { ("Images", "AppImage.yaml"), ("Apps", "AppEntry.yaml") }
            .Where(map => system.Settings.GetProperty(map.Item1) is { } property && KeysOf(property.PropertyType) == apps)
            .Select(map => (JsonNamingPolicy.CamelCase.ConvertName(map.Item1), map.Item2)),
    ];

    // Where no enum lists the applications, only its author knows how the system makes them.
    private static void Explain(Draft draft, Project project, SystemDefinition system, SystemSources sources, string name, string type)
    {
        if (system.Settings.GetProperty($"{type}Image") is { } taken)
            throw NewName.Taken($"system {system.Name}", name, $"a name without {taken.Name} in {system.Settings.Name}");

        (string, string)[] values =
        [
            ("name", name), ("Image", $"{type}Image"), ("key", JsonNamingPolicy.CamelCase.ConvertName($"{type}Image")),
            ("space", "space.Ref"), ("image", $"settings.{type}Image"),
        ];
        draft.Next($"add to {system.Settings.Name} in {draft.Shown(sources.Folder)}:\n\n{Template.Fill("AppProperty.cs", values)}");
        draft.Next($"add to the constructor of its stack class:\n\n{Template.Fill("AppInStack.cs", values)}");
        foreach (var stack in project.StackNames.Where(stack => SystemOf(project, stack) == system.Name))
            draft.Next($"add to {project.ShownFile(stack)}, below config:\n\n{Template.Fill("AppKey.yaml", values)}");

        draft.Next(NewStack.NewKeys(project));
    }

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
        if (sources.Find(new Regex($@"ComponentResource Make\({apps.Name} app\) => app switch\s*{{[^}}]*(?=\n    }};)")) is { } place)
        {
            var line = LineAfter(place) + 1;
            draft.Edit(place.Path, text =>
            {
                var withArm = text.Insert(place.Match.Index + place.Match.Length, $"\n{arm}");
                var args = Regex.Match(withArm, @"\n    private (static )?\w+ (Name|Args)\(");
                return args.Success ? withArm.Insert(args.Index, $"\n{method}\n") : withArm;
            });
            draft.Next(string.Create(CultureInfo.InvariantCulture,
                $"write the application in {draft.Shown(place.Path)}, line {line} and below: its port, probes and secrets"));
        }
        else if (sources.Find(InStack(apps)) is { } other)
        {
            // Below the last one, and with its namespace.
            var statement = Template.Fill("AppInStack.cs", [
                .. values, ("space", other.Match.Groups["space"].Value),
                ("image", $"{other.Match.Groups["images"].Value}[{apps.Name}.{values.First(value => value.Item1 == "Name").Item2}]"),
            ]);
            draft.Edit(other.Path, text => text.Insert(other.Match.Index + other.Match.Length, statement));
            draft.Next(string.Create(CultureInfo.InvariantCulture,
                $"write the application in {draft.Shown(other.Path)}, line {LineAfter(other)} and below: its port, probes and hosts"));
        }
        else
        {
            draft.Next($"add to {draft.Shown(sources.Folder)}, where the applications are made:\n\n{arm}\n\n{method}\n");
        }
    }

    // The last application that a constructor makes.
    private static Regex InStack(Type apps) => new(
        @"\n        (_|var \w+) = new App\(""[^""]*"", new\(\)\n        \{\n            Namespace = (?<space>[\w.]+),\n"
            + $@"            Image = (?<images>[\w.]+)\[{apps.Name}\.\w+\],\n(            .*\n)*?        \}}\);\n",
        RegexOptions.RightToLeft | RegexOptions.ExplicitCapture);

    private static int LineAfter((string Path, Match Match) place) =>
        File.ReadAllText(place.Path).ReplaceLineEndings("\n")[..(place.Match.Index + place.Match.Length)].Split('\n').Length;
}
