using Infra.Components.Edge;

namespace Infra.Components.Apps;

/// <summary>What all kinds of workloads say of their pods.</summary>
public abstract record WorkloadArgs
{
    private protected WorkloadArgs()
    {
    }

    /// <summary>The namespace.</summary>
    public required NamespaceRef Namespace { get; init; }

    /// <summary>The image with a fixed tag, as its project publishes it; the cluster's mirrors apply.</summary>
    [Image]
    public required string Image { get; init; }

    /// <summary>The CPU and memory of one pod.</summary>
    public required Resources Resources { get; init; }

    /// <summary>How many GPUs of NVIDIA one pod has to itself. Default: none.</summary>
    [Range(0, 16)]
    public int Gpus { get; init; }

    /// <summary>
    /// The user and the writable folders of the container. Default: user 10001, a read-only root file system and a writable <c>/tmp</c>.
    /// </summary>
    public RunAs RunAs { get; init; } = new();

    /// <summary>The command to run instead of the image's own. Default: the image's own.</summary>
    public IReadOnlyList<string> Command { get; init; } = [];

    /// <summary>The arguments of the command. Default: the image's own, or none where <see cref="Command"/> is given.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>The Secret with which the images are pulled. Default: none.</summary>
    public SecretRef? PullSecret { get; init; }

    /// <summary>When the images are pulled. Default: when a node does not have them; a tag is fixed here.</summary>
    public PullPolicy? PullPolicy { get; init; }

    /// <summary>Secrets of which every key becomes an environment variable. Default: none.</summary>
    public IReadOnlyList<SecretRef> Secrets { get; init; } = [];

    /// <summary>ConfigMaps of which every key becomes an environment variable. Default: none.</summary>
    public IReadOnlyList<ConfigMapRef> ConfigMaps { get; init; } = [];

    /// <summary>Further environment variables. Default: none.</summary>
    public IReadOnlyDictionary<string, EnvValue> Env { get; init; } = new Dictionary<string, EnvValue>();

    /// <summary>The volumes. Default: none besides the scratch folders.</summary>
    [Reference]
    public IReadOnlyList<AppVolume> Volumes { get; init; } = [];

    /// <summary>
    /// Folders that the process is known to write, to be held against its scratch folders and volumes: one that it could not write is
    /// refused. Default: none is known.
    /// </summary>
    [Matches(AppVolume.FolderForm, AppVolume.FolderExample)]
    public IReadOnlyList<string> Writes { get; init; } = [];

    /// <summary>
    /// Containers that start before the main one, in this order: each runs to its end, or goes on beside it as a sidecar. Default: none.
    /// </summary>
    public IReadOnlyList<AppContainer> InitContainers { get; init; } = [];

    /// <summary>The services in the cluster that it uses; network policies and variables follow. Default: none.</summary>
    public IReadOnlyList<Use> Uses { get; init; } = [];

    /// <summary>The flows out of the cluster. Default: none.</summary>
    public IReadOnlyList<Egress> Egress { get; init; } = [];

    /// <summary>
    /// Hosts at an edge of this cluster that it calls by their public names, such as the issuer of its tokens: these requests go to the edge,
    /// which <see cref="Egress"/> to the internet does not hold. Default: none.
    /// </summary>
    public IReadOnlyList<Exposure> Calls { get; init; } = [];

    /// <summary>
    /// The ServiceAccount with permissions in the cluster's API. Default: an own one without permissions, of which the pods get no token.
    /// </summary>
    public ServiceAccountRef? Account { get; init; }

    /// <summary>The nodes on which the pods may run. Default: all, spread over them where possible.</summary>
    public Placement Placement { get; init; } = new();

    /// <summary>Seconds that the process has to shut down. Default: 30.</summary>
    [Range(1, 3600)]
    public int StopSeconds { get; init; } = 30;

    /// <summary>What must be there first, such as a job that migrates its database. Default: what the other arguments refer to.</summary>
    public IReadOnlyList<Resource> After { get; init; } = [];
}
