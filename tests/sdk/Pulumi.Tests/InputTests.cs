using System.Collections;

namespace Infra.Sdk.Tests;

public sealed class InputTests
{
    [Fact]
    public async Task An_input_comes_from_a_value_or_an_output_and_goes_to_an_output()
    {
        Input<int> plain = 1;
        Input<int> late = Output.Create(2);
        Output<int> output = late;

        Assert.Equal((1, 2, 2), (await Runs.Value(plain.ToOutput()), await Runs.Value(late.ToOutput()), await Runs.Value(output)));
    }

    [Fact]
    public async Task No_input_is_a_known_default()
    {
        var output = ((Input<string>?)null).ToOutput();

        Assert.True(await Runs.IsKnown(output));
        Assert.Null(await Runs.Value(output));
    }

    [Fact]
    public async Task Inputs_can_be_applied()
    {
        Input<int> input = 1;

        Assert.Equal(2, await Runs.Value(input.Apply(number => number + 1)));
    }

    public static TheoryData<string, Func<InputList<string>>> Lists() => new()
    {
        { "value", () => "a" },
        { "output", () => Output.Create("a") },
        { "input", () => (Input<string>)"a" },
        { "array", () => new[] { "a" } },
        { "array of outputs", () => new[] { Output.Create("a") } },
        { "array of inputs", () => new Input<string>[] { "a" } },
        { "list", () => new List<string> { "a" } },
        { "list of outputs", () => new List<Output<string>> { Output.Create("a") } },
        { "list of inputs", () => new List<Input<string>> { "a" } },
        { "immutable array", () => ImmutableArray.Create("a") },
        { "immutable array of outputs", () => ImmutableArray.Create(Output.Create("a")) },
        { "immutable array of inputs", () => ImmutableArray.Create<Input<string>>("a") },
        { "output of an array", () => Output.Create(new[] { "a" }) },
        { "output of a list", () => Output.Create(new List<string> { "a" }) },
        { "output of an enumerable", () => Output.Create<IEnumerable<string>>(new[] { "a" }) },
        { "output of an immutable array", () => Output.Create(ImmutableArray.Create("a")) },
        { "initialiser", () => new() { "a" } },
        { "initialiser with a list", () => new() { new InputList<string> { "a" } } },
    };

    [Theory]
    [MemberData(nameof(Lists), DisableDiscoveryEnumeration = true)]
    public async Task A_list_can_be_made_from_any_of(string source, Func<InputList<string>> make)
    {
        Assert.NotEmpty(source);
        Assert.Equal(["a"], await Runs.Items(make().ToOutput()));
    }

    [Fact]
    public async Task Lists_are_added_and_joined_in_order()
    {
        var list = new InputList<string> { "a" };
        list.Add("b", Output.Create("c"));
        list.AddRange(new[] { "d" });
        var longer = list.Concat(new[] { "e" });

        Assert.Equal(["a", "b", "c", "d"], await Runs.Items(list.ToOutput()));
        Assert.Equal(["a", "b", "c", "d", "e"], await Runs.Items(longer.ToOutput()));
    }

    [Fact]
    public async Task A_list_can_be_enumerated_asynchronously()
    {
        var seen = new List<string>();
        await foreach (var item in new InputList<string> { "a", "b" })
            seen.Add(await Runs.Value(item.ToOutput()));

        Assert.Equal(["a", "b"], seen);
    }

    [Fact]
    public void Lists_and_maps_cannot_be_enumerated_synchronously()
    {
        Assert.Throws<NotSupportedException>(() => ((IEnumerable)new InputList<string>()).GetEnumerator());
        Assert.Throws<NotSupportedException>(() => ((IEnumerable)new InputMap<string>()).GetEnumerator());
    }

    public static TheoryData<string, Func<InputMap<int>>> Maps() => new()
    {
        { "dictionary", () => new Dictionary<string, int> { ["a"] = 1 } },
        { "immutable dictionary", () => ImmutableDictionary<string, int>.Empty.Add("a", 1) },
        { "output of a dictionary", () => Output.Create(new Dictionary<string, int> { ["a"] = 1 }) },
        { "output of an interface", () => Output.Create<IDictionary<string, int>>(new Dictionary<string, int> { ["a"] = 1 }) },
        { "output of an immutable dictionary", () => Output.Create(ImmutableDictionary<string, int>.Empty.Add("a", 1)) },
        { "initialiser", () => new() { { "a", 1 } } },
        { "indexer", () => new() { ["a"] = 1 } },
        { "initialiser with a map", () => new() { new InputMap<int> { { "a", 1 } } } },
    };

    [Theory]
    [MemberData(nameof(Maps), DisableDiscoveryEnumeration = true)]
    public async Task A_map_can_be_made_from_any_of(string source, Func<InputMap<int>> make)
    {
        Assert.NotEmpty(source);
        Assert.Equal(new Dictionary<string, int> { ["a"] = 1 }, await Runs.Value(make().ToOutput()));
    }

    [Fact]
    public async Task A_map_accepts_an_equal_value_under_the_same_key()
    {
        var map = new InputMap<int> { { "a", 1 } };
        map["a"] = 1;

        Assert.Equal(1, (await Runs.Value(map.ToOutput()))["a"]);
    }

    [Fact]
    public async Task A_map_fails_with_another_value_under_the_same_key_when_it_is_resolved()
    {
        var map = new InputMap<int> { { "a", 1 } };
        map.Add("a", 2);

        var exception = await Assert.ThrowsAsync<ArgumentException>(() => Runs.Value(map.ToOutput()));
        Assert.Contains("'a'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Merge_lets_the_second_map_win()
    {
        var merged = await Runs.Value(InputMap<int>.Merge(new() { { "a", 1 }, { "b", 1 } }, new() { { "b", 2 } }).ToOutput());

        Assert.Equal((1, 2), (merged["a"], merged["b"]));
    }

    [Fact]
    public async Task A_map_with_one_unknown_value_is_unknown()
        => Assert.False(await Runs.IsKnown(new InputMap<int> { { "a", OutputUtilities.CreateUnknown(1) } }.ToOutput()));

    [Fact]
    public async Task A_list_with_one_secret_element_is_secret()
        => Assert.True(await Runs.IsSecret(new InputList<int> { 1, Output.CreateSecret(2) }.ToOutput()));

    [Fact]
    public async Task A_union_takes_either_type_in_any_form()
    {
        InputUnion<int, string>[] unions = [1, "b", (Input<int>)1, (Input<string>)"b", Output.Create(1), Output.Create("b")];
        var values = await Task.WhenAll(unions.Select(union => Runs.Value(union.ToOutput())));

        Assert.Equal([1, "b", 1, "b", 1, "b"], values.Select(value => value.Value));
    }

    [Fact]
    public async Task Either_side_of_a_union_can_be_added_to_lists_and_maps_of_unions()
    {
        var list = new InputList<Union<int, string>>();
        list.Add((Input<int>)1);
        list.Add((Input<string>)"b");
        var map = new InputMap<Union<int, string>>();
        map.Add("a", (Input<int>)1);

        Assert.Equal([1, "b"], await Runs.Items(list.ToOutput()));
        Assert.Equal(1, (await Runs.Value(map.ToOutput()))["a"].AsT0);
    }

    [Fact]
    public async Task Json_takes_text()
    {
        InputJson json = """{"a":[1]}""";

        Assert.Equal(1, (await Runs.Value(json.ToOutput())).GetProperty("a")[0].GetInt32());
    }
}
