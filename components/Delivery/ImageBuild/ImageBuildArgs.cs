using Infra.Catalogue;
using Infra.Components.Edge;

namespace Infra.Components.Delivery;

/// <summary>Arguments of <see cref="ImageBuild"/>.</summary>
public sealed record ImageBuildArgs : IChecked
{
    /// <summary>
    /// The namespace of the builds. It must enforce <see cref="PodSecurity.Privileged"/>: a build without root needs system calls that both
    /// stricter levels deny. Nothing else should be in it.
    /// </summary>
    public required NamespaceRef Namespace { get; init; }

    /// <summary>Argo Workflows, which runs the builds.</summary>
    public required ArgoWorkflows Workflows { get; init; }

    /// <summary>The bus of the namespace.</summary>
    public required ArgoEventBus Bus { get; init; }

    /// <summary>The repository at GitHub: <c>owner/name</c>.</summary>
    [Matches("[A-Za-z0-9](-?[A-Za-z0-9])*/[A-Za-z0-9._-]+", "owner/name")]
    public required string Repository { get; init; }

    /// <summary>The branch of which every push is built. Default: <c>main</c>.</summary>
    [Matches(GitForms.Branch, GitForms.BranchExample)]
    public string Branch { get; init; } = "main";

    /// <summary>The host that GitHub calls, at the path <c>/push</c>.</summary>
    public required Exposure Expose { get; init; }

    /// <summary>The name of the route's main object, where it exists already. Default: the component's name.</summary>
    [Name]
    public string? RouteName { get; init; }

    /// <summary>The key of a Secret with the webhook's secret: calls that are not signed with it are refused.</summary>
    public required SecretKeyRef WebhookSecret { get; init; }

    /// <summary>
    /// The key of a Secret with a token that may make webhooks in the repository. Default: none, the webhook is made by hand.
    /// </summary>
    public SecretKeyRef? HookToken { get; init; }

    /// <summary>The key of a Secret with a token that may read the repository. Default: none, it is public.</summary>
    public SecretKeyRef? CloneToken { get; init; }

    /// <summary>The image without a tag: its tag is the commit.</summary>
    [Matches(GitForms.Image, GitForms.ImageExample)]
    public required string Image { get; init; }

    /// <summary>The Secret of type <c>kubernetes.io/dockerconfigjson</c> with which the image is pushed.</summary>
    public required SecretRef PushSecret { get; init; }

    /// <summary>The folder of the repository that is built. Default: its root.</summary>
    [Matches(GitForms.Path, "a folder below the repository's root")]
    public string? Context { get; init; }

    /// <summary>The Dockerfile in that folder. Default: <c>Dockerfile</c>.</summary>
    [Matches(GitForms.Path, "a file below the folder")]
    public string Dockerfile { get; init; } = "Dockerfile";

    /// <summary>The stage of the Dockerfile. Default: its last.</summary>
    [Matches(GitForms.Stage, "a stage's name")]
    public string? Target { get; init; }

    /// <summary>Arguments of the build. They stay in the image's history, so no secrets. Default: none.</summary>
    public IReadOnlyDictionary<string, string> BuildArguments { get; init; } = new Dictionary<string, string>();

    /// <summary>What becomes of the image.</summary>
    public required Delivered Deliver { get; init; }

    /// <summary>The CPU and memory of a build. Default: <c>1</c> and <c>2Gi</c>.</summary>
    public Resources Resources { get; init; } = new("1", "2Gi");

    /// <summary>Labels of the nodes that builds run on. Default: any node.</summary>
    public IReadOnlyDictionary<string, string> NodeLabels { get; init; } = new Dictionary<string, string>();

    /// <summary>Minutes after which a build is given up. Default: 60.</summary>
    [Range(1, 1440)]
    public int TimeoutMinutes { get; init; } = 60;

    /// <summary>BuildKit's rootless image with a fixed tag. Default: the pinned one.</summary>
    [Image]
    public string Builder { get; init; } = ImageCatalogue.BuildKit.Reference;

    void IChecked.Check(Problems problems)
    {
        problems.AddIf(!Bus.Namespace.Is(Namespace), Codes.Exclusive, nameof(Bus), Bus.Namespace.Name.Text(), "a bus of the same namespace",
            "make an ArgoEventBus in the namespace of the builds");
        BuildScript.CheckArguments(problems, nameof(BuildArguments), BuildArguments);
    }
}
