using Infra.Components.Aws;
using Infra.Components.Networks;

namespace Infra.Components.Tests.Aws;

/// <summary>The account, network and machines that tests need beside what they test.</summary>
internal static class TestAccount
{
    public const string Key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAbCdEfGhIjKlMnOpQrStUvWxYz0123456789abcdefg ops@example.com";

    public const string Image = "ami-0123456789abcdef0";

    public static AwsAccount Make() => new("account", new() { Id = "123456789012", Region = "ap-northeast-2" });

    public static VpcArgs Network(AwsAccount account) => new()
    {
        Account = account,
        Cidr = "10.20.0.0/16",
        Zones = ["ap-northeast-2a", "ap-northeast-2c"],
    };

    public static Vpc MakeNetwork() => new("network", Network(Make()));

    public static Bastion MakeBastion(Vpc network) => new("bastion", new()
    {
        Network = network,
        SshFrom = ["203.0.113.0/24"],
        AuthorizedKeys = [Key],
        Image = Image,
    });
}
