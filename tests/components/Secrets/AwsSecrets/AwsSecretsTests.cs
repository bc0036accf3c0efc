using Infra.Components.Secrets;
using Infra.Components.Tests.Aws;
using Infra.Components.Tests.Rendering;
using Infra.Diagnostics;

namespace Infra.Components.Tests.Secrets;

public sealed class AwsSecretsTests
{
    [Fact]
    public Task Secrets_are_made_without_values_and_are_not_lost() =>
        ComponentGolden.CheckAsync("Secrets/AwsSecrets/golden/aws-secrets", cluster => _ = new AwsSecrets("vault", new()
        {
            Account = TestAccount.Make(),
            Names = ["prod/chocoletter-chat", "after/chocoletter-server"],
        }));

    [Fact]
    public Task A_name_that_is_none_is_refused() => Refused.OnceAsync(
        cluster => _ = new AwsSecrets("vault", new() { Account = TestAccount.Make(), Names = ["chat", "a b"] }),
        Codes.Form, "AwsSecrets vault, Names[1]", "a b");

    [Fact]
    public Task A_name_given_twice_is_refused() => Refused.OnceAsync(
        cluster => _ = new AwsSecrets("vault", new() { Account = TestAccount.Make(), Names = ["chat", "chat"] }),
        Codes.DuplicateName, "AwsSecrets vault, Names", "chat");

    [Fact]
    public Task A_key_of_another_account_is_refused() => Refused.OnceAsync(
        cluster =>
            _ = new AwsSecrets("vault",
                new() { Account = TestAccount.Make(), Names = ["chat"], KmsKey = "arn:aws:kms:ap-northeast-2:210987654321:key/1" }),
        Codes.ForeignArn, "AwsSecrets vault, KmsKey", "arn:aws:kms:ap-northeast-2:210987654321:key/1");
}
