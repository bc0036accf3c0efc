namespace Infra.Manifests;

/// <summary>A setting that is meant to be on for a while, and is.</summary>
/// <param name="Setting">The setting, as a stack file writes it, for example <c>infra:forcePatches</c>.</param>
/// <param name="Effect">What it does, as long as it is on.</param>
/// <param name="Until">When it is to be turned off.</param>
public sealed record TemporarySwitch(string Setting, string Effect, string Until)
{
    /// <summary>The setting that takes the protection of everything away: <c>infra:protect</c>.</summary>
    public const string Unprotected = "infra:protect";

    /// <summary>The setting that takes over the fields of other managers: <c>infra:forcePatches</c>.</summary>
    public const string ForcedPatches = "infra:forcePatches";
}
