namespace Infra.Components.Apps;

/// <summary>
/// The names of a stateful application's objects where they already exist under other names than the application's own. Selector, governing
/// Service and claims of a StatefulSet cannot be changed.
/// </summary>
public sealed record StatefulAppNames : IChecked
{
    /// <summary>All labels by which StatefulSet and Services select pods. Default: <c>app</c> with the application's name.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>The StatefulSet, whose name its pods' names begin with. Default: the application's name.</summary>
    [Name]
    public string? StatefulSet { get; init; }

    /// <summary>The container. Default: the application's name.</summary>
    [Name]
    public string? Container { get; init; }

    /// <summary>The ServiceAccount. Default: the application's name.</summary>
    [Name]
    public string? Account { get; init; }

    /// <summary>The Service, behind which any pod answers. Default: the application's name.</summary>
    [Name]
    public string? Service { get; init; }

    /// <summary>
    /// The headless Service, by which single pods are found. Default: the application's name and <c>-headless</c>.
    /// </summary>
    [Name]
    public string? GoverningService { get; init; }

    /// <summary>The HTTPRoute. Default: the application's name.</summary>
    [Name]
    public string? Route { get; init; }

    void IChecked.Check(Problems problems)
    {
        problems.AddLabels(nameof(Labels), Labels);
        problems.AddIf(GoverningService is not null && GoverningService == Service, Codes.DuplicateName, nameof(GoverningService),
            GoverningService, "two Services: one with an address, one without", "rename one of them");
    }

    internal WorkloadNames Of(string name) => new(WorkloadNames.LabelsOf(name, Labels), Container ?? name, Account ?? name);
}
