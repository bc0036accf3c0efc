using System.Collections.Immutable;
using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace Infra.Sdk.Typed.Tests.Kubernetes;

public sealed class SecretTests
{
    private static readonly InputMap<string> Values = new() { { "password", "not told" } };

    [Fact]
    public async Task Assigned_secret_data_is_secret()
    {
        Assert.True(await Outputs.IsSecretAsync(() => new SecretArgs { StringData = Values }.StringData.ToOutput()));
        Assert.True(await Outputs.IsSecretAsync(() => new SecretArgs { Data = Values }.Data.ToOutput()));
    }

    [Fact]
    public async Task Secret_data_that_a_collection_initialiser_adds_is_not_marked()
    {
        Assert.False(
            await Outputs.IsSecretAsync(() => new SecretArgs { StringData = { { "password", "not told" } } }.StringData.ToOutput()));
    }

    [Fact]
    public async Task A_mark_does_not_change_the_value()
    {
        var made =
            await Recorder.OnlyResourceAsync(() =>
                new Pulumi.Kubernetes.Core.V1.Secret("x", new SecretArgs { StringData = Values, Type = "Opaque" }));

        Assert.Equal("""{apiVersion: "v1", kind: "Secret", stringData: {password: "not told"}, type: "Opaque"}""", Plain.Text(made.Inputs));
    }

    [Fact]
    public async Task Other_data_is_not_secret()
    {
        Assert.False(await Outputs.IsSecretAsync(() => new ConfigMapArgs { Data = Values }.Data.ToOutput()));
    }

    [Fact]
    public async Task The_mark_stays_with_what_is_derived_from_it()
    {
        Assert.True(
            await Outputs.IsSecretAsync(() =>
                new SecretArgs { StringData = Values }.StringData.ToOutput()
                    .Apply((ImmutableDictionary<string, string> data) => data.Count)));
    }
}
