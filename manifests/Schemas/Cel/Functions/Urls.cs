using static Infra.Schemas.Cel.Define;

namespace Infra.Schemas.Cel;

/// <summary>Addresses of the web.</summary>
internal static class Urls
{
    public static IEnumerable<Overload> All { get; } =
    [
        Global<string>("url", CelType.Url, (frame, text) => Read(frame, text) ?? (object)new Failure($"URL parse error during conversion from string: {text}")),
        Global<string>("isURL", CelType.Bool, (frame, text) => Values.Of(Read(frame, text) is not null)),
        Member<Url>("getScheme", CelType.String, (_, url) => url.Scheme),
        Member<Url>("getHost", CelType.String, (_, url) => url.Host),
        Member<Url>("getHostname", CelType.String, (_, url) => url.Hostname),
        Member<Url>("getPort", CelType.String, (_, url) => url.Port),
        Member<Url>("getEscapedPath", CelType.String, (_, url) => url.EscapedPath),
        Member<Url>("getQuery", CelType.Map(CelType.String, CelType.List(CelType.String)), Query),
    ];

    private static Url? Read(Frame frame, string text)
    {
        frame.PayText(text.Length);
        return Url.Parse(text);
    }

    private static object Query(Frame frame, Url url)
    {
        frame.PayText(url.RawQuery.Length);
        var query = Table.New();
        foreach (var parameter in url.Query)
            query[parameter.Key] = new Sequence([.. parameter]);

        return new Table(query);
    }
}
