using System.Text.RegularExpressions;
using static Infra.Schemas.Cel.Define;

namespace Infra.Schemas.Cel;

/// <summary>Functions of patterns.</summary>
internal static class Patterns
{
    public static IEnumerable<Overload> All { get; } =
    [
        Member<string, string>("matches", CelType.Bool, Matches),
        Global<string, string>("matches", CelType.Bool, Matches),
        Member<string, string>("find", CelType.String, (frame, text, pattern) =>
            With(frame, text, pattern, regex => regex.Match(text).Value)),
        Member<string, string>("findAll", CelType.List(CelType.String), (frame, text, pattern) => FindAll(frame, text, pattern, -1)),
        Member<string, string, long>("findAll", CelType.List(CelType.String), FindAll),
    ];

    private static object Matches(Frame frame, string text, string pattern) =>
        With(frame, text, pattern, regex => Values.Of(regex.IsMatch(text)));

    private static object FindAll(Frame frame, string text, string pattern, long most) => With(frame, text, pattern, regex =>
    {
        var count = most < 0 ? int.MaxValue : (int)Math.Min(most, int.MaxValue);
        return new Sequence([.. regex.Matches(text).Take(count).Select(match => match.Value)]);
    });

    // The price is that of API servers: the text times the pattern.
    private static object With(Frame frame, string text, string pattern, Func<Regex, object> run)
    {
        frame.Pay(1 + (text.Length / 10 * (1 + (pattern.Length / 4))));
        try
        {
            return Re2.Compile(pattern).Run(run);
        }
        catch (CelException e)
        {
            return new Failure(e.Message);
        }
    }
}
