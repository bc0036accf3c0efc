namespace Infra.Diff.Tables;

/// <summary>Short words for the tables.</summary>
internal static class Rule
{
    /// <summary>Another value needs another object.</summary>
    public static FieldRule Replaces { get; } = new() { Replaces = true };

    /// <summary>It may be changed in place although the field above may not.</summary>
    public static FieldRule Mutable { get; } = new() { Replaces = false };

    /// <summary>It may be given a value once.</summary>
    public static FieldRule SetOnce { get; } = new() { MayBeSet = true };

    /// <summary>The server keeps it.</summary>
    public static FieldRule Ignored { get; } = new() { IsIgnored = true };

    /// <summary>The server or a controller gives it a value where the manifest is silent.</summary>
    public static FieldRule Assigned { get; } = new() { IsAssigned = true };

    /// <summary>The server assigns it, but does not give up one value of it: a Service does not stop being headless by itself.</summary>
    public static FieldRule AssignedExcept(string kept) => new() { IsAssigned = true, Kept = kept };

    /// <summary>A quantity that the server does not let shrink.</summary>
    public static FieldRule Grows { get; } = new() { Form = ValueForm.Quantity, OnlyGrows = true };

    /// <summary>Whatever is deleted and made again is not there in between.</summary>
    public static FieldRule Stops(string text) => new() { Remade = new Consequence(Impact.Outage, text) };

    /// <summary>What is deleted and made again is as it was, but for a moment.</summary>
    public static FieldRule Returns(string text) => new() { Remade = new Consequence(Impact.Note, text) };

    /// <summary>The order of the items means nothing.</summary>
    public static FieldRule Set { get; } = new() { IsOrdered = false };

    /// <summary>The order of the items means something, though they have names.</summary>
    public static FieldRule Ordered { get; } = new() { IsOrdered = true };

    /// <summary>Values of it are never shown.</summary>
    public static FieldRule Secret { get; } = new() { IsSecret = true };

    /// <summary>A map that may as well be left out when it is empty.</summary>
    public static FieldRule Empty { get; } = new() { Default = MapNode.Empty };

    public static FieldRule Quantity { get; } = new() { Form = ValueForm.Quantity };

    public static FieldRule Duration { get; } = new() { Form = ValueForm.Duration };

    /// <summary>A value that the server fills in.</summary>
    public static FieldRule Default(Node value) => new() { Default = value };

    /// <summary>A list with items that are identified by some of their keys.</summary>
    public static FieldRule By(params string[] keys) => new() { Keys = keys };

    public static FieldRule Restarts(string text) => Change(Impact.PodsRestart, text);

    public static FieldRule Moves(string text) => Change(Impact.AddressChanges, text);

    /// <summary>A change puts data at risk.</summary>
    public static FieldRule Endangers(string text) => Change(Impact.DataAtRisk, text);

    /// <summary>A change has no way back.</summary>
    public static FieldRule Binds(string text) => Change(Impact.Irreversible, text);

    /// <summary>A change orders a certificate.</summary>
    public static FieldRule Reissues(string text) => Change(Impact.CertificateReissued, text);

    /// <summary>What a change brings about depends on its values.</summary>
    public static FieldRule Judged(Judgement judge) => new() { Judged = judge };

    /// <summary>What the loss of the object brings about depends on the rest.</summary>
    public static FieldRule Loses(Judgement judge) => new() { Lost = judge };

    /// <summary>What a new object brings about.</summary>
    public static FieldRule Brings(Judgement judge) => new() { Made = judge };

    /// <summary>A change is good to know, and no harm.</summary>
    public static FieldRule Notes(string text) => Change(Impact.Note, text);

    /// <summary>Whatever the object does stops when it is lost.</summary>
    public static FieldRule Ends(string text) => new() { Removed = new Consequence(Impact.Outage, text) };

    /// <summary>The loss of the object is good to know.</summary>
    public static FieldRule Leaves(string text) => new() { Removed = new Consequence(Impact.Note, text) };

    /// <summary>The loss of the object puts data at risk.</summary>
    public static FieldRule LosesData(string text) => new() { Removed = new Consequence(Impact.DataAtRisk, text) };

    /// <summary>The loss of the object takes an address away.</summary>
    public static FieldRule LosesAddress(string text) => new() { Removed = new Consequence(Impact.AddressChanges, text) };

    /// <summary>The loss of the object has no way back.</summary>
    public static FieldRule LosesForGood(string text) => new() { Removed = new Consequence(Impact.Irreversible, text) };

    private static FieldRule Change(Impact impact, string text) => new() { Changed = new Consequence(impact, text) };
}
