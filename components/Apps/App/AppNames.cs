namespace Infra.Components.Apps;

/// <summary>
/// The names of an application's objects where they already exist under other names than the application's own, so that a running system is
/// adopted and not replaced.
/// </summary>
public sealed record AppNames : IChecked
{
    /// <summary>
    /// The value of the label <c>app</c>, by which the Deployment and the Service select pods. A Deployment's selector cannot be changed.
    /// Default: the application's name.
    /// </summary>
    [Name]
    public string? Label { get; init; }

    /// <summary>
    /// All labels by which the Deployment and the Service select pods, where there are others than <c>app</c>. Default: that one.
    /// </summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>The Deployment. Default: the application's name.</summary>
    [Name]
    public string? Deployment { get; init; }

    /// <summary>The container. Default: <see cref="Label"/>.</summary>
    [Name]
    public string? Container { get; init; }

    /// <summary>The ServiceAccount. Default: the application's name.</summary>
    [Name]
    public string? Account { get; init; }

    /// <summary>The Service. Default: the application's name.</summary>
    [Name]
    public string? Service { get; init; }

    /// <summary>The HorizontalPodAutoscaler. Default: the Deployment's name.</summary>
    [Name]
    public string? Autoscaler { get; init; }

    /// <summary>The HTTPRoute. Default: the application's name.</summary>
    [Name]
    public string? Route { get; init; }

    void IChecked.Check(Problems problems)
    {
        problems.AddLabels(nameof(Labels), Labels);
        problems.AddIf(Label is not null && Labels.Count > 0, Codes.Exclusive, nameof(Label), Label,
            $"either the value of the label app, or all {problems.Name(nameof(Labels))}", "write it among the labels");
    }

    internal WorkloadNames Of(string name) =>
        new(WorkloadNames.LabelsOf(Label ?? name, Labels), Container ?? Label ?? name, Account ?? name);
}
