namespace Infra.Sdk.Tests;

public sealed class ProviderTests
{
    private const string Reference = "urn:pulumi:stack::project::pulumi:pulumi:Stack$pulumi:providers:pkg::p::p-id";

    [Fact]
    public async Task A_provider_is_a_resource_of_its_package()
    {
        var mocks = await Runs.UpAsync(() => _ = new Platform("pkg", "p"));

        Assert.Equal("pulumi:providers:pkg", mocks["p"].Type);
    }

    [Fact]
    public async Task The_provider_option_reaches_the_mocks_as_urn_and_id()
    {
        var mocks = await Runs.UpAsync(() => _ = new Thing("a", null, new() { Provider = new Platform("pkg", "p") }));

        Assert.Equal(Reference, mocks["a"].Provider);
    }

    [Fact]
    public async Task A_provider_of_another_package_is_used_as_it_is()
    {
        var mocks = await Runs.UpAsync(() => _ = new Thing("a", null, new() { Provider = new Platform("other", "p") }));

        Assert.Contains("pulumi:providers:other::p::p-id", mocks["a"].Provider, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_provider_whose_id_is_unknown_shows_the_marker()
    {
        var mocks = new RecordingMocks { Answer = args => (null, args.Inputs) };
        await Runs.UpAsync(mocks, () => _ = new Thing("a", null, new() { Provider = new Platform("pkg", "p") }));

        Assert.EndsWith("::p::04da6b54-80e4-46f7-96ec-b56ff0331ba9", mocks["a"].Provider, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Children_of_a_component_inherit_its_provider()
    {
        var mocks = await Runs.UpAsync(() => _ = new Thing("a", null, new()
        {
            Parent = new Group("inner", new() { Parent = new Group("outer", new() { Provider = new Platform("pkg", "p") }) }),
        }));

        Assert.Equal(Reference, mocks["a"].Provider);
    }

    [Fact]
    public async Task Of_a_components_providers_the_one_for_the_package_is_used()
    {
        var mocks = await Runs.UpAsync(() => _ = new Thing("a", null, new()
        {
            Parent = new Group("g", new() { Providers = { new Platform("other", "q"), new Platform("pkg", "p") } }),
        }));

        Assert.Equal(Reference, mocks["a"].Provider);
    }

    [Fact]
    public async Task A_child_of_another_package_inherits_nothing()
    {
        var mocks = await Runs.UpAsync(() => _ = new Thing("a", null, new()
        {
            Parent = new Group("g", new() { Provider = new Platform("other", "q") }),
        }));

        Assert.Equal("", mocks["a"].Provider);
    }

    [Fact]
    public async Task Children_of_a_resource_inherit_the_provider_it_was_given()
    {
        var mocks = await Runs.UpAsync(() => _ = new Thing("a", null, new()
        {
            Parent = new Thing("above", null, new() { Provider = new Platform("pkg", "p") }),
        }));

        Assert.Equal(Reference, mocks["a"].Provider);
    }

    [Fact]
    public async Task A_component_itself_has_no_provider()
    {
        var mocks = await Runs.UpAsync(() => _ = new Group("g", new() { Provider = new Platform("pkg", "p") }));

        Assert.Equal("", mocks["g"].Provider);
    }

    [Fact]
    public async Task A_component_takes_one_provider_or_several_but_not_both()
    {
        var message = await Runs.MessageAsync(() =>
        {
            var provider = new Platform("pkg", "p");
            _ = new Group("g", new() { Provider = provider, Providers = { provider } });
        });

        Assert.Contains("ResourceException", message, StringComparison.Ordinal);
    }
}
