using Pulumi.Utilities;

namespace Infra.Hermetic;

/// <summary>Reads a recorded resource: its role, its inputs and its options.</summary>
internal static class ResourceReader
{
    private const string DirectivePrefix = "pulumi.com/";

    public static ResourceKey KeyOf(Resource resource) => new(resource.GetResourceType(), resource.GetResourceName());

    /// <summary>The resource of a URN: <c>urn:pulumi:stack::project::parents' types$type::name</c>.</summary>
    public static ResourceKey KeyOf(string urn)
    {
        var parts = urn.Split("::", 4);
        return new ResourceKey(parts[2][(parts[2].LastIndexOf('$') + 1)..], parts[3]);
    }

    public static async Task<StackResource> ReadAsync(Registration registration, bool isProtected)
    {
        var role = await registration.IsLookupAsync() ? ResourceRole.Lookup : RoleOf(registration);
        var inputs = registration.Inputs is { Count: > 0 } given ? (MapNode)Node.From(given) : MapNode.Empty;
        var directives = role == ResourceRole.Manifest ? Directives(inputs) : [];
        return new StackResource
        {
            Key = registration.Key,
            Role = role,
            Inputs = directives.Length > 0 ? Without(inputs, directives) : inputs,
            Directives = directives,
            Outputs = registration.Outputs,
            Options = await OptionsAsync(registration, isProtected),
            Provider = registration.Provider,
        };
    }

    private static ResourceRole RoleOf(Registration registration) => registration.Key.Type switch
    {
        "pulumi:pulumi:StackReference" => ResourceRole.Lookup,
        "kubernetes:helm.sh/v3:Release" or ChartReader.CertManagerType => ResourceRole.Chart,
        "kubernetes:yaml/v2:ConfigFile" => ResourceRole.RemoteManifest,
        _ when registration.Resource is ProviderResource => ResourceRole.Provider,
        _ when registration.Resource is ComponentResource => ResourceRole.Component,
        var type when type.StartsWith("kubernetes:", StringComparison.Ordinal) => ResourceRole.Manifest,
        _ => ResourceRole.Cloud,
    };

    // pulumi.com/waitFor and its like tell the engine how to wait; the cluster has no use for them.
    private static KeyValuePair<string, Node>[] Directives(MapNode tree) => tree.Map("metadata")?.Map("annotations") is { } annotations
        ? [.. annotations.Entries.Where(annotation => annotation.Key.StartsWith(DirectivePrefix, StringComparison.Ordinal))]
        : [];

    private static MapNode Without(MapNode tree, KeyValuePair<string, Node>[] directives)
    {
        var metadata = tree.Map("metadata")!;
        var kept = directives.Aggregate(metadata.Map("annotations")!, (annotations, directive) => annotations.With(directive.Key, null));
        return tree.With("metadata", metadata.With("annotations", kept.Count == 0 ? null : kept));
    }

    private static async Task<EngineOptions> OptionsAsync(Registration registration, bool isProtected)
    {
        var options = registration.Options;
        var dependencies = await OutputUtilities.GetValueAsync(options.DependsOn.ToOutput());
        var aliases = await AliasesAsync(registration);
        var isRetained = options.RetainOnDelete ?? false;
        return dependencies.IsDefaultOrEmpty && aliases.IsEmpty && !isProtected && !isRetained && options.IgnoreChanges.Count == 0
            ? EngineOptions.None
            : new EngineOptions
            {
                Protect = isProtected,
                RetainOnDelete = isRetained,
                IgnoreChanges = [.. options.IgnoreChanges],
                DependsOn = [.. dependencies.Where(d => d is not null).Select(KeyOf).Distinct().Order(ResourceKey.Order)],
                Aliases = aliases,
            };
    }

    // The packages themselves give each resource the type tokens of older API versions as aliases; those are no renames of ours.
    private static async Task<ImmutableArray<ResourceAlias>> AliasesAsync(Registration registration)
    {
        if (registration.Options.Aliases.Count == 0)
            return [];

        var aliases = ImmutableArray.CreateBuilder<ResourceAlias>();
        foreach (var input in registration.Options.Aliases)
        {
            var alias = await OutputUtilities.GetValueAsync(input.ToOutput());
            var name = alias.Name is null ? null : await OutputUtilities.GetValueAsync(alias.Name.ToOutput());
            var type = alias.Type is null ? null : await OutputUtilities.GetValueAsync(alias.Type.ToOutput());
            if (name is not null || alias.Urn is not null || registration.Resource is ComponentResource)
                aliases.Add(new ResourceAlias(type, name, alias.Urn));
        }

        return aliases.ToImmutable();
    }
}
