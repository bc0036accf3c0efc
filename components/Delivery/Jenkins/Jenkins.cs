using Infra.Catalogue;
using Infra.Components.Edge;
using Infra.Components.Secrets;
using Infra.Components.Storage;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Rbac.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Rbac.V1;

namespace Infra.Components.Delivery;

/// <summary>
/// Jenkins, which builds nothing itself: its agents are pods of a namespace of their own that is hardened, and images are built without
/// root in a second one. Neither of them has a permission in the cluster.
/// </summary>
public sealed class Jenkins : ComponentResource
{
    private readonly string _name;
    private readonly JenkinsArgs _args;

    /// <summary>Installs it.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">Arguments are malformed or do not fit together.</exception>
    public Jenkins(string name, JenkinsArgs args, ComponentResourceOptions? options = null)
        : base("infra:delivery:Jenkins", name, options.On(args.Checked(name, longestName: 40).Namespace))
    {
        _name = name;
        _args = args;
        foreach (var (_, port) in args.NodePorts?.All ?? [])
            args.Namespace.Cluster.NodePorts[port] = name;

        var agents = MakeNamespace("agents", PodSecurity.Restricted);
        var builds = args.ImageBuilds ? MakeNamespace("builds", PodSecurity.Privileged) : null;
        var admin = LoginSecret.Make(this, $"{name}-admin", new LoginSecretArgs
        {
            Namespace = args.Namespace,
            Name = args.AdminPassword is PasswordSource.Existing existing ? existing.Secret : $"{args.Release}-admin",
            User = "admin",
            Source = args.AdminPassword,
            Store = args.Passwords,
            Operator = args.SecretsOperator,
        });
        var home = new Volume($"{name}-home", new Storage.VolumeArgs
        {
            Namespace = args.Namespace,
            Name = $"{args.Release}-home",
            Size = args.VolumeSize,
            Source = args.Volume,
        }, new ComponentResourceOptions { Parent = this })
        {
            MountedBy = name,
        };

        var policies = new JenkinsNetwork(name, args, this, new JenkinsPods(args, agents, builds)).Make();
        var values = new JenkinsValues(args, agents, MakeAccount("agents", agents), admin, home.ClaimName).Make();
        var read = JenkinsCredentials.Keys(args).Select(key => key.Secret.MadeBy);
        var release = new Release(name, new HelmChart(ChartCatalogue.Jenkins, args.Version).Install(args.Release, args.Namespace, values),
            this.Child([home, admin.MadeBy, .. policies, .. Configure(), .. read]));
        if (builds is not null)
            LetBuild(builds, release);

        if (args.Expose is { } host)
            MakeRoute(host, release);

        Agents = agents;
        Builds = builds;
        Installed = release;
        AdminPassword = new SecretKeyRef(admin, LoginSecret.PasswordKey);
        Url = args.Expose is { } exposed ? $"https://{exposed.Host}/" : null;
        RegisterOutputs(Outputs.Of(this));
    }

    /// <summary>The namespace of agents, for the Secrets that their pods mount.</summary>
    public NamespaceRef Agents { get; }

    /// <summary>The namespace of image builds, for the Secrets with which they push; null where none are built.</summary>
    public NamespaceRef? Builds { get; }

    /// <summary>The password of the user <c>admin</c>.</summary>
    public SecretKeyRef AdminPassword { get; }

    /// <summary>The address of its page; null where it has no public host.</summary>
    public string? Url { get; }

    internal Release Installed { get; }

    internal JenkinsArgs Args => _args;

    /// <summary>The label of ConfigMaps whose files Jenkins takes for its configuration, at once.</summary>
    internal string ConfigurationLabel => $"{_args.Release}-jenkins-config";

    // Nothing in it is reached from outside, and what it reaches is named.
    private NamespaceRef MakeNamespace(string part, PodSecurity security) =>
        new Namespaces.Namespace($"{_name}-{part}", new Namespaces.NamespaceArgs
        {
            Cluster = _args.Namespace.Cluster,
            Name = $"{_args.Release}-{part}",
            PodSecurity = security,
        }, new ComponentResourceOptions { Parent = this }).Ref;

    // No agent asks the API server for anything.
    private Output<string> MakeAccount(string part, NamespaceRef space) => new ServiceAccount($"{_name}-{part}", new ServiceAccountArgs
    {
        Metadata = new ObjectMetaArgs { Name = $"{_args.Release}-agent", Namespace = space.Name },
        AutomountServiceAccountToken = false,
    }, this.Child()).Metadata.Apply(metadata => metadata.Name);

    private IEnumerable<Resource> Configure()
    {
        if (!JenkinsCredentials.Of(_args).Any())
            yield break;

        yield return new ConfigMap($"{_name}-credentials", new ConfigMapArgs
        {
            Metadata = new ObjectMetaArgs
            {
                Name = $"{_args.Release}-credentials",
                Namespace = _args.Namespace.Name,
                Labels = { { ConfigurationLabel, "true" } },
            },
            Data = { { "credentials.yaml", JenkinsCredentials.Configuration(_args) } },
        }, this.Child());
    }

    private void LetBuild(NamespaceRef builds, Release release)
    {
        _ = MakeAccount("builds", builds);
        var guard = BuildGuard.Make(this, $"{_name}-builds", $"{_args.Release}-builds", builds, _args.NodeDockerBecause);
        var metadata = new ObjectMetaArgs { Name = $"{_args.Release}-schedule-agents", Namespace = builds.Name };
        var role = new Role($"{_name}-builds", new RoleArgs
        {
            Metadata = metadata,
            Rules =
            {
                new PolicyRuleArgs { ApiGroups = { "" }, Resources = { "pods" }, Verbs = { "create", "delete", "get", "list", "watch" } },
                new PolicyRuleArgs { ApiGroups = { "" }, Resources = { "pods/exec" }, Verbs = { "create", "get" } },
                new PolicyRuleArgs { ApiGroups = { "" }, Resources = { "pods/log" }, Verbs = { "get", "list", "watch" } },
                new PolicyRuleArgs { ApiGroups = { "" }, Resources = { "events" }, Verbs = { "get", "list", "watch" } },
            },
        }, this.Child());
        _ = new RoleBinding($"{_name}-builds", new RoleBindingArgs
        {
            Metadata = metadata,
            RoleRef = new RoleRefArgs
            {
                ApiGroup = "rbac.authorization.k8s.io",
                Kind = "Role",
                Name = role.Metadata.Apply(made => made.Name),
            },
            // The chart's account has the name of the release.
            Subjects = { new SubjectArgs { Kind = "ServiceAccount", Name = _args.Release, Namespace = _args.Namespace.Name } },
        }, this.Child(release, guard));
    }

    private void MakeRoute(Exposure host, Resource after) => _ = new Route(_name, new RouteArgs
    {
        Namespace = _args.Namespace,
        Exposures = [host],
        Rules = [new HttpRule { Backends = [new HttpBackend { Service = _args.Release, Port = JenkinsPods.PagePort }] }],
    }, new ComponentResourceOptions { Parent = this, DependsOn = { after } });
}
