namespace Infra.Components.Delivery;

/// <summary>
/// The ports that Jenkins has on every node, for a laboratory: whoever reaches a node reaches its page, without TLS.
/// </summary>
public sealed record JenkinsNodePorts : IChecked
{
    /// <summary>The port of the page and of agents that speak WebSocket.</summary>
    [Range(30000, 32767)]
    public required int Page { get; init; }

    /// <summary>The port of agents outside the cluster that speak Jenkins' own protocol. Default: none, agents speak WebSocket.</summary>
    [Range(30000, 32767)]
    public int? Agents { get; init; }

    internal IEnumerable<(string Argument, int Port)> All =>
        Agents is { } agents ? [(nameof(Page), Page), (nameof(Agents), agents)] : [(nameof(Page), Page)];

    void IChecked.Check(Problems problems) => problems.AddIf(Agents == Page, Codes.DuplicateName, nameof(Agents),
        Page.ToString(CultureInfo.InvariantCulture), "a port of its own", "choose another one between 30000 and 32767");
}
