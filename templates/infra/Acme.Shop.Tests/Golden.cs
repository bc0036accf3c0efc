using System.Runtime.CompilerServices;
using Infra.Components;
using Infra.Hermetic;
using Infra.Manifests;
using Pulumi.Kubernetes;

namespace Acme.Shop.Tests;

/// <summary>Compares what a component makes with a file that was reviewed. <c>GOLDEN_UPDATE=1 dotnet test</c> writes the file.</summary>
internal static class Golden
{
    /// <summary>Compares.</summary>
    /// <param name="path">The file, from this folder.</param>
    /// <param name="build">Makes the component on a cluster.</param>
    public static async Task IsAsync(string path, Action<Cluster> build)
    {
        var actual = await RenderAsync(build);
        var file = Path.Combine(Here(), path);
        if (Environment.GetEnvironmentVariable("GOLDEN_UPDATE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, actual);
        }

        Assert.True(File.Exists(file), $"{path} does not exist. GOLDEN_UPDATE=1 dotnet test writes it.");
        Assert.Equal(await File.ReadAllTextAsync(file), actual);
    }

    /// <summary>The Kubernetes objects that a component makes, without a cluster.</summary>
    /// <param name="build">Makes the component on a cluster.</param>
    public static async Task<string> RenderAsync(Action<Cluster> build)
    {
        var run = StackRun.Of(() => build(new Cluster { Provider = new Provider("test") }));
        var result = await new HermeticEngine().RunAsync(run);
        using var yaml = new StringWriter();
        ManifestWriter.WriteAll(result.Inventory.Manifests, yaml);
        return yaml.ToString();
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
