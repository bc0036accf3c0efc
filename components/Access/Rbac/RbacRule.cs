using Pulumi.Kubernetes.Types.Inputs.Rbac.V1;

namespace Infra.Components.Access;

/// <summary>What may be done with which objects.</summary>
public sealed record RbacRule : IChecked
{
    /// <summary>
    /// The kinds of objects, as the API names them: <c>deployments</c>, <c>pods/log</c>. Default: none; the rule is about
    /// <see cref="Urls"/>.
    /// </summary>
    [Matches(@"\*|(\*|[a-z0-9]([-a-z0-9.]*[a-z0-9])?)(/(\*|[a-z]+))?", "a plural in lower case, such as deployments or pods/log")]
    public IReadOnlyList<string> Resources { get; init; } = [];

    /// <summary>The API group of the kinds, such as <c>apps</c>. Default: the core group, of Pods, Secrets and Services.</summary>
    [Matches(@"|\*|[a-z0-9]([-a-z0-9.]*[a-z0-9])?", "a group such as apps or cert-manager.io")]
    public string ApiGroup { get; init; } = "";

    /// <summary>What may be done. At least one.</summary>
    public required IReadOnlyList<RbacVerb> Verbs { get; init; }

    /// <summary>The names of the objects. Default: all of the kind.</summary>
    [Matches("[^ /]{1,253}", "the name of an object")]
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>
    /// Paths of the API server that are no objects, such as <c>/metrics</c>, for rules that hold everywhere. Default: none.
    /// </summary>
    [Matches(@"/[^ *]*\*?|\*", "a path such as /metrics")]
    public IReadOnlyList<string> Urls { get; init; } = [];

    /// <summary>The namespace of the objects. Default: that of the account.</summary>
    public NamespaceRef? In { get; init; }

    /// <summary>Whether the rule holds in every namespace and for objects without one. Default: false.</summary>
    public bool Everywhere { get; init; }

    /// <summary>
    /// Why permissions are needed by which an account can give itself more, or that grow with the cluster. It stands on the role, for
    /// people. Default: none; such permissions are refused.
    /// </summary>
    public string? Reason { get; init; }

    void IChecked.Check(Problems problems)
    {
        problems.AddIf(Verbs.Count == 0, Codes.Empty, nameof(Verbs), null, "at least one verb", "say what may be done");
        problems.AddDuplicates(Codes.DuplicateName, nameof(Verbs), Verbs.Select(Word));
        problems.AddIf(Resources.Count > 0 == Urls.Count > 0, Codes.Exclusive, nameof(Resources), null,
            $"either {problems.Name(nameof(Resources))} or {problems.Name(nameof(Urls))}", "make one rule of each");
        problems.AddIf(Urls.Count > 0 && !Everywhere, Codes.Exclusive, nameof(Urls), Urls is [var url, ..] ? url : null,
            $"paths in a rule that holds {problems.Name(nameof(Everywhere))}: they are in no namespace", "say so, or remove them");
        problems.AddIf(Everywhere && In is not null, Codes.Exclusive, nameof(In), In?.Text,
            $"no namespace in a rule that holds {problems.Name(nameof(Everywhere))}", "remove one of the two");
        // The path of a subresource, such as pods/exec, holds the name of the object.
        problems.AddIf(Names.Count > 0 && (Verbs.Contains(RbacVerb.DeleteCollection)
            || (Verbs.Contains(RbacVerb.Create) && Resources.Any(resource => !resource.Contains('/')))), Codes.Exclusive,
            nameof(Names), string.Join(", ", Names), "no names with create and deleteCollection: such requests carry none, and are refused",
            "make a rule of its own for these verbs");
        problems.AddIf(string.IsNullOrWhiteSpace(Reason) && WideRights.Of(this) is not null, Codes.WideRights, nameof(Verbs),
            WideRights.Of(this), "permissions to what the account needs, by name",
            $"name the kinds, verbs and objects that are needed, or say in {problems.Name(nameof(Reason))} why it has to be so");
    }

    internal static string Word(RbacVerb verb) => verb == RbacVerb.All ? "*" : verb.ToString().ToLowerInvariant();

    internal PolicyRuleArgs ToArgs() => new()
    {
        ApiGroups = (Resources.Count > 0 ? new[] { ApiGroup } : []).OrNone(),
        Resources = Resources.OrNone(),
        ResourceNames = Names.OrNone(),
        NonResourceURLs = Urls.OrNone(),
        Verbs = Verbs.Select(Word).ToArray(),
    };
}
