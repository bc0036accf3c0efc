using Infra.Components.Aws;
using Infra.Components.Tests.Rendering;

namespace Infra.Components.Tests.Aws;

public sealed class AwsAccountTests
{
    [Theory]
    [InlineData("ap-northeast-2", "arn:aws:kms:ap-northeast-2:123456789012:key/1")]
    [InlineData("cn-north-1", "arn:aws-cn:kms:cn-north-1:123456789012:key/1")]
    [InlineData("us-gov-west-1", "arn:aws-us-gov:kms:us-gov-west-1:123456789012:key/1")]
    public async Task ARNs_are_known_before_anything_exists(string region, string arn)
    {
        string? made = null;
        await Rendered.RunAsync(cluster =>
            made = new AwsAccount("account", new() { Id = "123456789012", Region = region }).ArnOf("kms", "key/1"));
        Assert.Equal(arn, made);
    }

    [Fact]
    public async Task An_account_a_region_and_a_role_that_are_none_are_refused_together()
    {
        var problems =
            await Refused.ByAsync(cluster => _ = new AwsAccount("account", new() { Id = "1234", Region = "Seoul", Role = "admin" }));
        Assert.Equal(["AwsAccount account, Id", "AwsAccount account, Region", "AwsAccount account, Role"],
            problems.Select(problem => problem.Where));
        Assert.Equal(["INF0120", "INF0120", "INF0410"], problems.Select(problem => problem.Code.Id));
    }

    [Fact]
    public Task A_role_in_another_account_is_refused() => Refused.OnceAsync(
        cluster =>
            _ = new AwsAccount("account",
                new() { Id = "123456789012", Region = "ap-northeast-2", Role = "arn:aws:iam::210987654321:role/deploy" }),
        Infra.Diagnostics.Codes.ForeignArn, "AwsAccount account, Role", "arn:aws:iam::210987654321:role/deploy");

    [Theory]
    [InlineData("arn:aws:iam::123456789012:role/path/admin", true)]
    [InlineData("arn:aws:s3:::bucket/key with space", false)]
    [InlineData("arn:aws:s3:::bucket", true)]
    [InlineData("arn:aws:iam::1234:role/admin", false)]
    [InlineData("arn:azure:iam::123456789012:role/admin", false)]
    [InlineData("role/admin", false)]
    [InlineData("arn:aws:iam::aws:policy/AmazonEKSClusterPolicy", true)]
    public void An_ARN_is_told_from_what_is_none(string text, bool is_one) => Assert.Equal(is_one, Arn.TryParse(text, out _));
}
