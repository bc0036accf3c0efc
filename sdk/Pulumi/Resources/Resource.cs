using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Base of everything that is registered with an engine.</summary>
public class Resource
{
    private static readonly Lock ChildrenLock = new();
    private readonly string _type;
    private readonly string _name;
    private readonly bool? _protect;
    private readonly ImmutableArray<ResourceTransformation> _transformations = [];
    private readonly ImmutableDictionary<string, ProviderResource> _providers = ImmutableDictionary<string, ProviderResource>.Empty;
    private ImmutableHashSet<Resource>? _asDependency;
    private List<Resource>? _children;

    private protected Resource(string type, string name, bool custom, ResourceArgs args, ResourceOptions options, bool remote = false)
    {
        ThrowIfEmpty(type, nameof(type));
        ThrowIfEmpty(name, nameof(name));
        _type = type;
        _name = name;
        IsRemote = remote;
        var run = Deployment.Instance.Run;
        Registration = new(this, run);
        try
        {
            ResourceShape.Of(GetType()).GiveOutputs(this, withDeclared: custom || remote || options.Urn is not null);

            var parent = type == Stack.TypeToken ? null : options.Parent ?? (options.Urn is null ? run.Stack : null);
            _transformations = Transformations(options, parent);
            foreach (var transformation in _transformations)
            {
                if (transformation(new(this, args, options)) is { } result)
                {
                    if (result.Options.Parent != options.Parent)
                        throw new ArgumentException("Transformations cannot currently be used to change the 'parent' of a resource.");

                    (args, options) = (result.Args, result.Options);
                }
            }

            // What the caller does to its options later is no concern of this resource.
            options = options.Clone();
            var providers = (options as ComponentResourceOptions)?.ProvidersIfAny;
            if (options.Provider is not null && providers is { Count: > 0 })
            {
                throw new ResourceException("Do not supply both 'provider' and 'providers' options to a ComponentResource.",
                    options.Parent);
            }

            if (options.Parent is { } explicitParent)
            {
                explicitParent.AddChild(this);
                options.Protect ??= explicitParent._protect;
                _providers = explicitParent._providers;
            }

            if (!custom)
            {
                foreach (var provider in options.Provider is { } single ? [single] : providers ?? [])
                    _providers = _providers.SetItem(provider.Package, provider);
            }
            else if (options.Provider is null)
            {
                options.Provider = options.Parent?.GetProvider(type);
            }
            else if (TypeToken.Package(type) is { } package)
            {
                _providers = _providers.SetItem(package, options.Provider);
            }

            _protect = options.Protect;
            Provider = custom ? options.Provider : null;
            CheckAliases(options);
            run.Tasks.Track(run.Registrar.CompleteAsync(this, args, options));
        }
        catch (Exception exception)
        {
            // Its outputs are out in the world: they must not be waited for forever, should the program go on without it.
            Registration.Fail(exception);
            run.Tasks.Track(Task.FromException(exception));
            throw;
        }
    }

    /// <summary>Makes a placeholder that is known by its URN alone.</summary>
    private protected Resource(string urn)
    {
        (_type, _name) = ("", "");
        Urn = new(new OutputData<string>(urn, true, false, [this]));
    }

    [Output("urn")]
    public Output<string> Urn { get; internal set; } = null!;

    internal bool IsRemote { get; }

    internal ProviderResource? Provider { get; }

    internal Registration? Registration { get; }

    /// <summary>The set of this resource alone, which all its outputs depend on.</summary>
    internal ImmutableHashSet<Resource> AsDependency => _asDependency ??= [this];

    public string GetResourceType() => _type;

    public string GetResourceName() => _name;

    /// <summary>The provider for a type of resource or a function, by the package its token begins with.</summary>
    internal ProviderResource? GetProvider(string token)
        => !_providers.IsEmpty && TypeToken.Package(token) is { } package ? _providers.GetValueOrDefault(package) : null;

    internal Resource[] Children()
    {
        lock (ChildrenLock)
            return _children?.ToArray() ?? [];
    }

    private void AddChild(Resource child)
    {
        lock (ChildrenLock)
            (_children ??= []).Add(child);
    }

    private static ImmutableArray<ResourceTransformation> Transformations(ResourceOptions options, Resource? parent)
    {
        ImmutableArray<ResourceTransformation> inherited = parent?._transformations ?? [];
        return options.TransformationsIfAny is { Count: > 0 } own ? [.. own, .. inherited] : inherited;
    }

    private static void CheckAliases(ResourceOptions options)
    {
        foreach (var alias in options.AliasesIfAny ?? [])
        {
            // As an output of its own it fails the run and not the constructor.
            alias.Apply(value => value.Check());
        }
    }

    private static void ThrowIfEmpty(string value, string name)
    {
        if (string.IsNullOrEmpty(value))
            throw new ArgumentException($"'{name}' cannot be null or empty.", name);
    }
}
