using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Rbac.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Rbac.V1;

namespace Infra.Components.Access;

/// <summary>
/// An account and its permissions in the cluster's API, no more than its rules say. Permissions by which it could get others need a reason.
/// </summary>
public sealed class Rbac : ComponentResource
{
    /// <summary>The annotation of a role with far-reaching permissions; its value is the reason.</summary>
    public const string ReasonAnnotation = "infra/rbac-reason";

    private readonly string _name;
    private readonly RbacArgs _args;
    private readonly InputList<SubjectArgs> _subjects;
    private readonly List<Resource> _made = [];

    /// <summary>Makes the account, its roles and their bindings.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">Permissions are malformed, contradict each other, or are wide without a reason.</exception>
    public Rbac(string name, RbacArgs args, ComponentResourceOptions? options = null)
        : base("infra:access:Rbac", name, options.On(args.Checked(name).Namespace))
    {
        _name = name;
        _args = args;
        var account = args.Subjects.Count > 0 ? null : MakeAccount();
        _subjects = account is null
            ? args.Subjects.Select(subject => subject.ToArgs()).ToArray()
            : RbacSubject.Of(new ServiceAccountRef(account.Metadata.Apply(metadata => metadata.Name), args.Namespace));

        foreach (var place in args.Rules.Where(rule => !rule.Everywhere).GroupBy(rule => Place(rule.In)))
            Grant(place.Key, [.. place]);

        if (args.Rules.Where(rule => rule.Everywhere).ToList() is { Count: > 0 } everywhere)
            GrantEverywhere(everywhere);

        foreach (var grant in args.Roles)
            Bind(grant);

        Account = account is null ? null
            : new ServiceAccountRef(account.Metadata.Apply(metadata => metadata.Name), args.Namespace, [account, .. _made]);
        RegisterOutputs(Outputs.Of(this));
    }

    /// <summary>The account, for the pods that have its permissions. Null where <see cref="RbacArgs.Subjects"/> have them.</summary>
    public ServiceAccountRef? Account { get; }

    private string Object => _args.Name ?? _name;

    // Names of cluster-wide objects are shared by all namespaces.
    private string ClusterObject => _args.Namespace.Text is { } space ? $"{space}-{Object}" : Object;

    private ServiceAccount MakeAccount() => new(_name, new ServiceAccountArgs
    {
        Metadata = Named(Object, _args.Namespace),
        // Pods that take the account say that they want its token.
        AutomountServiceAccountToken = false,
    }, this.Child());

    private (string Name, NamespaceRef Space) Place(NamespaceRef? space) => space is null || space.Text == _args.Namespace.Text
        ? (_name, _args.Namespace)
        : ($"{_name}-in-{space.Text}", space);

    private void Grant((string Name, NamespaceRef Space) place, IReadOnlyList<RbacRule> rules)
    {
        var role = new Role(place.Name, new RoleArgs
        {
            Metadata = Named(Object, place.Space, rules),
            Rules = rules.Select(rule => rule.ToArgs()).ToArray(),
        }, this.Child());
        _made.Add(BindIn(place, nameof(Role), role.Metadata.Apply(metadata => metadata.Name), Object));
    }

    private void GrantEverywhere(IReadOnlyList<RbacRule> rules)
    {
        var role = new ClusterRole(_name, new ClusterRoleArgs
        {
            Metadata = Named(ClusterObject, null, rules),
            Rules = rules.Select(rule => rule.ToArgs()).ToArray(),
        }, this.Child());
        _made.Add(BindEverywhere(_name, role.Metadata.Apply(metadata => metadata.Name), ClusterObject));
    }

    private void Bind(RoleGrant grant)
    {
        // A colon is allowed in the names of roles, and not in those of resources and most objects.
        var suffix = grant.Role.Replace(':', '-').ToLowerInvariant();
        var place = Place(grant.In);
        _made.Add(grant.Everywhere
            ? BindEverywhere($"{_name}-{suffix}", grant.Role, $"{ClusterObject}-{suffix}")
            : BindIn((Names.Fit($"{place.Name}-{suffix}"), place.Space), nameof(ClusterRole), grant.Role, $"{Object}-{suffix}"));
    }

    private RoleBinding BindIn((string Name, NamespaceRef Space) place, string kind, Input<string> role, string name) =>
        new(place.Name, new RoleBindingArgs
        {
            Metadata = Named(name, place.Space),
            RoleRef = new RoleRefArgs { ApiGroup = RbacSubject.ApiGroup, Kind = kind, Name = role },
            Subjects = _subjects,
        }, this.Child());

    private ClusterRoleBinding BindEverywhere(string resource, Input<string> role, string name) => new(resource, new ClusterRoleBindingArgs
    {
        Metadata = Named(name, null),
        RoleRef = new RoleRefArgs { ApiGroup = RbacSubject.ApiGroup, Kind = nameof(ClusterRole), Name = role },
        Subjects = _subjects,
    }, this.Child());

    private static ObjectMetaArgs Named(string name, NamespaceRef? space, IReadOnlyList<RbacRule>? rules = null)
    {
        var metadata = new ObjectMetaArgs { Name = name };
        if (space is not null)
            metadata.Namespace = space.Name;

        var reasons = (rules ?? []).Select(rule => rule.Reason).Where(reason => !string.IsNullOrWhiteSpace(reason)).Distinct().ToList();
        if (reasons.Count > 0)
            metadata.Annotations = new InputMap<string> { { ReasonAnnotation, string.Join("; ", reasons) } };

        return metadata;
    }
}
