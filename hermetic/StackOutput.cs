namespace Infra.Hermetic;

/// <summary>A value that a stack gives to others.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value; what only a real run knows is a placeholder in angle brackets.</param>
/// <param name="IsSecret">Whether the engine would keep it encrypted.</param>
public sealed record StackOutput(string Name, Node Value, bool IsSecret);
