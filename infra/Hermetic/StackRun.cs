using Infra.Stacks;

namespace Infra.Hermetic;

/// <summary>What has to be known to run a stack.</summary>
/// <param name="Stack">The stack's name.</param>
/// <param name="System">The composition that its settings choose.</param>
/// <param name="Settings">Its bound settings. Secrets among them are placeholders already.</param>
public sealed record StackRun(string Stack, SystemDefinition System, object Settings)
{
    /// <summary>The organization of every stack here. The file backend knows no other.</summary>
    public const string Organization = "organization";

    /// <summary>The project of every stack here.</summary>
    public const string Project = "infra";
}
