using System.Numerics;
using System.Text.RegularExpressions;

namespace Infra.Schemas.Cel;

/// <summary>A version of semver.org. What follows a plus sign does not count.</summary>
internal sealed partial record Semver(long Major, long Minor, long Patch, string Pre) : IComparable<Semver>
{
    /// <summary>Reads a version; null where the text is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="normalizes">Whether <c>v1.2</c> is read as <c>1.2.0</c>.</param>
    public static Semver? Parse(string text, bool normalizes)
    {
        var match = (normalizes ? Loose() : Form()).Match(text);
        if (!match.Success || match.Groups["pre"].Value.Split('.').Any(part =>
            part.Length > 1 && part[0] == '0' && part.All(char.IsAsciiDigit)))
        {
            return null;
        }

        long? Number(string group) => match.Groups[group].Value is not { Length: > 0 } digits ? 0
            : long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        return (Number("major"), Number("minor"), Number("patch")) is ({ } major, { } minor, { } patch)
            ? new Semver(major, minor, patch, match.Groups["pre"].Value) : null;
    }

    public int CompareTo(Semver? other)
    {
        if (other is null)
            return 1;

        var order = (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));
        return order != 0 ? order : (Pre.Length, other.Pre.Length) switch
        {
            (0, 0) => 0,
            (0, _) => 1,
            (_, 0) => -1,
            _ => ComparePre(Pre.Split('.'), other.Pre.Split('.')),
        };
    }

    private static int ComparePre(string[] a, string[] b)
    {
        for (var i = 0; i < a.Length && i < b.Length; i++)
        {
            var order = (a[i].All(char.IsAsciiDigit), b[i].All(char.IsAsciiDigit)) switch
            {
                (true, true) =>
                    BigInteger.Parse(a[i], CultureInfo.InvariantCulture).CompareTo(BigInteger.Parse(b[i], CultureInfo.InvariantCulture)),
                (true, false) => -1,
                (false, true) => 1,
                _ => Math.Sign(string.CompareOrdinal(a[i], b[i])),
            };
            if (order != 0)
                return order;
        }

        return a.Length.CompareTo(b.Length);
    }

    [GeneratedRegex(@"^(?<major>0|[1-9][0-9]*)\.(?<minor>0|[1-9][0-9]*)\.(?<patch>0|[1-9][0-9]*)(-(?<pre>[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*))?(\+[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    [GeneratedRegex(@"^v?(?<major>[0-9]+)(\.(?<minor>[0-9]+)(\.(?<patch>[0-9]+)(-(?<pre>[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*))?(\+[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?)?)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Loose();
}
