using Infra.Components.Secrets;
using Infra.Components.Tests.Rendering;
using Infra.Diagnostics;
using Pulumi;

namespace Infra.Components.Tests.Secrets;

public sealed class AwsSecretStoreTests
{
    [Fact]
    public Task A_store_asks_as_a_user_as_a_service_account_or_as_the_operator() =>
        ComponentGolden.CheckAsync("Secrets/AwsSecretStore/golden/stores", cluster =>
        {
            var credentials = new AwsCredentials("awssm-secret", new AwsCredentialsArgs
            {
                Namespace = new NamespaceRef(cluster, "chocoletter"),
                AccessKeyId = new SecretValue(Output.Create("<secret infra:aws.accessKey>")),
                SecretAccessKey = new SecretValue(Output.Create("<secret infra:aws.secretKey>")),
            });
            _ = new AwsSecretStore("aws-secrets-mgr", Args(cluster) with
            {
                Auth = new AwsAuth.AccessKey(credentials.Keys),
                Operator = new ExternalSecrets("external-secrets", new ExternalSecretsArgs { Cluster = cluster }),
            });
            _ = new AwsSecretStore("parameters", Args(cluster) with
            {
                Auth = new AwsAuth.ServiceAccount("reader"),
                Service = AwsSecretService.ParameterStore,
                Role = "arn:aws:iam::123456789012:role/parameters",
                Name = "ssm",
            });
            _ = new AwsSecretStore("ambient", Args(cluster));
            _ = new AwsSecretStore("shared",
                Args(cluster) with
                {
                    ClusterWide = true,
                    Auth = new AwsAuth.AccessKey(credentials.Keys),
                    UsableFrom = ["chocoletter", "nas"],
                });
            _ = new AwsSecretStore("shared-irsa", Args(cluster) with { ClusterWide = true, Auth = new AwsAuth.ServiceAccount("reader") });
        });

    [Fact]
    public async Task Credentials_are_secret_and_say_nothing()
    {
        var secrets = new List<bool>();
        await Rendered.RunAsync(cluster =>
        {
            var value = new SecretValue(Output.Create("AKIA"));
            Assert.Equal("[secret]", value.ToString());
            secrets.Add(Output.IsSecretAsync(value.Value).GetAwaiter().GetResult());
            Assert.DoesNotContain("AKIA", new AwsCredentialsArgs
            {
                Namespace = new NamespaceRef(cluster, "n"),
                AccessKeyId = value,
                SecretAccessKey = value,
            }.ToString(), StringComparison.Ordinal);
        });
        Assert.Equal([true], secrets);
    }

    [Fact]
    public Task Fails_when_a_store_of_one_namespace_names_others() => Refused.OnceAsync(
        cluster => _ = new AwsSecretStore("store", Args(cluster) with { UsableFrom = ["a", "b"] }),
        Codes.Exclusive, "AwsSecretStore store, UsableFrom", "a, b");

    [Fact]
    public Task Fails_when_both_parts_of_a_key_stand_under_one_name() => Refused.OnceAsync(
        cluster => _ = new AwsCredentials("c", new AwsCredentialsArgs
        {
            Namespace = new NamespaceRef(cluster, "n"),
            AccessKeyId = new SecretValue(Output.Create("a")),
            SecretAccessKey = new SecretValue(Output.Create("b")),
            AccessKey = "key",
            SecretKey = "key",
        }),
        Codes.DuplicateName, "AwsCredentials c, SecretKey", "key");

    [Fact]
    public async Task All_problems_are_reported_at_once()
    {
        var problems = await Refused.ByAsync(cluster => _ = new AwsSecretStore("store", Args(cluster) with
        {
            Region = "Seoul",
            Role = "reader",
            Auth = new AwsAuth.ServiceAccount("Reader"),
            Name = "a.b",
        }));
        Assert.Equal(
            ["INF0117 Auth.Name", "INF0117 Name", "INF0120 Region", "INF0120 Role"],
            problems.Select(p => $"{p.Code.Id} {p.Where.Split(", ")[1]}").Order(StringComparer.Ordinal));
    }

    private static AwsSecretStoreArgs Args(Cluster cluster) => new()
    {
        Namespace = new NamespaceRef(cluster, "chocoletter"),
        Region = "ap-northeast-2",
        Auth = new AwsAuth.Ambient(),
    };
}
