using System.Globalization;
using Infra.Hermetic;
using Infra.Manifests;
using Infra.Rendering;
using Spectre.Console;

namespace Infra.Bench;

/// <summary>Checks of a folder with the objects of a synthetic system, beside those other checkers that are at hand.</summary>
internal static class Checks
{
    private const int ObjectsOfAnApp = 8;

    /// <summary>Checks folders of some sizes, each several times and in a process of its own; the fastest counts.</summary>
    /// <param name="objects">The sizes.</param>
    /// <param name="times">How often each is run.</param>
    /// <param name="npm">The folder in which npm installed @monokle/validation and yaml; null where it did not.</param>
    /// <param name="schemas">Where kubeconform finds its schemas without a network; null for its own default.</param>
    public static async Task RunAsync(IReadOnlyList<int> objects, int times, string? npm, string? schemas)
    {
        var table = new Table().Border(TableBorder.Minimal).AddColumns("program", "objects", "s", "MB", "µs an object", "times infra");
        foreach (var number in objects)
        {
            var work = Directory.CreateTempSubdirectory("bench-");
            try
            {
                var folder = Path.Combine(work.FullName, "infra");
                var engine = new HermeticEngine(_ => throw new InvalidOperationException("The synthetic system refers to no stack."));
                var result = await engine.RunAsync(SyntheticStack.Run("bench", number / ObjectsOfAnApp));
                ManifestRendering.Write(result.Inventory, folder, ChartStyle.Argo);
                var own = Processes.FastestOfSelf(times, "check-folder", folder);
                Add(table, "infra check", result.Inventory, own, own);
                if (npm is not null)
                    Add(table, "monokle validate", result.Inventory, Monokle(times, npm, folder), own);

                if (Processes.Exists("kubeconform"))
                {
                    string[] from = schemas is null ? [] : ["-schema-location", schemas];
                    var other = Processes.Fastest(times, "kubeconform", [.. from, "-ignore-missing-schemas", "-summary", folder]);
                    Add(table, "kubeconform, schemas alone", result.Inventory, other, own);
                }
            }
            finally
            {
                work.Delete(recursive: true);
            }
        }

        AnsiConsole.Write(table);
        if (npm is null && !Processes.Exists("kubeconform"))
            AnsiConsole.WriteLine("No other checker was run: kubeconform is not on the PATH, and --monokle names no folder.");
    }

    /// <summary>Measures @monokle/validation.</summary>
    public static Measured Monokle(int times, string npm, string folder)
    {
        // A module finds its packages from where it stands.
        var script = Path.Combine(npm, "infra-bench.mjs");
        File.Copy(Path.Combine(AppContext.BaseDirectory, "monokle.mjs"), script, overwrite: true);
        return Processes.Fastest(times, "node", script, folder);
    }

    private static void Add(Table table, string program, Inventory inventory, Measured run, Measured own) => table.AddRow(
        program,
        inventory.Manifests.Count.ToString(CultureInfo.InvariantCulture),
        run.Seconds.ToString("F2", CultureInfo.InvariantCulture),
        run.Megabytes.ToString("F0", CultureInfo.InvariantCulture),
        (run.Seconds * 1e6 / inventory.Manifests.Count).ToString("F0", CultureInfo.InvariantCulture),
        (run.Seconds / own.Seconds).ToString("F1", CultureInfo.InvariantCulture));
}
