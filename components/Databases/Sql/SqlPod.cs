using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace Infra.Components.Databases;

/// <summary>
/// What the pods of a server and of its jobs have in common: the server's user, no privilege, and the passwords as files.
/// </summary>
/// <param name="args">The arguments of the server.</param>
/// <param name="logins">The users whose passwords the pod reads, and their Secrets.</param>
internal sealed class SqlPod(SqlServerArgs args, IReadOnlyList<(string Login, SecretRef Secret)> logins)
{
    public const string Root = "root";
    public const string PortName = "mysql";
    public const string Logins = "/etc/logins";
    public const string Administrator = "/etc/administrator";
    public const string Scripts = "/scripts";

    // The user that both projects' images have.
    private const int User = 999;

    private const int OwnerAndGroupRead = 0b100_100_000;

    /// <summary>A pod without containers.</summary>
    public PodSpecArgs Spec() => new()
    {
        AutomountServiceAccountToken = false,
        EnableServiceLinks = false,
        NodeSelector = args.NodeSelector.OrNone(),
        SecurityContext = new PodSecurityContextArgs
        {
            RunAsNonRoot = true,
            RunAsUser = User,
            RunAsGroup = User,
            FsGroup = User,
            // A large volume is not walked through at every start.
            FsGroupChangePolicy = "OnRootMismatch",
            SeccompProfile = new SeccompProfileArgs { Type = "RuntimeDefault" },
        },
        Volumes = logins.Select(login => new VolumeArgs
        {
            Name = Volume(login.Login),
            Secret = new SecretVolumeSourceArgs
            {
                SecretName = login.Secret.Name,
                DefaultMode = OwnerAndGroupRead,
                Items = new KeyToPathArgs { Key = "password", Path = "password" },
            },
        }).Append(new VolumeArgs { Name = "tmp", EmptyDir = new EmptyDirVolumeSourceArgs() }).ToArray(),
    };

    /// <summary>
    /// A container of the server's image, which reads the passwords unless it is told not to; or of another one, which does not.
    /// </summary>
    public ContainerArgs Container(
        string name, string? script, IReadOnlyDictionary<string, Input<string>> variables, IEnumerable<VolumeMountArgs> mounts,
        string? image = null, bool reads = true)
    {
        var container = new ContainerArgs
        {
            Name = name,
            Image = args.Namespace.Cluster.Mirrors.Image(image ?? args.ImageOrDefault),
            Env = variables.OrderBy(variable => variable.Key, StringComparer.Ordinal)
                .Select(variable => new EnvVarArgs { Name = variable.Key, Value = variable.Value }).ToArray(),
            VolumeMounts = mounts
                .Concat(image is null && reads ? logins.Select(login => Mount(login.Login)) : [])
                .Append(new VolumeMountArgs { Name = "scripts", MountPath = Scripts, ReadOnly = true })
                .Append(new VolumeMountArgs { Name = "tmp", MountPath = "/tmp" })
                .ToArray(),
            Resources = new Resources("50m", "256Mi").ToArgs(),
            SecurityContext = new SecurityContextArgs
            {
                AllowPrivilegeEscalation = false,
                ReadOnlyRootFilesystem = true,
                Capabilities = new CapabilitiesArgs { Drop = { "ALL" } },
            },
        };
        if (script is not null)
            container.Command = new[] { image is null ? "/bin/bash" : "/bin/sh", $"{Scripts}/{script}" };

        return container;
    }

    /// <summary>
    /// The folder with a user's password. The administrator's is apart: each folder of logins is a user that the setup makes.
    /// </summary>
    public static string Folder(string login) => login == Root ? Administrator : $"{Logins}/{login}";

    private static string Volume(string login) => Names.Fit($"login-{login}");

    private static VolumeMountArgs Mount(string login) => new() { Name = Volume(login), MountPath = Folder(login), ReadOnly = true };
}
