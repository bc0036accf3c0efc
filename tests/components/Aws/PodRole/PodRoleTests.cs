using Infra.Components.Aws;
using Infra.Components.Tests.Rendering;

namespace Infra.Components.Tests.Aws;

public sealed class PodRoleTests
{
    private static readonly Statement Read = new()
    {
        Sid = "Read",
        Actions = ["s3:GetObject"],
        Resources = ["arn:aws:s3:::backups/*"],
    };

    [Fact]
    public async Task A_change_without_an_ARN_or_a_condition_is_refused() =>
        await Refuses(Read with { Resources = [], NoResource = "laziness" }, "INF0412", "Statements[0].Actions", "s3:GetObject on *");

    [Fact]
    public async Task Rights_on_nothing_are_refused() =>
        await Refuses(Read with { Resources = [] }, "INF0412", "Statements[0].Resources", "Read");

    [Fact]
    public async Task An_action_with_a_wildcard_is_refused() =>
        await Refuses(Read with { Actions = ["s3:*"] }, "INF0120", "Statements[0].Actions[0]", "s3:*");

    [Fact]
    public async Task ARNs_beside_the_reason_why_there_are_none_are_refused() =>
        await Refuses(Read with { NoResource = "listing is by account" }, "INF0207", "Statements[0].NoResource", "Read");

    [Fact]
    public async Task A_star_that_is_known_late_fails_the_run()
    {
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => Rendered.RunAsync(cluster => Make(Read with { Resources = ["*"] })));
        Assert.Contains("INF0412 IAM statement Read", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_without_rights_is_refused()
    {
        var problem = Assert.Single(await Refused.ByAsync(cluster => Make()));
        Assert.Equal(("INF0121", "PodRole reader, Statements"), (problem.Code.Id, problem.Where));
    }

    private static void Make(params Statement[] statements) => _ = new PodRole("reader", new()
    {
        Account = TestAccount.Make(),
        Cluster = "prod",
        Namespace = "readers",
        ServiceAccount = "reader",
        Statements = statements,
    });

    private static async Task Refuses(Statement statement, string code, string where, string actual)
    {
        var problem = Assert.Single(await Refused.ByAsync(cluster => Make(statement)));
        Assert.Equal((code, $"PodRole reader, {where}", actual), (problem.Code.Id, problem.Where, problem.Actual));
    }
}
