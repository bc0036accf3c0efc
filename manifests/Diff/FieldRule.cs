namespace Infra.Diff;

/// <summary>What is known about a field of a kind.</summary>
internal sealed record FieldRule
{
    /// <summary>Nothing is known.</summary>
    public static FieldRule None { get; } = new();

    /// <summary>What the server puts where nothing is said. Default: nothing.</summary>
    public Node? Default { get; init; }

    /// <summary>Whether the server or a controller gives it a value where the manifest is silent. Default: false.</summary>
    public bool IsAssigned { get; init; }

    /// <summary>A value that the server does not give up by itself, although it assigns others. Default: none.</summary>
    public Node? Kept { get; init; }

    /// <summary>Whether it may be given a value where it had none, although another value needs another object. Default: false.</summary>
    public bool MayBeSet { get; init; }

    /// <summary>Whether a smaller quantity needs another object. Default: false.</summary>
    public bool OnlyGrows { get; init; }

    /// <summary>Whether it is no part of what people declare. Default: false.</summary>
    public bool IsIgnored { get; init; }

    /// <summary>Whether another value needs another object; null: as the field above. Default: null.</summary>
    public bool? Replaces { get; init; }

    /// <summary>Whether its values are secret, with all below. Default: false.</summary>
    public bool IsSecret { get; init; }

    /// <summary>What tells the items of the list apart. Default: what they have in common, such as a name.</summary>
    public IReadOnlyList<string>? Keys { get; init; }

    /// <summary>Whether the order of the items means anything. Default: null, where items have names it does not.</summary>
    public bool? IsOrdered { get; init; }

    /// <summary>How values are written. Default: as they are.</summary>
    public ValueForm Form { get; init; }

    /// <summary>What a change brings about. Default: what the field above does.</summary>
    public Consequence? Changed { get; init; }

    /// <summary>
    /// What a change brings about by its values and by what else there is; where it says nothing, <see cref="Changed"/> holds. Default:
    /// none.
    /// </summary>
    public Judgement? Judged { get; init; }

    /// <summary>
    /// What the loss of the object brings about by what else there is; where it says nothing, <see cref="Removed"/> holds. Default: none.
    /// </summary>
    public Judgement? Lost { get; init; }

    /// <summary>What a new object brings about. Default: nothing.</summary>
    public Judgement? Made { get; init; }

    /// <summary>What the loss of the object, or of the item of a list, brings about. Default: nothing.</summary>
    public Consequence? Removed { get; init; }

    /// <summary>What it brings about that the object is deleted and made again. Default: what its loss does.</summary>
    public Consequence? Remade { get; init; }

    public FieldRule And(FieldRule more) => new()
    {
        Default = more.Default ?? Default,
        IsAssigned = more.IsAssigned || IsAssigned,
        IsIgnored = more.IsIgnored || IsIgnored,
        Replaces = more.Replaces ?? Replaces,
        IsSecret = more.IsSecret || IsSecret,
        Keys = more.Keys ?? Keys,
        IsOrdered = more.IsOrdered ?? IsOrdered,
        Form = more.Form == ValueForm.Plain ? Form : more.Form,
        Changed = more.Changed ?? Changed,
        Judged = more.Judged ?? Judged,
        Lost = more.Lost ?? Lost,
        Made = more.Made ?? Made,
        Removed = more.Removed ?? Removed,
        Remade = more.Remade ?? Remade,
        Kept = more.Kept ?? Kept,
        OnlyGrows = more.OnlyGrows || OnlyGrows,
        MayBeSet = more.MayBeSet || MayBeSet,
    };
}

/// <summary>How a field's values are written.</summary>
internal enum ValueForm
{
    /// <summary>As they are.</summary>
    Plain,

    /// <summary>Kubernetes quantities: <c>1</c> is <c>1000m</c>.</summary>
    Quantity,

    /// <summary>Durations of Go: <c>12h</c> is <c>12h0m0s</c>.</summary>
    Duration,
}
