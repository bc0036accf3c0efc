namespace Infra.Sdk.Tests;

public sealed class UrnTests
{
    [Fact]
    public void A_urn_is_not_empty() => Assert.Throws<ArgumentException>(() => new Urn(""));

    [Fact]
    public void Urns_are_equal_by_text()
    {
        Assert.True(new Urn("a") == new Urn("a"));
        Assert.True(new Urn("a") != new Urn("b"));
        Assert.Equal("a", new Urn("a"));
    }

    [Fact]
    public async Task Create_takes_project_and_stack_from_the_run()
    {
        Output<string>? urn = null;
        await Runs.UpAsync(new RecordingMocks(), () => urn = Urn.Create("name", "a:b:C"));

        Assert.Equal("urn:pulumi:stack::project::a:b:C::name", await Runs.Value(urn!));
    }

    [Fact]
    public async Task Create_puts_the_whole_type_of_the_parent_before_the_type()
    {
        var urn = Urn.Create("name", "a:b:C", parentUrn: "urn:pulumi:s::p::x:y:Z$q:r:S::above");

        Assert.Equal("urn:pulumi:s::p::x:y:Z$q:r:S$a:b:C::name", await Runs.Value(urn));
    }
}
