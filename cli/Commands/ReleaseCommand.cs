using Infra.Promotion;
using Infra.Sources;
using Spectre.Console;

namespace Infra.Commands;

/// <summary><c>infra release</c>: what a stack runs, ran, and should run.</summary>
internal static class ReleaseCommand
{
    private const string Show = "show";
    private const string Set = "set";
    private const string History = "history";
    private const string Back = "back";
    private const int ShortCommit = 10;

    public static Command Create(CommandHost host)
    {
        var stack = host.StackArgument();
        var action = new Argument<string?>("action")
        {
            HelpName = "action",
            Description = $"{Show} (the default), {Set} <image>=<reference or tag>..., {History}, or {Back} [n].",
            Arity = ArgumentArity.ZeroOrOne,
        };
        action.AcceptOnlyFromAmong(Show, Set, History, Back);
        var values = new Argument<string[]>("values")
        {
            Description = "For set: images or versions with their new values. For back: how many releases, 1 by default.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var revision = new Option<string?>("--revision")
        {
            Description = "For set: the git revision that the images were built from.",
            HelpName = "commit",
        };
        var dryRun = PromoteCommand.DryRun();
        var allowDirty = PromoteCommand.AllowDirty();
        var allowDowngrade = new Option<bool>("--allow-downgrade")
        {
            Description = "For set: also take an older version of what does not go back, where there is nothing to lose.",
        };
        var json = CommandHost.JsonOption();
        var command = new Command("release", "Show what a stack runs or ran, set an image, or go back to an older release.")
        {
            stack,
            action,
            values,
            revision,
            dryRun,
            allowDirty,
            allowDowngrade,
            json,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var name = parsed.GetRequiredValue(stack);
            var given = parsed.GetValue(values) ?? [];
            var project = host.OpenProject(name);
            var git = await GitRepository.OpenAsync(new ToolFinder(host.Environment("PATH")).Find("git"), project.File.Folder, cancellation)
                .ConfigureAwait(false);
            var editor = new ReleaseEditor(host, project, git);
            var now = Release.Of(project.Bind(name));
            PromotionPlan plan;
            switch (parsed.GetValue(action) ?? Show)
            {
                case Set:
                    plan = PlanSet(name, now, given, parsed.GetValue(revision), parsed.GetValue(allowDowngrade));
                    break;
                case Back when git is null:
                    throw editor.NoRepository(name);
                case Back:
                    plan = PlanBack(name, now, await editor.HistoryAsync(name, cancellation).ConfigureAwait(false), Steps(given));
                    break;
                case var show:
                    RefuseValues(given);
                    if (show == History && git is null)
                        throw editor.NoRepository(name);

                    var past = show == Show
                        ? [new PastRelease("", "", "now", now)]
                        : await editor.HistoryAsync(name, cancellation).ConfigureAwait(false);
                    Print(host.Screen, name, past, parsed.GetValue(json), isHistory: show == History);
                    return ExitCodes.Fine;
            }

            if (!parsed.GetValue(allowDirty))
                await editor.RefuseDirtyAsync(name, cancellation).ConfigureAwait(false);

            var result = await editor.ApplyAsync(name, plan.Moves, !parsed.GetValue(dryRun), cancellation).ConfigureAwait(false);
            PromotionReport.Print(host.Screen, parsed.GetValue(json), plan, result, name, project.ShownFile(name),
                !parsed.GetValue(dryRun));
            return ExitCodes.Fine;
        });
        return command;
    }

    private static PromotionPlan PlanSet(string stack, Release now, string[] given, string? revision, bool allowDowngrade)
    {
        var moves = new List<ReleaseMove>();
        foreach (var text in given)
        {
            var sign = text.IndexOf('=', StringComparison.Ordinal);
            if (sign <= 0)
                throw Misused(text, "an image or version, =, and its new value");

            var (key, value) = (text[..sign], text[(sign + 1)..]);
            var group = Release.Keys.Take(2).FirstOrDefault(group => now.Group(group).ContainsKey(Bare(key, group)))
                ?? throw new RefusedException(
                    PromotionPlan.NotRun(stack, key, [.. now.Images.Keys.Concat(now.Versions.Keys).Order(StringComparer.Ordinal)]));
            key = Bare(key, group);
            value = group == Release.ImagesKey ? ImageName.Completed(value, now.Images[key]) : value;
            moves.Add(new ReleaseMove(group, key, now.Group(group)[key], value));
            if (group == Release.ImagesKey && now.Revisions.GetValueOrDefault(key) != revision
                && (revision is not null || now.Images[key] != value))
            {
                moves.Add(new ReleaseMove(Release.RevisionsKey, key, now.Revisions.GetValueOrDefault(key), revision));
            }
        }

        if (moves.Count == 0)
            throw Misused(Set, "at least one <image>=<reference>");

        if (moves.GroupBy(move => move.Path).FirstOrDefault(group => group.Skip(1).Any()) is { } twice)
            throw Misused(twice.Key, "each key once");

        moves.RemoveAll(move => move.Old == move.New);
        var bound = moves.Select(move => (Move: move, Reason: WayBack.Refuses(move))).Where(move => move.Reason is not null).ToList();
        if (bound.Count > 0 && !allowDowngrade)
        {
            throw new RefusedException(bound.Select(value => new Diagnostic(Codes.NoWayBack, $"stack {stack}, infra:{value.Move.Path}",
                $"{value.Move.Old} -> {value.Move.New}: {value.Reason}", "the version that runs, or a newer one",
                "leave it, or pass --allow-downgrade where there is nothing to lose")));
        }

        return new PromotionPlan(moves, [],
            [
                .. PromotionPlan.Judge(stack, moves),
                .. WayBack.WarningsOfSet(moves),
                .. bound.Select(value => $"{value.Move.Path} goes back all the same: {value.Reason}"),
            ]);
    }

    private static PromotionPlan PlanBack(string stack, Release now, IReadOnlyList<PastRelease> past, int steps)
    {
        // An uncommitted release is not in the history, so that the newest of it is one step away.
        var older = past.Count > 0 && IsFrom(past[0].Release, now) ? past.Skip(1).ToList() : [.. past];
        if (steps > older.Count)
        {
            throw new RefusedException(new Diagnostic(Codes.NoSuchRelease, $"infra release {stack} back {steps}",
                $"{older.Count} older releases in the history",
                "a release that the stack's file once held",
                older.Count == 0
                    ? "there is nothing to go back to; name the image with `set`"
                    : $"`infra release {stack} history` lists them"));
        }

        var then = older[steps - 1].Release;
        var moves = new List<ReleaseMove>();
        var left = new List<ReleaseLeft>();
        foreach (var group in Release.Keys)
        {
            foreach (var (key, value) in now.Group(group).OrderBy(entry => entry.Key, StringComparer.Ordinal))
            {
                var move = new ReleaseMove(group, key, value, then.Group(group).GetValueOrDefault(key));
                if (move.Old == move.New)
                    continue;

                if (move.New is null && group != Release.RevisionsKey)
                {
                    var isPinned = group == Release.VersionsKey && past.Any(release => release.Release.Versions.ContainsKey(key));
                    if (group == Release.ImagesKey || isPinned)
                        left.Add(new ReleaseLeft(move.Path, "the older release does not say which it ran"));
                }
                else if (WayBack.Refuses(move) is { } reason)
                {
                    left.Add(new ReleaseLeft(move.Path, reason));
                }
                else
                {
                    moves.Add(move);
                }
            }

            moves.AddRange(then.Group(group).Where(entry => group == Release.RevisionsKey && !now.Group(group).ContainsKey(entry.Key))
                .Select(entry => new ReleaseMove(group, entry.Key, null, entry.Value)));
        }

        // A revision goes with its image.
        moves.RemoveAll(move =>
            move.Group == Release.RevisionsKey && left.Exists(value => value.Path == $"{Release.ImagesKey}.{move.Key}"));
        left.AddRange(then.Images.Keys.Where(key => !now.Images.ContainsKey(key)).Order(StringComparer.Ordinal)
            .Select(key => new ReleaseLeft($"{Release.ImagesKey}.{key}", "the stack does not have it any longer")));
        return new PromotionPlan(moves, left, [.. PromotionPlan.Judge(stack, moves), .. WayBack.Warnings(moves)]);
    }

    // The file leaves out what the program pins.
    private static bool IsFrom(Release file, Release bound) =>
        Release.Keys.All(group => file.Group(group).All(entry => bound.Group(group).GetValueOrDefault(entry.Key) == entry.Value))
        && bound.Images.Count == file.Images.Count && bound.Revisions.Count == file.Revisions.Count;

    private static int Steps(string[] given) => given switch
    {
        [] => 1,
        [var text] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var steps) && steps > 0 => steps,
        _ => throw Misused(string.Join(' ', given), "how many releases to go back, from 1"),
    };

    private static void RefuseValues(string[] given)
    {
        if (given.Length > 0)
            throw Misused(string.Join(' ', given), "nothing more");
    }

    private static RefusedException Misused(string actual, string allowed) =>
        new(new Diagnostic(Codes.ReleaseAction, "infra release", SettingPath.Shown(actual), allowed, "see `infra release --help`"));

    private static string Bare(string key, string group) =>
        key.StartsWith(group + ".", StringComparison.Ordinal) ? key[(group.Length + 1)..] : key;

    private static void Print(Screen screen, string stack, IReadOnlyList<PastRelease> releases, bool json, bool isHistory)
    {
        if (json)
        {
            screen.Json(new ReleasesJson(stack, releases), PromotionJsonContext.Default.ReleasesJson);
            return;
        }

        if (releases.Count == 0)
            screen.Line($"No release of {stack} was ever committed.");

        for (var i = 0; i < releases.Count; i++)
        {
            var (commit, time, subject, release) = releases[i];
            if (isHistory)
            {
                screen.Write(new Paragraph().Append($"{i.ToString(CultureInfo.InvariantCulture),3}  ", Styles.Faint)
                    .Append($"{commit[..Math.Min(ShortCommit, commit.Length)]} {time} ")
                    .Append($"{SettingPath.Shown(subject)}\n", Styles.Strong));
            }

            var before = i + 1 < releases.Count ? releases[i + 1].Release : null;
            var grid = new Grid()
                .AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(isHistory ? 5 : 0, 0, 2, 0) })
                .AddColumn(new GridColumn { Padding = new Padding(0, 0, 0, 0) });
            foreach (var group in Release.Keys.Take(2))
            {
                foreach (var (key, value) in release.Group(group).OrderBy(entry => entry.Key, StringComparer.Ordinal))
                {
                    var was = before?.Group(group).GetValueOrDefault(key);
                    if (!isHistory || before is null || was != value)
                    {
                        var of = group == Release.ImagesKey && release.Revisions.GetValueOrDefault(key) is { } revision
                            ? $"  (revision {revision})"
                            : "";
                        grid.AddRow(new Text($"{group}.{key}", Styles.Strong),
                            new Text($"{(before is null || was is null ? "" : was + " -> ")}{value}{of}") { Overflow = Overflow.Fold });
                    }
                }
            }

            if (grid.Rows.Count > 0)
                screen.Write(grid);
        }
    }
}
