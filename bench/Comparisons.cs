using System.Diagnostics;
using System.Globalization;
using Infra.Diff;
using Infra.Hermetic;
using Infra.Manifests;
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
                old.Manifests.Count.ToString(CultureInfo.InvariantCulture),
                changed.ToString(CultureInfo.InvariantCulture),
                best.TotalSeconds.ToString("F3", CultureInfo.InvariantCulture),
                (best.TotalMicroseconds / old.Manifests.Count).ToString("F1", CultureInfo.InvariantCulture));
        }

        AnsiConsole.Write(table);
    }

    private static async Task<Inventory> SideAsync(string name, int apps)
    {
        var engine = new HermeticEngine(_ => throw new InvalidOperationException("The synthetic system refers to no stack."));
        return (await engine.RunAsync(SyntheticStack.Run("bench", apps))).Inventory with { Name = name };
    }

    private static Inventory Retagged(Inventory side) => side with
    {
        Manifests = [.. side.Manifests.Select(one => one.Id.Kind == "Deployment" ? one with { Tree = (MapNode)Retag(one.Tree) } : one)],
    };

    private static Node Retag(Node node) => node switch
    {
        MapNode map =>
            new MapNode(
                map.Entries.Select(entry =>
                    KeyValuePair.Create(entry.Key, entry.Key == "image" ? Node.From(entry.Value + "-next") : Retag(entry.Value)))),
        ListNode list => new ListNode([.. list.Items.Select(Retag)]),
        _ => node,
    };
}
