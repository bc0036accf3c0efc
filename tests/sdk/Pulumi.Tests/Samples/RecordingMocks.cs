namespace Infra.Sdk.Tests.Samples;

/// <summary>Echoes the inputs as state, with an id of the name, and keeps what it saw.</summary>
internal sealed class RecordingMocks : IMocks
{
    private readonly Lock _lock = new();
    private readonly List<MockResourceArgs> _resources = [];
    private readonly List<MockCallArgs> _calls = [];
    private readonly List<MockRegisterResourceOutputsRequest> _outputs = [];

    public Func<MockResourceArgs, (string? Id, object State)> Answer { get; init; } = args => (args.Name + "-id", args.Inputs);

    public Func<MockCallArgs, object> Result { get; init; } = args => args.Args;

    public IReadOnlyList<MockResourceArgs> Resources => _resources;

    public IReadOnlyList<MockCallArgs> Calls => _calls;

    public IReadOnlyList<MockRegisterResourceOutputsRequest> Outputs => _outputs;

    public MockResourceArgs this[string name] => _resources.Single(resource => resource.Name == name);

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        lock (_lock)
            _resources.Add(args);

        return Task.FromResult<(string?, object)>(Answer(args));
    }

    public Task<object> CallAsync(MockCallArgs args)
    {
        lock (_lock)
            _calls.Add(args);

        return Task.FromResult(Result(args));
    }

    public Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args)
    {
        lock (_lock)
            _outputs.Add(args);

        return Task.CompletedTask;
    }
}
