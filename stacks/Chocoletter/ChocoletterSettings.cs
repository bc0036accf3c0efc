using Infra.Components;
using Infra.Components.Apps;
using Infra.Components.Edge;
using Infra.Components.Validation;
using Infra.Diagnostics;

namespace Infra.Stacks.Chocoletter;

/// <summary>Chocoletter's applications.</summary>
public enum ChocoletterApp
{
    /// <summary>The single-page client.</summary>
    Client,

    /// <summary>The API.</summary>
    Server,

    /// <summary>The chat, which serves all variants.</summary>
    Chat,

    /// <summary>The chat's Redis.</summary>
    Redis,
}

/// <summary>The settings of the system <c>chocoletter</c>.</summary>
public sealed record ChocoletterSettings : PlatformSettings
{
    /// <summary>Why the chat has one pod. It stands in the refusal of another scale and on the Deployment.</summary>
    internal const string ChatHasOnePod =
        "all pods would join one Redis Streams consumer group, so each message would reach one pod only, and room members are kept in process memory";

    private const string LoginNeedsItsPod =
        "a login by Kakao keeps its state in the session of one pod, so the answer has to reach the pod that asked";

    private const string RedisHasOnePod = "Redis keeps its data in one process";

    /// <summary>
    /// The variant on a shared platform: the end of its objects' names, and the first part of its secrets' names. Default: none, the
    /// variant of the platform's owner.
    /// </summary>
    [Name]
    public string? Variant { get; init; }

    /// <summary>The AWS region of Secrets Manager and ECR. Required unless the stack attaches to a platform.</summary>
    [Matches("[a-z]{2}(-[a-z]+)+-[0-9]", "a region such as ap-northeast-2")]
    public string? Region { get; init; }

    /// <summary>
    /// The id of the access key with which the cluster reads Secrets Manager and ECR. Required on a cluster outside of AWS; refused on EKS,
    /// where pods have roles.
    /// </summary>
    public SecretValue? AwsAccessKeyId { get; init; }

    /// <summary>The secret of that access key. Required where the id is.</summary>
    public SecretValue? AwsSecretAccessKey { get; init; }

    /// <summary>The images that run: one for each application.</summary>
    [Image]
    public required IReadOnlyDictionary<ChocoletterApp, string> Images { get; init; }

    /// <summary>
    /// For an image's key the git revision that it was built from; promotions between variants go by it. Default: not known.
    /// </summary>
    [Matches("[0-9a-f]{7,40}", "a git revision such as 4f2c1ab")]
    public IReadOnlyDictionary<ChocoletterApp, string> Revisions { get; init; } = new Dictionary<ChocoletterApp, string>();

    /// <summary>The applications of this stack.</summary>
    public required IReadOnlyDictionary<ChocoletterApp, WorkloadSettings> Apps { get; init; }

    /// <summary>The network storage outside the cluster that the gateway serves. Default: none.</summary>
    public NasSettings? Nas { get; init; }

    /// <summary>Hosts of other repositories on this gateway, which bring their own certificates and routes. Default: none.</summary>
    public IReadOnlyList<GatewayHost> ForeignHosts { get; init; } = [];

    /// <inheritdoc/>
    protected override IEnumerable<(string Member, IReadOnlyList<GatewayHost> Hosts)> Hosts =>
    [
        .. Apps.Select(app => (Member(app.Key, nameof(WorkloadSettings.Hosts)), app.Value.Hosts)),
        ($"{nameof(Nas)}.{nameof(NasSettings.Hosts)}", Nas?.Hosts ?? []),
        (nameof(ForeignHosts), ForeignHosts),
    ];

    /// <inheritdoc/>
    public override bool Needs(string member) => base.Needs(member) || (Platform is null && member switch
    {
        nameof(Region) => true,
        nameof(AwsAccessKeyId) or nameof(AwsSecretAccessKey) => Cluster is not ClusterSettings.Eks,
        _ => false,
    });

    /// <inheritdoc/>
    public override void Check(Problems problems)
    {
        base.Check(problems);
        foreach (var app in Apps.Keys.Where(app => !Images.ContainsKey(app)))
        {
            problems.Add(Codes.MissingKey, $"{nameof(Images)}.{app}", null, "an image for each application",
                "name it, or remove the application");
        }

        foreach (var app in Images.Keys.Where(app => !Apps.ContainsKey(app)))
            problems.Add(Codes.MissingKey, $"{nameof(Apps)}.{app}", null, "an application for each image", "add it, or remove the image");

        foreach (var (app, workload) in Apps)
            Check(problems, app, workload);

        problems.AddIf(Apps.ContainsKey(ChocoletterApp.Chat) && !Apps.ContainsKey(ChocoletterApp.Redis), Codes.MissingKey,
            $"{nameof(Apps)}.{ChocoletterApp.Redis}", null, "the Redis of the chat", "add it");
        var isScaled = Apps.GetValueOrDefault(ChocoletterApp.Server) is { Scale: not Scale.One };
        problems.AddIf(isScaled && !Versions.InNginx("UpstreamSettingsPolicy", "spec.loadBalancingMethod"), Codes.VersionMatrix,
            Member(ChocoletterApp.Server, nameof(WorkloadSettings.Scale)),
            $"several pods behind NGINX Gateway Fabric {Versions.NginxGatewayFabric}",
            "one pod before NGINX Gateway Fabric 2.4, which brought the way to lead a client to the pod that holds its login",
            "set infra:versions.nginxGatewayFabric to 2.4 or newer, or scale to one with this reason");
        if (Cluster is ClusterSettings.Eks eks)
            CheckEks(problems, eks);
    }

    private static string Member(ChocoletterApp app, string member) => $"{nameof(Apps)}.{app}.{member}";

    private static void Check(Problems problems, ChocoletterApp app, WorkloadSettings workload)
    {
        if (workload.Scale is not null && app is ChocoletterApp.Chat or ChocoletterApp.Redis)
        {
            problems.Add(Codes.SingleReplica, Member(app, nameof(workload.Scale)), null,
                $"one pod: {(app == ChocoletterApp.Chat ? ChatHasOnePod : RedisHasOnePod)}", "remove it");
        }

        CheckAffinity(problems, app, workload);
        problems.AddIf(workload.VolumeSize is not null && app != ChocoletterApp.Redis, Codes.Exclusive,
            Member(app, nameof(workload.VolumeSize)),
            workload.VolumeSize, "no volume: the application keeps no files", "remove it");
        if (workload.Hosts is [var host, ..] && app == ChocoletterApp.Redis)
        {
            problems.Add(Codes.Exclusive, Member(app, nameof(workload.Hosts)), host.Host, "no hosts: only the chat reaches Redis",
                "remove them");
        }
    }

    private static void CheckAffinity(Problems problems, ChocoletterApp app, WorkloadSettings workload)
    {
        problems.AddIf(app == ChocoletterApp.Server && workload is { Affinity: ClientAffinity.None, Scale: not Scale.One },
            Codes.SingleReplica,
            Member(app, nameof(workload.Affinity)), nameof(ClientAffinity.None),
            $"one pod, or requests of one client on one pod: {LoginNeedsItsPod}", "remove it, or set scale to one pod with that reason");
        problems.AddIf(app is ChocoletterApp.Chat or ChocoletterApp.Redis && workload.Affinity is not null, Codes.Exclusive,
            Member(app, nameof(workload.Affinity)), null, "none: the application has one pod", "remove it");
    }

    private void CheckEks(Problems problems, ClusterSettings.Eks eks)
    {
        foreach (var (member, value) in new[]
        {
            (nameof(AwsAccessKeyId), AwsAccessKeyId),
            (nameof(AwsSecretAccessKey), AwsSecretAccessKey),
        })
        {
            problems.AddIf(value is not null, Codes.StaticKeys, member, null, "no key: the pods that need AWS have a role",
                "remove it, and delete the key in AWS");
        }

        problems.AddIf(eks.Account.Region != Region, Codes.ForeignArn, nameof(Region), Region,
            $"{eks.Account.Region}, the region of the cluster", "name one region in both places");
        foreach (var (app, image) in Images)
        {
            problems.AddIf(image.Split('.') is [var account, "dkr", "ecr", ..] && account != eks.Account.Id, Codes.ForeignArn,
                $"{nameof(Images)}.{app}", image,
                $"a registry of account {eks.Account.Id}, from which the nodes may pull", "copy the image there, or correct the account");
        }
    }
}

/// <summary>The network storage outside the cluster that the gateway serves.</summary>
public sealed record NasSettings
{
    /// <summary>The public hosts.</summary>
    public required IReadOnlyList<GatewayHost> Hosts { get; init; }

    /// <summary>Its address.</summary>
    [Address(AddressForms.Address)]
    public required string Address { get; init; }

    /// <summary>Its port.</summary>
    [Port]
    public required int Port { get; init; }

    /// <summary>How long an upload may pause. Default: 10h.</summary>
    [Matches("[0-9]{1,4}(ms|s|m|h)", "up to four digits and one unit, such as 10h")]
    public string UploadTimeout { get; init; } = "10h";
}
