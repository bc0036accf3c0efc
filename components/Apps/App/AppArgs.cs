using Infra.Components.Edge;

namespace Infra.Components.Apps;

/// <summary>Arguments of <see cref="App"/>.</summary>
public sealed record AppArgs : IChecked
{
    /// <summary>The namespace.</summary>
    public required NamespaceRef Namespace { get; init; }

    /// <summary>The image with a fixed tag, as its project publishes it; the cluster's mirrors apply.</summary>
    [Image]
    public required string Image { get; init; }

    /// <summary>The TCP port on which the container listens.</summary>
    [Port]
    public required int Port { get; init; }

    /// <summary>The CPU and memory of one pod.</summary>
    public required Resources Resources { get; init; }

    /// <summary>The port of the Service. Default: 80.</summary>
    [Port]
    public int ServicePort { get; init; } = 80;

    /// <summary>The port's name in the pod and the Service: 1 to 15 lower-case letters, digits and hyphens. Default: <c>http</c>.</summary>
    [Matches("(?=.*[a-z])[a-z0-9]([-a-z0-9]{0,13}[a-z0-9])?",
        "at most 15 lower-case letters, digits and inner hyphens, at least one letter")]
    public string PortName { get; init; } = "http";

    /// <summary>The number of pods. Default: two.</summary>
    public Scale Scale { get; init; } = new Scale.Fixed(2);

    /// <summary>The readiness and liveness probes. Default: its port accepts connections.</summary>
    public Probes Probes { get; init; } = new();

    /// <summary>
    /// The user and the writable folders of the container. Default: user 10001, a read-only root file system and a writable <c>/tmp</c>.
    /// </summary>
    public RunAs RunAs { get; init; } = new();

    /// <summary>The command to run instead of the image's own. Default: the image's own.</summary>
    public IReadOnlyList<string> Command { get; init; } = [];

    /// <summary>The Secret with which the image is pulled. Default: none.</summary>
    public SecretRef? PullSecret { get; init; }

    /// <summary>Secrets of which every key becomes an environment variable. Default: none.</summary>
    public IReadOnlyList<SecretRef> Secrets { get; init; } = [];

    /// <summary>Further environment variables. Default: none.</summary>
    public IReadOnlyDictionary<string, EnvValue> Env { get; init; } = new Dictionary<string, EnvValue>();

    /// <summary>The volumes. Default: none besides the scratch folders.</summary>
    public IReadOnlyList<AppVolume> Volumes { get; init; } = [];

    /// <summary>The services in the cluster that it uses; network policies and variables follow. Default: none.</summary>
    public IReadOnlyList<Use> Uses { get; init; } = [];

    /// <summary>The flows out of the cluster. Default: none.</summary>
    public IReadOnlyList<Egress> Egress { get; init; } = [];

    /// <summary>The public hosts; route, certificates and network policy follow. Default: none.</summary>
    public IReadOnlyList<Exposure> Expose { get; init; } = [];

    /// <summary>Seconds for which a stopping pod keeps serving, until proxies have dropped it. Default: 5.</summary>
    [Range(0, 600)]
    public int DrainSeconds { get; init; } = 5;

    /// <summary>Seconds that the process then has to shut down. Default: 30.</summary>
    [Range(1, 3600)]
    public int StopSeconds { get; init; } = 30;

    /// <summary>Names of objects that exist already. Default: all have the component's name.</summary>
    public AppNames Adopt { get; init; } = new();

    void IChecked.Check(Problems problems)
    {
        problems.AddIf(Scale is Scale.One { Reason.Length: 0 }, Codes.Empty, nameof(Scale), null,
            "a reason why there can be only one pod", "say what breaks with two");
        problems.AddIf(Port < 1024 && !RunAs.LowPorts, Codes.Exclusive, nameof(Port), Port.ToString(CultureInfo.InvariantCulture),
            "a port from 1024 up for an ordinary user", "set RunAs.LowPorts, or listen on a higher port");
        problems.AddIf(Scale is Scale.Auto && Namespace is { Cluster.HasMetrics: false }, Codes.MissingPart, nameof(Scale), null,
            "a cluster with the metrics API, by which pods are scaled",
            "have the cluster install the metrics server, or give a fixed number of pods");
        CheckVolumes(problems);
        problems.AddDuplicates(Codes.DuplicateHost, nameof(Expose), Expose.Select(exposure => exposure.Host));
        problems.AddDuplicates(Codes.DuplicateName, nameof(Env), Env.Keys.Concat(Uses.SelectMany(AppPod.Variables)));
    }

    private void CheckVolumes(Problems problems)
    {
        problems.AddIf(Scale is not Scale.One && Volumes.Any(volume => volume.OnePod), Codes.SharedVolume, nameof(Volumes),
            string.Join(", ", Volumes.Where(volume => volume.OnePod).Select(volume => volume.Path)),
            "a ReadWriteOnce claim in exactly one pod", "use Scale.One, or keep the data in a database or bucket");
        foreach (var claim in Volumes.OfType<AppVolume.Claim>().Where(_ => Namespace is not null))
            problems.AddStorageClass(nameof(Volumes), claim.StorageClass, Namespace.Cluster.StorageClasses);

        foreach (var own in Volumes.OfType<AppVolume.Own>().Where(volume => volume.OnePod && volume.Volume.MountedBy is not null))
        {
            problems.Add(Codes.SharedVolume, nameof(Volumes), own.Path,
                $"a volume that no other pod mounts; {own.Volume.MountedBy} mounts {own.Volume.Name} already",
                "give each application its own volume, or one that can be shared");
        }

        problems.AddDuplicates(Codes.DuplicateName, nameof(Volumes), Volumes.Select(volume => volume.Path).Concat(RunAs.Scratch));
    }
}
