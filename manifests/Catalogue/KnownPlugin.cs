namespace Infra.Catalogue;

/// <summary>A plugin of Jenkins at one exact version.</summary>
/// <param name="Name">The plugin's id.</param>
public sealed record KnownPlugin(string Name)
{
    /// <summary>The exact version.</summary>
    public required string Version { get; init; }

    /// <summary>The plugin as a list of Jenkins has it: <c>git:5.10.1</c>.</summary>
    public string Reference => $"{Name}:{Version}";
}
