namespace Infra.Components.Edge;

/// <summary>Arguments of <see cref="ProxySettingsPolicy"/>. At least one of the settings is given.</summary>
public sealed record ProxySettingsPolicyArgs : IChecked
{
    private const int MostTargets = 16;

    /// <summary>What it applies to: routes, or Gateways, of one namespace, 1 to 16.</summary>
    public required IReadOnlyList<PolicyTarget> Targets { get; init; }

    /// <summary>The object's name. Default: the component's name.</summary>
    [Name]
    public string? Name { get; init; }

    /// <summary>How long the gateway tries to connect to a backend. Default: NGINX's <c>60s</c>.</summary>
    [Matches(@"[0-9]{1,4}(ms|s|m|h)?", "one number of at most four digits and a unit, such as 5s")]
    public string? ConnectTimeout { get; init; }

    /// <summary>
    /// How long the gateway waits between two pieces of the answer. A WebSocket that is silent for longer is closed, so it must be longer
    /// than the application's heartbeat. Default: NGINX's <c>60s</c>.
    /// </summary>
    [Matches(@"[0-9]{1,4}(ms|s|m|h)?", "one number of at most four digits and a unit, such as 1h")]
    public string? ReadTimeout { get; init; }

    /// <summary>How long the gateway waits between two pieces of the request that it passes on. Default: NGINX's <c>60s</c>.</summary>
    [Matches(@"[0-9]{1,4}(ms|s|m|h)?", "one number of at most four digits and a unit, such as 1h")]
    public string? SendTimeout { get; init; }

    /// <summary>Whether answers are buffered. Off for server-sent events. Default: NGINX's, on.</summary>
    public bool? Buffering { get; init; }

    /// <summary>The buffers of an answer. Default: NGINX's, eight of 4k or 8k.</summary>
    public ResponseBuffers? Buffers { get; init; }

    /// <summary>Whether it sets nothing.</summary>
    internal bool IsEmpty => this is { ConnectTimeout: null, ReadTimeout: null, SendTimeout: null, Buffering: null, Buffers: null };

    void IChecked.Check(Problems problems)
    {
        if (Targets is not null)
        {
            problems.AddIf(Targets.Count is 0 or > MostTargets, Codes.OutOfRange, nameof(Targets),
                Targets.Count.ToString(CultureInfo.InvariantCulture), $"1 to {MostTargets} targets",
                "make a policy for each group of routes");
            problems.AddIf(Targets.Select(target => target.Kind).Distinct().Count() > 1, Codes.Exclusive, nameof(Targets),
                "Gateways and routes", "either Gateways or routes", "make a policy for each");
        }

        problems.AddIf(IsEmpty, Codes.Empty, "", null, "at least one setting", "set one, or remove the policy");
    }
}
