using Infra.Components;
using Infra.Components.Apps;
using Infra.Components.Delivery;
using Infra.Components.Edge;
using Infra.Components.Settings;
using Infra.Components.Validation;
using Infra.Diagnostics;

namespace Infra.Stacks.Shinhan;

/// <summary>The applications of the assignment.</summary>
public enum ShinhanApp
{
    /// <summary>The first sample, below <c>/tea</c>.</summary>
    Tea,

    /// <summary>The second sample, below <c>/coffee</c>.</summary>
    Coffee,

    /// <summary>The page that the pipeline builds.</summary>
    Nginx,
}

/// <summary>The settings of the system <c>shinhan</c>.</summary>
public sealed record ShinhanSettings : PlatformSettings
{
    /// <summary>The namespace of the page that the pipeline builds, and the name of its Deployment.</summary>
    internal const string Page = "nginx";

    private const string Address = @"https://[A-Za-z0-9.-]+(:[0-9]+)?(/[A-Za-z0-9._-]+)+";
    private const string AddressExample = "an address by https without a user, such as https://github.com/shop/web.git";

    /// <summary>The images that run. That of <c>nginx</c> has the number of its build as its tag.</summary>
    [Every]
    [Image]
    public required IReadOnlyDictionary<ShinhanApp, string> Images { get; init; }

    /// <summary>The applications. Tea and coffee have no hosts of their own.</summary>
    [Every]
    public required IReadOnlyDictionary<ShinhanApp, WorkloadSettings> Apps { get; init; }

    /// <summary>The one host of tea and coffee.</summary>
    public required GatewayHost Cafe { get; init; }

    /// <summary>Argo CD, which deploys what the manifest repository says.</summary>
    [NotConfigurable("grpc", "it follows from the edge")]
    public required ArgoCdArgs ArgoCd { get; init; }

    /// <summary>The host of Argo CD's pages.</summary>
    public required GatewayHost Delivery { get; init; }

    /// <summary>The repository of the code, from which images are built.</summary>
    [Matches(Address, AddressExample)]
    public required string CodeRepository { get; init; }

    /// <summary>Jenkins, which builds the page's image and writes its number down. Its agents are pods.</summary>
    [NotConfigurable("imageBuilds", "the page is an image")]
    public required JenkinsArgs Jenkins { get; init; }

    /// <summary>The host of Jenkins' pages, which GitHub calls too.</summary>
    public required GatewayHost Builds { get; init; }

    /// <summary>The account that pushes images to the registry.</summary>
    public required LoginSettings RegistryLogin { get; init; }

    /// <summary>The account that may write to the manifest repository, and to no other.</summary>
    public required LoginSettings ManifestLogin { get; init; }

    /// <summary>The secret with which GitHub signs its calls.</summary>
    public required SecretValue WebhookSecret { get; init; }

    /// <summary>The repository that says what runs, which the pipeline writes and Argo CD reads. Never that of the code.</summary>
    [Matches(Address, AddressExample)]
    public required string ManifestRepository { get; init; }

    /// <summary>The folder there with the page's Deployment. Default: <c>nginx</c>.</summary>
    [Matches(@"(?!/)(?!.*(^|/)\.\.(/|$))[^\s\\]+(?<!/)", "a folder below the repository's root, such as deploy/nginx")]
    public string ManifestFolder { get; init; } = "nginx";

    /// <inheritdoc/>
    protected override IEnumerable<(string Member, IReadOnlyList<GatewayHost> Hosts)> Hosts =>
    [
        (nameof(Cafe), [Cafe]),
        ($"{nameof(Apps)}.{ShinhanApp.Nginx}.{nameof(WorkloadSettings.Hosts)}", Apps[ShinhanApp.Nginx].Hosts),
        (nameof(Delivery), [Delivery]),
        (nameof(Builds), [Builds]),
    ];

    /// <inheritdoc/>
    protected override IEnumerable<(string Member, string Code, string Written)> Deliveries =>
        [(nameof(ManifestRepository), CodeRepository, ManifestRepository)];

    /// <inheritdoc/>
    public override void Check(Problems problems)
    {
        base.Check(problems);
        problems.AddIf(Platform is not null, Codes.Exclusive, nameof(Platform), Platform?.Stack, "a platform of its own", "remove it, and set infra:cluster");
        problems.AddIf(IsOneRepository(CodeRepository, ManifestRepository), Codes.SameRepository, nameof(ManifestRepository), ManifestRepository,
            $"another repository than {problems.Name(nameof(CodeRepository))}", "give what runs a repository of its own");
        problems.AddIf(!Images[ShinhanApp.Nginx].Split('@')[0].Split(':')[^1].All(char.IsAsciiDigit), Codes.ImageReference,
            $"{nameof(Images)}.{ShinhanApp.Nginx}", Images[ShinhanApp.Nginx], "an image with the number of its build as its tag",
            "name the build that was tested");
        foreach (var (app, its) in Apps)
            CheckApp(problems, app, its, $"{nameof(Apps)}.{app}");
    }

    private static void CheckApp(Problems problems, ShinhanApp app, WorkloadSettings its, string place)
    {
        problems.AddIf(its.VolumeSize is not null, Codes.Exclusive, $"{place}.{nameof(its.VolumeSize)}", its.VolumeSize, "no volume: it keeps no files",
            "remove it");
        problems.AddIf(its.Affinity is not null, Codes.Exclusive, $"{place}.{nameof(its.Affinity)}", its.Affinity.ToString(),
            "none: no state of a client is kept in a pod", "remove it");
        problems.AddIf(app != ShinhanApp.Nginx && its.Hosts.Count > 0, Codes.Exclusive, $"{place}.{nameof(its.Hosts)}", null,
            "none: it is a path of the one host", "remove them");
        problems.AddIf(Pods(its.Scale) < 2, Codes.OutOfRange, $"{place}.{nameof(its.Scale)}", null, "at least two pods, so that each worker has one",
            "remove it, or raise it");
    }

    private static int Pods(Scale? scale) => scale switch
    {
        Components.Apps.Scale.One => 1,
        Components.Apps.Scale.Fixed pods => pods.Replicas,
        Components.Apps.Scale.Auto pods => pods.MinReplicas,
        _ => 2,
    };
}
