using Infra.Components.Apps;
using Infra.Components.Messaging;
using Infra.Components.Secrets;
using Infra.Components.Tests.Rendering;
using Infra.Diagnostics;

namespace Infra.Components.Tests.Messaging;

public sealed class RabbitMqTests
{
    [Fact]
    public Task The_operator_watches_the_namespaces_that_it_is_told() =>
        ComponentGolden.CheckAsync("Messaging/golden/operator", cluster =>
        {
            var operators = new RabbitMqOperator("rabbitmq-operator", new()
            {
                Cluster = cluster,
                Watches = [new NamespaceRef(cluster, "shop"), new NamespaceRef(cluster, "mail")],
            });
            Assert.Equal(8080, Assert.Single(((IMeasured)operators).Metrics).Port);
        });

    [Fact]
    public Task Three_nodes_with_topics_queues_and_users() =>
        ComponentGolden.CheckAsync("Messaging/golden/three", cluster =>
        {
            var rabbit = new RabbitMq("rabbitmq", Args(cluster) with
            {
                Operator = new RabbitMqOperator("rabbitmq-operator", new()
                {
                    Cluster = cluster,
                    Namespace = new NamespaceRef(cluster, "operators"),
                    Watches = [new NamespaceRef(cluster, "shop")],
                }),
                VirtualHosts = ["/", "mail"],
                Users =
                [
                    new RabbitMqUser { Name = "shop" },
                    new RabbitMqUser
                    {
                        Name = "mail_sender",
                        Password = new PasswordSource.Existing("mail-login"),
                        VirtualHosts = ["mail"],
                        Configure = "^$",
                        Read = @"^letters\.",
                        Tag = RabbitMqTag.Monitoring,
                    },
                ],
                Exchanges = [new RabbitMqExchange { Name = "orders.topic" }, new RabbitMqExchange { Name = "lost", Type = RabbitMqExchangeType.Fanout }],
                Queues =
                [
                    new RabbitMqQueue
                    {
                        Name = "orders.billing",
                        Bindings = [new RabbitMqBinding("orders.topic", "order.*")],
                        DeadLetterExchange = "lost",
                    },
                    new RabbitMqQueue { Name = "lost", Type = RabbitMqQueueType.Stream, Bindings = [new RabbitMqBinding("lost", "")] },
                ],
                Plugins = ["rabbitmq_shovel"],
                Settings = new Dictionary<string, string> { ["vm_memory_high_watermark.relative"] = "0.6", ["heartbeat"] = "30" },
                ExposeManagement = [Fixtures.Exposed(cluster, "rabbitmq.example.com")],
                Placement = new Placement
                {
                    Spread = Spread.Required,
                    NodeSelector = new Dictionary<string, string> { ["disk"] = "ssd" },
                    Tolerations = [new Toleration("data")],
                },
            });
            var login = rabbit.Login("mail_sender");
            Assert.Equal("mail", login.VirtualHost);
            Assert.Equal(["SPRING_RABBITMQ_HOST", "SPRING_RABBITMQ_PORT", "SPRING_RABBITMQ_VIRTUAL_HOST", "SPRING_RABBITMQ_USERNAME", "SPRING_RABBITMQ_PASSWORD"],
                login.SpringVariables.Keys);
            _ = rabbit.Login("shop").In(new NamespaceRef(cluster, "web"), "rabbitmq-login");
            Assert.Equal(15692, Assert.Single(((IMeasured)rabbit).Metrics).Port);
        });

    [Fact]
    public Task One_node_of_a_laboratory_has_ports_on_the_cluster_s_nodes() =>
        ComponentGolden.CheckAsync("Messaging/golden/laboratory", cluster => _ = new RabbitMq("rabbitmq", Args(cluster) with
        {
            Nodes = 1,
            Exchanges = [new RabbitMqExchange { Name = "reserve-request.topic" }],
            NodePorts = new RabbitMqNodePorts { Amqp = 30003, Management = 30004 },
        }));

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public Task A_count_without_a_majority_is_refused(int nodes) =>
        Once(args => args with { Nodes = nodes }, Codes.NoFailover, "Nodes", $"{nodes}");

    [Theory]
    [InlineData("2Gi")]
    [InlineData("2999M")]
    public Task A_volume_on_which_no_message_would_fit_is_refused(string size) =>
        Once(args => args with { Size = size }, Codes.OutOfRange, "Size", size);

    [Theory]
    [InlineData("guest")]
    [InlineData("Administrator")]
    [InlineData("default_user")]
    public Task The_server_s_own_users_are_refused(string name) =>
        Once(args => args with { Users = [new RabbitMqUser { Name = name }] }, Codes.ReservedName, "Users[0].Name", name);

    [Fact]
    public Task A_cluster_without_users_is_refused() => Once(args => args with { Users = [] }, Codes.Empty, "Users", null);

    [Fact]
    public Task Two_users_whose_Secrets_would_have_one_name_are_refused() => Once(
        args => args with { Users = [new RabbitMqUser { Name = "mail.sender" }, new RabbitMqUser { Name = "Mail_Sender" }] },
        Codes.DuplicateName, "Users", "mail-sender");

    [Fact]
    public Task A_pattern_that_the_server_would_not_read_is_refused() => Once(
        args => args with { Users = [new RabbitMqUser { Name = "shop", Write = "orders(" }] }, Codes.Form, "Users[0].Write", "orders(");

    [Fact]
    public Task A_user_of_a_virtual_host_that_is_not_declared_is_refused() => Once(
        args => args with { Users = [new RabbitMqUser { Name = "shop", VirtualHosts = ["mail"] }] },
        Codes.Undeclared, "Users[0].VirtualHosts", "mail");

    [Fact]
    public Task A_queue_of_an_exchange_that_is_in_another_virtual_host_is_refused() => Once(
        args => args with
        {
            VirtualHosts = ["/", "mail"],
            Exchanges = [new RabbitMqExchange { Name = "orders", VirtualHost = "mail" }],
            Queues = [new RabbitMqQueue { Name = "billing", Bindings = [new RabbitMqBinding("orders")] }],
        }, Codes.Undeclared, "Queues[0].Bindings[0]", "orders");

    [Fact]
    public Task Dead_letters_for_an_exchange_that_is_not_there_are_refused() => Once(
        args => args with { Queues = [new RabbitMqQueue { Name = "billing", DeadLetterExchange = "lost" }] },
        Codes.Undeclared, "Queues[0].DeadLetterExchange", "lost");

    [Fact]
    public Task The_server_s_own_exchanges_are_not_declared() => Once(
        args => args with { Exchanges = [new RabbitMqExchange { Name = "amq.topic" }] }, Codes.ReservedName, "Exchanges[0].Name", "amq.topic");

    [Theory]
    [InlineData("load_definitions")]
    [InlineData("default_user")]
    [InlineData("cluster_formation.k8s.host")]
    public Task A_setting_that_is_decided_elsewhere_is_refused(string setting) => Once(
        args => args with { Settings = new Dictionary<string, string> { [setting] = "x" } }, Codes.FixedParameter, $"Settings.{setting}", setting);

    [Fact]
    public Task A_password_among_the_settings_is_refused_and_not_shown() => Once(
        args => args with { Settings = new Dictionary<string, string> { ["ssl_options.password"] = "x" } },
        Codes.PlainSecret, "Settings.ssl_options.password", null);

    [Fact]
    public Task A_setting_of_several_lines_is_refused() => Once(
        args => args with { Settings = new Dictionary<string, string> { ["heartbeat"] = "1\nlisteners.tcp = none" } },
        Codes.Form, "Settings.heartbeat", "1\nlisteners.tcp = none");

    [Fact]
    public Task A_password_of_a_store_needs_the_store() => Once(
        args => args with { Users = [new RabbitMqUser { Name = "shop", Password = new PasswordSource.Stored("prod/rabbitmq") }] },
        Codes.MissingPart, "Passwords", null);

    [Fact]
    public async Task A_port_of_the_nodes_is_had_once()
    {
        await Rendered.RunAsync(cluster =>
        {
            _ = new App("web", new AppArgs
            {
                Namespace = new NamespaceRef(cluster, "shop"),
                Image = "registry.example.com/web:1",
                Port = 8080,
                NodePort = 30003,
                Resources = new Resources("50m", "64Mi"),
                Scale = new Scale.Fixed(2),
            });
            var refusal = Assert.Throws<RefusedException>(() =>
                new RabbitMq("rabbitmq", Args(cluster) with { NodePorts = new RabbitMqNodePorts { Amqp = 30003 } }));
            Assert.Equal((Codes.DuplicateName.Id, "RabbitMq rabbitmq, NodePorts.Amqp"),
                (Assert.Single(refusal.Diagnostics).Code.Id, refusal.Diagnostics[0].Where));
        });
    }

    [Fact]
    public Task An_unknown_user_has_no_login() => Rendered.RunAsync(cluster =>
    {
        var rabbit = new RabbitMq("rabbitmq", Args(cluster));
        Assert.Equal(Codes.Undeclared.Id, Assert.Throws<RefusedException>(() => rabbit.Login("mail")).Diagnostics[0].Code.Id);
        Assert.Equal(Codes.Undeclared.Id, Assert.Throws<RefusedException>(() => rabbit.Login("shop", "mail")).Diagnostics[0].Code.Id);
    });

    [Fact]
    public async Task An_operator_that_is_too_old_is_refused()
    {
        await Refused.OnceAsync(cluster => _ = new RabbitMqOperator("operator", new() { Cluster = cluster, Version = "v2.9.0" }),
            Codes.VersionMatrix, "RabbitMqOperator operator, Version", "v2.9.0");
    }

    internal static RabbitMqArgs Args(Cluster cluster) => new()
    {
        Namespace = new NamespaceRef(cluster, "shop"),
        Resources = new Resources("500m", "1Gi"),
        Size = "10Gi",
        Users = [new RabbitMqUser { Name = "shop" }],
    };

    private static Task Once(Func<RabbitMqArgs, RabbitMqArgs> change, DiagnosticCode code, string where, string? actual) =>
        Refused.OnceAsync(cluster => _ = new RabbitMq("rabbitmq", change(Args(cluster))), code, $"RabbitMq rabbitmq, {where}", actual);
}
