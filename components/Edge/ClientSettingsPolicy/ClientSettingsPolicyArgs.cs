namespace Infra.Components.Edge;

/// <summary>Arguments of <see cref="ClientSettingsPolicy"/>. At least one of the settings is given.</summary>
public sealed record ClientSettingsPolicyArgs : IChecked
{
    /// <summary>What it applies to.</summary>
    public required PolicyTarget Target { get; init; }

    /// <summary>The object's name. Default: the component's name.</summary>
    [Name]
    public string? Name { get; init; }

    /// <summary>The largest body that a client may send, as NGINX writes sizes; <c>0</c> for any. Default: NGINX's <c>1m</c>.</summary>
    [Matches(@"[0-9]{1,4}[kmg]?", "a size such as 512k, 8m or 1g; 0 for no limit")]
    public string? MaxBodySize { get; init; }

    /// <summary>How long the gateway waits between two pieces of the body. Default: NGINX's <c>60s</c>.</summary>
    [Matches(@"[0-9]{1,4}(ms|s|m|h)?", "one number of at most four digits and a unit, such as 60s or 10h")]
    public string? BodyTimeout { get; init; }

    /// <summary>How many requests one connection may carry. Default: NGINX's 1000.</summary>
    [Range(1, 1_000_000)]
    public int? KeepAliveRequests { get; init; }

    /// <summary>How long an idle connection stays open. Default: NGINX's <c>75s</c>.</summary>
    [Matches(@"[0-9]{1,4}(ms|s|m|h)?", "one number of at most four digits and a unit, such as 75s")]
    public string? KeepAliveTimeout { get; init; }

    void IChecked.Check(Problems problems)
    {
        problems.AddIf(this is { MaxBodySize: null, BodyTimeout: null, KeepAliveRequests: null, KeepAliveTimeout: null }, Codes.Empty, "",
            null,
            "at least one setting", "set one, or remove the policy");
    }
}
