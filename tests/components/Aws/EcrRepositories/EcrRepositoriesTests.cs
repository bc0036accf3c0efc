using Infra.Components.Aws;
using Infra.Components.Tests.Rendering;
using Infra.Diagnostics;

namespace Infra.Components.Tests.Aws;

public sealed class EcrRepositoriesTests
{
    private const string Foreign = "arn:aws:kms:us-east-1:123456789012:key/1";

    [Fact]
    public Task Tags_are_fixed_images_are_scanned_and_old_ones_go() =>
        ComponentGolden.CheckAsync("Aws/EcrRepositories/golden/ecr", cluster => _ = new EcrRepositories("images", new()
        {
            Account = TestAccount.Make(),
            Repositories = ["refac/chocoletter-server", "refac/chocoletter-chat"],
            KmsKey = "arn:aws:kms:ap-northeast-2:123456789012:key/1",
        }));

    [Fact]
    public async Task The_registry_is_known_before_it_exists()
    {
        string? registry = null;
        await Rendered.RunAsync(cluster =>
            registry = new EcrRepositories("images", new() { Account = TestAccount.Make(), Repositories = ["blog"] }).Registry);
        Assert.Equal("123456789012.dkr.ecr.ap-northeast-2.amazonaws.com", registry);
    }

    [Fact]
    public Task A_key_of_another_region_is_refused() => Refused.OnceAsync(
        cluster => _ = new EcrRepositories("images", new() { Account = TestAccount.Make(), Repositories = ["blog"], KmsKey = Foreign }),
        Codes.ForeignArn, "EcrRepositories images, KmsKey", Foreign);

    [Fact]
    public Task A_name_that_is_none_is_refused() => Refused.OnceAsync(
        cluster => _ = new EcrRepositories("images", new() { Account = TestAccount.Make(), Repositories = ["shop", "Blog"] }),
        Codes.Form, "EcrRepositories images, Repositories[1]", "Blog");

    [Fact]
    public Task A_name_given_twice_is_refused() => Refused.OnceAsync(
        cluster => _ = new EcrRepositories("images", new() { Account = TestAccount.Make(), Repositories = ["shop", "shop"] }),
        Codes.DuplicateName, "EcrRepositories images, Repositories", "shop");

    [Fact]
    public Task No_repository_at_all_is_refused() => Refused.OnceAsync(
        cluster => _ = new EcrRepositories("images", new() { Account = TestAccount.Make(), Repositories = [] }),
        Codes.Empty, "EcrRepositories images, Repositories", null);
}
