using Infra.Components.Apps;

namespace Infra.Components.Observability;

/// <summary>Someone whom alerts reach. What is secret about it is in a Secret of Alertmanager's namespace, which it reads as a file.</summary>
public abstract record AlertReceiver
{
    private AlertReceiver()
    {
    }

    /// <summary>Its name, a DNS label.</summary>
    [Name]
    public required string Name { get; init; }

    /// <summary>The least severity that it is told. Default: warning.</summary>
    public AlertSeverity From { get; init; } = AlertSeverity.Warning;

    /// <summary>What it needs of Secrets.</summary>
    internal abstract IEnumerable<SecretKeyRef?> Keys { get; }

    /// <summary>The flow to it.</summary>
    internal virtual Egress Egress => Apps.Egress.Internet(443);

    /// <summary>Where Alertmanager finds a key of a Secret.</summary>
    internal static Output<string> File(SecretKeyRef key) => Output.Format($"/etc/alertmanager/secrets/{key.Secret.Name}/{key.Key}");

    /// <summary>Its kind and configuration, in the words of Alertmanager.</summary>
    internal abstract (string Kind, Dictionary<string, object> Config) Config();

    /// <summary>A channel of Slack, by an incoming webhook.</summary>
    public sealed record Slack : AlertReceiver
    {
        /// <summary>The key of a Secret with the webhook's address.</summary>
        public required SecretKeyRef Address { get; init; }

        /// <summary>The channel, for example <c>#operations</c>. Default: that of the webhook.</summary>
        [Matches("#[^\\s#,]{1,80}", "a channel such as #operations")]
        public string? Channel { get; init; }

        internal override IEnumerable<SecretKeyRef?> Keys => [Address];

        internal override (string Kind, Dictionary<string, object> Config) Config()
        {
            var config = new Dictionary<string, object> { ["api_url_file"] = File(Address), ["title"] = Title, ["text"] = Text };
            if (Channel is not null)
                config["channel"] = Channel;

            return ("slack", config);
        }
    }

    /// <summary>A channel of Discord, by a webhook.</summary>
    public sealed record Discord : AlertReceiver
    {
        /// <summary>The key of a Secret with the webhook's address.</summary>
        public required SecretKeyRef Address { get; init; }

        internal override IEnumerable<SecretKeyRef?> Keys => [Address];

        internal override (string Kind, Dictionary<string, object> Config) Config() =>
            ("discord", new() { ["webhook_url_file"] = File(Address), ["title"] = Title, ["message"] = Text });
    }

    /// <summary>A channel of Microsoft Teams, by a workflow's webhook.</summary>
    public sealed record Teams : AlertReceiver
    {
        /// <summary>The key of a Secret with the webhook's address.</summary>
        public required SecretKeyRef Address { get; init; }

        internal override IEnumerable<SecretKeyRef?> Keys => [Address];

        internal override (string Kind, Dictionary<string, object> Config) Config() =>
            ("msteamsv2", new() { ["webhook_url_file"] = File(Address), ["title"] = Title, ["text"] = Text });
    }

    /// <summary>A service of PagerDuty, by its Events API v2.</summary>
    public sealed record PagerDuty : AlertReceiver
    {
        /// <summary>The key of a Secret with the integration key.</summary>
        public required SecretKeyRef RoutingKey { get; init; }

        internal override IEnumerable<SecretKeyRef?> Keys => [RoutingKey];

        internal override (string Kind, Dictionary<string, object> Config) Config() =>
            ("pagerduty", new() { ["routing_key_file"] = File(RoutingKey), ["description"] = Title });
    }

    /// <summary>A chat of Telegram, by a bot.</summary>
    public sealed record Telegram : AlertReceiver
    {
        /// <summary>The key of a Secret with the bot's token.</summary>
        public required SecretKeyRef Token { get; init; }

        /// <summary>The key of the same Secret, or of another one, with the id of the chat; a group's is below zero.</summary>
        public required SecretKeyRef Chat { get; init; }

        internal override IEnumerable<SecretKeyRef?> Keys => [Token, Chat];

        internal override (string Kind, Dictionary<string, object> Config) Config() => ("telegram", new()
        {
            ["bot_token_file"] = File(Token),
            // A number of this size would not pass unharmed through the values of a chart.
            ["chat_id_file"] = File(Chat),
            ["parse_mode"] = "",
            ["message"] = $"{Title}\n{Text}",
        });
    }

    /// <summary>Anything that takes Alertmanager's JSON over HTTPS.</summary>
    public sealed record Webhook : AlertReceiver
    {
        /// <summary>The key of a Secret with the address.</summary>
        public required SecretKeyRef Address { get; init; }

        /// <summary>The flow to it. Default: port 443 of anything on the internet.</summary>
        public Egress To { get; init; } = Apps.Egress.Internet(443);

        internal override IEnumerable<SecretKeyRef?> Keys => [Address];

        internal override Egress Egress => To;

        internal override (string Kind, Dictionary<string, object> Config) Config() => ("webhook", new() { ["url_file"] = File(Address) });
    }

    /// <summary>A mailbox.</summary>
    public sealed record Mail : AlertReceiver
    {
        /// <summary>The address.</summary>
        [Email]
        public required string To { get; init; }

        /// <summary>The sender's address.</summary>
        [Email]
        public required string Sender { get; init; }

        /// <summary>The mail server.</summary>
        [HostName]
        public required string Host { get; init; }

        /// <summary>The port: 465 speaks TLS from the start, any other one changes over to it. Default: 587.</summary>
        [Port]
        public int Port { get; init; } = 587;

        /// <summary>The user that logs in. Default: the sender.</summary>
        public string? User { get; init; }

        /// <summary>The key of a Secret with the password. Default: none, no login.</summary>
        public SecretKeyRef? Password { get; init; }

        /// <summary>The networks of the mail server, in CIDR form. Default: the internet.</summary>
        [Address(AddressForms.Network)]
        public IReadOnlyList<string> Networks { get; init; } = [];

        internal override IEnumerable<SecretKeyRef?> Keys => [Password];

        internal override Egress Egress => new() { Port = Port, Networks = Networks };

        internal override (string Kind, Dictionary<string, object> Config) Config()
        {
            var config = new Dictionary<string, object>
            {
                ["to"] = To,
                ["from"] = Sender,
                ["smarthost"] = string.Create(CultureInfo.InvariantCulture, $"{Host}:{Port}"),
                ["require_tls"] = true,
                ["headers"] = new Dictionary<string, object> { ["Subject"] = Title },
            };
            if (Password is not null)
            {
                config["auth_username"] = User ?? Sender;
                config["auth_password_file"] = File(Password);
            }

            return ("email", config);
        }
    }

    private const string Title =
        """[{{ .Status | toUpper }}] {{ .CommonLabels.alertname }}{{ if .CommonLabels.namespace }} in {{ .CommonLabels.namespace }}{{ end }}""";

    private const string Text = "{{ range .Alerts }}{{ .Annotations.summary }}\n{{ .Annotations.description }}\n"
        + "{{ if .Annotations.first_step }}First: {{ .Annotations.first_step }}\n{{ end }}{{ end }}";
}
