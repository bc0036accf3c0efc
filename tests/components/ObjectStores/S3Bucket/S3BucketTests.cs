using Infra.Components.Apps;
using Infra.Components.Aws;
using Infra.Components.Databases;
using Infra.Components.ObjectStores;
using Infra.Components.Tests.Databases;
using Infra.Components.Tests.Rendering;
using Infra.Diagnostics;

namespace Infra.Components.Tests.ObjectStores;

public sealed class S3BucketTests
{
    [Fact]
    public Task A_bucket_is_private_encrypted_and_forgets_slowly() => ComponentGolden.CheckAsync("ObjectStores/S3Bucket/golden/bucket",
        cluster =>
            _ = new S3Bucket("backups", Args() with { KmsKey = "arn:aws:kms:ap-northeast-2:123456789012:key/0a1b", ExpireDays = 400 }));

    [Fact]
    public Task A_database_outside_of_AWS_uses_a_key() => ComponentGolden.CheckAsync("ObjectStores/S3Bucket/golden/keyed", cluster =>
    {
        var store = new S3Bucket("backups",
            Args() with { KeepDeletedDays = 0, Keys = new StoreKeys(new NamespaceRef(cluster, "shop"), "s3-key") }).Store;
        _ = new Postgres("orders", PostgresTests.Args(cluster) with { Backup = new PostgresBackup { Store = store } });
        _ = new App("shop", new AppArgs
        {
            Namespace = new NamespaceRef(cluster, "shop"),
            Image = "example/shop:1",
            Port = 8080,
            Resources = new Resources("100m", "128Mi"),
            Env = store.Variables,
        });
    });

    [Fact]
    public async Task A_database_without_key_and_without_identity_is_refused()
    {
        RefusedException? refusal = null;
        await Rendered.RunAsync(cluster =>
        {
            var store = new S3Bucket("backups", Args()).Store;
            refusal = Assert.Throws<RefusedException>(() =>
                new Postgres("orders", PostgresTests.Args(cluster) with { Backup = new PostgresBackup { Store = store } }));
        });
        Assert.Equal(Codes.MissingPart, Assert.Single(refusal!.Diagnostics).Code);
    }

    [Theory]
    [InlineData("Backups")]
    [InlineData("a..b")]
    [InlineData("ab")]
    [InlineData("-backups")]
    public Task A_name_that_S3_does_not_take_is_refused(string name) => Refused.OnceAsync(
        _ => new S3Bucket("backups", Args() with { Name = name }), Codes.Form, "S3Bucket backups, Name", name);

    private static S3BucketArgs Args() => new()
    {
        Account = new AwsAccount("aws", new AwsAccountArgs { Id = "123456789012", Region = "ap-northeast-2" }),
        Name = "example-prod-backups",
    };
}
