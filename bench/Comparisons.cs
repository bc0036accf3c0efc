using System.Diagnostics;
using System.Globalization;
using Infra.Diff;
using Infra.Hermetic;
using Spectre.Console;

namespace Infra.Bench;

/// <summary>Comparisons of a synthetic system with itself after a release: every application has another image.</summary>
internal static class Comparisons
{
    private const int ObjectsOfAnApp = 8;

    /// <summary>Compares systems of some sizes, each several times; the fastest counts.</summary>
    public static async Task RunAsync(IReadOnlyList<int> objects, int times)
    {
        var table = new Table().Border(TableBorder.Minimal).AddColumns("objects on each side", "changed", "s", "µs an object");
        foreach (var number in objects)
        {
            var apps = number / ObjectsOfAnApp;
            var (old, @new) = (await SideAsync("old", apps), Retagged(await SideAsync("new", apps)));
            var best = TimeSpan.MaxValue;
            var changed = 0;
            for (var i = 0; i < times; i++)
            {
                var clock = Stopwatch.StartNew();
                changed = Comparison.Of(old, @new).Items.Count;
                best = clock.Elapsed < best ? clock.Elapsed : best;
            }

            table.AddRow(
                old.Items.Count.ToString(CultureInfo.InvariantCulture),
                changed.ToString(CultureInfo.InvariantCulture),
                best.TotalSeconds.ToString("F3", CultureInfo.InvariantCulture),
                (best.TotalMicroseconds / old.Items.Count).ToString("F1", CultureInfo.InvariantCulture));
        }

        AnsiConsole.Write(table);
    }

    private static async Task<DiffSide> SideAsync(string name, int apps)
    {
        var engine = new HermeticEngine(_ => throw new InvalidOperationException("The synthetic system refers to no stack."));
        return DiffSide.Of(name, await engine.RunAsync(SyntheticStack.Run("bench", apps)));
    }

    private static DiffSide Retagged(DiffSide side) => side with { Items = [.. side.Items.Select(item => item.Type == "apps/Deployment" ? item with { Tree = (Manifests.MapNode)Retag(item.Tree) } : item)] };

    private static Manifests.Node Retag(Manifests.Node node) => node switch
    {
        Manifests.MapNode map => new Manifests.MapNode(map.Entries.Select(entry => KeyValuePair.Create(entry.Key, entry.Key == "image" ? Manifests.Node.From(entry.Value + "-next") : Retag(entry.Value)))),
        Manifests.ListNode list => new Manifests.ListNode([.. list.Items.Select(Retag)]),
        _ => node,
    };
}
