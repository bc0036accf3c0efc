using Infra.Adopt;
using Infra.Adoption;
using Infra.Hermetic;
using Infra.Reports;
using Infra.Sources;
using Infra.Wording;

namespace Infra.Commands;

/// <summary><c>infra adopt</c>: how a system that runs becomes a stack's without a gap.</summary>
internal static class AdoptCommand
{
    public static Command Create(CommandHost host)
    {
        var stack = host.StackArgument();
        var from = new Option<string?>("--from")
        {
            Description = "A folder of what `kubectl get -o yaml --show-managed-fields` printed. Default: the cluster is asked.",
            HelpName = "folder",
        };
        var context = new Option<string?>("--context")
        {
            Description = "The context of the kubeconfig. Default: that of the stack, else the current one.",
            HelpName = "context",
        };
        var kubeconfig = new Option<string?>("--kubeconfig")
        {
            Description = "The kubeconfig of the cluster. Default: that of the stack, else kubectl's own.",
            HelpName = "file",
        };
        var to = new Option<string?>("--out")
        {
            Description = "The folder for the import file, the page of steps and the script of the handover. Default: nothing is written.",
            HelpName = "folder",
        };
        var format = new Option<ReportFormat>(CommandHost.FormatName)
        {
            Description = "The output format. Default: text.",
            HelpName = "text|json|markdown",
        };
        format.AcceptOnlyFromAmong("text", "json", "markdown");
        var json = CommandHost.JsonOption();
        var command = new Command("adopt",
            "Compare a stack with what runs already, and write how it is taken over without a gap: steps, commands, the file to import.")
        {
            stack, from, kubeconfig, context, to, format, json,
        };
        command.Validators.Add(result =>
        {
            foreach (var option in new[] { kubeconfig, context }.Where(_ => result.GetValue(from) is not null))
            {
                if (result.GetValue(option) is not null)
                    result.AddError($"{option.Name} is for the cluster: leave it out with --from.");
            }
        });
        command.SetAction(async (parsed, cancellation) =>
        {
            var asked = new Asked(parsed.GetValue(from), parsed.GetValue(kubeconfig), parsed.GetValue(context));
            var plan = await PlanAsync(host, parsed.GetRequiredValue(stack), asked, cancellation).ConfigureAwait(false);
            Print(host, plan, parsed.GetValue(json) ? ReportFormat.Json : parsed.GetValue(format));
            if (parsed.GetValue(to) is { } folder)
                Write(host, plan, folder);
            else
                host.Screen.Next("`--out <folder>` writes the files that the steps name, and a page with every field that changes.");

            return plan.Count(TakeoverKind.Replaced) > 0 || plan.Gaps.Any() ? ExitCodes.Refused : ExitCodes.Fine;
        });
        return command;
    }

    private static async Task<AdoptionPlan> PlanAsync(
        CommandHost host, string name, Asked asked, CancellationToken cancellation)
    {
        var from = asked.Folder;
        var project = host.OpenProject(name);
        var engine = new HermeticEngine(other => Task.FromResult(project.Bind(other).Run));
        var stack = await host.Screen.WhileAsync($"Running stack {name}", () => engine.RunAsync(name).WaitAsync(cancellation))
            .ConfigureAwait(false);
        var owner = StackCheck.SiblingsOf(stack).FirstOrDefault();
        var (guests, notes) = await GuestsAsync(project, engine, name, cancellation).ConfigureAwait(false);
        var others = await Task.WhenAll(guests.Append(owner).OfType<string>().Select(engine.RunAsync)).WaitAsync(cancellation)
            .ConfigureAwait(false);

        var choice = ClusterChoice.Of(stack);
        var connection = Connection(host, choice, asked, project.File.Folder);
        var cluster = from is not null ? await FromFolderAsync(host, from, cancellation).ConfigureAwait(false)
            : await host.Screen.WhileAsync("Asking the cluster", () => new ClusterReader(Kubectl(host), connection, project.File.Folder)
                .ReadAsync(Joined(stack, others), cancellation)).ConfigureAwait(false);
        var takeovers = Takeovers.Of(stack.Inventory, cluster.Objects, Inputs(stack));
        if (takeovers.All(takeover => takeover.Live is null))
            throw new RefusedException(NothingRuns(name, from ?? "the cluster", from is not null));

        var (missing, unknown) = MissingPart.Of(stack.Inventory, cluster);
        var undoers = Undoer.Of(stack.Inventory, cluster);
        var (import, before) = ImportFile.Of(stack, project.File.Name, cluster);
        var walk = owner is not null ? []
            : await host.Screen.WhileAsync("Walking the steps",
                () => WalkAsync(new AdoptionWalk(project, host.Systems), name, guests, cluster.Objects, cancellation))
                .ConfigureAwait(false);
        return new AdoptionPlan
        {
            Stack = name,
            Cluster = from is null ? "the cluster" : $"folder {from}",
            Objects = takeovers,
            Charts = [.. stack.Inventory.Charts.Select(chart => Chart(chart, cluster, undoers))],
            Missing = missing,
            Undoers = undoers,
            Left = LeftBehind.Of(stack.Inventory, [.. others.Select(other => other.Inventory)], cluster),
            Walk = walk,
            Owner = owner,
            Guests = guests,
            Import = import,
            Before = before,
            Notes =
            [
                .. Unsure(choice, asked, name),
                .. notes,
                .. unknown,
                .. cluster.Unasked,
                .. cluster.Objects.Notes,
                .. Secrets(takeovers, stack),
            ],
            Kubectl = string.Join(' ', connection.Select(ShellWord.Of).Prepend("kubectl")),
            IsClusterMade = choice.IsMade && owner is null,
        };
    }

    private static IEnumerable<string> Unsure(ClusterChoice choice, Asked asked, string name)
    {
        if (asked is { Folder: null, Kubeconfig: null, Context: null } && (choice.IsMade || choice.IsHidden))
        {
            yield return $"which cluster stack {name} uses: its kubeconfig {(choice.IsMade ? "is made by a deployment" : "is a secret")}, so "
                + "the current context of kubectl was asked; name the right one with --kubeconfig or --context";
        }
    }

    private static string Kubectl(CommandHost host) => new ToolFinder(host.Environment("PATH")).Find("kubectl")
        ?? throw ClusterReader.Refusal("no kubectl on the PATH", "install kubectl, or name a folder of exported objects with --from");

    private static async Task<IReadOnlyList<WalkStep>> WalkAsync(
        AdoptionWalk walk, string owner, IReadOnlyList<string> guests, Inventory running, CancellationToken cancellation)
    {
        var plan = await walk.PlanAsync(owner, guests, running, cancellation).ConfigureAwait(false);
        return await walk.RunAsync(plan, Handover.Done(running), cancellation).ConfigureAwait(false);
    }

    // Stacks that cannot be run say nothing about who attaches to this one.
    private static async Task<(IReadOnlyList<string> Guests, IReadOnlyList<string> Notes)> GuestsAsync(
        Project project, HermeticEngine engine, string owner, CancellationToken cancellation)
    {
        var (guests, notes) = (new List<string>(), new List<string>());
        foreach (var other in project.StackNames.Where(other => other != owner))
        {
            try
            {
                var result = await engine.RunAsync(other).WaitAsync(cancellation).ConfigureAwait(false);
                if (StackCheck.SiblingsOf(result).Contains(owner))
                    guests.Add(other);
            }
            catch (RefusedException)
            {
                notes.Add($"stack {other} is refused, so whether it attaches to {owner} is not known; `infra preview {other}` says why");
            }
        }

        return (guests, notes);
    }

    private static async Task<RunningCluster> FromFolderAsync(CommandHost host, string folder, CancellationToken cancellation)
    {
        var path = host.PathOf(folder);
        if (!Path.Exists(path))
        {
            throw new RefusedException(new Diagnostic(Codes.UnreadableFile, $"--from {SettingPath.Shown(folder)}",
                "there is none of this name", "a folder or file of exported objects",
                "export them with `kubectl get ... -o yaml --show-managed-fields`"));
        }

        var exported = await host.Folders(asFiles: true).ReadAsync(path, folder, cancellation).ConfigureAwait(false);
        return RunningCluster.Of(exported.Complete());
    }

    // The cluster is chosen as the stack's provider chooses it, where the settings say so in plain text.
    private static IReadOnlyList<string> Connection(CommandHost host, ClusterChoice choice, Asked asked, string folder)
    {
        if (asked.Kubeconfig is { } named && !File.Exists(host.PathOf(named)))
        {
            throw new RefusedException(new Diagnostic(Codes.UnreadableFile, $"--kubeconfig {SettingPath.Shown(named)}",
                "there is none of this name", "a kubeconfig", "check the name"));
        }

        // Another kubeconfig has other contexts.
        var chosen = asked.Kubeconfig is { } file ? choice with { Kubeconfig = host.PathOf(file), Context = asked.Context }
            : choice with { Context = asked.Context ?? choice.Context };
        return chosen.Options(folder, host.Environment("HOME"));
    }

    private static Inventory Joined(StackResult stack, IEnumerable<StackResult> others) => stack.Inventory with
    {
        Manifests = [.. stack.Inventory.Manifests.Concat(others.SelectMany(other => other.Inventory.Manifests)).DistinctBy(Takeovers.Key)],
    };

    private static ImportedInputs Inputs(StackResult stack)
    {
        var providers = stack.Providers.Where(provider => provider.Key.Type == "pulumi:providers:kubernetes").ToList();
        bool Says(string key) => providers.Exists(provider => provider.Inputs[key]?.ToString() is "true" or "True");
        return new ImportedInputs(Says("enableSecretMutable"), Says("enableConfigMapMutable"));
    }

    private static IEnumerable<string> Secrets(IReadOnlyList<Takeover> takeovers, StackResult stack) => Inputs(stack).SecretsAreMutable ? []
        : takeovers.Where(takeover => takeover is { Live: not null, Own.Id: { Group: "", Kind: "Secret" } })
            .Select(takeover =>
                $"{takeover.Own.Id}: its values are not compared; where the settings have others, Pulumi deletes it and makes it again");

    private static ChartTakeover Chart(ChartRelease chart, RunningCluster cluster, IReadOnlyList<Undoer> undoers)
    {
        var isRelease = cluster.Releases.Contains((chart.Namespace ?? "default", chart.Name));
        var by = isRelease ? null : undoers.FirstOrDefault(undoer => undoer.Charts.Contains(chart.Name))?.On.Id.ToString();
        return new ChartTakeover(chart, isRelease, by);
    }

    private static Diagnostic NothingRuns(string stack, string where, bool isFolder) => new(
        Codes.NothingRuns, $"infra adopt {stack}", SettingPath.Shown(where), "at least one object of the stack",
        $"{(isFolder ? "name the folder of the right cluster" : "choose the right one with --context")}; "
        + "what does not run yet needs no adoption, only `pulumi up`");

    private static void Print(CommandHost host, AdoptionPlan plan, ReportFormat format)
    {
        switch (format)
        {
            case ReportFormat.Json:
                host.Screen.Json(AdoptionJson.Of(plan), AdoptionJsonContext.Default.AdoptionJson);
                break;
            case ReportFormat.Markdown:
                host.Screen.Output.Write(AdoptionPage.Of(plan));
                break;
            default:
                AdoptionText.Write(plan, host.Screen);
                break;
        }
    }

    private static void Write(CommandHost host, AdoptionPlan plan, string folder)
    {
        var files = new List<(string Name, string Text)>
        {
            (plan.ImportName, Screen.ToJson(plan.Import, AdoptionJsonContext.Default.ImportJson)),
            ($"{plan.Stack}-adoption.md", AdoptionPage.Of(plan)),
        };
        if (plan.Handovers.Count > 0)
            files.Add((plan.HandoverName, $"#!/bin/sh\nset -eu\n{string.Join('\n', plan.Handovers)}\n"));

        foreach (var (name, text) in files)
            OutputFile.Write(Path.GetFullPath(Path.Combine(host.PathOf(folder), name)), Path.Combine(folder, name), text);

        host.Screen.ErrorLine($"Written to {folder}: {Words.AllOf(files.Select(file => file.Name))}.");
    }

    /// <summary>What is compared with the stack: a folder, or the cluster of a kubeconfig and a context.</summary>
    private sealed record Asked(string? Folder, string? Kubeconfig, string? Context);
}
