using System.Collections.Concurrent;
using System.Collections.Immutable;
using Pulumi;
using Pulumi.Testing;

namespace Infra.Sdk.Typed.Tests;

/// <summary>
/// Keeps what reaches the engine and answers every resource with its own inputs and every call with <paramref name="answer"/>.
/// </summary>
internal sealed class Recorder(Func<MockCallArgs, Dictionary<string, object>>? answer = null, Dictionary<string, object>? state = null)
    : IMocks
{
    private readonly ConcurrentQueue<MockResourceArgs> _resources = new();
    private readonly ConcurrentQueue<MockCallArgs> _calls = new();

    public IReadOnlyCollection<MockResourceArgs> Resources => _resources;

    public IReadOnlyCollection<MockCallArgs> Calls => _calls;

    public static async Task<Recorder> RunAsync(Action program, Dictionary<string, object>? state = null)
    {
        var recorder = new Recorder(state: state);
        await recorder.RunProgramAsync(program);
        return recorder;
    }

    /// <summary>The inputs of the only resource that the program makes.</summary>
    public static async Task<MockResourceArgs> OnlyResourceAsync(Action program) => Assert.Single((await RunAsync(program)).Resources);

    public Task RunProgramAsync(Action program) => Deployment.TestAsync(this, new TestOptions { IsPreview = false }, program);

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        _resources.Enqueue(args);
        return Task.FromResult<(string?, object)>((args.Name + "-id", args.Inputs.SetItems(state ?? [])));
    }

    public Task<object> CallAsync(MockCallArgs args)
    {
        _calls.Enqueue(args);
        return Task.FromResult<object>(answer!(args).ToImmutableDictionary());
    }
}
