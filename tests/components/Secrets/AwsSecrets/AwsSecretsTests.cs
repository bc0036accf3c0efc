using Infra.Components.Secrets;
using Infra.Components.Tests.Aws;
using Infra.Components.Tests.Rendering;
using Infra.Diagnostics;

namespace Infra.Components.Tests.Secrets;

public sealed class AwsSecretsTests
{
    [Fact]
    public Task Secrets_are_made_without_values_and_are_not_lost() => ComponentGolden.CheckAsync("Secrets/AwsSecrets/golden/aws-secrets", cluster => _ = new AwsSecrets("vault", new()
    {
        Account = TestAccount.Make(),
        Names = ["prod/chocoletter-chat", "after/chocoletter-server"],
    }));

    [Fact]
    public async Task Names_that_are_none_or_stand_twice_are_refused()
    {
        var problems = await Refused.ByAsync(cluster => _ = new AwsSecrets("vault", new() { Account = TestAccount.Make(), Names = ["a b", "chat", "chat"] }));
        Assert.Equal([("INF0120", "a b"), ("INF0203", "chat")], problems.Select(problem => (problem.Code.Id, problem.Actual!)));
    }

    [Fact]
    public Task A_key_of_another_account_is_refused() => Refused.OnceAsync(
        cluster => _ = new AwsSecrets("vault", new() { Account = TestAccount.Make(), Names = ["chat"], KmsKey = "arn:aws:kms:ap-northeast-2:210987654321:key/1" }),
        Codes.ForeignArn, "AwsSecrets vault, KmsKey", "arn:aws:kms:ap-northeast-2:210987654321:key/1");
}
