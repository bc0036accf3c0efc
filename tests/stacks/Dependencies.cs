using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Infra.Hermetic;
using Infra.Manifests;
using Pulumi;
using Pulumi.Utilities;
using Stack = Pulumi.Stack;

namespace Infra.Stacks.Tests;

/// <summary>
/// What each resource of a stack depends on, as the engine would be told: by the options of the program, and by every output that stands
/// somewhere in the resource's arguments. The engine deletes nothing before what depends on it.
/// </summary>
public sealed class Dependencies
{
    private readonly ConcurrentDictionary<ResourceKey, List<Task<ImmutableHashSet<Resource>>>> _open = new();

    /// <summary>A stack's run that is watched.</summary>
    public StackRun Watch(StackRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run with
        {
            Compose = options =>
            {
                options.ResourceTransformations.Add(Record);
                return run.Compose(options);
            },
        };
    }

    /// <summary>What each resource depends on.</summary>
    public async Task<IReadOnlyDictionary<ResourceKey, IReadOnlySet<ResourceKey>>> AllAsync()
    {
        var all = new Dictionary<ResourceKey, IReadOnlySet<ResourceKey>>();
        foreach (var (key, open) in _open)
            all[key] = (await Task.WhenAll(open)).SelectMany(found => found).Select(Key).ToHashSet();

        return all;
    }

    private static ResourceKey Key(Resource resource) => new(resource.GetResourceType(), resource.GetResourceName());

    private ResourceTransformationResult? Record(ResourceTransformationArgs made)
    {
        if (made.Resource is not Stack)
        {
            var options = OutputUtilities.GetValueAsync(((Input<ImmutableArray<Resource>>)made.Options.DependsOn).ToOutput());
            _open[Key(made.Resource)] = [Of(made.Args), ToSetAsync(options)];
        }

        return null;
    }

    private static async Task<ImmutableHashSet<Resource>> ToSetAsync(Task<ImmutableArray<Resource>> resources) => [.. await resources];

    private static Task<ImmutableHashSet<Resource>> Of(object? value) => value switch
    {
        null or string => Task.FromResult(ImmutableHashSet<Resource>.Empty),
        InputArgs args => UnionAsync(Fields(args.GetType()).Select(field => Of(field.GetValue(args)))),
        _ when IsInput(value.GetType()) is { } inner => (Task<ImmutableHashSet<Resource>>)typeof(Dependencies)
            .GetMethod(nameof(OfInputAsync), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(inner).Invoke(null, [value])!,
        IDictionary map => UnionAsync(map.Values.Cast<object?>().Select(Of)),
        IEnumerable list when value.GetType().Name.StartsWith("ImmutableArray", StringComparison.Ordinal) =>
            UnionAsync(list.Cast<object?>().Select(Of)),
        _ => Task.FromResult(ImmutableHashSet<Resource>.Empty),
    };

    private static async Task<ImmutableHashSet<Resource>> OfInputAsync<T>(Input<T> input)
    {
        var output = input.ToOutput();
        return (await OutputUtilities.GetDependenciesAsync(output)).Union(await Of(await OutputUtilities.GetValueAsync(output)));
    }

    private static async Task<ImmutableHashSet<Resource>> UnionAsync(IEnumerable<Task<ImmutableHashSet<Resource>>> parts) =>
        [.. (await Task.WhenAll(parts)).SelectMany(part => part)];

    private static Type? IsInput(Type type)
    {
        for (var level = type; level is not null; level = level.BaseType)
        {
            if (level.IsGenericType && level.GetGenericTypeDefinition() == typeof(Input<>))
                return level.GetGenericArguments()[0];
        }

        return null;
    }

    // Fields and not properties: reading an untouched list would make it an empty one.
    private static IEnumerable<FieldInfo> Fields(Type type)
    {
        for (var level = type; level is not null && level != typeof(InputArgs); level = level.BaseType)
        {
            foreach (var field in level.GetFields(
                BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                yield return field;
            }
        }
    }
}
