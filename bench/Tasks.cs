using System.Diagnostics;
using System.Globalization;
using Infra.Hermetic;
using Infra.Manifests;
using Infra.Rendering;
using Infra.Rules;
using Pulumi;
using Pulumi.Testing;

namespace Infra.Bench;

/// <summary>What is measured, each in a process of its own.</summary>
internal static class Tasks
{
    /// <summary>Everything from settings to written files.</summary>
    public static async Task RenderAsync(int apps, string folder)
    {
        var clock = Stopwatch.StartNew();
        var engine = new HermeticEngine(_ => throw new InvalidOperationException("The synthetic system refers to no stack."));
        var result = await engine.RunAsync(SyntheticStack.Run("bench", apps));
        ManifestRendering.Write(result.Inventory, folder, ChartStyle.Argo);
        Say(clock);
    }

    /// <summary>The SDK's testing API alone, with mocks that give every input back: what is there without us.</summary>
    public static async Task SdkAsync(int apps)
    {
        var clock = Stopwatch.StartNew();
        await Deployment.TestWithServiceProviderAsync<Stack>(new Echo(), new Factory(apps), new TestOptions { IsPreview = false });
        Say(clock);
    }

    /// <summary>The rules over a stack that ran before the clock starts.</summary>
    public static async Task CheckAsync(int apps)
    {
        var engine = new HermeticEngine(_ => throw new InvalidOperationException("The synthetic system refers to no stack."));
        var result = await engine.RunAsync(SyntheticStack.Run("bench", apps));
        var clock = Stopwatch.StartNew();
        _ = Checker.Check(result.Inventory);
        Say(clock);
    }

    /// <summary>The rules over a folder, with the reading of its files.</summary>
    public static Task CheckFolderAsync(string folder)
    {
        var clock = Stopwatch.StartNew();
        _ = Checker.Check(InventoryReader.Read(folder));
        Say(clock);
        return Task.CompletedTask;
    }

    private static void Say(Stopwatch clock) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"inner {clock.Elapsed.TotalSeconds:F4}"));

    private sealed class Echo : IMocks
    {
        public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args) =>
            Task.FromResult<(string?, object)>((args.Name, args.Inputs));

        public Task<object> CallAsync(MockCallArgs args) => Task.FromResult<object>(args.Args);
    }

    private sealed class Factory(int apps) : IServiceProvider
    {
        public object GetService(Type serviceType) => SyntheticStack.Run("bench", apps).Compose(new StackOptions());
    }
}
