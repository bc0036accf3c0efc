using Infra.Promotion;
using Infra.Sources;

namespace Infra.Commands;

/// <summary><c>infra promote</c>: takes what one stack runs to another.</summary>
internal static class PromoteCommand
{
    public static Command Create(CommandHost host)
    {
        var from = new Argument<string>("from") { Description = "The stack to promote from.", HelpName = "from" };
        var to = new Argument<string>("to") { Description = "The stack to promote to.", HelpName = "to" };
        var only = new Option<string[]>("--only")
        {
            Description = "Promote only this image or version. May be repeated.",
            HelpName = "key",
        };
        var dryRun = DryRun();
        var allowDirty = AllowDirty();
        var json = CommandHost.JsonOption();
        var command = new Command("promote", "Promote the images and versions of one stack to another, and show what changes.")
        {
            from,
            to,
            only,
            dryRun,
            allowDirty,
            json,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var (source, target) = (parsed.GetRequiredValue(from), parsed.GetRequiredValue(to));
            if (source == target)
            {
                throw new RefusedException(new Diagnostic(Codes.SameStack, $"infra promote {source} {target}", target, "two stacks",
                    $"name another target; `infra release {target} back` takes a stack to an older release of its own"));
            }

            var project = host.OpenProject(target);
            var git = await GitRepository.OpenAsync(new ToolFinder(host.Environment("PATH")).Find("git"), project.File.Folder, cancellation)
                .ConfigureAwait(false);
            var editor = new ReleaseEditor(host, project, git);
            var (runs, willRun) = (project.Bind(source), project.Bind(target));
            if (!parsed.GetValue(allowDirty))
            {
                await editor.RefuseDirtyAsync(source, cancellation).ConfigureAwait(false);
                await editor.RefuseDirtyAsync(target, cancellation).ConfigureAwait(false);
            }

            var past = await editor.HistoryAsync(target, cancellation).ConfigureAwait(false);
            var plan = PromotionPlan.Of(source, Release.Of(runs), target, Release.Of(willRun), [.. past.Select(release => release.Release)],
                parsed.GetValue(only) ?? []);
            var result = await editor.ApplyAsync(target, plan.Moves, !parsed.GetValue(dryRun), cancellation).ConfigureAwait(false);
            PromotionReport.Print(host.Screen, parsed.GetValue(json), plan, result, target, project.ShownFile(target),
                !parsed.GetValue(dryRun));
            return ExitCodes.Fine;
        });
        return command;
    }

    internal static Option<bool> DryRun() => new("--dry-run") { Description = "Show what would change without writing anything." };

    internal static Option<bool> AllowDirty() => new("--allow-dirty") { Description = "Allow stack files with uncommitted changes." };
}
