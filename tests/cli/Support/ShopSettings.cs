using Infra.Components;
using Infra.Components.Settings;
using Infra.Components.Validation;
using Infra.Diagnostics;

namespace Infra.Tests.Support;

public enum Exposure
{
    NodePort,
    LoadBalancer,
}

/// <summary>A shop: settings with one key of each form.</summary>
[NotConfigurable("cluster", "a shop lives on one machine")]
public sealed record ShopSettings : IChecked
{
    /// <summary>The region of the secrets.</summary>
    [Matches("^[a-z]{2}-[a-z]+-[0-9]$", "a region such as eu-west-1")]
    public required string Region { get; init; }

    /// <summary>Where people reach the shop.</summary>
    public required ShopHosts Hosts { get; init; }

    /// <summary>The signing key of the sessions.</summary>
    public required SecretValue SessionKey { get; init; }

    /// <summary>The key of the payment provider.</summary>
    public SecretValue? PaymentKey { get; init; }

    /// <summary>How the cluster is entered.</summary>
    public Exposure Exposure { get; init; } = Exposure.LoadBalancer;

    /// <summary>Whether orders are taken.</summary>
    public bool Open { get; init; } = true;

    /// <summary>How long a basket is kept.</summary>
    [Duration(Most = "24h")]
    public string BasketKept { get; init; } = "1h";

    /// <summary>The number of pods.</summary>
    [Infra.Components.Validation.Range(1, 9)]
    public int Pods { get; init; } = 2;

    /// <summary>A text without a form.</summary>
    public string? Motto { get; init; }

    /// <summary>The applications.</summary>
    public IReadOnlyDictionary<string, ShopApp> Apps { get; init; } = new Dictionary<string, ShopApp>();

    /// <summary>Other names of the shop.</summary>
    [HostName]
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Whom customers write to.</summary>
    [Email]
    public string? Contact { get; init; }

    /// <summary>Who may look behind the counter.</summary>
    [Address(AddressForms.Address | AddressForms.Network)]
    public IReadOnlyList<string> Staff { get; init; } = [];

    /// <summary>Where things come from instead.</summary>
    public IReadOnlyDictionary<string, string> Mirrors { get; init; } = new Dictionary<string, string>();

    public void Check(Problems problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        for (var i = 0; i < Aliases.Count; i++)
        {
            if (Aliases[i] == Hosts.Shop)
                problems.Add(Codes.DuplicateHost, $"aliases[{i}]", Aliases[i], "a host of its own", "remove it");
        }

        if (Mirrors.ContainsKey("docker.io") && Region == "cn-north-1")
            problems.Add(Codes.Exclusive, "mirrors[\"docker.io\"]", null, "no mirror there", "remove it");
    }
}

public sealed record ShopHosts
{
    [HostName]
    public required string Shop { get; init; }

    [HostName(Wildcard = true)]
    public string? Images { get; init; }
}

[NotConfigurable("replicas", "baskets live in the process", Code = "INF0208")]
public sealed record ShopApp : IChecked
{
    [Image]
    public required string Image { get; init; }

    [Port]
    public int Port { get; init; } = 8080;

    public bool Debug { get; init; }

    public IReadOnlyList<ShopVolume> Volumes { get; init; } = [];

    [Name]
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    public SecretValue? Token { get; init; }

    public void Check(Problems problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        if (Debug && Volumes.Count > 0)
            problems.Add(Codes.Exclusive, "debug", "true", "no volumes with debug", "remove one of them");
    }
}

public sealed record ShopVolume
{
    [Quantity]
    public required string Size { get; init; }
}
