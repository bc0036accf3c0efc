using System.Text.RegularExpressions;
using Infra.Components.Storage;

namespace Infra.Components.Apps;

/// <summary>A volume of an application's container.</summary>
public abstract partial record AppVolume
{
    internal const string FolderForm = @"(?=.*[A-Za-z0-9])(?!.*/\.\.?(/|$))/[^ :]*[^ :/]";
    internal const string FolderExample = "an absolute path such as /data";

    private AppVolume(string path) => Path = path;

    /// <summary>The folder at which it is mounted.</summary>
    [Matches(FolderForm, FolderExample)]
    public string Path { get; }

    /// <summary>Configuration files, read-only. A change of their content restarts the pods.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="files">The files' names and texts. Not for secrets.</param>
    public static AppVolume Config(string path, IReadOnlyDictionary<string, string> files) => new ConfigFiles(path, files);

    /// <summary>
    /// One configuration file, read-only, in a folder that keeps what the image has in it. A change of its content restarts the pods.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="text">Its text. Not for secrets.</param>
    public static AppVolume File(string path, string text) => new ConfigFile(path, text);

    /// <summary>The keys of a Secret as files, read-only.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="secret">The Secret.</param>
    public static AppVolume From(string path, SecretRef secret) => new SecretFiles(path, secret);

    /// <summary>The keys of a ConfigMap as files, read-only.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="config">The ConfigMap.</param>
    public static AppVolume From(string path, ConfigMapRef config) => new ConfigMapFiles(path, config);

    /// <summary>
    /// Data that outlives the pod, on a volume that one node can mount (ReadWriteOnce). An application with it must have one pod; in a
    /// <see cref="StatefulApp"/> every pod has its own. The claim stays when the stack is destroyed.
    /// </summary>
    /// <param name="path">The folder.</param>
    /// <param name="size">The size, a quantity such as <c>1Gi</c>. Most classes can grow it, none can shrink it.</param>
    /// <param name="storageClass">The storage class. Default: the cluster's.</param>
    /// <param name="name">
    /// The claim's name; of a <see cref="StatefulApp"/> its beginning, which the pods' names follow. Default: made of the names of
    /// application and folder.
    /// </param>
    public static AppVolume Data(string path, string size, string? storageClass = null, string? name = null) =>
        new Claim(path, size, storageClass, name);

    /// <summary>A volume that has a component of its own. The application must have one pod unless the volume can be shared.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="volume">The volume.</param>
    /// <param name="folder">The folder of the volume. Default: all of it.</param>
    /// <param name="readOnly">Whether this application only reads it. Default: no.</param>
    public static AppVolume Of(string path, Volume volume, string? folder = null, bool readOnly = false) =>
        new Own(path, volume, folder, readOnly);

    /// <summary>A writable folder that is empty in a new pod, besides those of <see cref="RunAs.Scratch"/>.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="size">The most that it may hold, a quantity.</param>
    /// <param name="inMemory">Whether it is kept in the pod's memory and counts as such. Default: on the node's disk.</param>
    public static AppVolume Empty(string path, string size, bool inMemory = false) => new Scratch(path, size, inMemory);

    internal sealed record Own(
        string Path,
        Volume Volume,
        [property: Matches(@"(?!.*\.\.)[^/ :][^ :]*", "a path in the volume, without a leading slash")] string? SubPath,
        bool ReadOnly) : AppVolume(Path);

    internal sealed record ConfigFiles(string Path, IReadOnlyDictionary<string, string> Texts) : AppVolume(Path);

    internal sealed record ConfigFile(string Path, string Text) : AppVolume(Path)
    {
        public string FileName => Path[(Path.LastIndexOf('/') + 1)..];
    }

    internal sealed record ConfigMapFiles(string Path, ConfigMapRef ConfigMap) : AppVolume(Path);

    internal sealed record SecretFiles(string Path, SecretRef Secret) : AppVolume(Path);

    internal sealed record Claim(
        string Path, [property: Quantity(Of = QuantityOf.Bytes)] string Size, string? StorageClass, [property: Name] string? Name)
            : AppVolume(Path);

    internal sealed record Scratch(string Path, [property: Quantity(Of = QuantityOf.Bytes)] string Size, bool InMemory) : AppVolume(Path);

    /// <summary>Whether only one pod may mount it.</summary>
    internal bool OnePod => this is Claim or Own { Volume.Access: AccessMode.ReadWriteOnce };

    /// <summary>Whether the file system itself lets no one write.</summary>
    internal bool IsReadOnly => this is not (Claim or Scratch or Own { ReadOnly: false, Volume.Access: not AccessMode.ReadOnlyMany });

    /// <summary>The name of the volume in the pod: <c>/etc/redis</c> is <c>etc-redis</c>.</summary>
    internal string Place => Names.Fit(
        string.Concat(Path.Trim('/').Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-')).Trim('-'));

    /// <summary>The keys of the ConfigMap that is made for it.</summary>
    internal IEnumerable<string> Files => this switch
    {
        ConfigFiles files => files.Texts.Keys,
        ConfigFile file => [file.FileName],
        _ => [],
    };

    internal static string ScratchName(int index) => string.Create(CultureInfo.InvariantCulture, $"scratch-{index}");

    internal static bool IsFolder(string path) => AbsolutePath().IsMatch(path);

    [GeneratedRegex(@"^" + FolderForm + @"\z", RegexOptions.CultureInvariant)]
    private static partial Regex AbsolutePath();
}
