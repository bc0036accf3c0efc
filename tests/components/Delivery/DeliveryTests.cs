using System.Text.RegularExpressions;
using Infra.Components.Delivery;
using Infra.Components.Identity;
using Infra.Components.Tests.Rendering;
using Infra.Diagnostics;
using Infra.Manifests;
using Pulumi;
using static Infra.Components.Tests.Fixtures;

namespace Infra.Components.Tests.Delivery;

public sealed class DeliveryTests
{
    private const string Repository = "https://github.com/shop/deploy.git";

    [Fact]
    public Task A_bare_Argo_CD_has_its_administrator_alone() =>
        ComponentGolden.CheckAsync("Delivery/golden/argocd", cluster => _ = new ArgoCd("argocd", new() { Cluster = cluster }));

    [Fact]
    public Task A_public_Argo_CD_logs_in_by_Keycloak() => ComponentGolden.CheckAsync("Delivery/golden/argocd-full", cluster =>
    {
        var space = new NamespaceRef(cluster, "cd");
        _ = new ArgoCd("argocd", new()
        {
            Cluster = new Cluster
            {
                Provider = cluster.Provider,
                Mirrors = new Mirrors { Images = new Dictionary<string, string> { ["quay.io"] = "registry.example.com/quay" } },
            },
            Namespace = space,
            Release = "cd",
            Expose = Exposed(cluster, "cd.example.com"),
            Login = new() { Realm = Realm(cluster), ClientId = "argocd", ClientSecret = Key("argocd-login", "client-secret"), Administrators = ["/admins"], EveryoneReads = true },
            AdminUser = false,
            ReconcileEvery = "6h",
            KustomizeOptions = ["--enable-helm"],
            IgnoredKinds = ["Secret", "*.cilium.io"],
            Repositories = new Dictionary<string, string> { ["deploy"] = Repository },
        });
    });

    [Fact]
    public Task Applications_take_from_and_go_to_what_their_project_names() => ComponentGolden.CheckAsync("Delivery/golden/argo-applications", cluster =>
    {
        var web = new NamespaceRef(cluster, "web");
        var project = Project(cluster, web);
        _ = new ArgoApplication("web", new() { Project = project, Repository = Repository, Path = "deploy/web", Namespace = web });
        _ = new ArgoApplication("api", new()
        {
            Project = project,
            Repository = Repository,
            Path = "deploy/api",
            Namespace = web,
            Revision = "release",
            Sync = new ArgoSync.Automatic(Prune: true, SelfHeal: true),
            Ignore = [new IgnoredDifference("Deployment.apps", ["/spec/replicas"]) { Name = "api" }],
            Name = "shop-api",
        });
        _ = new ArgoApplicationSet("previews", new()
        {
            Project = project,
            Repository = Repository,
            Folders = ["previews/*"],
            Except = ["previews/old"],
            Prefix = "preview-",
            Sync = new ArgoSync.Automatic(),
        });
    });

    [Fact]
    public async Task An_application_outside_of_its_project_is_refused()
    {
        var problems = await Problems(cluster =>
        {
            var project = Project(cluster, new NamespaceRef(cluster, "web"));
            _ = new ArgoApplication("api", new()
            {
                Project = project,
                Repository = "https://github.com/shop/other.git",
                Path = "deploy",
                Namespace = new NamespaceRef(cluster, "kube-system"),
            });
        });
        Assert.Equal(
            [(Codes.OutsideProject.Id, "ArgoApplication api, Repository"), (Codes.OutsideProject.Id, "ArgoApplication api, Namespace")],
            problems.Select(problem => (problem.Code.Id, problem.Where)));
    }

    [Theory]
    [InlineData("/deploy")]
    [InlineData("../deploy")]
    [InlineData("deploy/../../x")]
    [InlineData("deploy/")]
    [InlineData("")]
    public async Task A_path_that_leaves_the_repository_is_refused(string path)
    {
        var problem = Assert.Single(await Problems(cluster =>
        {
            var web = new NamespaceRef(cluster, "web");
            _ = new ArgoApplication("api", new() { Project = Project(cluster, web), Repository = Repository, Path = path, Namespace = web });
        }));
        Assert.Equal((Codes.Form.Id, "ArgoApplication api, Path", path), (problem.Code.Id, problem.Where, problem.Actual));
    }

    [Fact]
    public Task An_Argo_CD_that_nobody_can_log_in_to_is_refused() => Refused.OnceAsync(
        cluster => _ = new ArgoCd("argocd", new() { Cluster = cluster, AdminUser = false }), Codes.MissingPart, "ArgoCd argocd, Login", null);

    [Fact]
    public async Task A_password_in_a_repositorys_address_is_refused_and_not_shown()
    {
        var problem = Assert.Single(await Refused.ByAsync(cluster => _ = new ArgoCd("argocd", new()
        {
            Cluster = cluster,
            Repositories = new Dictionary<string, string> { ["deploy"] = "https://bot:hunter2@github.com/shop/deploy.git" },
        })));
        Assert.Equal((Codes.PlainSecret.Id, "ArgoCd argocd, Repositories.deploy", (string?)null), (problem.Code.Id, problem.Where, problem.Actual));
    }

    [Fact]
    public async Task A_project_for_any_repository_is_refused()
    {
        var problem = Assert.Single(await Problems(cluster => _ = new ArgoProject("shop", new()
        {
            ArgoCd = new ArgoCd("argocd", new() { Cluster = cluster }),
            Repositories = ["*"],
            Namespaces = [new NamespaceRef(cluster, "web")],
        })));
        Assert.Equal((Codes.Form.Id, "ArgoProject shop, Repositories[0]", "*"), (problem.Code.Id, problem.Where, problem.Actual));
    }

    [Fact]
    public Task Workflows_and_events_are_installed_once_without_rights_in_other_namespaces() =>
        ComponentGolden.CheckAsync("Delivery/golden/argo-workflows", cluster =>
        {
            _ = new ArgoWorkflows("argo-workflows", new() { Cluster = cluster, Expose = Exposed(cluster, "ci.example.com") });
            _ = new ArgoEvents("argo-events", new() { Cluster = cluster });
        });

    [Fact]
    public Task A_push_becomes_an_image_and_a_commit() => ComponentGolden.CheckAsync("Delivery/golden/image-build", cluster => _ = Build(cluster, args => args));

    [Fact]
    public Task A_build_of_a_private_repository_becomes_a_pull_request() =>
        ComponentGolden.CheckAsync("Delivery/golden/image-build-full", cluster => _ = Build(cluster, args => args with
        {
            Branch = "release/1",
            HookToken = Key("github", "hook-token"),
            CloneToken = Key("github", "clone-token"),
            Context = "services/web",
            Dockerfile = "docker/Dockerfile",
            Target = "server",
            BuildArguments = new Dictionary<string, string> { ["VITE_URL"] = "https://shop.example.com/api", ["MODE"] = "a b" },
            Deliver = new Delivered.PullRequest
            {
                Repository = Repository,
                File = "Pulumi.prod.yaml",
                User = Key("github", "user"),
                Token = Key("github", "deploy-token"),
            },
            NodeLabels = new Dictionary<string, string> { ["disk"] = "ssd" },
            TimeoutMinutes = 30,
        }));

    [Fact]
    public async Task Two_instances_live_in_two_namespaces()
    {
        var rendered = await Rendered.RunAsync(cluster =>
        {
            var (workflows, events) = Installed(cluster);
            foreach (var team in new[] { "red", "blue" })
                _ = Build(cluster, args => args, workflows, events, team);
        });
        Assert.Equal(["blue-ci", "red-ci"], rendered.Resources
            .Where(resource => resource.Type.EndsWith(":Sensor", StringComparison.Ordinal))
            .Select(resource => ((MapNode)resource.Tree).Map("metadata")!.Text("namespace"))
            .Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("main", "refs/heads/main", "Add a page", true)]
    [InlineData("main", "refs/heads/main-2", "Add a page", false)]
    [InlineData("main", "refs/heads/old/refs/heads/main", "Add a page", false)]
    [InlineData("main", "refs/tags/main", "Add a page", false)]
    [InlineData("release/1.0", "refs/heads/release/1.0", "Add a page", true)]
    [InlineData("release/1.0", "refs/heads/release/1x0", "Add a page", false)]
    [InlineData("main", "refs/heads/main", "Run registry.example.com/shop/web at 4f2c1ab", false)]
    [InlineData("main", "refs/heads/main", "Merge pull request #7 from shop/image/web\n\nRun registry.example.com/shop/web at 4f2c1ab", false)]
    [InlineData("main", "refs/heads/main", "Run registry.example.com/shop/website at 4f2c1ab", true)]
    public async Task Pushes_to_the_branch_are_built_but_not_what_a_build_wrote(string branch, string reference, string message, bool builds)
    {
        var rendered = await Rendered.RunAsync(cluster => _ = Build(cluster, args => args with { Branch = branch }));
        var sensor = (MapNode)rendered.Resources.Single(resource => resource.Type.EndsWith(":Sensor", StringComparison.Ordinal)).Tree;
        var dependency = (MapNode)Assert.Single(((ListNode)sensor.At("spec", "dependencies")!).Items);
        var push = new Dictionary<string, string> { ["body.ref"] = reference, ["body.head_commit.message"] = message, ["body.deleted"] = "false" };

        Assert.Equal(builds, ((ListNode)dependency.At("filters", "data")!).Items.Cast<MapNode>().All(filter => Passes(filter, push)));
    }

    // As a Sensor filters: texts by an expression that is found anywhere in them, everything else by its value.
    private static bool Passes(MapNode filter, Dictionary<string, string> push)
    {
        var text = push[filter.Text("path")!];
        var value = ((ListNode)filter.At("value")!).Items.Select(item => ((ScalarNode)item).ToString()!).Single();
        return (filter.Text("type") == "string" ? Regex.IsMatch(text, value) : text == value) == (filter.Text("comparator") != "!=");
    }

    [Fact]
    public async Task No_account_of_a_build_may_change_what_runs()
    {
        var rendered = await Rendered.RunAsync(cluster => _ = Build(cluster, args => args));
        var rights = string.Concat(rendered.Resources
            .Where(resource => resource.Type.EndsWith(":Role", StringComparison.Ordinal) || resource.Type.EndsWith(":ClusterRole", StringComparison.Ordinal))
            .Select(resource => ComponentGolden.Documents([resource])));
        Assert.DoesNotContain("apps", rights, StringComparison.Ordinal);
        Assert.DoesNotContain("secrets", rights, StringComparison.Ordinal);
        Assert.DoesNotContain("update", rights, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_that_is_wrong_with_a_build_is_said_at_once()
    {
        var problems = await Problems(cluster => _ = Build(cluster, args => args with
        {
            Repository = "shop",
            Image = "registry.example.com/shop/web:latest",
            Deliver = new Delivered.Commit { Repository = "https://bot:pw@github.com/shop/deploy.git", File = "../x", User = Key("g", "u"), Token = Key("g", "t") },
        }));
        Assert.Equal(
            ["ImageBuild web, Deliver.File", "ImageBuild web, Deliver.Repository", "ImageBuild web, Image", "ImageBuild web, Repository"],
            problems.Select(problem => problem.Where).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_builds_argument_that_would_be_another_one_is_refused()
    {
        var problems = await Problems(cluster => _ = Build(cluster, args => args with
        {
            BuildArguments = new Dictionary<string, string> { ["A-B"] = "1", ["C"] = "1\nD=2" },
        }));
        Assert.Equal(["ImageBuild web, BuildArguments.A-B", "ImageBuild web, BuildArguments.C"], problems.Select(problem => problem.Where));
    }

    [Fact]
    public async Task A_bus_of_another_namespace_is_refused()
    {
        var problem = Assert.Single(await Problems(cluster => _ = Build(cluster, args => args with { Namespace = new NamespaceRef(cluster, "other") })));
        Assert.Equal((Codes.Exclusive.Id, "ImageBuild web, Bus"), (problem.Code.Id, problem.Where));
    }

    [Fact]
    public Task An_even_number_of_servers_is_refused() => Refused.OnceAsync(
        cluster => _ = new ArgoEventBus("bus", new() { Namespace = new NamespaceRef(cluster, "ci"), Replicas = 2 }),
        Codes.OutOfRange, "ArgoEventBus bus, Replicas", "2");

    private static (ArgoWorkflows Workflows, ArgoEvents Events) Installed(Cluster cluster) => (
        new ArgoWorkflows("argo-workflows", new() { Cluster = cluster, Namespace = new NamespaceRef(cluster, "argo") }),
        new ArgoEvents("argo-events", new() { Cluster = cluster, Namespace = new NamespaceRef(cluster, "argo-events") }));

    private static ImageBuild Build(Cluster cluster, Func<ImageBuildArgs, ImageBuildArgs> change)
    {
        var (workflows, events) = Installed(cluster);
        return Build(cluster, change, workflows, events, "web");
    }

    private static ImageBuild Build(
        Cluster cluster, Func<ImageBuildArgs, ImageBuildArgs> change, ArgoWorkflows workflows, ArgoEvents events, string name)
    {
        var space = new NamespaceRef(cluster, $"{name}-ci");
        return new ImageBuild(name, change(new()
        {
            Namespace = space,
            Workflows = workflows,
            Bus = new ArgoEventBus($"{name}-bus", new() { Namespace = space, Events = events }),
            Repository = "shop/web",
            Expose = Exposed(cluster, "webhook.example.com"),
            WebhookSecret = Key("github", "webhook"),
            Image = "registry.example.com/shop/web",
            PushSecret = new SecretRef("registry"),
            Deliver = new Delivered.Commit
            {
                Repository = Repository,
                File = "deploy/web/app.yaml",
                User = Key("github", "user"),
                Token = Key("github", "deploy-token"),
            },
        }));
    }

    private static ArgoProject Project(Cluster cluster, NamespaceRef space) => new("shop", new()
    {
        ArgoCd = new ArgoCd("argocd", new() { Cluster = cluster, Namespace = new NamespaceRef(cluster, "argocd") }),
        Repositories = [Repository],
        Namespaces = [space],
        ClusterKinds = ["Namespace"],
        Description = "The shop",
    });

    private static KeycloakRealm Realm(Cluster cluster) => new("staff", new()
    {
        Keycloak = new Keycloak("keycloak", new()
        {
            Namespace = new NamespaceRef(cluster, "sso"),
            Operator = new KeycloakOperator("keycloak-operator", new() { Cluster = cluster, Namespace = new NamespaceRef(cluster, "keycloak") }),
            Database = new() { Server = Postgres(cluster), User = Key("db", "username"), Password = Key("db", "password") },
            Expose = [Exposed(cluster, "login.example.com")],
        }),
        Clients = [new() { Id = "argocd", Secret = Key("argocd-login", "client-secret"), RedirectUris = ["https://cd.example.com/auth/callback"], Groups = true }],
    });

    private static async Task<IReadOnlyList<Diagnostic>> Problems(Action<Cluster> build)
    {
        RefusedException? refusal = null;
        await Rendered.RunAsync(cluster => refusal = Assert.Throws<RefusedException>(() => build(cluster)));
        return refusal!.Diagnostics;
    }
}
