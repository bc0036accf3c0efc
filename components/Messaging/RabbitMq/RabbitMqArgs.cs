using Infra.Catalogue;
using Infra.Components.Apps;
using Infra.Components.Edge;
using Infra.Components.Secrets;

namespace Infra.Components.Messaging;

/// <summary>Arguments of <see cref="RabbitMq"/>.</summary>
public sealed record RabbitMqArgs : IChecked
{
    /// <summary>The virtual host that clients take when they are told of none.</summary>
    internal const string DefaultVirtualHost = "/";

    // The operator keeps 2 GB of a volume free: with less than that RabbitMQ takes no message.
    private const decimal LeastBytes = 3L << 30;

    private static readonly string[] OwnSettings =
    [
        "auth_mechanisms", "anonymous_login", "cluster_formation", "cluster_name", "default_pass", "default_user", "definitions", "listeners",
        "load_definitions", "loopback_users", "management.tcp", "prometheus.tcp", "total_memory_available_override_value",
    ];

    /// <summary>The namespace, one that the operator watches.</summary>
    public required NamespaceRef Namespace { get; init; }

    /// <summary>The CPU and memory of one node. RabbitMQ counts on four fifths of the memory.</summary>
    public required Resources Resources { get; init; }

    /// <summary>The size of each node's volume, at least <c>3Gi</c>. It can grow and never shrink.</summary>
    [Quantity(Of = QuantityOf.Bytes)]
    public required string Size { get; init; }

    /// <summary>The users, at least one. The administrator is the operator's, in the Secret <c>&lt;name&gt;-default-user</c>.</summary>
    public required IReadOnlyList<RabbitMqUser> Users { get; init; }

    /// <summary>The operator, which must be there first. Default: none; the cluster has it already, in <c>rabbitmq-system</c>.</summary>
    public RabbitMqOperator? Operator { get; init; }

    /// <summary>
    /// The number of nodes: one, which is away while it is restarted, or an odd number of at least three, of which fewer than half may be
    /// lost. It can grow and never shrink. Default: 3.
    /// </summary>
    [Range(1, 9)]
    public int Nodes { get; init; } = 3;

    /// <summary>The virtual hosts, which separate applications from each other. Default: <c>/</c>.</summary>
    [Matches(RabbitMqExchange.NameForm, RabbitMqExchange.NameAllowed)]
    public IReadOnlyList<string> VirtualHosts { get; init; } = [DefaultVirtualHost];

    /// <summary>Exchanges, topics among them, that are there before anything connects. Default: none.</summary>
    public IReadOnlyList<RabbitMqExchange> Exchanges { get; init; } = [];

    /// <summary>Queues that are there before anything connects. Default: none.</summary>
    public IReadOnlyList<RabbitMqQueue> Queues { get; init; } = [];

    /// <summary>The storage class. Default: the cluster's.</summary>
    public StorageClassRef? StorageClass { get; init; }

    /// <summary>The image with a fixed tag, one with the management plugin. Default: the pinned one.</summary>
    [Image]
    public string Image { get; init; } = ImageCatalogue.RabbitMq.Reference;

    /// <summary>The Secret with which the image is pulled. Default: none.</summary>
    public SecretRef? PullSecret { get; init; }

    /// <summary>Plugins beside those for management, metrics and discovery, which are always on. Default: none.</summary>
    [Matches(@"\w{1,100}", "a plugin such as rabbitmq_stream")]
    public IReadOnlyList<string> Plugins { get; init; } = [];

    /// <summary>
    /// Further settings by their names in <c>rabbitmq.conf</c> (https://www.rabbitmq.com/docs/configure). Default: none.
    /// </summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>The hosts of the management pages. Default: none; they are reached by <c>kubectl port-forward</c> alone.</summary>
    public IReadOnlyList<Exposure> ExposeManagement { get; init; } = [];

    /// <summary>Ports on every node, for laboratories. Default: none.</summary>
    public RabbitMqNodePorts? NodePorts { get; init; }

    /// <summary>How many seconds a node has to hand over its queues before it is stopped. Default: 600.</summary>
    [Range(30, 604800)]
    public int StopSeconds { get; init; } = 600;

    /// <summary>The nodes of the cluster that they may run on, and how they are spread over them. Default: all, where possible apart.</summary>
    public Placement Placement { get; init; } = new();

    /// <summary>The store of passwords that come from one. Default: none.</summary>
    public StoreRef? Passwords { get; init; }

    /// <summary>The External Secrets Operator, which must come before generated passwords. Default: none, the cluster has it.</summary>
    public ExternalSecrets? SecretsOperator { get; init; }

    void IChecked.Check(Problems problems)
    {
        problems.AddIf(Nodes % 2 == 0, Codes.NoFailover, nameof(Nodes), Nodes.ToString(CultureInfo.InvariantCulture),
            "an odd number: when an even one is cut in half, neither half may go on", "add a node, or remove one");
        problems.AddIf(Resources.Amount(Size) < LeastBytes, Codes.OutOfRange, nameof(Size), Size,
            "3Gi or more: with less than 2 GB free RabbitMQ takes no message", "give each node more");
        problems.AddIf(Users.Count == 0, Codes.Empty, nameof(Users), null, "at least one user",
            "add the user that the application connects as");
        problems.AddDuplicates(Codes.DuplicateName, nameof(Users), Users.Select(user => user.Part));
        problems.AddIf(Passwords is null && Users.Any(user => user.Password is PasswordSource.Stored), Codes.MissingPart, nameof(Passwords), null,
            "a store, for the passwords that come from one", "give it the store, or let the passwords be generated");
        CheckDefinitions(problems);
        CheckSettings(problems);
        foreach (var (member, port) in new[]
        {
            (nameof(RabbitMqNodePorts.Amqp), NodePorts?.Amqp), (nameof(RabbitMqNodePorts.Management), NodePorts?.Management),
        })
        {
            problems.AddNodePort($"{nameof(NodePorts)}.{member}", Namespace?.Cluster, port);
        }

        problems.AddDuplicates(Codes.DuplicateHost, nameof(ExposeManagement), ExposeManagement.Select(exposure => exposure.Host));
        if (StorageClass is not null && Namespace is not null)
            problems.AddStorageClass(nameof(StorageClass), StorageClass.Name, Namespace.Cluster.StorageClasses);
    }

    private void CheckDefinitions(Problems problems)
    {
        problems.AddIf(VirtualHosts.Count == 0, Codes.Empty, nameof(VirtualHosts), null, "at least one virtual host", "leave it out for /");
        problems.AddDuplicates(Codes.DuplicateName, nameof(VirtualHosts), VirtualHosts);
        foreach (var (index, user) in Users.Index())
        {
            foreach (var virtualHost in user.VirtualHosts)
                AddVirtualHost(problems, $"{Problems.Item(nameof(Users), index)}.{nameof(RabbitMqUser.VirtualHosts)}", virtualHost);
        }

        problems.AddDuplicates(Codes.DuplicateName, nameof(Exchanges), Exchanges.Select(exchange => $"{exchange.VirtualHost} {exchange.Name}"));
        problems.AddDuplicates(Codes.DuplicateName, nameof(Queues), Queues.Select(queue => $"{queue.VirtualHost} {queue.Name}"));
        foreach (var (index, exchange) in Exchanges.Index())
            AddVirtualHost(problems, $"{Problems.Item(nameof(Exchanges), index)}.{nameof(RabbitMqExchange.VirtualHost)}", exchange.VirtualHost);

        foreach (var (index, queue) in Queues.Index())
        {
            var place = Problems.Item(nameof(Queues), index);
            AddVirtualHost(problems, $"{place}.{nameof(RabbitMqQueue.VirtualHost)}", queue.VirtualHost);
            foreach (var (at, binding) in queue.Bindings.Index())
                AddExchange(problems, $"{place}.{Problems.Item(nameof(RabbitMqQueue.Bindings), at)}", queue.VirtualHost, binding.Exchange);

            if (queue.DeadLetterExchange is { } deadLetters)
                AddExchange(problems, $"{place}.{nameof(RabbitMqQueue.DeadLetterExchange)}", queue.VirtualHost, deadLetters);
        }
    }

    private void AddVirtualHost(Problems problems, string place, string virtualHost) =>
        problems.AddIf(!VirtualHosts.Contains(virtualHost), Codes.Undeclared, place, virtualHost,
            $"a declared virtual host: {string.Join(", ", VirtualHosts)}", $"name one of them, or add it to {problems.Name(nameof(VirtualHosts))}");

    private void AddExchange(Problems problems, string place, string virtualHost, string name) =>
        problems.AddIf(!Exchanges.Any(exchange => exchange.VirtualHost == virtualHost && exchange.Name == name), Codes.Undeclared, place, name,
            $"a declared exchange of the virtual host {virtualHost}", $"add it to {problems.Name(nameof(Exchanges))}");

    private void CheckSettings(Problems problems)
    {
        foreach (var (setting, value) in Settings)
        {
            var place = $"{nameof(Settings)}.{setting}";
            problems.AddIf(!System.Text.RegularExpressions.Regex.IsMatch(setting, @"\A[A-Za-z_][\w.-]*\z"), Codes.Form, place, setting,
                "a name such as vm_memory_high_watermark.relative", "write it as RabbitMQ's documentation does");
            problems.AddIf(value.AsSpan().ContainsAny('\r', '\n'), Codes.Form, place, value, "one line", "write it in one line");
            problems.AddIf(OwnSettings.Any(own => setting == own || setting.StartsWith($"{own}.", StringComparison.Ordinal)),
                Codes.FixedParameter, place, setting, "a setting that neither another argument nor the operator decides", "use the argument");
            problems.AddIf(setting.Contains("pass", StringComparison.OrdinalIgnoreCase), Codes.PlainSecret, place, null,
                "settings that hold no secret", "leave it out: the ConfigMap that it would be in is open to all who may see pods");
        }
    }
}

/// <summary>The names that RabbitMQ keeps to itself.</summary>
internal static class RabbitMqNames
{
    public static void AddOwnName(this Problems problems, string argument, string name) =>
        problems.AddIf(name.StartsWith("amq.", StringComparison.Ordinal), Codes.ReservedName, argument, name,
            "a name that does not begin with amq.", "choose another one");
}
