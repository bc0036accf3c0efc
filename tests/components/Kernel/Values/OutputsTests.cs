using System.Text.Encodings.Web;
using System.Text.Json;
using Infra.Components.Aws;
using Infra.Components.Clusters;
using Infra.Components.Namespaces;
using Infra.Components.Tests.Aws;
using Infra.Components.Tests.Rendering;
using Pulumi;
using Pulumi.Utilities;

namespace Infra.Components.Tests.Kernel;

public sealed class OutputsTests
{
    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public Task Plain_values_are_outputs_in_camel_case() => ShowsAsync(
        """{"id":"123456789012","region":"ap-northeast-2","partition":"aws"}""", _ => TestAccount.Make());

    [Fact]
    public Task What_is_in_lists_and_references_is_an_output_too() => ShowsAsync(
        """
        {"id":"<aws:ec2/vpc:Vpc network id>","cidr":"10.20.0.0/16","zones":[
        {"zone":"ap-northeast-2a","publicId":"<aws:ec2/subnet:Subnet network-public-ap-northeast-2a id>","privateId":"<aws:ec2/subnet:Subnet network-private-ap-northeast-2a id>","publicCidr":"10.20.224.0/22","privateCidr":"10.20.0.0/19"},
        {"zone":"ap-northeast-2c","publicId":"<aws:ec2/subnet:Subnet network-public-ap-northeast-2c id>","privateId":"<aws:ec2/subnet:Subnet network-private-ap-northeast-2c id>","publicCidr":"10.20.228.0/22","privateCidr":"10.20.32.0/19"}]}
        """, _ => TestAccount.MakeNetwork());

    [Fact]
    public Task A_reference_is_its_name_and_not_its_cluster() => ShowsAsync(
        """{"ref":{"name":"chocoletter"}}""", cluster => new Namespace("chocoletter", new() { Cluster = cluster }));

    [Fact]
    public Task A_map_keeps_its_keys() => ShowsAsync(
        """{"registry":"123456789012.dkr.ecr.ap-northeast-2.amazonaws.com","arns":{"shop/web":"<aws:ecr/repository:Repository images-shop-web arn>"}}""",
        _ => new EcrRepositories("images", new() { Account = TestAccount.Make(), Repositories = ["shop/web"] }));

    [Fact]
    public async Task Secrets_stay_secret()
    {
        var outputs = new Dictionary<string, object?>();
        await Rendered.RunAsync(_ => outputs = Outputs.Of(new K3sCluster("home", new()
        {
            Servers = [new() { Name = "a", Host = "192.168.0.10", HostKey = "ssh-ed25519 AAAA" }],
            Ssh = new() { PrivateKey = new SecretValue(Output.Create("key")) },
            Snapshots = new EtcdSnapshots.OnNodesOnly("it can be made again"),
        })));
        Assert.Equal(["kubeconfig", "serverToken"], outputs.Keys);
        Assert.True(await Output.IsSecretAsync((Output<string>)outputs["kubeconfig"]!));
        Assert.True(await Output.IsSecretAsync((Output<string>)outputs["serverToken"]!));
    }

    private static async Task ShowsAsync(string json, Func<Cluster, ComponentResource> make)
    {
        Output<object?>? shown = null;
        await Rendered.RunAsync(cluster => shown = Known(Outputs.Of(make(cluster))));
        Assert.Equal(json.ReplaceLineEndings(""), JsonSerializer.Serialize(await OutputUtilities.GetValueAsync(shown!), AsWritten));
    }

    private static Output<object?> Known(object? value) => value switch
    {
        Output<string> text => text.Apply(known => (object?)known),
        Input<string> text => text.ToOutput().Apply(known => (object?)known),
        Dictionary<string, object?> map => Output.All(map.Values.Select(item => (Input<object?>)Known(item))).Apply(known =>
            (object?)map.Keys.Zip(known).ToDictionary(pair => pair.First, pair => pair.Second)),
        object?[] list => Output.All(list.Select(item => (Input<object?>)Known(item))).Apply(known => (object?)known.ToArray()),
        _ => Output.Create(value),
    };
}
