using System.Text.Json;

namespace Infra.Sdk.Tests;

public sealed class SentValuesTests
{
    private static async Task<ImmutableDictionary<string, object>> SentAsync(ThingArgs args)
        => (await Runs.UpAsync(() => _ = new Thing("a", args)))["a"].Inputs;

    private static ThingArgs Any(object? value)
        => new ThingArgs { Any = Output.Create(value!) };

    private static async Task<object> SentAsync(object? value)
        => (await Runs.UpAsync(() => _ = new Thing("a", Any(value))))["a"].Inputs["any"];

    [Fact]
    public async Task Scalars_arrive_as_strings_booleans_and_doubles()
    {
        var sent = await SentAsync(new() { Text = "t", On = true, Count = 3, Size = 1.5 });

        Assert.Equal(new Dictionary<string, object> { ["text"] = "t", ["on"] = true, ["count"] = 3.0, ["size"] = 1.5 }, sent);
    }

    [Fact]
    public async Task Members_without_a_value_are_absent() => Assert.Empty(await SentAsync(new ThingArgs()));

    [Fact]
    public async Task Members_with_a_null_inside_are_absent()
        => Assert.Empty(await SentAsync(new ThingArgs { Text = Output.Create((string)null!) }));

    [Fact]
    public async Task Members_called_id_and_urn_are_not_sent()
        => Assert.Empty(await SentAsync(new ThingArgs { Identity = "i", Name = "u" }));

    [Fact]
    public async Task Enums_and_unions_arrive_as_the_bare_value()
    {
        var sent = await SentAsync(new() { Color = Color.Red, Ratio = Ratio.Half, Level = Level.High, Target = "http" });

        Assert.Equal(
            new Dictionary<string, object> { ["color"] = "red", ["ratio"] = 0.5, ["level"] = 2.0, ["target"] = "http" },
            sent);
    }

    [Fact]
    public async Task Lists_arrive_as_immutable_arrays()
    {
        var sent = await SentAsync(new ThingArgs { Names = new[] { "a", "b" } });

        Assert.Equal(new object[] { "a", "b" }, Assert.IsType<ImmutableArray<object>>(sent["names"]));
    }

    [Fact]
    public async Task Maps_and_nested_args_arrive_as_immutable_dictionaries_without_nulls()
    {
        var sent = await SentAsync(new ThingArgs
        {
            Labels = { { "k", "v" }, { "none", (string)null! } },
            Port = new PortArgs { Number = 80, Target = "http" },
        });

        Assert.Equal(
            new Dictionary<string, object> { ["k"] = "v" },
            Assert.IsType<ImmutableDictionary<string, object>>(sent["labels"]));
        Assert.Equal(
            new Dictionary<string, object> { ["port"] = 80.0, ["target"] = "http" },
            Assert.IsType<ImmutableDictionary<string, object>>(sent["port"]));
    }

    [Fact]
    public async Task Lists_of_nested_args_arrive_whole()
    {
        var sent = await SentAsync(new ThingArgs { Ports = { new PortArgs { Number = 80 }, new PortArgs { Number = 443 } } });
        var ports = (ImmutableArray<object>)sent["ports"];

        Assert.Equal([80.0, 443.0], ports.Select(port => ((ImmutableDictionary<string, object>)port)["port"]));
    }

    [Fact]
    public async Task Collections_that_were_touched_and_stay_empty_are_sent()
    {
        var args = new ThingArgs();
        _ = args.Labels;
        _ = args.Ports;
        var sent = await SentAsync(args);

        Assert.Empty((ImmutableDictionary<string, object>)sent["labels"]);
        Assert.Empty((ImmutableArray<object>)sent["ports"]);
    }

    [Fact]
    public async Task Nulls_inside_lists_are_kept()
        => Assert.Equal(new object?[] { "a", null }, (ImmutableArray<object>)await SentAsync(new List<string?> { "a", null }));

    [Fact]
    public async Task Nulls_inside_of_json_and_output_objects_are_kept()
    {
        var json = (ImmutableDictionary<string, object?>)(await SentAsync(new ThingArgs { Json = """{"a":null}""" }))["json"]!;
        var port = (ImmutableDictionary<string, object?>)(await SentAsync(new Port(80, "http", null, [])))!;

        Assert.Equal(["a"], json.Keys);
        Assert.True(port.TryGetValue("name", out var name));
        Assert.Null(name);
    }

    [Fact]
    public async Task Secrets_arrive_unwrapped()
        => Assert.Equal("s", (await SentAsync(new ThingArgs { Password = "s" }))["password"]);

    [Fact]
    public async Task Outputs_and_inputs_inside_of_plain_collections_are_resolved()
    {
        var sent = await SentAsync(new Dictionary<string, object> { ["a"] = Output.Create(1), ["b"] = (Input<string>)"x" });

        Assert.Equal(new Dictionary<string, object> { ["a"] = 1.0, ["b"] = "x" }, (ImmutableDictionary<string, object>)sent);
    }

    [Fact]
    public async Task One_unknown_leaf_makes_the_whole_top_level_member_absent()
    {
        var sent = await SentAsync(new ThingArgs
        {
            Text = "t",
            Ports = { new PortArgs { Number = 80 }, new PortArgs { Number = OutputUtilities.CreateUnknown(443) } },
        });

        Assert.Equal(["text"], sent.Keys);
    }

    [Fact]
    public async Task Members_of_nested_objects_that_begin_with_two_underscores_are_dropped()
    {
        var sent = await SentAsync(new Dictionary<string, object> { ["__own"] = 1, ["a"] = 1 });

        Assert.Equal(["a"], ((ImmutableDictionary<string, object>)sent).Keys);
    }

    [Fact]
    public async Task Json_arrives_as_the_parsed_structure()
    {
        var sent = await SentAsync(new ThingArgs { Json = """{"a":[1,true,"x"]}""" });
        var items = ((ImmutableDictionary<string, object>)sent["json"])["a"];

        Assert.Equal(new object[] { 1.0, true, "x" }, (ImmutableArray<object>)items);
    }

    [Fact]
    public async Task Assets_and_archives_arrive_as_such()
    {
        Assert.IsType<FileAsset>((await SentAsync(new ThingArgs { Asset = new FileAsset("f") }))["asset"]);
        Assert.IsType<StringAsset>((await SentAsync(new ThingArgs { Asset = new StringAsset("t") }))["asset"]);
        Assert.IsType<RemoteAsset>((await SentAsync(new ThingArgs { Asset = new RemoteAsset("u") }))["asset"]);
        Assert.IsType<FileArchive>((await SentAsync(new ThingArgs { Asset = new FileArchive("f") }))["asset"]);
        Assert.IsType<RemoteArchive>((await SentAsync(new ThingArgs { Asset = new RemoteArchive("u") }))["asset"]);
        Assert.IsType<AssetArchive>((await SentAsync(new ThingArgs
        {
            Asset = new AssetArchive(new Dictionary<string, AssetOrArchive> { ["a"] = new StringAsset("t") }),
        }))["asset"]);
    }

    [Fact]
    public async Task Resources_arrive_as_resources_of_the_same_urn()
    {
        Thing? other = null;
        var mocks = await Runs.UpAsync(() =>
        {
            other = new("other");
            _ = new Thing("a", Any(other));
        });
        var sent = Assert.IsType<Resource>(mocks["a"].Inputs["any"], exactMatch: false);

        Assert.Equal(await Runs.Value(other!.Urn), await Runs.Value(sent.Urn));
    }

    [Fact]
    public async Task Resources_of_a_known_type_arrive_as_objects_of_its_class()
    {
        var mocks = await Runs.UpAsync(() => _ = new Thing("a", Any(new Known("other", new ThingArgs { Text = "t" }))));
        var sent = Assert.IsType<Known>(mocks["a"].Inputs["any"]);

        Assert.Equal(("t", "other-id"), (await Runs.Value(sent.Text), await Runs.Value(sent.Id)));
    }

    [Fact]
    public async Task Args_can_be_given_as_a_dictionary()
    {
        var args = new DictionaryResourceArgs(ImmutableDictionary<string, object?>.Empty.Add("a", "x").Add("b", Output.Create(1)));
        var mocks = await Runs.UpAsync(() => _ = new Thing("a", args));

        Assert.Equal(new Dictionary<string, object> { ["a"] = "x", ["b"] = 1.0 }, mocks["a"].Inputs);
    }

    [Fact]
    public void A_dictionary_of_args_refuses_values_of_unsupported_types()
        => Assert.Throws<InvalidOperationException>(
            () => new DictionaryResourceArgs(ImmutableDictionary<string, object?>.Empty.Add("a", 1L)));

    [Fact]
    public async Task Json_members_arrive_as_json_text()
    {
        var mocks = await Runs.UpAsync(() => _ = new Platform("pkg", "p", new PlatformArgs
        {
            On = true,
            Count = 3,
            Names = { "a", "b" },
            Port = new PortArgs { Number = 80, Name = "x" },
            Text = "plain",
        }));
        var sent = mocks["p"].Inputs;

        Assert.Equal(("true", "3", "plain"), (sent["on"], sent["count"], sent["text"]));
        Assert.Equal(["a", "b"], JsonSerializer.Deserialize<string[]>((string)sent["names"])!);
        Assert.Equal(80, JsonDocument.Parse((string)sent["port"]).RootElement.GetProperty("port").GetInt32());
    }

    [Fact]
    public async Task Json_members_that_are_unknown_are_absent()
    {
        var mocks = await Runs.UpAsync(
            () => _ = new Platform("pkg", "p", new PlatformArgs { Count = OutputUtilities.CreateUnknown(1) }));

        Assert.Empty(mocks["p"].Inputs);
    }

    public static TheoryData<string, object> Unsupported() => new()
    {
        { "System.Int64", 1L },
        { "System.Single", 1f },
        { "System.Decimal", 1m },
        { "System.DateTime", DateTime.UnixEpoch },
        { "System.Guid", Guid.Empty },
    };

    [Theory]
    [MemberData(nameof(Unsupported), DisableDiscoveryEnumeration = true)]
    public async Task Values_of_other_types_are_refused_by_property_and_type(string type, object value)
    {
        var failure = await Runs.FailureAsync(() => _ = new Thing("a", Any(value)));

        Assert.Contains(
            $"error serializing property \"any\": {type} is not a supported argument type.", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tasks_are_refused_inside_of_args()
    {
        var failure = await Runs.FailureAsync(() => _ = new Thing("a", Any(Task.FromResult(1))));

        Assert.Contains("error serializing property \"any\"", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dictionaries_with_other_than_string_keys_are_refused()
    {
        var failure = await Runs.FailureAsync(() => _ = new Thing("a", Any(new Dictionary<int, string> { [1] = "a" })));

        Assert.Contains("error serializing property \"any\"", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_required_member_without_a_value_fails_the_run_by_its_name()
    {
        var message = await Runs.MessageAsync(() => _ = new Thing("a", new ThingArgs { Port = new PortArgs() }));

        Assert.Contains(
            "[Input] Infra.Sdk.Tests.Samples.PortArgs.Number is required but was not given a value", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_required_list_is_named_by_its_field_and_is_there_once_touched()
    {
        var message = await Runs.MessageAsync(() => _ = new Thing("a", new ListArgs()));
        var touched = new ListArgs();
        _ = touched.Items;
        var mocks = await Runs.UpAsync(() => _ = new Thing("a", touched));

        Assert.Contains("ListArgs._items is required but was not given a value", message, StringComparison.Ordinal);
        Assert.Equal(["items"], mocks["a"].Inputs.Keys);
    }

    private sealed class PlatformArgs : ResourceArgs
    {
        [Input("names", json: true)]
        private InputList<string>? _names;

        [Input("on", json: true)]
        public Input<bool>? On { get; set; }

        [Input("count", json: true)]
        public Input<int>? Count { get; set; }

        [Input("port", json: true)]
        public Input<PortArgs>? Port { get; set; }

        [Input("text")]
        public Input<string>? Text { get; set; }

        public InputList<string> Names => _names ??= [];
    }

    private sealed class ListArgs : ResourceArgs
    {
        [Input("items", required: true)]
        private InputList<string>? _items;

        public InputList<string> Items => _items ??= [];
    }
}
