using System.Linq.Expressions;
using Infra.Components;
using Infra.Import.Code;
using Pulumi;

namespace Infra.Import;

/// <summary>The names that statements of one program may use, and what they are while the result is proved.</summary>
/// <param name="settings">What the program takes from its stack file.</param>
internal sealed class Scope(ImportSettings settings)
{
    // Stands in a tree where the program writes the namespace that it was given.
    private const string OwnSpace = "<own namespace>";

    private readonly Dictionary<string, ParameterExpression> _spaces = new(StringComparer.Ordinal);

    public ImportSettings Settings { get; } = settings;

    public ParameterExpression Cluster { get; } = Expression.Parameter(typeof(Cluster), "cluster");

    public ParameterExpression Options { get; } = Expression.Parameter(typeof(CustomResourceOptions), "options");

    /// <summary>The namespaces that were asked for.</summary>
    public IReadOnlyDictionary<string, ParameterExpression> Spaces => _spaces;

    /// <summary>The namespace of a name, which each part calls <c>space</c>.</summary>
    public ParameterExpression Space(string name) => _spaces.TryGetValue(name, out var known) ? known
        : _spaces[name] = Expression.Parameter(typeof(NamespaceRef), "space");

    /// <summary>What makes a typed object.</summary>
    /// <param name="one">The object.</param>
    /// <param name="type">Its args class.</param>
    /// <param name="unfit">Takes the places of what is left out, each with the reason.</param>
    public MemberInitExpression Args(ImportedObject one, Type type, Action<string, string> unfit)
    {
        var code = new ObjectCode((key, text) => text == OwnSpace ? Expression.Property(Space(one.Space!), nameof(NamespaceRef.Name))
            : Settings.Of(key, text), unfit);
        var metadata = one.Tree.Map("metadata")!;
        if (one.Space is not null)
            metadata = metadata.With("namespace", OwnSpace);

        return code.Args(one.Tree.With("apiVersion", null).With("kind", null).With("metadata", metadata), type, "");
    }
}
