using System.Diagnostics;
using Infra.Diff;
using Infra.Manifests;
using Infra.Tests.Rules;

namespace Infra.Tests.Diff;

/// <summary>Runs alone, and measures processor time: other tests would make a clock lie.</summary>
[Collection(nameof(LinearTests))]
public sealed class ComparisonCostTests
{
    [Fact]
    public void The_cost_grows_with_the_number_of_objects()
    {
        Cheapest(100);
        Assert.InRange(Cheapest(5000) / Cheapest(500), 0, 40);
    }

    private static double Cheapest(int count)
    {
        var deployment = Sides.Of("x", Sides.Deployment).Manifests[0];
        var changed = Sides.Of("x", Sides.Deployment.Replace("web:1.0", "web:1.1", StringComparison.Ordinal)).Manifests[0];
        Inventory Many(Manifest item) => new()
        {
            Name = "x",
            Manifests = [.. Enumerable.Range(0, count).Select(i => item with { Id = item.Id with { Name = $"a{i}" } })],
        };
        var (old, @new) = (Many(deployment), Many(changed));
        return Enumerable.Range(0, 5).Min(_ =>
        {
            using var process = Process.GetCurrentProcess();
            var before = process.TotalProcessorTime;
            Assert.Equal(count, Comparison.Of(old, @new).Items.Count);
            process.Refresh();
            // A clock tick is the least that can be measured.
            return Math.Max((process.TotalProcessorTime - before).TotalMilliseconds, 10);
        });
    }
}
