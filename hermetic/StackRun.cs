namespace Infra.Hermetic;

/// <summary>What has to be known to run a stack.</summary>
/// <param name="Stack">The stack's name.</param>
/// <param name="Compose">
/// Builds the stack, inside the deployment. The options it is given belong to the stack's base class: <c>base(options)</c>. Secrets among
/// what it composes with are placeholders already.
/// </param>
public sealed record StackRun(string Stack, Func<StackOptions, Stack> Compose)
{
    /// <summary>The organization of every stack. The file backend knows no other.</summary>
    public const string Organization = "organization";

    /// <summary>The name of the composition, for people. Default: none.</summary>
    public string System { get; init; } = "";

    /// <summary>The project. Default: infra.</summary>
    public string Project { get; init; } = "infra";
}
