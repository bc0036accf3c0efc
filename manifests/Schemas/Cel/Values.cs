using System.Text;

namespace Infra.Schemas.Cel;

/// <summary>
/// What expressions give: bool, long, ulong, double, string, byte[], <see cref="Duration"/>, <see cref="Timestamp"/>, lists, maps, types,
/// optional values, the values of Kubernetes' libraries, <see cref="Null"/>, or a <see cref="Failure"/>.
/// </summary>
internal static class Values
{
    public static readonly object True = true;

    public static readonly object False = false;

    /// <summary>The value <c>null</c>.</summary>
    public static readonly object Null = ScalarNode.Null;

    public static object Of(bool flag) => flag ? True : False;

    /// <summary>Whether two values are equal. Values of different types are not, but numbers are compared as numbers.</summary>
    public static bool Same(object left, object right, Frame frame)
    {
        switch (left, right)
        {
            case (string a, string b):
                frame.PayText(Math.Min(a.Length, b.Length));
                return a == b;
            case (byte[] a, byte[] b):
                frame.PayText(Math.Min(a.Length, b.Length));
                return a.AsSpan().SequenceEqual(b);
            case (ListValue a, ListValue b):
                return a.Same(b, frame);
            case (MapValue a, MapValue b):
                return a.Same(b, frame);
            case (Optional { Value: { } a }, Optional { Value: { } b }):
                return Same(a, b, frame);
            case (Node a, Node b):
                return Node.Same(a, b);
            default:
                return IsNumber(left) && IsNumber(right) ? CompareNumbers(left, right) == 0 : left.Equals(right);
        }
    }

    /// <summary>Which of two values is less; null where they have no order.</summary>
    public static int? Compare(object left, object right, Frame frame)
    {
        switch (left, right)
        {
            case (string a, string b):
                frame.PayText(Math.Min(a.Length, b.Length));
                return CompareTexts(a, b);
            case (bool a, bool b):
                return a.CompareTo(b);
            case (byte[] a, byte[] b):
                frame.PayText(Math.Min(a.Length, b.Length));
                return a.AsSpan().SequenceCompareTo(b);
            case (Duration a, Duration b):
                return a.CompareTo(b);
            case (Timestamp a, Timestamp b):
                return a.CompareTo(b);
            default:
                return IsNumber(left) && IsNumber(right) ? CompareNumbers(left, right) : null;
        }
    }

    /// <summary>The characters of a text, as CEL counts them.</summary>
    public static long Length(string text)
    {
        var length = text.Length;
        foreach (var c in text)
        {
            if (char.IsLowSurrogate(c))
                length--;
        }

        return length;
    }

    /// <summary>The characters of a text. Only a text outside of the basic plane is more than its chars.</summary>
    public static Rune[] Runes(string text) => [.. text.EnumerateRunes()];

    private static bool IsNumber(object value) => value is long or double or ulong;

    // NaN is neither less nor greater nor equal.
    private static int? CompareNumbers(object left, object right) => (left, right) switch
    {
        (long a, long b) => a.CompareTo(b),
        (double a, double b) => double.IsNaN(a) || double.IsNaN(b) ? null : a.CompareTo(b),
        (double a, _) => double.IsNaN(a) ? null : -CompareWithDouble(Whole(right), a),
        (_, double b) => double.IsNaN(b) ? null : CompareWithDouble(Whole(left), b),
        _ => Whole(left).CompareTo(Whole(right)),
    };

    // As exact as the server, which makes a double of the other.
    private static int CompareWithDouble(Int128 whole, double number) => ((double)whole).CompareTo(number);

    private static Int128 Whole(object number) => number is long signed ? signed : (ulong)number;

    // By code points: that is the order of UTF-8, and not that of UTF-16.
    private static int CompareTexts(string a, string b)
    {
        for (var i = 0; i < a.Length && i < b.Length; i++)
        {
            if (a[i] != b[i])
                return char.IsSurrogate(a[i]) == char.IsSurrogate(b[i]) ? a[i].CompareTo(b[i]) : char.IsSurrogate(a[i]) ? 1 : -1;
        }

        return a.Length.CompareTo(b.Length);
    }
}
