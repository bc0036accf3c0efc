using System.Text.Json;

namespace Infra.Sdk.Tests;

public sealed class StateTests
{
    private static Task<Thing> FilledAsync(params (string Name, object? Value)[] state)
        => Runs.MakeAsync(Runs.WithState(state), () => new Thing("a"));

    private static async Task<Thing> PreviewedAsync(params (string Name, object? Value)[] state)
    {
        Thing? thing = null;
        await Runs.PreviewAsync(Runs.WithState(state), () => thing = new Thing("a"));
        return thing!;
    }

    [Fact]
    public async Task Scalars_fill_their_properties()
    {
        var thing = await FilledAsync(("text", "t"), ("count", 3), ("size", 1.5), ("on", true), ("maybe", 4));

        Assert.Equal("t", await Runs.Value(thing.Text));
        Assert.Equal(3, await Runs.Value(thing.Count));
        Assert.Equal(1.5, await Runs.Value(thing.Size));
        Assert.True(await Runs.Value(thing.On));
        Assert.Equal(4, await Runs.Value(thing.Maybe));
    }

    [Fact]
    public async Task A_property_without_a_name_is_filled_by_its_own()
        => Assert.Equal("x", await Runs.Value((await FilledAsync(("Unnamed", "x"))).Unnamed));

    [Fact]
    public async Task Fractions_are_cut_off_for_whole_numbers()
        => Assert.Equal(3, await Runs.Value((await FilledAsync(("count", 3.9))).Count));

    [Fact]
    public async Task Lists_and_maps_fill_immutable_ones()
    {
        var thing = await FilledAsync(
            ("names", new[] { "a", "b" }), ("labels", new Dictionary<string, string> { ["k"] = "v" }));

        Assert.Equal(["a", "b"], await Runs.Items(thing.Names));
        Assert.Equal(new Dictionary<string, string> { ["k"] = "v" }, await Runs.Value(thing.Labels));
    }

    [Fact]
    public async Task Maps_fill_output_classes_through_their_constructor()
    {
        var thing = await FilledAsync(("port", new Dictionary<string, object> { ["port"] = 80, ["target"] = "http", ["name"] = "web" }));
        var port = (await Runs.Value(thing.Port))!;

        Assert.Equal((80, "http", "web"), (port.Number, port.Target.AsT1, port.Name));
    }

    [Fact]
    public async Task Constructor_parameters_that_the_state_lacks_get_their_default()
    {
        var port = (await Runs.Value((await FilledAsync(("port", new Dictionary<string, object>()))).Port))!;

        Assert.Equal((0, null), (port.Number, port.Name));
        Assert.True(port.Hosts.IsDefault);
    }

    [Fact]
    public async Task Output_objects_in_the_state_are_taken_apart_by_their_fields()
    {
        var thing = await FilledAsync(("any", new Port(80, "http", "web", ["h"])));
        var any = Assert.IsType<ImmutableDictionary<string, object>>(await Runs.Value(thing.Any));

        Assert.Equal((80.0, "http", "web"), (any["number"], any["target"], any["name"]));
    }

    [Fact]
    public async Task Enums_are_made_of_texts_and_numbers()
    {
        var thing = await FilledAsync(("color", "red"), ("ratio", 0.5), ("level", 2));

        Assert.Equal(Color.Red, await Runs.Value(thing.Color));
        Assert.Equal(Ratio.Half, await Runs.Value(thing.Ratio));
        Assert.Equal(Level.High, await Runs.Value(thing.Level));
    }

    [Fact]
    public async Task Unions_try_their_first_type_and_then_the_second()
    {
        Assert.Equal(80, (await Runs.Value((await FilledAsync(("target", 80))).Target)).AsT0);
        Assert.Equal("http", (await Runs.Value((await FilledAsync(("target", "http"))).Target)).AsT1);
    }

    [Fact]
    public async Task Json_is_made_of_any_plain_structure()
    {
        var thing = await FilledAsync(("json", new Dictionary<string, object> { ["a"] = new object[] { 1, "x" } }));

        Assert.Equal("""{"a":[1,"x"]}""", JsonSerializer.Serialize(await Runs.Value(thing.Json)));
    }

    [Fact]
    public async Task Assets_are_handed_on()
        => Assert.IsType<StringAsset>(await Runs.Value((await FilledAsync(("asset", new StringAsset("t")))).Asset));

    [Fact]
    public async Task A_value_of_the_wrong_shape_becomes_the_default_and_fails_nothing()
    {
        var thing = await FilledAsync(("text", 1), ("count", "x"), ("names", "x"), ("labels", 1), ("port", "x"), ("on", "true"));

        Assert.Null(await Runs.Value(thing.Text));
        Assert.Equal(0, await Runs.Value(thing.Count));
        Assert.True((await Runs.Value(thing.Names)).IsDefault);
        Assert.Null(await Runs.Value(thing.Labels));
        Assert.Null(await Runs.Value(thing.Port));
        Assert.False(await Runs.Value(thing.On));
    }

    [Fact]
    public async Task What_the_state_lacks_is_a_known_default_in_an_update()
    {
        var thing = await FilledAsync();

        Assert.True(await Runs.IsKnown(thing.Text));
        Assert.Null(await Runs.Value(thing.Text));
        Assert.Equal(0, await Runs.Value(thing.Count));
        Assert.True((await Runs.Value(thing.Ports)).IsDefault);
    }

    [Fact]
    public async Task What_the_state_lacks_is_unknown_in_a_preview()
        => Assert.False(await Runs.IsKnown((await PreviewedAsync()).Text));

    [Fact]
    public async Task What_the_state_holds_is_known_in_a_preview()
        => Assert.Equal("t", await Runs.Value((await PreviewedAsync(("text", "t"))).Text));

    [Fact]
    public async Task A_null_in_the_state_counts_as_lacking()
    {
        Assert.True(await Runs.IsKnown((await FilledAsync(("text", null))).Text));
        Assert.False(await Runs.IsKnown((await PreviewedAsync(("text", null))).Text));
    }

    [Fact]
    public async Task A_secret_in_the_state_makes_its_property_secret_and_no_other()
    {
        var thing = await FilledAsync(("text", Output.CreateSecret("s")), ("count", 1));

        Assert.Equal("s", await Runs.Value(thing.Text));
        Assert.True(await Runs.IsSecret(thing.Text));
        Assert.False(await Runs.IsSecret(thing.Count));
    }

    [Fact]
    public async Task A_secret_inside_of_a_list_makes_the_property_secret()
        => Assert.True(await Runs.IsSecret((await FilledAsync(("names", new object[] { "a", Output.CreateSecret("b") }))).Names));

    [Fact]
    public async Task An_unknown_value_in_the_state_makes_its_property_unknown()
        => Assert.False(await Runs.IsKnown((await FilledAsync(("text", OutputUtilities.CreateUnknown("x")))).Text));

    [Fact]
    public async Task Inputs_that_a_mock_echoes_come_out_open_even_if_they_went_in_secret()
    {
        var thing = await Runs.MakeAsync(new RecordingMocks(), () => new Thing("a", new ThingArgs { Password = "s" }));

        Assert.Equal(("s", false), (await Runs.Value(thing.Password), await Runs.IsSecret(thing.Password)));
    }

    [Fact]
    public async Task AdditionalSecretOutputs_have_no_effect_under_mocks()
    {
        var options = new CustomResourceOptions { AdditionalSecretOutputs = { "text" } };
        var thing = await Runs.MakeAsync(Runs.WithState(("text", "t")), () => new Thing("a", null, options));

        Assert.False(await Runs.IsSecret(thing.Text));
    }

    [Fact]
    public async Task Inputs_are_not_copied_to_the_outputs()
    {
        var thing = await Runs.MakeAsync(Runs.WithState(), () => new Thing("a", new ThingArgs { Text = "t" }));

        Assert.Null(await Runs.Value(thing.Text));
    }

    [Fact]
    public async Task An_args_object_can_be_a_state()
    {
        var mocks = new RecordingMocks { Answer = _ => ("id", new ThingArgs { Text = "t" }) };

        Assert.Equal("t", await Runs.Value((await Runs.MakeAsync(mocks, () => new Thing("a"))).Text));
    }

    [Fact]
    public async Task Every_output_depends_on_its_resource()
    {
        var thing = await FilledAsync(("text", "t"));

        Assert.Equal([thing], await OutputUtilities.GetDependenciesAsync(thing.Text));
        Assert.Equal([thing], await OutputUtilities.GetDependenciesAsync(thing.Id));
        Assert.Equal([thing], await OutputUtilities.GetDependenciesAsync(thing.Urn));
    }

    public static TheoryData<string, object?> Unfit() => new()
    {
        { "null", null },
        { "anonymous", new { text = "t" } },
        { "tuple", ("text", "t") },
        { "text", "t" },
        { "unsupported inside", new Dictionary<string, object> { ["text"] = 1L } },
    };

    [Theory]
    [MemberData(nameof(Unfit), DisableDiscoveryEnumeration = true)]
    public async Task A_state_of_another_kind_fails_the_run(string kind, object? state)
    {
        Assert.NotEmpty(kind);
        var mocks = new RecordingMocks { Answer = _ => ("id", state!) };

        await Assert.ThrowsAnyAsync<Exception>(() => Runs.UpAsync(mocks, () => _ = new Thing("a")));
    }
}
