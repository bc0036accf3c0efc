using Infra.Catalogue;

namespace Infra.Rules;

/// <summary>What a check has to know beside the inventory.</summary>
public sealed record CheckOptions
{
    /// <summary>Inventories that the checked one may refer to and that are not checked themselves. Default: none.</summary>
    public IReadOnlyList<Inventory> Context { get; init; } = [];

    /// <summary>Whether real users are served, so that some warnings are errors. Default: false.</summary>
    public bool Production { get; init; }

    /// <summary>The version of Kubernetes, <c>1.36</c>. Default: the one that everything pinned here is tested on.</summary>
    public string Kubernetes { get; init; } = KubernetesReleases.Tested.ToString();

    /// <summary>Folders of CustomResourceDefinitions and JSON schemas, beside those that are known. Default: none.</summary>
    public IReadOnlyList<string> Schemas { get; init; } = [];

    /// <summary>The findings that are accepted for now. Default: none.</summary>
    public IReadOnlyList<Exemption> Exemptions { get; init; } = [];

    /// <summary>The day on which exemptions must still hold. It has to be given where there are any.</summary>
    public DateOnly Today { get; init; }

    /// <summary>The rules. Default: all.</summary>
    internal IReadOnlyList<IRule> Rules { get; init; } = AllRules.List;
}
