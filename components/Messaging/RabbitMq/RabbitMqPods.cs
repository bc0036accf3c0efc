using System.Reflection;
using Infra.Components.Secrets;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Infra.Components.Messaging;

/// <summary>
/// What is merged into the operator's pods: a container that writes the definitions before the server starts, since passwords are in Secrets
/// and a server reads one file.
/// </summary>
internal sealed class RabbitMqPods(string name, RabbitMqArgs args, PodSet pods, ConfigMapRef declared, IReadOnlyDictionary<string, SecretRef> users)
{
    /// <summary>The file that the server imports at its start.</summary>
    public const string File = $"{Definitions}/definitions.json";

    /// <summary>The name of the script, in the ConfigMap with what is declared.</summary>
    public const string Script = "rabbitmq-definitions.sh";

    private const string Definitions = "/etc/rabbitmq/definitions";
    private const string Declared = "/etc/rabbitmq-declared";
    private const string Logins = "/etc/rabbitmq-logins";

    /// <summary>The script's text.</summary>
    public static string ScriptText
    {
        get
        {
            using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Infra.Components.Scripts.{Script}")!;
            using var reader = new StreamReader(stream);
            return reader.ReadToEnd();
        }
    }

    public PodTemplateSpecArgs Template()
    {
        var versions = users.Values.Select(secret => secret.Version).Prepend(declared.Version).OfType<Input<string>>();
        return new PodTemplateSpecArgs
        {
            // The server reads it once, so the nodes are restarted one after another when it changes.
            Metadata = new ObjectMetaArgs { Annotations = { ["infra/content"] = Output.All(versions).Apply(texts => string.Join(' ', texts)) } },
            Spec = new PodSpecArgs
            {
                InitContainers = { Writer() },
                Containers =
                {
                    new ContainerArgs
                    {
                        Name = "rabbitmq",
                        VolumeMounts = { new VolumeMountArgs { Name = "definitions", MountPath = Definitions, ReadOnly = true } },
                    },
                },
                Volumes =
                {
                    // Of memory, because passwords are in it.
                    new VolumeArgs
                    {
                        Name = "definitions",
                        EmptyDir = new EmptyDirVolumeSourceArgs { Medium = "Memory", SizeLimit = "16Mi" },
                    },
                    new VolumeArgs { Name = "declared", ConfigMap = new ConfigMapVolumeSourceArgs { Name = declared.Name } },
                    new VolumeArgs
                    {
                        Name = "logins",
                        Projected = new ProjectedVolumeSourceArgs { DefaultMode = 0b100_100_000, Sources = Sources().ToArray() },
                    },
                },
                TopologySpreadConstraints = Spread().OrNone(),
                NodeSelector = args.Placement.NodeSelector.OrNone(),
                PriorityClassName = Optional.Of(args.Placement.PriorityClass)!,
            },
        };
    }

    private ContainerArgs Writer() => new()
    {
        Name = "definitions",
        Image = args.Namespace.Cluster.Mirrors.Image(args.Image),
        Command = { "/bin/sh", $"{Declared}/{Script}" },
        Env =
        {
            new EnvVarArgs { Name = "DECLARED", Value = Declared },
            new EnvVarArgs { Name = "LOGINS", Value = Logins },
            new EnvVarArgs { Name = "TARGET", Value = Definitions },
        },
        Resources = new Resources("20m", "64Mi").ToArgs(),
        SecurityContext = new SecurityContextArgs
        {
            AllowPrivilegeEscalation = false,
            ReadOnlyRootFilesystem = true,
            Capabilities = new CapabilitiesArgs { Drop = { "ALL" } },
        },
        VolumeMounts =
        {
            new VolumeMountArgs { Name = "declared", MountPath = Declared, ReadOnly = true },
            new VolumeMountArgs { Name = "logins", MountPath = Logins, ReadOnly = true },
            new VolumeMountArgs { Name = "definitions", MountPath = Definitions },
        },
    };

    private IEnumerable<VolumeProjectionArgs> Sources()
    {
        yield return Login($"{name}-default-user", "administrator", LoginSecret.UserKey, LoginSecret.PasswordKey);
        foreach (var user in args.Users)
            yield return Login(users[user.Name].Name, $"users/{user.Name}", LoginSecret.PasswordKey);
    }

    private static VolumeProjectionArgs Login(Input<string> secret, string folder, params string[] keys) => new()
    {
        Secret = new SecretProjectionArgs
        {
            Name = secret,
            Items = keys.Select(key => new KeyToPathArgs { Key = key, Path = $"{folder}/{key}" }).ToArray(),
        },
    };

    // The operator spreads them over zones.
    private IEnumerable<TopologySpreadConstraintArgs> Spread()
    {
        if (args.Nodes == 1)
            yield break;

        yield return new TopologySpreadConstraintArgs
        {
            TopologyKey = "kubernetes.io/hostname",
            MaxSkew = 1,
            WhenUnsatisfiable = args.Placement.Spread == Apps.Spread.Required ? "DoNotSchedule" : "ScheduleAnyway",
            LabelSelector = Flow.Selector(pods.Labels),
        };
    }
}
