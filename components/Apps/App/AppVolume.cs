using Infra.Components.Storage;

namespace Infra.Components.Apps;

/// <summary>A volume of an application's container.</summary>
[Reference]
public abstract record AppVolume
{
    private AppVolume(string path) => Path = path;

    /// <summary>The folder at which it is mounted.</summary>
    [Matches("/[^ :]+", "an absolute path such as /data")]
    public string Path { get; }

    /// <summary>Configuration files, read-only. A change of their content restarts the pods.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="files">The files' names and texts. Not for secrets.</param>
    public static AppVolume Config(string path, IReadOnlyDictionary<string, string> files) => new ConfigFiles(path, files);

    /// <summary>The keys of a Secret as files, read-only.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="secret">The Secret.</param>
    public static AppVolume From(string path, SecretRef secret) => new SecretFiles(path, secret);

    /// <summary>
    /// Data that outlives the pod, on a volume that one node can mount (ReadWriteOnce), so the application must have one pod. The claim is
    /// protected, and stays when the stack is destroyed.
    /// </summary>
    /// <param name="path">The folder.</param>
    /// <param name="size">The size, a quantity such as <c>1Gi</c>. Most classes can grow it, none can shrink it.</param>
    /// <param name="storageClass">The storage class. Default: the cluster's.</param>
    public static AppVolume Data(string path, string size, string? storageClass = null) => new Claim(path, size, storageClass);

    /// <summary>A volume that has a component of its own. The application must have one pod unless the volume can be shared.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="volume">The volume.</param>
    public static AppVolume Of(string path, Volume volume) => new Own(path, volume);

    internal sealed record Own(string Path, Volume Volume) : AppVolume(Path);

    internal sealed record ConfigFiles(string Path, IReadOnlyDictionary<string, string> Files) : AppVolume(Path);

    internal sealed record SecretFiles(string Path, SecretRef Secret) : AppVolume(Path);

    internal bool OnePod => this is Claim or Own { Volume.Access: AccessMode.ReadWriteOnce };

    internal sealed record Claim(string Path, [property: Quantity(Of = QuantityOf.Bytes)] string Size, string? StorageClass) : AppVolume(Path);
}
