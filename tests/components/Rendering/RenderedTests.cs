using Xunit.Sdk;

namespace Infra.Components.Tests.Rendering;

public sealed class RenderedTests
{
    [Fact]
    public Task A_failed_assertion_in_a_piece_stays_one() =>
        Assert.ThrowsAsync<FailException>(() => Rendered.RunAsync(_ => Assert.Fail("not as expected")));

    [Fact]
    public Task A_refusal_that_is_expected_and_does_not_come_is_a_failed_assertion() =>
        Assert.ThrowsAsync<ThrowsException>(() => Refused.ByAsync(_ => { }));
}
