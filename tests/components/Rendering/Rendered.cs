using System.Collections.Concurrent;
using System.Collections.Immutable;
using Pulumi;
using Pulumi.Kubernetes;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace Infra.Components.Tests.Rendering;

/// <summary>What a piece of a program registers, run by the SDK's own testing API with mocks that give every input back as state.</summary>
public sealed class Rendered
{
    private readonly ConcurrentDictionary<(string Type, string Name), Registration> _registrations = new();
    private readonly ConcurrentQueue<MockResourceArgs> _resources = new();

    private Rendered()
    {
    }

    /// <summary>Every resource but the stack and the providers, by type and name.</summary>
    public IReadOnlyList<RenderedResource> Resources { get; private set; } = [];

    /// <summary>Runs a piece of a program.</summary>
    /// <param name="build">The piece. It gets a cluster without mirrors whose rollouts are awaited.</param>
    public static Task<Rendered> RunAsync(Action<Cluster> build) => RunAsync(Mirrors.None, build);

    /// <summary>Runs a piece of a program.</summary>
    /// <param name="mirrors">The cluster's mirrors.</param>
    /// <param name="build">The piece.</param>
    public static async Task<Rendered> RunAsync(Mirrors mirrors, Action<Cluster> build)
    {
        var rendered = new Rendered();
        void Build() => build(new Cluster { Provider = new Provider("cluster"), Mirrors = mirrors });
        await Deployment.TestWithServiceProviderAsync<Stage>(
            new Echo(rendered._resources),
            new Stages(() => new Stage(Build, new StackOptions { ResourceTransformations = { rendered.Record } })),
            new TestOptions { IsPreview = false });
        rendered.Resources = await rendered.CollectAsync();
        return rendered;
    }

    private ResourceTransformationResult? Record(ResourceTransformationArgs args)
    {
        var dependsOn = OutputUtilities.GetValueAsync(((Input<ImmutableArray<Resource>>)args.Options.DependsOn).ToOutput());
        var parent = args.Options.Parent;
        _registrations[(args.Resource.GetResourceType(), args.Resource.GetResourceName())] = new Registration(
            parent is null or Stage ? null : (parent.GetResourceType(), parent.GetResourceName()),
            dependsOn,
            args.Options.Protect ?? false,
            args.Options.RetainOnDelete ?? false,
            args.Resource);
        return null;
    }

    private async Task<IReadOnlyList<RenderedResource>> CollectAsync()
    {
        var all = new List<RenderedResource>();
        foreach (var resource in _resources.Where(resource => !resource.Type!.StartsWith("pulumi:providers:", StringComparison.Ordinal)))
        {
            var registration = _registrations[(resource.Type!, resource.Name!)];
            var after = (await registration.DependsOn).Select(other => $"{other.GetResourceType()} {other.GetResourceName()}");
            all.Add(new RenderedResource(resource.Type!, resource.Name!, resource.Inputs)
            {
                Parent = registration.Parent,
                After = [.. after.Order(StringComparer.Ordinal)],
                Provider = resource.Provider ?? "",
                Protect = registration.Protect,
                RetainOnDelete = registration.RetainOnDelete,
                Component = registration.Resource as ComponentResource,
            });
        }

        return [.. all.OrderBy(resource => resource.Type, StringComparer.Ordinal).ThenBy(resource => resource.Name, StringComparer.Ordinal)];
    }

    private sealed record Registration((string Type, string Name)? Parent, Task<ImmutableArray<Resource>> DependsOn, bool Protect, bool RetainOnDelete,
        Resource Resource);

    private sealed class Stage : Stack
    {
        public Stage(Action build, StackOptions options)
            : base(options) => build();
    }

    private sealed class Stages(Func<Stage> make) : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(Stage) ? make() : null;
    }

    private sealed class Echo(ConcurrentQueue<MockResourceArgs> resources) : IMocks
    {
        public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
        {
            resources.Enqueue(args);
            return Task.FromResult<(string?, object)>(($"{args.Name}-id", CloudState.Of(args.Type!, args.Name!, args.Inputs).SetItems(Made(args))));
        }

        // What only the engine could know and our components read.
        private static IEnumerable<KeyValuePair<string, object>> Made(MockResourceArgs args) => args.Type switch
        {
            "command:remote:Command" => [new("stdout", $"what {args.Name} printed")],
            "random:index/randomPassword:RandomPassword" => [new("result", $"password-of-{args.Name}")],
            "random:index/randomBytes:RandomBytes" => [new("base64", $"bytes-of-{args.Name}")],
            _ => [],
        };

        public Task<object> CallAsync(MockCallArgs args) => throw new NotSupportedException($"no component calls {args.Token}");
    }
}
