using Infra.Components;
using Infra.Components.Caches;
using Infra.Components.Databases;
using Infra.Components.Delivery;
using Infra.Components.Edge;
using Infra.Components.Gpus;
using Infra.Components.ObjectStores;
using Infra.Components.Registries;
using Infra.Components.Settings;
using Infra.Components.Validation;
using Infra.Diagnostics;

namespace Infra.Stacks.BdgBlog;

/// <summary>The applications of bdg.blog.</summary>
public enum BdgBlogApp
{
    /// <summary>The blog with its chat.</summary>
    Blog,
}

/// <summary>The public pages besides the blog itself.</summary>
public enum BdgBlogPage
{
    /// <summary>The object store: browsers get addresses of its first host for pictures.</summary>
    Files,

    /// <summary>The registry of images.</summary>
    Registry,

    /// <summary>Argo CD, which shows what differs from git.</summary>
    Delivery,

    /// <summary>Argo Workflows, which shows builds.</summary>
    Builds,
}

/// <summary>The settings of the system <c>bdg-blog</c>.</summary>
public sealed record BdgBlogSettings : PlatformSettings
{
    private const string StoreBucket = "bdg-blog";

    /// <summary>The images that run. Required unless the stack attaches to a platform.</summary>
    [Image]
    public IReadOnlyDictionary<BdgBlogApp, string> Images { get; init; } = new Dictionary<BdgBlogApp, string>();

    /// <summary>The applications. Required unless the stack attaches to a platform.</summary>
    public IReadOnlyDictionary<BdgBlogApp, WorkloadSettings> Apps { get; init; } = new Dictionary<BdgBlogApp, WorkloadSettings>();

    /// <summary>The hosts of the pages besides the blog. All of them are required unless the stack attaches to a platform.</summary>
    public IReadOnlyDictionary<BdgBlogPage, IReadOnlyList<GatewayHost>> Pages { get; init; } =
        new Dictionary<BdgBlogPage, IReadOnlyList<GatewayHost>>();

    /// <summary>The key with which the blog signs its sessions. Required unless the stack attaches to a platform.</summary>
    public SecretValue? SecretToken { get; init; }

    /// <summary>
    /// The blog's MariaDB, with the user and the database <c>bdg_blog</c>. Required unless the stack attaches to a platform.
    /// </summary>
    [NotConfigurable("service", "it is mariadb, by which the blog knows it")]
    public MariaDbArgs? MariaDb { get; init; }

    /// <summary>The broker of the chat. Required unless the stack attaches to a platform.</summary>
    public RedisArgs? Redis { get; init; }

    /// <summary>
    /// The object store of pictures and backups, with the bucket <c>bdg-blog</c> and one for backups. Required unless the stack attaches to a
    /// platform.
    /// </summary>
    public GarageArgs? Garage { get; init; }

    /// <summary>
    /// Further pages from which browsers send pictures to the object store and fetch them, such as those of development. Default: none, the
    /// blog's own hosts.
    /// </summary>
    [Matches(@"https://[a-z0-9]([-a-z0-9.]*[a-z0-9])?(:[0-9]{1,5})?", "an origin such as https://dev.example.com")]
    public IReadOnlyList<string> PictureOrigins { get; init; } = [];

    /// <summary>The bucket of the database's backups. Default: <c>backups</c>.</summary>
    [Name]
    public string BackupBucket { get; init; } = "backups";

    /// <summary>The registry of images. Required unless the stack attaches to a platform.</summary>
    [NotConfigurable("adopt", "its claims are those of infra:registryVolumes")]
    public HarborArgs? Registry { get; init; }

    /// <summary>The volumes of the registry. Required unless the stack attaches to a platform.</summary>
    public RegistryVolumes? RegistryVolumes { get; init; }

    /// <summary>The registry's PostgreSQL, with the role and the database <c>registry</c>. Required unless the stack attaches to a platform.</summary>
    public PostgresArgs? RegistryDatabase { get; init; }

    /// <summary>The account with which nodes pull images from the registry. Required unless the stack attaches to a platform.</summary>
    public LoginSettings? RegistryLogin { get; init; }

    /// <summary>Argo CD. Required unless the stack attaches to a platform.</summary>
    [NotConfigurable("grpc", "it follows from the edge")]
    public ArgoCdArgs? ArgoCd { get; init; }

    /// <summary>
    /// The repository that Argo CD compares with the cluster: its folder <c>deploy</c> is what <c>infra render</c> writes of this stack.
    /// Required unless the stack attaches to a platform.
    /// </summary>
    [Matches(@"https://[A-Za-z0-9.-]+(:[0-9]+)?(/[A-Za-z0-9._-]+)+", "an address by https without a user, such as https://github.com/shop/deploy.git")]
    public string? Repository { get; init; }

    /// <summary>The builds by project, each in a namespace of its own, which is the project's name and <c>-argoci</c>. Default: none.</summary>
    public IReadOnlyDictionary<string, BuildSettings> Builds { get; init; } = new Dictionary<string, BuildSettings>();

    /// <summary>What brings GPUs to pods. Default: none.</summary>
    public NvidiaDevicePluginArgs? Gpus { get; init; }

    /// <summary>The machine on which the blog is developed, behind the same edge. Default: none.</summary>
    public DevelopmentSettings? Development { get; init; }

    /// <inheritdoc/>
    protected override IEnumerable<(string Member, IReadOnlyList<GatewayHost> Hosts)> Hosts =>
    [
        .. Apps.Select(app => ($"{nameof(Apps)}.{app.Key}.{nameof(WorkloadSettings.Hosts)}", app.Value.Hosts)),
        .. Pages.Select(page => ($"{nameof(Pages)}.{page.Key}", page.Value)),
        .. Builds.Select(build => ($"{nameof(Builds)}.{build.Key}.{nameof(BuildSettings.Host)}", (IReadOnlyList<GatewayHost>)[build.Value.Host])),
        ($"{nameof(Development)}.{nameof(DevelopmentSettings.Hosts)}", Development?.Hosts ?? []),
    ];

    /// <inheritdoc/>
    protected override IEnumerable<(string Member, string Code, string Written)> Deliveries => Builds.Select(build =>
        ($"{nameof(Builds)}.{build.Key}.{nameof(BuildSettings.DeliverTo)}", build.Value.Repository, build.Value.DeliverTo));

    /// <summary>The pages from which browsers use the object store.</summary>
    internal IEnumerable<string> PagesWithPictures =>
        Apps[BdgBlogApp.Blog].Hosts.Select(host => $"https://{host.Host}").Concat(PictureOrigins).Distinct(StringComparer.Ordinal);

    // What the owner of the platform runs, and no stack that attaches to it.
    private IEnumerable<(string Member, bool IsGiven)> Production =>
        Required.Append((nameof(Builds), Builds.Count > 0)).Append((nameof(Gpus), Gpus is not null))
            .Append((nameof(PictureOrigins), PictureOrigins.Count > 0));

    private IEnumerable<(string Member, bool IsGiven)> Required =>
    [
        (nameof(Images), Images.Count > 0), (nameof(Apps), Apps.Count > 0), (nameof(Pages), Pages.Count > 0),
        (nameof(SecretToken), SecretToken is not null), (nameof(MariaDb), MariaDb is not null), (nameof(Redis), Redis is not null),
        (nameof(Garage), Garage is not null), (nameof(Registry), Registry is not null), (nameof(RegistryVolumes), RegistryVolumes is not null),
        (nameof(RegistryDatabase), RegistryDatabase is not null), (nameof(RegistryLogin), RegistryLogin is not null),
        (nameof(ArgoCd), ArgoCd is not null), (nameof(Repository), Repository is not null),
    ];

    /// <inheritdoc/>
    public override bool Needs(string member) =>
        base.Needs(member) || (Platform is null ? Required.Any(part => part.Member == member) : member == nameof(Development));

    /// <inheritdoc/>
    public override void Check(Problems problems)
    {
        base.Check(problems);
        if (Platform is not null)
        {
            foreach (var (member, _) in Production.Where(part => part.IsGiven))
                problems.Add(Codes.Exclusive, member, null, $"none: the stack {Platform.Stack} has it", $"remove it, or move it to {Platform.Stack}");

            return;
        }

        CheckKeys(problems, nameof(Images), Images.ContainsKey(BdgBlogApp.Blog), nameof(BdgBlogApp.Blog));
        CheckKeys(problems, nameof(Apps), Apps.ContainsKey(BdgBlogApp.Blog), nameof(BdgBlogApp.Blog));
        foreach (var page in Enum.GetValues<BdgBlogPage>())
            CheckKeys(problems, nameof(Pages), Pages.TryGetValue(page, out var hosts) && hosts.Count > 0, page.ToString());

        CheckDatabase(problems, nameof(MariaDb), MariaDb?.Databases.Select(database => database.Name), Blog.Database);
        CheckDatabase(problems, nameof(RegistryDatabase), RegistryDatabase?.Databases.Select(database => database.Name), Parts.RegistryDatabase);
        foreach (var bucket in new[] { StoreBucket, BackupBucket })
        {
            problems.AddIf(Garage is not null && Garage.Buckets.All(known => known.Name != bucket), Codes.Undeclared,
                $"{nameof(Garage)}.{nameof(GarageArgs.Buckets)}", bucket, "a bucket for pictures, and one for backups", "add it");
        }

        CheckPods(problems);
    }

    private void CheckPods(Problems problems)
    {
        if (!Apps.TryGetValue(BdgBlogApp.Blog, out var blog))
            return;

        const string place = $"{nameof(Apps)}.{nameof(BdgBlogApp.Blog)}";
        problems.AddIf(blog.Affinity == ClientAffinity.None && blog.Scale is not Components.Apps.Scale.One, Codes.SingleReplica,
            $"{place}.{nameof(blog.Affinity)}", nameof(ClientAffinity.None),
            "one pod, or requests of one client on one pod: a page asks for its socket first, and only the pod that was asked knows it",
            "remove it, or scale to one pod with that reason");
        problems.AddIf(blog.VolumeSize is not null, Codes.Exclusive, $"{place}.{nameof(blog.VolumeSize)}", blog.VolumeSize,
            "no volume: the blog keeps its files in the object store", "remove it");
    }

    private static void CheckKeys(Problems problems, string member, bool isThere, string key) =>
        problems.AddIf(!isThere, Codes.MissingKey, $"{member}.{key}", null, "an entry for each", "add it");

    private static void CheckDatabase(Problems problems, string member, IEnumerable<string>? declared, string database) =>
        problems.AddIf(declared?.Contains(database) == false, Codes.Undeclared, $"{member}.{nameof(MariaDbArgs.Databases)}", database,
            $"the database {database}", "add it, with an owner");
}

/// <summary>The volumes of the registry.</summary>
public sealed record RegistryVolumes
{
    /// <summary>Where they are: a folder each below this one, of one node.</summary>
    public required Components.Storage.VolumeSource.OnNode At { get; init; }

    /// <summary>The size of the one with the images. Default: 50Gi.</summary>
    [Quantity(Of = QuantityOf.Bytes)]
    public string Images { get; init; } = "50Gi";

    /// <summary>The size of the one of the cache. Default: 2Gi.</summary>
    [Quantity(Of = QuantityOf.Bytes)]
    public string Cache { get; init; } = "2Gi";

    /// <summary>The size of the one with the logs of jobs. Default: 2Gi.</summary>
    [Quantity(Of = QuantityOf.Bytes)]
    public string JobLogs { get; init; } = "2Gi";

    /// <summary>The size of the one of the scanner. Default: 4Gi.</summary>
    [Quantity(Of = QuantityOf.Bytes)]
    public string Scanner { get; init; } = "4Gi";
}

/// <summary>The machine on which the blog is developed.</summary>
public sealed record DevelopmentSettings
{
    /// <summary>The public hosts.</summary>
    public required IReadOnlyList<GatewayHost> Hosts { get; init; }

    /// <summary>Its address.</summary>
    [Address(AddressForms.Address)]
    public required string Address { get; init; }

    /// <summary>Its port.</summary>
    [Port]
    public required int Port { get; init; }
}

/// <summary>How a project's image comes out of its repository.</summary>
public sealed record BuildSettings
{
    /// <summary>The host that GitHub calls.</summary>
    public required GatewayHost Host { get; init; }

    /// <inheritdoc cref="ImageBuildArgs.Repository"/>
    [Matches("[A-Za-z0-9](-?[A-Za-z0-9])*/[A-Za-z0-9._-]+", "owner/name")]
    public required string Repository { get; init; }

    /// <inheritdoc cref="ImageBuildArgs.Branch"/>
    [Matches(@"(?![/-])[A-Za-z0-9._/-]+(?<![/.])", "a branch")]
    public string Branch { get; init; } = "main";

    /// <inheritdoc cref="ImageBuildArgs.Image"/>
    [Matches(@"[a-z0-9.-]+(:[0-9]{1,5})?(/[a-z0-9]+([._-]+[a-z0-9]+)*)+", "a repository without a tag, such as registry.example.com/shop/web")]
    public required string Image { get; init; }

    /// <summary>The repository with the file that says what runs, by https.</summary>
    [Matches(@"https://[A-Za-z0-9.-]+(:[0-9]+)?(/[A-Za-z0-9._-]+)+", "an address by https without a user, such as https://github.com/shop/deploy.git")]
    public required string DeliverTo { get; init; }

    /// <inheritdoc cref="Delivered.File"/>
    [Matches(@"(?!/)(?!.*(^|/)\.\.(/|$))[^\s\\]+(?<!/)", "a file below the repository's root")]
    public required string File { get; init; }

    /// <summary>The secret with which GitHub signs its calls.</summary>
    public required SecretValue WebhookSecret { get; init; }

    /// <summary>A token that may write to the repository of the file, and no other.</summary>
    public required SecretValue DeliveryToken { get; init; }

    /// <summary>The account that pushes images to the registry.</summary>
    public required LoginSettings RegistryLogin { get; init; }

    /// <inheritdoc cref="ImageBuildArgs.NodeLabels"/>
    public IReadOnlyDictionary<string, string> NodeLabels { get; init; } = new Dictionary<string, string>();
}
