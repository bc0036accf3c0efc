using System.Globalization;

namespace Infra.Sdk.Tests;

public sealed class CombinationTests
{
    [Fact]
    public async Task All_keeps_the_order_of_its_parts()
    {
        var slow = new TaskCompletionSource<int>();
        var all = Output.All(Output.Create(slow.Task), Output.Create(2), Output.Create(3));
        slow.SetResult(1);

        Assert.Equal([1, 2, 3], await Runs.Items(all));
    }

    [Fact]
    public async Task All_of_nothing_is_known_and_empty()
    {
        var all = Output.All(Array.Empty<Output<int>>());

        Assert.True(await Runs.IsKnown(all));
        Assert.Empty(await Runs.Value(all));
    }

    [Fact]
    public async Task All_is_unknown_if_one_part_is()
        => Assert.False(await Runs.IsKnown(Output.All(Output.Create(1), OutputUtilities.CreateUnknown(2))));

    [Fact]
    public async Task All_is_secret_if_one_part_is()
        => Assert.True(await Runs.IsSecret(Output.All<int>(1, Output.CreateSecret(2))));

    [Fact]
    public async Task Tuples_join_two_to_eight_inputs_or_outputs()
    {
        var two = Output.Tuple(Output.Create(1), Output.Create("b"));
        var eight = Output.Tuple<int, int, int, int, int, int, int, int>(1, 2, 3, 4, 5, 6, 7, 8);

        Assert.Equal((1, "b"), await Runs.Value(two));
        Assert.Equal((1, 2, 3, 4, 5, 6, 7, 8), await Runs.Value(eight));
    }

    [Fact]
    public async Task A_tuple_is_as_secret_and_unknown_as_its_parts()
    {
        var tuple = Output.Tuple(Output.CreateSecret(1), OutputUtilities.CreateUnknown("b"));

        Assert.Equal((true, false), (await Runs.IsSecret(tuple), await Runs.IsKnown(tuple)));
    }

    [Fact]
    public async Task Format_takes_outputs_inputs_and_plain_values()
    {
        Input<int> input = 2;

        Assert.Equal("1-2-c", await Runs.Value(Output.Format($"{Output.Create(1)}-{input}-{"c"}")));
    }

    [Fact]
    public async Task Format_uses_the_invariant_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal("1.5", await Runs.Value(Output.Format($"{1.5}")));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task Format_is_unknown_if_an_argument_is()
        => Assert.False(await Runs.IsKnown(Output.Format($"{OutputUtilities.CreateUnknown(1)}")));

    [Fact]
    public async Task Format_is_secret_if_an_argument_is()
        => Assert.True(await Runs.IsSecret(Output.Format($"{Output.CreateSecret(1)}")));

    [Fact]
    public async Task Elements_of_a_list_can_be_taken()
    {
        var list = Output.Create(ImmutableArray.Create("a", "b"));

        Assert.Equal(
            ("a", "b", 2),
            (await Runs.Value(list.First()), await Runs.Value(list.GetAt(1)), await Runs.Value(list.Length())));
    }

    [Fact]
    public async Task Sides_of_a_union_can_be_taken()
    {
        var union = Output.Create(Union<int, string>.FromT1("b"));

        Assert.Equal(
            (false, true, "b", "b"),
            (await Runs.Value(union.IsT0()), await Runs.Value(union.IsT1()), await Runs.Value(union.AsT1()),
                await Runs.Value(union.Value())));
    }

    [Fact]
    public async Task JsonSerialize_resolves_what_is_nested()
    {
        var json = Output.JsonSerialize(Output.Create(new Dictionary<string, Input<int>> { ["a"] = 1, ["b"] = Output.Create(2) }));

        Assert.Equal("""{"a":1,"b":2}""", await Runs.Value(json));
    }

    [Fact]
    public async Task JsonSerialize_is_unknown_if_something_nested_is()
        => Assert.False(await Runs.IsKnown(Output.JsonSerialize(Output.Create(new[] { OutputUtilities.CreateUnknown(1) }))));

    [Fact]
    public async Task JsonSerialize_is_secret_if_something_nested_is()
        => Assert.True(await Runs.IsSecret(Output.JsonSerialize(Output.Create(new[] { Output.CreateSecret(1) }))));

    [Fact]
    public async Task JsonSerialize_resolves_lists_and_maps_of_inputs()
    {
        var list = Output.JsonSerialize(Output.Create(new InputList<int> { 1, 2 }));
        var map = Output.JsonSerialize(Output.Create(new InputMap<int> { { "a", 1 } }));

        Assert.Equal(("[1,2]", """{"a":1}"""), (await Runs.Value(list), await Runs.Value(map)));
    }

    [Fact]
    public async Task JsonDeserialize_reads_values_and_keeps_the_secret_mark()
    {
        var list = Output.JsonDeserialize<int[]>(Output.CreateSecret("[1,2]"));

        var value = await Runs.Value(list);

        Assert.Equal([1, 2], value);
        Assert.True(await Runs.IsSecret(list));
    }

    [Fact]
    public async Task JsonDeserialize_reads_nested_outputs()
    {
        var nested = await Runs.Value(Output.JsonDeserialize<Output<int>[]>(Output.Create("[7]")));

        Assert.Equal(7, await Runs.Value(nested[0]));
    }
}
