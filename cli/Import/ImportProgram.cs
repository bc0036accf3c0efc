using System.Linq.Expressions;
using Infra.Import.Code;

namespace Infra.Import;

/// <summary>What is written: the parts with what they make, and the kinds without a typed class.</summary>
internal sealed class ImportProgram
{
    private readonly Scope _scope;
    private readonly Dictionary<(string ApiVersion, string Kind), CustomKind> _kinds = [];

    private readonly HashSet<(string Group, string Kind)> _defined;

    /// <summary>Decides what is written.</summary>
    /// <param name="objects">The objects.</param>
    /// <param name="system">The name of the system's classes.</param>
    /// <param name="scope">The names that statements use.</param>
    /// <param name="names">The names of resources.</param>
    /// <param name="components">The components that take the place of objects, by object.</param>
    public ImportProgram(IReadOnlyList<ImportedObject> objects, string system, Scope scope, ResourceNames names,
        IReadOnlyDictionary<ImportedObject, Candidate> components)
    {
        _scope = scope;
        Components = components;
        var (spaces, all) = (objects.Where(IsSpace).ToList(), objects.Where(one => !IsSpace(one)).ToList());
        foreach (var kind in all.Where(one => !components.ContainsKey(one) && ResourceTypes.Of(one.Manifest.ApiVersion, one.Kind) is null)
            .GroupBy(one => (one.Manifest.ApiVersion, one.Kind)).OrderBy(group => group.Key))
        {
            _kinds[kind.Key] = new CustomKind(kind.Key.ApiVersion, kind.Key.Kind, ClassNameOf(kind.Key.Kind), kind.Select(one => one.Tree));
        }

        _defined = [.. all.Where(ImportParts.IsDefinition)
            .Select(one => (one.Tree.TextAt("spec", "group") ?? "", one.Tree.TextAt("spec", "names", "kind") ?? ""))];
        Spaces = [.. spaces.SelectMany(one => Statements(one, names).Select(statement => (one, statement)))];
        Parts = [.. ImportParts.Of(all, system).Select(part => (part, (IReadOnlyList<Statement>)
            [.. part.Objects.Order(InOrder).SelectMany(one => Statements(one, names))]))];
    }

    public Scope Scope => _scope;

    /// <summary>The components, by each object that they cover.</summary>
    public IReadOnlyDictionary<ImportedObject, Candidate> Components { get; }

    /// <summary>The namespaces that the input brings.</summary>
    public IReadOnlyList<(ImportedObject Object, Statement Made)> Spaces { get; }

    /// <summary>The parts and what they make.</summary>
    public IReadOnlyList<(ImportPart Part, IReadOnlyList<Statement> Statements)> Parts { get; }

    /// <summary>The kinds that get an args class in the program.</summary>
    public IReadOnlyCollection<CustomKind> Kinds => _kinds.Values;

    /// <summary>What the typed API could not say: an object, the place in it, and the reason.</summary>
    public List<(ImportedObject Object, string Path, string Reason)> LeftOut { get; } = [];

    /// <summary>Whether a part has objects of a kind that the input defines.</summary>
    public bool NeedsDefinitions(ImportPart part) => !part.Defines && part.Objects.Any(one => _defined.Contains((one.Id.Group, one.Kind)));

    /// <summary>Everything as one program, for the proof.</summary>
    public Action<Components.Cluster> Compiled() =>
        Compiled(_scope, [.. Spaces.Select(space => space.Made), .. Parts.SelectMany(part => part.Statements)]);

    /// <summary>Statements as a program.</summary>
    public static Action<Components.Cluster> Compiled(Scope scope, IReadOnlyList<Statement> statements)
    {
        var body = new List<Expression>
        {
            Expression.Assign(scope.Options, Expression.MemberInit(Expression.New(typeof(Pulumi.CustomResourceOptions)), Expression.Bind(
                typeof(Pulumi.CustomResourceOptions).GetProperty(nameof(Pulumi.CustomResourceOptions.Provider))!,
                Expression.Property(scope.Cluster, nameof(Infra.Components.Cluster.Provider))))),
        };
        body.AddRange(scope.Spaces.Select(space => Expression.Assign(space.Value, Expression.New(
            typeof(Components.NamespaceRef).GetConstructors().Single(), scope.Cluster,
            ObjectCode.Converted(Expression.Constant(space.Key), typeof(Pulumi.Input<string>)),
            Expression.Constant(null, typeof(string))))));
        var variables = statements.Select(statement => statement.Variable).OfType<ParameterExpression>().ToList();
        body.AddRange(statements.Select(statement =>
            statement.Variable is null ? statement.Make : Expression.Assign(statement.Variable, statement.Make)));
        return Expression.Lambda<Action<Components.Cluster>>(
            Expression.Block(typeof(void), [scope.Options, .. scope.Spaces.Values, .. variables], body), scope.Cluster)
            .Compile(preferInterpretation: true);
    }

    // What others read comes before them.
    private static Comparer<ImportedObject> InOrder { get; } = Comparer<ImportedObject>.Create((left, right) =>
    {
        var order = Rank(left).CompareTo(Rank(right));
        return order != 0 ? order : ObjectId.Order.Compare(left.Id, right.Id);
    });

    private static int Rank(ImportedObject one)
    {
        var rank = Array.IndexOf(s_order, one.Kind);
        return rank < 0 ? s_order.Length : rank;
    }

    private static readonly string[] s_order =
    [
        "CustomResourceDefinition", "Namespace", "PriorityClass", "StorageClass", "IngressClass", "ServiceAccount", "ClusterRole",
        "ClusterRoleBinding", "Role", "RoleBinding", "ConfigMap", "Secret", "PersistentVolume", "PersistentVolumeClaim", "StatefulSet",
        "Deployment", "DaemonSet", "Job", "CronJob", "Pod", "Service", "HorizontalPodAutoscaler", "PodDisruptionBudget", "NetworkPolicy",
        "Ingress",
    ];

    private IEnumerable<Statement> Statements(ImportedObject one, ResourceNames names)
    {
        if (Components.TryGetValue(one, out var candidate))
        {
            if (candidate.Covers[0] == one)
                yield return candidate.Statement;

            yield break;
        }

        var typed = ResourceTypes.Of(one.Manifest.ApiVersion, one.Kind);
        var custom = typed is null ? _kinds[(one.Manifest.ApiVersion, one.Kind)] : null;
        var args = _scope.Args(one, typed?.Args ?? custom!.Args, (path, reason) => LeftOut.Add((one, path, reason)));
        yield return new Statement(Expression.New(typed?.Constructor ?? CustomKind.Resource,
            Expression.Constant(names.Free(one)),
            args,
            IsSpace(one) ? new WrittenExpression("new CustomResourceOptions { Provider = cluster.Provider }", _scope.Options)
                : _scope.Options));
    }

    private static bool IsSpace(ImportedObject one) => one is { Kind: "Namespace", Id.Group: Groups.Core };

    private string ClassNameOf(string kind)
    {
        var name = Identifiers.Pascal(kind);
        return Identifiers.Unique(TypeNames.IsTaken($"{name}Args") ? $"{name}ResourceArgs" : $"{name}Args",
            _kinds.Values.Select(known => known.ClassName).ToHashSet(StringComparer.Ordinal));
    }
}
