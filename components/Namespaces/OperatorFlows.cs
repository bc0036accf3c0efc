namespace Infra.Components.Namespaces;

/// <summary>
/// What the pods of an operator need beside each other, name resolution, and 443 and 6443 of any address: the API server is at one that no
/// policy can name.
/// </summary>
internal sealed record OperatorFlows
{
    /// <summary>The ports of its pods that others ask: the API server its webhooks, clients what it serves. Default: none.</summary>
    public IReadOnlyList<int> Asked { get; init; } = [];

    /// <summary>Further ports that it calls, of what it looks after or of the internet. Default: none.</summary>
    public IReadOnlyList<int> Calls { get; init; } = [];

    /// <summary>Whether it is a proxy, which reaches whatever a route names. Default: false.</summary>
    public bool CallsAll { get; init; }
}
