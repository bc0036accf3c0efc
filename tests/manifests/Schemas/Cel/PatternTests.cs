using Infra.Schemas.Cel;

namespace Infra.Tests.Schemas.Cel;

/// <summary>Patterns of RE2: what they find does not depend on which engine looks.</summary>
public sealed class PatternTests
{
    [Theory]
    [InlineData("(a|aa)+$", "xaaa", "aaa")]
    [InlineData("a|ab", "ab", "a")]
    [InlineData("(a+)+b", "aaab", "aaab")]
    [InlineData("[0-9]{1,3}", "x1234", "123")]
    public void A_large_pattern_finds_what_a_small_one_finds(string pattern, string text, string expected)
    {
        Assert.Equal(expected, new Pattern(pattern, isSmall: true).Run(regex => regex.Match(text).Value));
        Assert.Equal(expected, new Pattern(pattern, isSmall: false).Run(regex => regex.Match(text).Value));
    }

    [Fact]
    public void A_pattern_that_would_be_tried_for_long_is_answered()
    {
        var pattern = new Pattern("^(a+)+$", isSmall: true);
        Assert.False(pattern.IsMatch(new string('a', 5000) + "!"));
        Assert.True(pattern.IsMatch(new string('a', 5000)));
    }

    [Fact]
    public void A_pattern_that_is_too_large_is_refused() => Assert.Throws<CelException>(() => Re2.Compile("((a{100}){100}){100}"));
}
