namespace Infra.Adoption;

/// <summary>Who wrote fields of an object, as the server remembers it.</summary>
/// <param name="Name">The manager's name: <c>kubectl-client-side-apply</c>, <c>argocd-controller</c>, <c>helm</c>.</param>
/// <param name="Applies">Whether it applies on the server; otherwise it creates and updates.</param>
/// <param name="Fields">The fields.</param>
internal sealed record FieldManager(string Name, bool Applies, FieldSet Fields)
{
    /// <summary>The beginning of the names under which Pulumi's provider writes.</summary>
    public const string Pulumi = "pulumi-kubernetes";

    // pulumi-kubernetes 4.32, provider/pkg/await: what an update takes over, by the beginning of the name.
    private static readonly string[] Updating = ["kubectl", "before-first-apply", Pulumi, "pulumi-resource-kubernetes"];

    /// <summary>
    /// Whether Pulumi takes its fields over with the first update. A preview does not: it is refused where both disagree.
    /// </summary>
    public bool IsTakenOver => Applies ? Name.StartsWith("kubectl", StringComparison.Ordinal)
        : Updating.Any(name => Name.StartsWith(name, StringComparison.Ordinal));

    /// <summary>The managers of an object, but those of its status and scale.</summary>
    public static IReadOnlyList<FieldManager> Of(MapNode tree) =>
        [.. tree.Map("metadata").Maps("managedFields").Where(entry => IsOfObject(entry.Item)).Select(entry => Read(entry.Item))];

    /// <summary>Metadata without the managers that Pulumi took over.</summary>
    public static MapNode Kept(MapNode metadata) => metadata["managedFields"] is null ? metadata : metadata.With("managedFields",
        new ListNode([.. metadata.Maps("managedFields").Select(entry => entry.Item).Where(entry => !Read(entry).IsTakenOver)]));

    /// <summary>
    /// The place and name of each manager of an object that Pulumi does not take over and that owns more than its status.
    /// </summary>
    public static IEnumerable<(int Index, string Name)> Strangers(MapNode tree) => tree.Map("metadata").Maps("managedFields").Index()
        .Where(entry => IsOfObject(entry.Item.Item) && Read(entry.Item.Item) is { IsTakenOver: false, Applies: true })
        .Select(entry => (entry.Index, Read(entry.Item.Item).Name));

    private static bool IsOfObject(MapNode entry) => entry.Text("subresource") is null or "";

    private static FieldManager Read(MapNode entry) => new(entry.Text("manager") ?? "unknown", entry.Text("operation") == "Apply",
        FieldSet.Of(entry.Map("fieldsV1") ?? MapNode.Empty));
}
