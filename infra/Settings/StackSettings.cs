using Infra.Stacks;

namespace Infra.Settings;

/// <summary>A stack whose settings are all right.</summary>
/// <param name="Stack">The stack's name.</param>
/// <param name="Definition">What it is built by.</param>
/// <param name="Values">Its settings, of the definition's type.</param>
public sealed record StackSettings(string Stack, SystemDefinition Definition, object Values);
