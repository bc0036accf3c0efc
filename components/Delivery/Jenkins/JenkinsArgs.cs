using Infra.Catalogue;
using Infra.Components.Apps;
using Infra.Components.Edge;
using Infra.Components.Secrets;
using Infra.Components.Storage;

namespace Infra.Components.Delivery;

/// <summary>Arguments of <see cref="Jenkins"/>.</summary>
public sealed record JenkinsArgs : IChecked
{
    /// <summary>The user of the images of Jenkins and of its agents.</summary>
    internal const int User = 1000;

    /// <summary>The namespace of the controller and of the Secrets that it reads. Its pods are hardened.</summary>
    public required NamespaceRef Namespace { get; init; }

    /// <summary>
    /// The Helm release's name. The objects' names begin with it, and so do those of the namespaces of agents and of image builds. Default:
    /// <c>jenkins</c>.
    /// </summary>
    [Matches("[a-z]([-a-z0-9]{0,30}[a-z0-9])?", "at most 32 lower-case letters, digits and inner hyphens, such as jenkins")]
    public string Release { get; init; } = "jenkins";

    /// <summary>The version of the chart, which brings that of Jenkins. Default: the pinned one.</summary>
    [Matches(@"[0-9]+\.[0-9]+\.[0-9]+", "a version such as 5.9.53")]
    public string Version { get; init; } = ChartCatalogue.Jenkins.Version;

    /// <summary>The public host of its page. Default: none; it is reached by <c>kubectl port-forward</c>.</summary>
    public Exposure? Expose { get; init; }

    /// <summary>Ports on every node, for a laboratory. Default: none.</summary>
    public JenkinsNodePorts? NodePorts { get; init; }

    /// <summary>The size of the volume of its home, with jobs and the logs of builds. Default: <c>20Gi</c>.</summary>
    [Quantity(Of = QuantityOf.Bytes)]
    public string VolumeSize { get; init; } = "20Gi";

    /// <summary>
    /// The storage behind that volume: a class, a disk or a folder of a node, or a folder of its own that an NFS server shares and that
    /// belongs to user 1000. Default: the cluster's storage class.
    /// </summary>
    public VolumeSource Volume { get; init; } = new VolumeSource.Provisioned();

    /// <summary>Where the password of the user <c>admin</c> comes from. Default: it is generated.</summary>
    public PasswordSource AdminPassword { get; init; } = new PasswordSource.Generated();

    /// <summary>The store of a password that comes from one. Default: none.</summary>
    public StoreRef? Passwords { get; init; }

    /// <summary>The External Secrets Operator, which must come before a generated password. Default: none, the cluster has it.</summary>
    public ExternalSecrets? SecretsOperator { get; init; }

    /// <summary>What it logs in with, by the id that pipelines call it by. Default: nothing.</summary>
    public IReadOnlyDictionary<string, JenkinsCredential> Credentials { get; init; } = new Dictionary<string, JenkinsCredential>();

    /// <summary>
    /// The key of a Secret with which GitHub signs its calls to <c>/github-webhook/</c>, one for all repositories. Default: none; calls are
    /// not checked, and start at most a look into a repository.
    /// </summary>
    public SecretKeyRef? WebhookSecret { get; init; }

    /// <summary>
    /// Whether images are built here: there is a namespace for it then, of which the pods may do what a build without root needs. Default:
    /// true.
    /// </summary>
    public bool ImageBuilds { get; init; } = true;

    /// <summary>
    /// Why pipelines may build with the Docker of the node they run on. Whoever may change such a pipeline is root on that node, and a node
    /// with containerd has no Docker. Default: none, no pod gets it.
    /// </summary>
    [Matches(@"[^\p{Cc}]{10,200}", "a reason in one line of 10 to 200 characters")]
    public string? NodeDockerBecause { get; init; }

    /// <summary>
    /// What controller, agents and builds reach outside the cluster: repositories, registries and plugins. Default: port 443 of anything on
    /// the internet.
    /// </summary>
    public IReadOnlyList<Egress> Reaches { get; init; } = [Egress.Internet(443)];

    /// <summary>Plugins beside its own, each with its exact version. Default: none.</summary>
    [Matches(@"[a-z0-9][a-z0-9_-]*:[0-9A-Za-z][0-9A-Za-z._-]*", "a plugin with its version, such as timestamper:1.30")]
    public IReadOnlyList<string> Plugins { get; init; } = [];

    /// <summary>The CPU and memory of the controller. Default: <c>250m</c> and <c>2Gi</c>.</summary>
    public Resources Resources { get; init; } = new("250m", "2Gi");

    /// <summary>The CPU and memory of an agent, beside what its pipeline runs. Default: <c>100m</c> and <c>512Mi</c>.</summary>
    public Resources Agent { get; init; } = new("100m", "512Mi");

    /// <summary>How many agents run at once. Default: 10.</summary>
    [Range(1, 500)]
    public int MaxAgents { get; init; } = 10;

    void IChecked.Check(Problems problems)
    {
        problems.AddIf(problems.HasReferences && AdminPassword is PasswordSource.Stored && Passwords is null, Codes.MissingPart,
            nameof(AdminPassword), null, $"a store of secrets in {nameof(Passwords)}",
            $"give it {nameof(Passwords)}, or let the password be generated");
        if (Volume is VolumeSource.OnNode { Folder: true, Owner: not User } folder)
        {
            problems.Add(Codes.Exclusive, $"{nameof(Volume)}.{nameof(folder.Owner)}", folder.Owner?.ToString(CultureInfo.InvariantCulture),
                "a folder of user 1000, as whom Jenkins runs", "give the folder to user 1000 and say so, or take a disk");
        }

        problems.AddIf(NodeDockerBecause is not null && !ImageBuilds, Codes.Exclusive, nameof(NodeDockerBecause), null,
            "image builds to use it", $"turn {nameof(ImageBuilds)} on, or leave it out");
        problems.AddDuplicates(Codes.DuplicateName, nameof(Plugins),
            Plugins.Concat(JenkinsPlugins.Own).Select(plugin => plugin.Split(':')[0]));
        CheckCredentials(problems);
        if (NodePorts is not null && Namespace is not null)
            CheckNodePorts(problems, NodePorts, Namespace.Cluster);
    }

    private void CheckCredentials(Problems problems)
    {
        foreach (var id in Credentials.Keys.Where(id => !JenkinsCredentials.IsId(id)))
        {
            problems.Add(Codes.Form, $"{nameof(Credentials)}.{id}", id, "letters, digits, dots, hyphens and underscores, at most 64",
                "rename it");
        }

        problems.AddIf(WebhookSecret is not null && Credentials.ContainsKey(JenkinsCredentials.Webhook), Codes.DuplicateName,
            $"{nameof(Credentials)}.{JenkinsCredentials.Webhook}", JenkinsCredentials.Webhook,
            "an id that the webhook's secret does not have", "rename it");
        // Key b-c of Secret a and key c of Secret a-b would be one file.
        problems.AddDuplicates(Codes.DuplicateName, nameof(Credentials),
            JenkinsCredentials.Keys(this).Select(JenkinsCredentials.File).OfType<string>());
    }

    private static void CheckNodePorts(Problems problems, JenkinsNodePorts ports, Cluster cluster)
    {
        foreach (var (argument, port) in ports.All.Where(port => cluster.NodePorts.ContainsKey(port.Port)))
        {
            problems.Add(Codes.DuplicateName, $"{nameof(NodePorts)}.{argument}", port.ToString(CultureInfo.InvariantCulture),
                $"a port that no other Service has: {cluster.NodePorts[port]} has this one", "choose another one between 30000 and 32767");
        }
    }
}
