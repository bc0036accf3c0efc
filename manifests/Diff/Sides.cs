namespace Infra.Diff;

/// <summary>Both sides of a comparison, for what one object means to others.</summary>
/// <param name="before">Everything on the old side.</param>
/// <param name="after">Everything on the new side.</param>
internal sealed class Sides(IReadOnlyList<DiffItem> before, IReadOnlyList<DiffItem> after)
{
    /// <summary>Nothing beside the two objects.</summary>
    public static Sides Nothing { get; } = new([], []);

    /// <summary>The hosts that the old side serves.</summary>
    public ServedHosts Before => field ??= new ServedHosts(before);

    /// <summary>The hosts that the new side serves.</summary>
    public ServedHosts After => field ??= new ServedHosts(after);

    /// <summary>What the pods of the new side read.</summary>
    public PodReaders Readers => field ??= new PodReaders(after);

    /// <summary>The objects of a kind and namespace on the new side.</summary>
    public IEnumerable<DiffItem> Of(string type, string space) => Kinds[type].Where(item => (item.Namespace ?? "default") == space);

    /// <summary>The objects of a kind on the new side.</summary>
    public IEnumerable<DiffItem> Of(string type) => Kinds[type];

    private ILookup<string, DiffItem> Kinds => field ??= after.ToLookup(item => item.Type, StringComparer.Ordinal);
}
