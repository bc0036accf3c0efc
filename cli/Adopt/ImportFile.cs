using System.Text.Json.Serialization;
using Infra.Adoption;
using Infra.Hermetic;
using Infra.Schemas;

namespace Infra.Adopt;

/// <summary>
/// What <c>pulumi import --file</c> reads: the objects that run, each with the type, name and parent that the program gives it. Providers
/// and their components are made before, by an update of these alone: the engine refuses a file that holds a component and its provider.
/// </summary>
internal sealed class ImportFile
{
    private const string ReleaseType = "kubernetes:helm.sh/v3:Release";
    private const string DefinitionType = "kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinition";

    private readonly string _root;
    private readonly RunningCluster _cluster;
    private readonly HashSet<(string, string, string?, string)> _live;
    private readonly Dictionary<string, string> _nameTable = new(StringComparer.Ordinal);
    private readonly List<ImportedResource> _resources = [];
    private readonly HashSet<StackResource> _written = [];
    private readonly Dictionary<string, StackResource> _providers = new(StringComparer.Ordinal);

    private ImportFile(StackResult stack, string project, RunningCluster cluster)
    {
        _root = $"urn:pulumi:{stack.Stack}::{project}::";
        _cluster = cluster;
        _live = cluster.Objects.Manifests.Select(Takeovers.Key).ToHashSet();
        foreach (var provider in stack.Providers)
            _providers[provider.Key.Name] = provider;
    }

    /// <summary>Writes the file of a stack.</summary>
    /// <param name="stack">What the stack makes.</param>
    /// <param name="project">The project's name.</param>
    /// <param name="cluster">The cluster.</param>
    /// <returns>The file, and the URNs that have to be deployed before it is imported, in their order.</returns>
    public static (ImportJson File, IReadOnlyList<string> Before) Of(StackResult stack, string project, RunningCluster cluster)
    {
        var file = new ImportFile(stack, project, cluster);
        foreach (var resource in Below(stack.Root).Skip(1))
            file.Add(resource);

        var before = file._written.Count == 0 ? [] : file.Before(stack);
        return (new ImportJson(file._nameTable, file._resources), before);
    }

    private static IEnumerable<StackResource> Below(StackResource resource) => resource.Children.SelectMany(Below).Prepend(resource);

    // The providers that objects are read through, what these need in their turn, and the stacks that are referred to: the engine makes a
    // resource by itself only together with all that it depends on.
    private List<string> Before(StackResult stack)
    {
        var all = Below(stack.Root).Skip(1).ToDictionary(resource => resource.Key);
        var made = all.Values.Where(resource => resource.Key.Type == "pulumi:pulumi:StackReference").ToList();
        foreach (var name in _resources.Select(resource => resource.Provider).OfType<string>().Distinct(StringComparer.Ordinal))
            Need(_providers[name[..^ProviderMark.Length]], all, made);

        return [.. made.Select(UrnOf)];
    }

    private void Need(StackResource resource, Dictionary<ResourceKey, StackResource> all, List<StackResource> made)
    {
        if (resource.Parent is null || made.Contains(resource))
            return;

        Need(resource.Parent, all, made);
        if (resource.Provider is { } provider && _providers.TryGetValue(provider, out var through))
            Need(through, all, made);

        // Who waits for a component waits for its parts.
        foreach (var needed in resource.Options.DependsOn.Where(all.ContainsKey).SelectMany(key => Below(all[key])))
            Need(needed, all, made);

        foreach (var words in Placeholders.In(resource.Inputs).Select(placeholder => placeholder.TrimStart('<').Split(' ')))
        {
            if (words.Length > 2 && all.TryGetValue(new ResourceKey(words[0], words[1]), out var known))
                Need(known, all, made);
        }

        if (!made.Contains(resource))
            made.Add(resource);
    }

    private const string ProviderMark = " provider";

    private void Add(StackResource resource)
    {
        switch (resource.Role)
        {
            case ResourceRole.Manifest when Manifest.From(resource.Inputs) is { } manifest && _live.Contains(Takeovers.Key(manifest)):
                Write(resource, IdOf(manifest.Id.Namespace, manifest.Id.Name));
                break;
            case ResourceRole.Chart:
                AddRelease(resource);
                break;
            case ResourceRole.RemoteManifest:
                AddDefinitions(resource);
                break;
        }
    }

    private void AddRelease(StackResource resource)
    {
        var inputs = resource.Key.Type == ReleaseType ? resource.Inputs : resource.Inputs.Map("helmOptions") ?? MapNode.Empty;
        var (space, name) = (inputs.Text("namespace") ?? "default", inputs.Text("name") ?? resource.Key.Name);
        if (!_cluster.Releases.Contains((space, name)))
            return;

        if (resource.Key.Type == ReleaseType)
            Write(resource, IdOf(space, name));
        else
            // pulumi-go-helmbase names the release of a package's component so.
            WriteBelow(resource, ReleaseType, $"{resource.Key.Name}-helm", IdOf(space, name));
    }

    // Of a published file only those definitions are taken that it is known to hold: what an import took and the file lacks, an update
    // would delete.
    private void AddDefinitions(StackResource resource)
    {
        var provided = new Rules.Provided([], [resource.Inputs.Text("file") ?? ""], []);
        foreach (var definition in _cluster.Objects.Manifests.Where(manifest => manifest.Id.Kind == "CustomResourceDefinition"))
        {
            var (group, kind) = (definition.Tree.TextAt("spec", "group") ?? "", definition.Tree.TextAt("spec", "names", "kind") ?? "");
            if (provided.HasKind(group, kind) && !Groups.IsBuiltIn(group)
                && ShippedSchemas.Versions(group).Any(version => ShippedSchemas.Kinds(version).Contains(kind)))
            {
                WriteBelow(resource, DefinitionType, $"{resource.Key.Name}:{definition.Id.Name}", definition.Id.Name);
            }
        }
    }

    private static string IdOf(string? space, string name) => space is null ? name : $"{space}/{name}";

    private void Write(StackResource resource, string id)
    {
        var parent = Component(resource.Parent);
        _written.Add(resource);
        _resources.Add(new ImportedResource(resource.Key.Type, NameOf(resource), resource.Key.Name)
        {
            Id = id,
            Parent = parent,
            Provider = Provider(resource.Provider),
        });
    }

    private void WriteBelow(StackResource component, string type, string name, string id)
    {
        var parent = Component(component);
        _written.Add(component);
        _resources.Add(new ImportedResource(type, $"{name} ({type})", name)
        {
            Id = id,
            Parent = parent,
            Provider = Provider(component.Provider),
        });
    }

    private string? Provider(string? name)
    {
        if (name is null || !_providers.TryGetValue(name, out var provider))
            return null;

        _nameTable[name + ProviderMark] = UrnOf(provider);
        return name + ProviderMark;
    }

    // A component that holds a provider is there already when the file is imported.
    private string? Component(StackResource? component)
    {
        if (component?.Parent is null)
            return null;

        var name = NameOf(component);
        if (_providers.Values.Any(provider => Above(provider).Contains(component)))
        {
            _nameTable[name] = UrnOf(component);
        }
        else if (_written.Add(component))
        {
            var parent = Component(component.Parent);
            _resources.Add(new ImportedResource(component.Key.Type, name, component.Key.Name)
            {
                Component = true,
                Remote = component.Role is ResourceRole.RemoteManifest or ResourceRole.Chart ? true : null,
                Parent = parent,
            });
        }

        return name;
    }

    private static IEnumerable<StackResource> Above(StackResource resource)
    {
        for (var above = resource.Parent; above?.Parent is not null; above = above.Parent)
            yield return above;
    }

    private static string NameOf(StackResource resource) => $"{resource.Key.Name} ({resource.Key.Type})";

    private string UrnOf(StackResource resource) => _root
        + string.Join('$', Above(resource).Reverse().Select(above => above.Key.Type).Append(resource.Key.Type)) + "::" + resource.Key.Name;
}

/// <summary>The file that <c>pulumi import --file</c> reads.</summary>
/// <param name="NameTable">What exists in the stack's state already, by the names that the resources use.</param>
/// <param name="Resources">What is imported; parents first.</param>
internal sealed record ImportJson(IReadOnlyDictionary<string, string> NameTable, IReadOnlyList<ImportedResource> Resources)
{
    /// <summary>How many objects, releases and definitions it holds, beside components.</summary>
    [JsonIgnore]
    public int Count => Resources.Count(resource => resource.Id is not null);
}

/// <summary>A resource of <see cref="ImportJson"/>.</summary>
/// <param name="Type">Its type token.</param>
/// <param name="Name">Its name in the file, by which others refer to it.</param>
/// <param name="LogicalName">Its name in the program.</param>
internal sealed record ImportedResource(string Type, string Name, string LogicalName)
{
    /// <summary>What the provider finds it by: <c>namespace/name</c>. Default: none, it is a component.</summary>
    public string? Id { get; init; }

    public string? Parent { get; init; }

    public string? Provider { get; init; }

    public bool? Component { get; init; }

    public bool? Remote { get; init; }
}
