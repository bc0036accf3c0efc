namespace Infra.Manifests;

/// <summary>A list of values.</summary>
/// <param name="items">The values, in their order.</param>
public sealed class ListNode(IReadOnlyList<Node> items) : Node
{
    /// <summary>The values.</summary>
    public IReadOnlyList<Node> Items { get; } = items;

    /// <inheritdoc/>
    public override string ToString() => "a list";

    /// <inheritdoc/>
    protected override bool SameAs(Node other)
    {
        if (other is not ListNode list || list.Items.Count != Items.Count)
            return false;

        for (var i = 0; i < Items.Count; i++)
        {
            if (!Same(Items[i], list.Items[i]))
                return false;
        }

        return true;
    }
}
