namespace Infra.Diff;

/// <summary>
/// A change of one field, of a part of an object, or of a whole one, with what else has to be known to say what it brings about.
/// </summary>
/// <param name="Old">What stood there; null for nothing.</param>
/// <param name="New">What will stand there; null for nothing.</param>
/// <param name="Former">The item before; null for a new one.</param>
/// <param name="Item">The item afterwards; null for one that is removed.</param>
/// <param name="Sides">What else there is on both sides.</param>
internal sealed record Change(Node? Old, Node? New, DiffItem? Former, DiffItem? Item, Sides Sides)
{
    /// <summary>The item, as it will be or was.</summary>
    public DiffItem Of => Item ?? Former!;

    /// <summary>The namespace of the item.</summary>
    public string Space => Of.Namespace ?? "default";

    /// <summary>The old value as a text; null for none.</summary>
    public string? OldText => (Old as ScalarNode)?.ToString();

    /// <summary>The new value as a text; null for none.</summary>
    public string? NewText => (New as ScalarNode)?.ToString();
}

/// <summary>Says what a change brings about; null where it brings nothing that is known.</summary>
internal delegate Consequence? Judgement(Change change);
