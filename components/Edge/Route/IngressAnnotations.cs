namespace Infra.Components.Edge;

/// <summary>What an Ingress says to ingress-nginx, without the prefix of its annotations.</summary>
internal static class IngressAnnotations
{
    private const string On = "on";
    private const string Off = "off";

    /// <summary>What rules must have in common to stand in one Ingress.</summary>
    public static string KeyOf(HttpRule rule, int index) => rule.Filters.Count > 0
        ? string.Create(CultureInfo.InvariantCulture, $"{index}")
        : $"{rule.Backends.Any(backend => backend.Protocol == BackendProtocol.H2c)}";

    /// <summary>The annotations of an Ingress with rules like this one.</summary>
    public static SortedDictionary<string, string> Of(RouteSettings settings, HttpRule rule, IngressPaths paths)
    {
        var annotations = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in Settings(settings).Concat(Rule(rule)))
        {
            if (value is not null)
                annotations.Add(key, value);
        }

        if (paths.ArePatterns)
            annotations["use-regex"] = "true";

        return annotations;
    }

    private static IEnumerable<(string Key, string? Value)> Settings(RouteSettings settings) =>
    [
        ("proxy-body-size", settings.MaxBodySize),
        ("proxy-request-buffering", Word(settings.BufferRequests)),
        ("client-body-buffer-size", settings.BodyBuffer),
        ("proxy-connect-timeout", Seconds(settings.ConnectTimeout)),
        ("proxy-read-timeout", Seconds(settings.ReadTimeout)),
        ("proxy-send-timeout", Seconds(settings.SendTimeout)),
        ("proxy-buffering", Word(settings.BufferResponses)),
        ("proxy-buffer-size", settings.ResponseBuffers?.Size),
        ("proxy-buffers-number", settings.ResponseBuffers?.Number.ToString(CultureInfo.InvariantCulture)),
        ("proxy-busy-buffers-size", settings.ResponseBuffers?.Busy),
        .. settings.Affinity is { } affinity ? Sticky(affinity) : [],
        .. settings.Cors is { } cors ? Cross(cors) : [],
    ];

    private static IEnumerable<(string Key, string? Value)> Rule(HttpRule rule)
    {
        if (rule.Backends.Any(backend => backend.Protocol == BackendProtocol.H2c))
            yield return ("backend-protocol", "GRPC");

        yield return ("rewrite-target", IngressPaths.Target(rule));
        yield return ("upstream-vhost", rule.Filters.OfType<HttpFilter.Rewrite>().FirstOrDefault()?.Host);
        if (rule.Filters.OfType<HttpFilter.Redirect>().FirstOrDefault() is { Path: PathChange.FullPath full } redirect)
        {
            var port = redirect.Port is { } number ? string.Create(CultureInfo.InvariantCulture, $":{number}") : "";
            yield return ("permanent-redirect", $"{redirect.Scheme}://{redirect.Host}{port}{full.Path}");
            yield return ("permanent-redirect-code", ((int)redirect.Status).ToString(CultureInfo.InvariantCulture));
        }
    }

    private static IEnumerable<(string Key, string? Value)> Sticky(Affinity affinity) => affinity switch
    {
        Affinity.Cookie cookie =>
        [
            ("affinity", "cookie"), ("affinity-mode", "persistent"), ("session-cookie-name", cookie.Name), ("session-cookie-secure", "true"),
            ("session-cookie-samesite", "Lax"),
            ("session-cookie-max-age", Seconds(cookie.MaxAge)),
        ],
        _ => [("upstream-hash-by", "$binary_remote_addr")],
    };

    private static IEnumerable<(string Key, string? Value)> Cross(Cors cors) =>
    [
        ("enable-cors", "true"),
        ("cors-allow-origin", string.Join(", ", cors.Origins)),
        ("cors-allow-methods", string.Join(", ", cors.Methods.Select(method => method.ToString().ToUpperInvariant()))),
        ("cors-allow-headers", cors.Headers.Count == 0 ? null : string.Join(", ", cors.Headers)),
        ("cors-allow-credentials", cors.Credentials ? "true" : "false"),
        ("cors-max-age", cors.MaxAge.ToString(CultureInfo.InvariantCulture)),
    ];

    private static string? Word(bool? on) => on switch
    {
        true => On,
        false => Off,
        null => null,
    };

    private static string? Seconds(string? time) =>
        time is null ? null : (RouteSettings.Milliseconds(time) / 1000).ToString(CultureInfo.InvariantCulture);
}
