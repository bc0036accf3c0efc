using Infra.Components.Certificates;
using Infra.Components.Tests.Rendering;
using Infra.Diagnostics;

namespace Infra.Components.Tests.Certificates;

public sealed class CertificateTests
{
    [Fact]
    public Task It_names_its_hosts_its_secret_and_its_issuer() =>
        ComponentGolden.CheckAsync("Certificates/Certificate/golden/certificate", cluster =>
        {
            _ = new Certificate("www-sonhs-com", Args(cluster));
            _ = new Certificate("internal", Args(cluster) with
            {
                Hosts = ["*.internal.example.com", "internal.example.com"],
                Issuer = new IssuerRef(IssuerScope.Namespace, "dns", wildcards: true),
                Name = "internal.example.com",
                Secret = "internal",
                Key = KeyAlgorithm.Ecdsa256,
            });
        });

    [Theory]
    [InlineData(KeyAlgorithm.Rsa2048, "RSA", 2048)]
    [InlineData(KeyAlgorithm.Rsa4096, "RSA", 4096)]
    [InlineData(KeyAlgorithm.Ecdsa256, "ECDSA", 256)]
    [InlineData(KeyAlgorithm.Ecdsa384, "ECDSA", 384)]
    public async Task A_key_is_an_algorithm_and_a_size_that_fit(KeyAlgorithm key, string algorithm, int size)
    {
        var rendered = await Rendered.RunAsync(cluster => _ = new Certificate("c", Args(cluster) with { Key = key }));
        var certificate = rendered.Resources.Single(r => r.IsObject);
        Assert.Equal((algorithm, (long)size), (certificate.At("spec.privateKey.algorithm"), certificate.At("spec.privateKey.size")));
    }

    [Fact]
    public Task Fails_when_a_wildcard_cannot_be_proven() => Refused.OnceAsync(
        cluster => _ = new Certificate("c", Args(cluster) with { Hosts = ["*.example.com"] }),
        Codes.Unsolvable, "Certificate c, Hosts", "*.example.com");

    [Fact]
    public Task Fails_when_it_has_no_name() => Refused.OnceAsync(
        cluster => _ = new Certificate("c", Args(cluster) with { Hosts = [] }), Codes.OutOfRange, "Certificate c, Hosts", "0");

    [Fact]
    public Task Fails_when_a_name_stands_twice() => Refused.OnceAsync(
        cluster => _ = new Certificate("c", Args(cluster) with { Hosts = ["a.example.com", "a.example.com"] }),
        Codes.DuplicateHost, "Certificate c, Hosts", "a.example.com");

    [Fact]
    public Task Fails_when_a_name_is_not_a_host() => Refused.OnceAsync(
        cluster => _ = new Certificate("c", Args(cluster) with { Hosts = ["localhost"] }), Codes.HostName, "Certificate c, Hosts[0]",
        "localhost");

    private static CertificateArgs Args(Cluster cluster) => new()
    {
        Namespace = new NamespaceRef(cluster, "gateway"),
        Hosts = ["www.sonhs.com"],
        Issuer = IssuerRef.OfCluster("letsencrypt-http"),
    };
}
