using System.ComponentModel;
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

/// <summary>Settings with one key of each form.</summary>
[Description("A shop.")]
[NotConfigurable("cluster", "a shop lives on one machine")]
public sealed record ShopSettings : ICheckedSettings
{
    [Description("The region of the secrets."), Matches("^[a-z]{2}-[a-z]+-[0-9]$", "a region such as eu-west-1")]
    public required string Region { get; init; }

    [Description("Where people reach the shop.")]
    public required ShopHosts Hosts { get; init; }

    [Description("The signing key of the sessions.")]
    public required SecretValue SessionKey { get; init; }

    [Description("The key of the payment provider.")]
    public SecretValue? PaymentKey { get; init; }

    [Description("How the cluster is entered.")]
    public Exposure Exposure { get; init; } = Exposure.LoadBalancer;

    [Description("Whether orders are taken.")]
    public bool Open { get; init; } = true;

    [Description("How long a basket is kept."), Duration(Most = "24h")]
    public string BasketKept { get; init; } = "1h";

    [Description("The number of pods."), Infra.Components.Validation.Range(1, 9)]
    public int Pods { get; init; } = 2;

    [Description("A text without a form.")]
    public string? Motto { get; init; }

    [Description("The applications.")]
    public IReadOnlyDictionary<string, ShopApp> Apps { get; init; } = new Dictionary<string, ShopApp>();

    [Description("Other names of the shop."), HostName]
    public IReadOnlyList<string> Aliases { get; init; } = [];

    [Description("Whom customers write to."), Email]
    public string? Contact { get; init; }

    [Description("Who may look behind the counter."), Address(AddressForms.Address | AddressForms.Network)]
    public IReadOnlyList<string> Staff { get; init; } = [];

    [Description("Where things come from instead.")]
    public IReadOnlyDictionary<string, string> Mirrors { get; init; } = new Dictionary<string, string>();

    public void Check(SettingsProblems problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        for (var i = 0; i < Aliases.Count; i++)
        {
            if (Aliases[i] == Hosts.Shop)
            {
                problems.Add(Codes.DuplicateHost, $"aliases[{i}]", Aliases[i], "a host of its own", "remove it");
            }
        }

        if (Mirrors.ContainsKey("docker.io") && Region == "cn-north-1")
        {
            problems.Add(Codes.Exclusive, "mirrors[\"docker.io\"]", null, "no mirror there", "remove it");
        }
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
public sealed record ShopApp : ICheckedSettings
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

    public void Check(SettingsProblems problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        if (Debug && Volumes.Count > 0)
        {
            problems.Add(Codes.Exclusive, "debug", "true", "no volumes with debug", "remove one of them");
        }
    }
}

public sealed record ShopVolume
{
    [Quantity]
    public required string Size { get; init; }
}
