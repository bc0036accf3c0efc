using System.CommandLine;
using System.Globalization;
using Infra.Bench;
using Infra.Commands;
using Infra.Hermetic;
using Spectre.Console;

var apps = new Option<int[]>("--apps")
{
    Description = "The sizes.",
    DefaultValueFactory = _ => [10, 100, 1000],
    AllowMultipleArgumentsPerToken = true,
};
var times = new Option<int>("--times") { Description = "How often each is run; the fastest counts.", DefaultValueFactory = _ => 3 };
var helm = new Option<string>("--helm") { Description = "The helm program.", DefaultValueFactory = _ => "helm" };
var kustomize = new Option<string>("--kustomize") { Description = "The kustomize program.", DefaultValueFactory = _ => "kustomize" };
var slow = new Option<int>("--kustomize-up-to")
{
    Description = "The largest size for kustomize (its time grows with the square).",
    DefaultValueFactory = _ => 100,
};
var monokle = new Option<string?>("--monokle")
{
    Description = "A folder in which npm installed @monokle/validation and yaml, to compare checks with. Default: no comparison.",
};
var size = new Argument<int>("apps");
var folder = new Argument<string>("folder");

var render = new Command("render", "Measure one render.") { Arguments = { size, folder }, Hidden = true };
render.SetAction((parsed, _) => Tasks.RenderAsync(parsed.GetValue(size), parsed.GetValue(folder)!));
var sdk = new Command("sdk", "Measure the SDK alone.") { Arguments = { size }, Hidden = true };
sdk.SetAction((parsed, _) => Tasks.SdkAsync(parsed.GetValue(size)));
var check = new Command("check-rules", "Measure one check of a stack.") { Arguments = { size }, Hidden = true };
check.SetAction((parsed, _) => Tasks.CheckAsync(parsed.GetValue(size)));
var checkFolder = new Command("check-folder", "Measure one check of a folder.") { Arguments = { folder }, Hidden = true };
checkFolder.SetAction((parsed, _) => Tasks.CheckFolderAsync(parsed.GetValue(folder)!));
var objects = new Option<int[]>("--objects")
{
    Description = "The sizes.",
    DefaultValueFactory = _ => [500, 5000, 50000],
    AllowMultipleArgumentsPerToken = true,
};
var diff = new Command("diff", "Times comparisons of a system with itself after a release.") { Options = { objects, times } };
diff.SetAction((parsed, _) => Comparisons.RunAsync(parsed.GetValue(objects)!, parsed.GetValue(times)));
var schemas = new Option<string?>("--schemas") { Description = "Where kubeconform finds its schemas. Default: the network." };
var checks = new Command("check", "Times checks of a folder, beside monokle and kubeconform where they are at hand.")
{
    Options = { objects, times, monokle, schemas },
};
checks.SetAction((parsed, _) =>
    Checks.RunAsync(parsed.GetValue(objects)!, parsed.GetValue(times), parsed.GetValue(monokle), parsed.GetValue(schemas)));

var root = new RootCommand(
    "Times a synthetic system of N applications, eight objects each, beside the same objects as a kustomization and as a chart.")
{
    Options = { apps, times, helm, kustomize, slow, monokle },
    Subcommands = { render, sdk, check, checkFolder, diff, checks },
};
root.SetAction(async (parsed, _) =>
{
    var core = DoctorCommand.Package("Pulumi")!;
    AnsiConsole.WriteLine(
        $"On Pulumi {core.Version}: {(core.StandIn ? "the stand-ins of sdk/, not what users have" : "the real packages")}.");
    var table = new Table().Border(TableBorder.Minimal).AddColumns("program", "objects", "s", "MB", "ms an object", "of it ours");
    foreach (var number in parsed.GetValue(apps)!)
    {
        var work = Directory.CreateTempSubdirectory("bench-");
        try
        {
            var engine = new HermeticEngine(_ => throw new InvalidOperationException("no other stack"));
            var result = await engine.RunAsync(SyntheticStack.Run("bench", number));
            var objects = result.Inventory.Manifests.Count;
            void Row(string program, Measured run, double? ours) => table.AddRow(
                program,
                objects.ToString(CultureInfo.InvariantCulture),
                run.Seconds.ToString("F2", CultureInfo.InvariantCulture),
                run.Megabytes.ToString("F0", CultureInfo.InvariantCulture),
                ((run.Inner ?? run.Seconds) * 1000 / objects).ToString("F3", CultureInfo.InvariantCulture),
                ours?.ToString("F3", CultureInfo.InvariantCulture) ?? "");

            var count = parsed.GetValue(times);
            var text = number.ToString(CultureInfo.InvariantCulture);
            var alone = Processes.FastestOfSelf(count, "sdk", text);
            var whole = Processes.FastestOfSelf(count, "render", text, Path.Combine(work.FullName, "infra"));
            Row("the SDK's testing API alone", alone, null);
            Row("infra render", whole, (whole.Inner - alone.Inner) * 1000 / objects);
            Row("infra check, the rules alone", Processes.FastestOfSelf(count, "check-rules", text), null);
            Row("infra check, of the rendered folder", Processes.FastestOfSelf(count, "check-folder", Path.Combine(work.FullName, "infra")),
                null);
            if (parsed.GetValue(monokle) is { } npm)
                Row("monokle validate, of the same folder", Checks.Monokle(count, npm, Path.Combine(work.FullName, "infra")), null);

            if (Processes.Exists(parsed.GetValue(helm)!))
            {
                var one = await engine.RunAsync(SyntheticStack.Run("one", 1));
                Peers.WriteChart(one, number, Path.Combine(work.FullName, "chart"));
                Row("helm template",
                    Processes.Fastest(count, parsed.GetValue(helm)!, "template", "bench", Path.Combine(work.FullName, "chart")), null);
            }

            if (number <= parsed.GetValue(slow) && Processes.Exists(parsed.GetValue(kustomize)!))
            {
                Peers.WriteKustomization(result, Path.Combine(work.FullName, "kustomization"));
                Row("kustomize build",
                    Processes.Fastest(count, parsed.GetValue(kustomize)!, "build", Path.Combine(work.FullName, "kustomization")), null);
            }
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    AnsiConsole.Write(table);
});
return await root.Parse(args).InvokeAsync();
