namespace Infra.Sdk.Tests;

public sealed class UnionTests
{
    private static readonly Union<int, string> Number = 1;
    private static readonly Union<int, string> Text = "b";

    [Fact]
    public void It_knows_its_side()
    {
        Assert.Equal((true, false, 1), (Number.IsT0, Number.IsT1, Number.AsT0));
        Assert.Equal((false, true, "b"), (Text.IsT0, Text.IsT1, Text.AsT1));
    }

    [Fact]
    public void The_other_side_cannot_be_taken()
    {
        Assert.Throws<InvalidOperationException>(() => Number.AsT1);
        Assert.Throws<InvalidOperationException>(() => Text.AsT0);
    }

    [Fact]
    public void It_can_be_matched_and_mapped()
    {
        Assert.Equal(("1", "b"), (Number.Match(number => $"{number}", text => text), Text.Match(number => $"{number}", text => text)));
        Assert.Equal(2, Number.MapT0(number => number + 1).AsT0);
        Assert.Equal("b!", Text.MapT1(text => text + "!").AsT1);
        Assert.Equal(2L, Number.Bimap(number => number + 1L, text => text.Length).AsT0);
    }

    [Fact]
    public void It_can_be_picked()
    {
        Assert.True(Number.TryPickT0(out var number, out _));
        Assert.False(Number.TryPickT1(out _, out var remainder));
        Assert.Equal((1, 1), (number, remainder));
    }

    [Fact]
    public void It_is_equal_by_side_and_value()
    {
        Assert.True(Number == Union<int, string>.FromT0(1));
        Assert.True(Number != Text);
        Assert.NotEqual(Union<int, int>.FromT0(1), Union<int, int>.FromT1(1));
    }
}
