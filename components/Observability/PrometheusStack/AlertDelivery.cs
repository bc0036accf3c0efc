using Infra.Components.Apps;

namespace Infra.Components.Observability;

/// <summary>Whom alerts reach, and how often.</summary>
public sealed record AlertDelivery : IChecked
{
    private const string NoReceiver = "none";
    private const string HeartbeatName = "heartbeat";

    /// <summary>The receivers. Each gets all alerts of its severity and above. Default: none.</summary>
    public IReadOnlyList<AlertReceiver> Receivers { get; init; } = [];

    /// <summary>
    /// The key of a Secret with the address that is called every minute for as long as alerts work: a service outside the cluster tells
    /// when the calls stop, which nothing inside can. Default: none.
    /// </summary>
    public SecretKeyRef? Heartbeat { get; init; }

    /// <summary>The labels by which alerts are put together into one message. Default: <c>namespace</c> and <c>alertname</c>.</summary>
    [Matches("[a-zA-Z_][a-zA-Z0-9_]*", "the name of a label, such as namespace")]
    public IReadOnlyList<string> GroupBy { get; init; } = ["namespace", "alertname"];

    /// <summary>After which time an alert that goes on is told again. Default: <c>12h</c>.</summary>
    [Duration]
    public string RepeatEvery { get; init; } = "12h";

    void IChecked.Check(Problems problems)
    {
        problems.AddDuplicates(Codes.DuplicateName, nameof(Receivers), Receivers.Select(receiver => receiver.Name));
        foreach (var (index, receiver) in Receivers.Index().Where(item => item.Item.Name is NoReceiver or HeartbeatName))
        {
            problems.Add(Codes.DuplicateName, $"{Problems.Item(nameof(Receivers), index)}.{nameof(AlertReceiver.Name)}", receiver.Name,
                $"a name other than {NoReceiver} and {HeartbeatName}", "rename it");
        }
    }

    /// <summary>The Secrets that Alertmanager reads.</summary>
    internal IEnumerable<SecretRef> Secrets() =>
        Receivers.SelectMany(receiver => receiver.Keys).Append(Heartbeat).OfType<SecretKeyRef>().Select(key => key.Secret)
            .DistinctBy(secret => (object?)secret.Name.Text() ?? secret);

    /// <summary>The flows to the receivers.</summary>
    internal IEnumerable<Egress> Egress() => Receivers.Select(receiver => receiver.Egress)
        .Concat(Heartbeat is null ? [] : [Apps.Egress.Internet(443)])
        .DistinctBy(egress => (egress.Port, string.Join(',', egress.Networks)));

    /// <summary>Alertmanager's configuration. Its secrets are files.</summary>
    internal Dictionary<string, object> Config() => new()
    {
        ["route"] = new Dictionary<string, object>
        {
            ["group_by"] = GroupBy.ToArray(),
            ["repeat_interval"] = RepeatEvery,
            ["receiver"] = NoReceiver,
            ["routes"] = Routes().ToArray(),
        },
        ["receivers"] = Made().ToArray(),
    };

    private IEnumerable<Dictionary<string, object>> Routes()
    {
        // Neither is a fault: one always fires, the other keeps what is only said from being told.
        var watchdog = new Dictionary<string, object>
        {
            ["receiver"] = Heartbeat is null ? NoReceiver : HeartbeatName,
            ["matchers"] = new[] { "alertname = \"Watchdog\"" },
        };
        if (Heartbeat is not null)
        {
            watchdog["group_wait"] = "0s";
            watchdog["group_interval"] = "30s";
            watchdog["repeat_interval"] = "1m";
        }

        yield return watchdog;
        yield return new() { ["receiver"] = NoReceiver, ["matchers"] = new[] { "alertname = \"InfoInhibitor\"" } };
        foreach (var receiver in Receivers)
        {
            yield return new()
            {
                ["receiver"] = receiver.Name,
                ["matchers"] = new[] { $"severity =~ \"{string.Join('|', Alert.FromSeverity(receiver.From))}\"" },
                ["continue"] = true,
            };
        }
    }

    private IEnumerable<Dictionary<string, object>> Made()
    {
        yield return new() { ["name"] = NoReceiver };
        if (Heartbeat is { } heartbeat)
        {
            yield return new()
            {
                ["name"] = HeartbeatName,
                ["webhook_configs"] = new[]
                {
                    new Dictionary<string, object> { ["url_file"] = AlertReceiver.File(heartbeat), ["send_resolved"] = false },
                },
            };
        }

        foreach (var receiver in Receivers)
        {
            var (kind, config) = receiver.Config();
            config["send_resolved"] = true;
            yield return new() { ["name"] = receiver.Name, [$"{kind}_configs"] = new[] { config } };
        }
    }
}
