using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Infra.Components.Messaging;
using Infra.Components.Tests.Clusters.Machines;
using Infra.Components.Tests.Databases.Servers;
using Infra.Components.Tests.Rendering;
using Infra.Tests.Support;

namespace Infra.Components.Tests.Messaging;

/// <summary>
/// What is rendered, in a real server of this machine: the script makes the definitions out of the rendered ConfigMap and of Secrets, and the
/// server imports them at its start with the rendered settings.
/// </summary>
public sealed class RabbitMqServerTests : IAsyncLifetime, IDisposable
{
    private const string Unpleasant = """p'w"\`$(id) #;ü/&|%s""";

    private readonly TemporaryFolder _folder = new();
    private readonly int[] _ports = [SshServer.FreePort(), SshServer.FreePort(), SshServer.FreePort(), SshServer.FreePort()];
    private Process? _server;

    private string Log => Path.Combine(_folder.Folder, "log");

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_server is not null)
            await ControlAsync("stop");

        await LocalProgram.StopAsync(_server);
        // The daemon that tells nodes of each other outlives them.
        if (_server is not null && LocalProgram.Find("epmd") is { } epmd)
            await LocalProgram.RunAsync(epmd, ["-kill"], "", Environment());
    }

    public void Dispose() => _folder.Dispose();

    [NeedsServer("rabbitmq-server")]
    public async Task What_is_declared_is_there_before_anything_connects()
    {
        await StartAsync(args => args with
        {
            Nodes = 1,
            VirtualHosts = ["/", "mail & more"],
            Users =
            [
                new RabbitMqUser { Name = "shop" },
                new RabbitMqUser { Name = "boss", VirtualHosts = ["/", "mail & more"], Tag = RabbitMqTag.Monitoring, Configure = "^$" },
            ],
            Exchanges =
            [
                .. new[] { "attachment-entity.topic", "reserve-request.topic", "inventory-updated.topic", "springCloudBus" }
                    .Select(name => new RabbitMqExchange { Name = name }),
                new RabbitMqExchange { Name = "lost \"letters\"", Type = RabbitMqExchangeType.Fanout },
            ],
            Queues =
            [
                new RabbitMqQueue
                {
                    Name = "reservations",
                    Bindings = [new RabbitMqBinding("reserve-request.topic")],
                    DeadLetterExchange = "lost \"letters\"",
                },
                new RabbitMqQueue { Name = "updates", Type = RabbitMqQueueType.Classic, Bindings = [new RabbitMqBinding("inventory-updated.topic", "item.*")] },
            ],
            Settings = new Dictionary<string, string> { ["heartbeat"] = "30" },
        });

        var exchanges = (await AskAsync("boss", Unpleasant, "exchanges/%2F"))!.AsArray();
        foreach (var topic in new[] { "attachment-entity.topic", "reserve-request.topic", "inventory-updated.topic", "springCloudBus" })
        {
            var exchange = exchanges.Single(known => (string?)known!["name"] == topic)!;
            Assert.Equal(("topic", true, false, false), ((string)exchange["type"]!, (bool)exchange["durable"]!, (bool)exchange["auto_delete"]!,
                (bool)exchange["internal"]!));
        }

        var users = (await AskAsync("default_user_Ab-1", "first", "users"))!.AsArray();
        Assert.Equal(["boss", "default_user_Ab-1", "shop"], users.Select(user => (string)user!["name"]!).Order(StringComparer.Ordinal));
        var queues = (await AskAsync("boss", Unpleasant, "queues/%2F"))!.AsArray();
        Assert.Equal(["quorum", "classic"], queues.OrderBy(queue => (string?)queue!["name"], StringComparer.Ordinal).Select(queue => (string)queue!["type"]!));
        var permissions = (await AskAsync("default_user_Ab-1", "first", "permissions"))!.AsArray();
        Assert.Equal(
            ["/ boss ^$", "/ default_user_Ab-1 .*", "/ shop .*", "mail & more boss ^$", "mail & more default_user_Ab-1 .*"],
            permissions.Select(one => $"{one!["vhost"]} {one["user"]} {one["configure"]}").Order(StringComparer.Ordinal));
    }

    [NeedsServer("rabbitmq-server")]
    public async Task A_topic_takes_messages_to_the_queues_that_are_bound()
    {
        await StartAsync(args => args with
        {
            Nodes = 1,
            Users = [new RabbitMqUser { Name = "shop", Tag = RabbitMqTag.Management }],
            Exchanges = [new RabbitMqExchange { Name = "orders.topic" }],
            Queues = [new RabbitMqQueue { Name = "billing", Bindings = [new RabbitMqBinding("orders.topic", "order.*")] }],
        });
        Assert.True((bool)(await AskAsync("shop", Unpleasant, "exchanges/%2F/orders.topic/publish",
            """{"properties":{},"routing_key":"order.new","payload":"안녕","payload_encoding":"string"}"""))!["routed"]!);
        Assert.False((bool)(await AskAsync("shop", Unpleasant, "exchanges/%2F/orders.topic/publish",
            """{"properties":{},"routing_key":"payment.new","payload":"x","payload_encoding":"string"}"""))!["routed"]!);
        var got = (await AskAsync("shop", Unpleasant, "queues/%2F/billing/get", """{"count":5,"ackmode":"ack_requeue_false","encoding":"auto"}"""))!;
        Assert.Equal("안녕", (string)Assert.Single(got.AsArray())!["payload"]!);
    }

    [NeedsServer("rabbitmq-server")]
    public async Task No_one_comes_in_as_a_guest()
    {
        await StartAsync(args => args with { Nodes = 1 });
        Assert.Null(await AskAsync("guest", "guest", "whoami"));
        Assert.NotNull(await AskAsync("default_user_Ab-1", "first", "whoami"));
        // A user of an application has no business in the management pages.
        Assert.Null(await AskAsync("shop", Unpleasant, "whoami"));
        Assert.Contains("Success", await ControlAsync("authenticate_user", "shop", Unpleasant), StringComparison.Ordinal);
    }

    [NeedsServer("rabbitmq-server")]
    public async Task A_changed_password_and_a_further_topic_come_with_a_restart()
    {
        RabbitMqArgs Args(RabbitMqArgs args, params string[] topics) =>
            args with { Nodes = 1, Exchanges = [.. topics.Select(name => new RabbitMqExchange { Name = name })] };
        await StartAsync(args => Args(args, "one"));
        await ControlAsync("stop");
        await LocalProgram.StopAsync(_server);
        await StartAsync(args => Args(args, "one", "two"), password: "another");
        Assert.Contains("Success", await ControlAsync("authenticate_user", "shop", "another"), StringComparison.Ordinal);
        Assert.Equal(2, (await AskAsync("default_user_Ab-1", "first", "exchanges/%2F"))!.AsArray()
            .Count(exchange => (string?)exchange!["name"] is "one" or "two"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("with the end of a line\n")]
    [InlineData("a\tb")]
    public async Task A_password_that_no_client_could_send_is_said_and_not_shown(string password)
    {
        var rendered = await Rendered.RunAsync(cluster => _ = new RabbitMq("rabbitmq", RabbitMqTests.Args(cluster)));
        var answer = await WriteAsync(rendered, password);
        Assert.NotEqual(0, answer.Code);
        Assert.Contains("users/shop/password", answer.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("with the end", answer.Errors, StringComparison.Ordinal);
    }

    private string Folder(string name) => Directory.CreateDirectory(Path.Combine(_folder.Folder, name)).FullName;

    // What the pod has: the ConfigMap, and the Secrets as files of their keys.
    private async Task<Answer> WriteAsync(Rendered rendered, string password)
    {
        var declared = Folder("declared");
        foreach (var file in rendered.Resources.Single(resource => resource.Type == "kubernetes:core/v1:ConfigMap").Tree.Map("data")!.Entries)
            await File.WriteAllTextAsync(Path.Combine(declared, file.Key), ((Infra.Manifests.ScalarNode)file.Value).Text);

        var logins = Folder("logins");
        var administrator = Folder("logins/administrator");
        await File.WriteAllTextAsync(Path.Combine(administrator, "username"), "default_user_Ab-1");
        await File.WriteAllTextAsync(Path.Combine(administrator, "password"), "first");
        foreach (var user in await File.ReadAllLinesAsync(Path.Combine(declared, "users")))
            await File.WriteAllTextAsync(Path.Combine(Folder($"logins/users/{user.Split(' ')[0]}"), "password"), password);

        var target = Folder("definitions");
        await LocalProgram.OwnAsync(_folder.Folder);
        return await LocalProgram.RunAsync("/bin/sh", [Path.Combine(declared, "rabbitmq-definitions.sh")], "",
            new Dictionary<string, string> { ["DECLARED"] = declared, ["LOGINS"] = logins, ["TARGET"] = target });
    }

    private async Task StartAsync(Func<RabbitMqArgs, RabbitMqArgs> change, string password = Unpleasant)
    {
        var rendered = await Rendered.RunAsync(cluster => _ = new RabbitMq("rabbitmq", change(RabbitMqTests.Args(cluster))));
        var written = await WriteAsync(rendered, password);
        Assert.True(written.Code == 0, written.Errors);
        var settings = rendered.Resources.Single(resource => resource.Type == "kubernetes:rabbitmq.com/v1beta1:RabbitmqCluster").Tree
            .Map("spec")!.Map("rabbitmq")!.Text("additionalConfig")!;
        // What the operator and the pod have elsewhere: the addresses, and where files are.
        await File.WriteAllTextAsync(Path.Combine(_folder.Folder, "rabbitmq.conf"), string.Create(CultureInfo.InvariantCulture, $"""
            listeners.tcp.default = 127.0.0.1:{_ports[0]}
            management.tcp.ip = 127.0.0.1
            management.tcp.port = {_ports[1]}
            auth_mechanisms.1 = PLAIN
            auth_mechanisms.2 = AMQPLAIN
            {settings.Replace("/etc/rabbitmq/definitions", Path.Combine(_folder.Folder, "definitions"), StringComparison.Ordinal)}
            """));
        await File.WriteAllTextAsync(Path.Combine(_folder.Folder, "enabled_plugins"), "[rabbitmq_management].");
        Folder("data");
        await LocalProgram.OwnAsync(_folder.Folder);
        _server = LocalProgram.Start(Tool("rabbitmq-server"), [], Log, Environment());
        await LocalProgram.AnswersAsync(_ports[1], _server, Log);
        // Pages answer before the server takes connections.
        await LocalProgram.AnswersAsync(_ports[0], _server, Log);
    }

    // Debian's own commands would change to a user of its own.
    private static string Tool(string name) => Directory.GetDirectories("/usr/lib/rabbitmq/lib", "rabbitmq_server-*")
        .Select(version => Path.Combine(version, "sbin", name)).Last(File.Exists);

    private Dictionary<string, string> Environment() => new()
    {
        ["HOME"] = _folder.Folder,
        ["RABBITMQ_NODENAME"] = string.Create(CultureInfo.InvariantCulture, $"infra-{_ports[0]}@localhost"),
        ["RABBITMQ_CONFIG_FILE"] = Path.Combine(_folder.Folder, "rabbitmq.conf"),
        ["RABBITMQ_CONF_ENV_FILE"] = "/dev/null",
        ["RABBITMQ_ENABLED_PLUGINS_FILE"] = Path.Combine(_folder.Folder, "enabled_plugins"),
        ["RABBITMQ_MNESIA_BASE"] = Path.Combine(_folder.Folder, "data"),
        ["RABBITMQ_LOG_BASE"] = _folder.Folder,
        ["RABBITMQ_LOGS"] = "-",
        ["RABBITMQ_DIST_PORT"] = _ports[2].ToString(CultureInfo.InvariantCulture),
        ["ERL_EPMD_PORT"] = _ports[3].ToString(CultureInfo.InvariantCulture),
        ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
    };

    private async Task<string> ControlAsync(params string[] words) =>
        (await LocalProgram.RunAsync(Tool("rabbitmqctl"), words, "", Environment())) is var answer ? answer.Output + answer.Errors : "";

    // Null when the user may not come in.
    private async Task<JsonNode?> AskAsync(string user, string password, string what, string? body = null)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_ports[1]}/api/{what}"));
        using var content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = content is null ? await client.GetAsync(address) : await client.PostAsync(address, content);
        if (answer.StatusCode == HttpStatusCode.Unauthorized)
            return null;

        Assert.True(answer.IsSuccessStatusCode, $"{what}: {await answer.Content.ReadAsStringAsync()}");
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync());
    }
}
