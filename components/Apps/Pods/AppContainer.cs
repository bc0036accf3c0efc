namespace Infra.Components.Apps;

/// <summary>
/// A container that starts before the main one of its pod: an init container that runs to its end, or a sidecar that goes on. It has the
/// user and the scratch folders of the main one.
/// </summary>
public sealed record AppContainer : IChecked
{
    /// <summary>The container's name.</summary>
    [Name]
    public required string Name { get; init; }

    /// <summary>The image with a fixed tag, as its project publishes it; the cluster's mirrors apply.</summary>
    [Image]
    public required string Image { get; init; }

    /// <summary>The CPU and memory.</summary>
    public required Resources Resources { get; init; }

    /// <summary>
    /// Whether it goes on running beside the main container, which starts when this one has, and stops after it. Default: false, it runs
    /// to its end first.
    /// </summary>
    public bool Sidecar { get; init; }

    /// <summary>The command to run instead of the image's own. Default: the image's own.</summary>
    public IReadOnlyList<string> Command { get; init; } = [];

    /// <summary>The arguments of the command. Default: the image's own, or none where <see cref="Command"/> is given.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Secrets of which every key becomes an environment variable. Default: none.</summary>
    public IReadOnlyList<SecretRef> Secrets { get; init; } = [];

    /// <summary>ConfigMaps of which every key becomes an environment variable. Default: none.</summary>
    public IReadOnlyList<ConfigMapRef> ConfigMaps { get; init; } = [];

    /// <summary>Further environment variables. Default: none.</summary>
    public IReadOnlyDictionary<string, EnvValue> Env { get; init; } = new Dictionary<string, EnvValue>();

    /// <summary>
    /// The folders at which it sees the volumes and scratch folders of the pod, each with the folder at which the main container does.
    /// Default: the same folders.
    /// </summary>
    [Matches(AppVolume.FolderForm, AppVolume.FolderExample)]
    public IReadOnlyDictionary<string, string>? Mounts { get; init; }

    /// <summary>The port on which a sidecar listens, for its probes. Default: none.</summary>
    [Port]
    public int? Port { get; init; }

    /// <summary>The probes of a sidecar. Default: none; it has started as soon as its process runs.</summary>
    public Probes? Probes { get; init; }

    void IChecked.Check(Problems problems)
    {
        problems.AddIf(Probes is not null && !Sidecar, Codes.Exclusive, nameof(Probes), null,
            "no probes: this container runs to its end", "remove them, or make it a sidecar");
        problems.AddIf(Port is null && Probes is not null
            && new[] { Probes.Ready, Probes.Live, Probes.Startup }.Any(probe => probe?.AsksDefaultPort == true),
            Codes.MissingPart, nameof(Port), null, "the port that its probes ask", "name the port, or let the probes run a command");
        problems.AddVariables(Env);
        foreach (var folder in (Mounts?.Keys ?? []).Where(folder => !AppVolume.IsFolder(folder)))
            problems.Add(Codes.Form, $"{nameof(Mounts)}.{folder}", folder, AppVolume.FolderExample, "write it in that form");
    }
}
