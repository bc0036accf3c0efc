using Infra.Catalogue;
using Infra.Components.CustomResources;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace Infra.Components.Delivery;

/// <summary>The two steps of a build, one after the other: build and push, then write down what was pushed.</summary>
internal sealed class BuildWorkflow(string name, ImageBuildArgs args, Output<string> account)
{
    public const string Commit = "commit";

    private const string Digest = "digest";
    private const string DeployStep = "deploy";
    private const string BuildStep = "build";

    // The user of BuildKit's rootless image, whose home holds its state.
    private const int Builder = 1000;

    public WorkflowSpecArgs ToArgs() => new()
    {
        Entrypoint = "build-and-deploy",
        ServiceAccountName = account,
        Arguments = Parameters(new WorkflowParameterArgs { Name = Commit }),
        ActiveDeadlineSeconds = args.TimeoutMinutes * 60,
        // Two builds at once would write into one cache, and the older one could deploy last.
        Synchronization = new WorkflowSynchronizationArgs { Mutexes = new[] { new WorkflowMutexArgs { Name = name } } },
        TtlStrategy = new WorkflowTtlArgs { SecondsAfterSuccess = 24 * 3600, SecondsAfterFailure = 7 * 24 * 3600 },
        PodGc = new WorkflowPodGcArgs { Strategy = "OnPodSuccess" },
        NodeSelector = args.NodeLabels.OrNone(),
        Volumes = Volumes().ToArray(),
        Templates = new[]
        {
            new WorkflowStepTemplateArgs
            {
                Name = "build-and-deploy",
                Steps = new InputList<WorkflowStepArgs>[]
                {
                    new WorkflowStepArgs
                    {
                        Name = BuildStep,
                        Template = BuildStep,
                        Arguments = Parameters(new WorkflowParameterArgs { Name = Commit, Value = "{{workflow.parameters.commit}}" }),
                    },
                    new WorkflowStepArgs
                    {
                        Name = DeployStep,
                        Template = DeployStep,
                        Arguments = Parameters(
                            new WorkflowParameterArgs { Name = Commit, Value = "{{workflow.parameters.commit}}" },
                            new WorkflowParameterArgs { Name = Digest, Value = "{{steps.build.outputs.parameters.digest}}" }),
                    },
                },
            },
            Build(),
            Deploy(),
        },
    };

    private static WorkflowArgumentsArgs Parameters(params WorkflowParameterArgs[] parameters) => new() { Parameters = parameters };

    private IEnumerable<VolumeArgs> Volumes()
    {
        yield return new VolumeArgs { Name = "tmp", EmptyDir = new EmptyDirVolumeSourceArgs() };
        yield return new VolumeArgs { Name = "state", EmptyDir = new EmptyDirVolumeSourceArgs() };
        yield return new VolumeArgs
        {
            Name = "registry",
            Secret = new SecretVolumeSourceArgs
            {
                SecretName = args.PushSecret.Name,
                Items = { new KeyToPathArgs { Key = ".dockerconfigjson", Path = "config.json" } },
            },
        };
    }

    private WorkflowStepTemplateArgs Build() => new()
    {
        Name = BuildStep,
        Inputs = Parameters(new WorkflowParameterArgs { Name = Commit }),
        Outputs = Parameters(new WorkflowParameterArgs { Name = Digest, ValueFrom = new WorkflowValueFromArgs { Path = "/tmp/digest" } }),
        SecurityContext = new PodSecurityContextArgs { RunAsUser = Builder, RunAsGroup = Builder, FsGroup = Builder, RunAsNonRoot = true },
        Container = new ContainerArgs
        {
            Name = "main",
            Image = args.Namespace.Cluster.Mirrors.Image(args.Builder),
            Command = { "sh", "-c", BuildScript.Build },
            Env = BuildEnvironment().ToArray(),
            Resources = args.Resources.ToArgs(),
            // A build without root makes namespaces and mounts, which the default profiles of seccomp and AppArmor deny.
            SecurityContext = new SecurityContextArgs
            {
                SeccompProfile = new SeccompProfileArgs { Type = "Unconfined" },
                AppArmorProfile = new AppArmorProfileArgs { Type = "Unconfined" },
            },
            VolumeMounts =
            {
                new VolumeMountArgs { Name = "tmp", MountPath = "/tmp" },
                new VolumeMountArgs { Name = "state", MountPath = "/home/user/.local/share/buildkit" },
                new VolumeMountArgs { Name = "registry", MountPath = "/home/user/.docker", ReadOnly = true },
            },
        },
    };

    private IEnumerable<EnvVarArgs> BuildEnvironment()
    {
        yield return Text("COMMIT", "{{inputs.parameters.commit}}");
        yield return Text("REPOSITORY", $"https://github.com/{args.Repository}.git");
        yield return Text("BUILDKITD_FLAGS", BuildScript.DaemonFlags);
        foreach (var (variable, value) in BuildScript.What(args.Image, args.Dockerfile, args.Context, args.Target, args.BuildArguments))
            yield return Text(variable, value);

        if (args.CloneToken is { } token)
            yield return Secret("GIT_AUTH_TOKEN", token);
    }

    private WorkflowStepTemplateArgs Deploy() => new()
    {
        Name = DeployStep,
        Inputs = Parameters(new WorkflowParameterArgs { Name = Commit }, new WorkflowParameterArgs { Name = Digest }),
        SecurityContext = ArgoPods.Pod(Builder),
        Container = new ContainerArgs
        {
            Name = "main",
            Image = args.Namespace.Cluster.Mirrors.Image(ImageCatalogue.Git.Reference),
            Command = { "sh", "-c", BuildScript.Deliver },
            Env = DeployEnvironment().ToArray(),
            Resources = new Resources("50m", "128Mi").ToArgs(),
            SecurityContext = ArgoPods.Hardened(),
            VolumeMounts = { new VolumeMountArgs { Name = "tmp", MountPath = "/tmp" } },
        },
    };

    private IEnumerable<EnvVarArgs> DeployEnvironment()
    {
        yield return Text("COMMIT", "{{inputs.parameters.commit}}");
        yield return Text("DIGEST", "{{inputs.parameters.digest}}");
        yield return Secret("GIT_USER", args.Deliver.User);
        yield return Secret("GIT_TOKEN", args.Deliver.Token);
        var deliver = args.Deliver;
        foreach (var (variable, value) in BuildScript.Where(
            name, args.Image, deliver.Repository, deliver.Branch, deliver.File, deliver is Delivered.PullRequest))
        {
            yield return Text(variable, value);
        }
    }

    private static EnvVarArgs Text(string variable, string value) => new() { Name = variable, Value = value };

    private static EnvVarArgs Secret(string variable, SecretKeyRef secret) => new()
    {
        Name = variable,
        ValueFrom = new EnvVarSourceArgs { SecretKeyRef = new SecretKeySelectorArgs { Name = secret.Secret.Name, Key = secret.Key } },
    };
}
