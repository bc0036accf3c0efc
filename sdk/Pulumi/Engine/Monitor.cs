using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Hands registrations to the mocks and keeps what they answer.</summary>
internal sealed class Monitor(Run run)
{
    private readonly Lock _lock = new();
    private readonly List<Resource> _resources = [];
    private readonly Dictionary<string, ResourceState> _states = new(StringComparer.Ordinal);

    /// <summary>All resources, in the order in which the program made them.</summary>
    public IReadOnlyList<Resource> Resources
    {
        get
        {
            lock (_lock)
                return [.. _resources.OrderBy(resource => resource.Registration!.Order)];
        }
    }

    public async ValueTask<ResourceState> RegisterAsync(Resource resource, Request request)
    {
        Add(resource);
        if (request.Type == Stack.TypeToken)
            return new(Urn(request), null, new([]));

        var (id, values) = await AskAsync(request).ConfigureAwait(false);
        return Keep(new(Urn(request), id ?? request.Id, values));
    }

    public async ValueTask<ResourceState> ReadAsync(Resource resource, Request request)
    {
        var (id, values) = await AskAsync(request).ConfigureAwait(false);
        var urn = Urn(request);
        Keep(new(urn, id, values));
        Add(resource);
        return new(urn, request.Id, values);
    }

    /// <summary>The state of a resource that was registered or read before.</summary>
    public ResourceState Find(string urn)
    {
        lock (_lock)
            return _states.TryGetValue(urn, out var state) ? state : throw new InvalidOperationException($"Unknown resource {urn}");
    }

    private async ValueTask<(string? Id, SerializedMap Values)> AskAsync(Request request)
    {
        var (id, state) = await run.Mocks.NewResourceAsync(new()
        {
            Type = request.Type,
            Name = request.Name,
            Inputs = request.Inputs.Known,
            Provider = request.Provider,
            Id = request.Id,
        }).ConfigureAwait(false);
        return (id, await Properties.SerializeAsync(state).ConfigureAwait(false));
    }

    private void Add(Resource resource)
    {
        lock (_lock)
            _resources.Add(resource);
    }

    private ResourceState Keep(ResourceState state)
    {
        lock (_lock)
            return _states[state.Urn] = state;
    }

    /// <summary>The URN as the testing API forms it: of the types above, only the outermost shows.</summary>
    private string Urn(Request request)
    {
        var start = $"urn:pulumi:{run.StackName}::{run.ProjectName}::";
        if (request.ParentUrn.Length == 0)
            return $"{start}{request.Type}::{request.Name}";

        var type = TypeToken.OfUrn(request.ParentUrn);
        var end = type.IndexOf('$');
        return $"{start}{(end < 0 ? type : type[..end])}${request.Type}::{request.Name}";
    }

    /// <summary>A registration or read, ready for the mocks.</summary>
    internal sealed record Request(string Type, string Name, string Id, string ParentUrn, string Provider, SerializedMap Inputs);
}
