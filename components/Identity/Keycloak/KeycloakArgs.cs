using System.Text.RegularExpressions;
using Infra.Components.Apps;
using Infra.Components.Edge;

namespace Infra.Components.Identity;

/// <summary>Arguments of <see cref="Keycloak"/>.</summary>
public sealed partial record KeycloakArgs : IChecked
{
    // Set by other arguments; given twice, the later one would win without a word.
    private static readonly string[] OwnOptions =
        ["db", "features", "features-disabled", "health-enabled", "hostname", "hostname-admin", "http-enabled", "http-port", "http-relative-path",
            "metrics-enabled", "proxy-headers", "proxy-trusted-addresses"];

    /// <summary>The namespace, one that the operator watches.</summary>
    public required NamespaceRef Namespace { get; init; }

    /// <summary>The operator that runs it.</summary>
    public required KeycloakOperator Operator { get; init; }

    /// <summary>Its database.</summary>
    public required KeycloakDatabase Database { get; init; }

    /// <summary>The hosts of the login pages, at least one; the first is the one that tokens name as their issuer.</summary>
    public required IReadOnlyList<Exposure> Expose { get; init; }

    /// <summary>
    /// The host of the administration console, which may be one of <see cref="Expose"/>. Default: none; the console is reached by
    /// <c>kubectl port-forward</c> alone.
    /// </summary>
    public Exposure? ExposeConsole { get; init; }

    /// <summary>
    /// How the edge passes requests on. Default: as it does by itself, with buffers that hold the long headers of Keycloak's answers.
    /// </summary>
    public RouteSettings RouteSettings { get; init; } = new() { ResponseBuffers = new() { Size = "128k", Number = 4, Busy = "256k" } };

    /// <summary>The path below which everything is served, for example <c>/keycloak</c>. Default: the root.</summary>
    [Matches("(/[A-Za-z0-9._~-]+)*", "a path that begins with a slash and does not end in one, such as /keycloak")]
    public string Path { get; init; } = "";

    /// <summary>The number of pods. With two or more, an update that Keycloak calls compatible is a rolling one. Default: 1.</summary>
    [Range(1, 10)]
    public int Instances { get; init; } = 1;

    /// <summary>
    /// An image of one's own, with themes or providers, with a fixed tag. One that begins with a version, such as <c>26.7.3-shop</c>, has the
    /// operator's major and minor version. Default: the operator's version of Keycloak.
    /// </summary>
    [Image]
    public string? Image { get; init; }

    /// <summary>
    /// Whether <see cref="Image"/> was built with <c>kc.sh build</c> for the options that are set here, which makes starts fast. Default:
    /// false, it is built at every start.
    /// </summary>
    public bool Optimized { get; init; }

    /// <summary>The Secret with which the image is pulled. Default: none.</summary>
    public SecretRef? PullSecret { get; init; }

    /// <summary>The CPU and memory of one pod. Default: <c>500m</c> and <c>2Gi</c>, Keycloak's own limit.</summary>
    public Resources Resources { get; init; } = new("500m", "2Gi");

    /// <summary>
    /// The Secret with the first administrator's <c>username</c> and <c>password</c>. Default: the operator makes one,
    /// <c>&lt;name&gt;-initial-admin</c>.
    /// </summary>
    public SecretRef? Admin { get; init; }

    /// <summary>The headers of the gateway that are believed. Default: <c>X-Forwarded-*</c>.</summary>
    public ProxyHeaders ProxyHeaders { get; init; } = ProxyHeaders.XForwarded;

    /// <summary>The networks whose headers are believed, in CIDR form. Default: all; the network policy lets only the gateway in.</summary>
    [Address(AddressForms.Network)]
    public IReadOnlyList<string> TrustedProxies { get; init; } = [];

    /// <summary>Features to turn on, for example <c>token-exchange</c>. Default: Keycloak's defaults.</summary>
    [Matches("[a-z0-9]+(-[a-z0-9]+)*(:v[0-9]+)?", "a feature such as token-exchange")]
    public IReadOnlyList<string> Features { get; init; } = [];

    /// <summary>Features to turn off. Default: none.</summary>
    [Matches("[a-z0-9]+(-[a-z0-9]+)*(:v[0-9]+)?", "a feature such as impersonation")]
    public IReadOnlyList<string> DisabledFeatures { get; init; } = [];

    /// <summary>Further options by their names in the documentation (https://www.keycloak.org/server/all-config). Default: none.</summary>
    public IReadOnlyDictionary<string, string> Options { get; init; } = new Dictionary<string, string>();

    /// <summary>The flows out of the cluster, for example to a mail server or another identity provider. Default: none.</summary>
    public IReadOnlyList<Egress> Egress { get; init; } = [];

    /// <summary>Names of objects that exist already. Default: those of the component and its operator.</summary>
    public KeycloakNames Adopt { get; init; } = new();

    void IChecked.Check(Problems problems)
    {
        if (problems.HasReferences)
        {
            problems.AddIf(Expose.Count == 0, Codes.Empty, nameof(Expose), null, "at least one host", "expose a host of the gateway");
            foreach (var exposure in Expose.Where(exposure => ProxyHeaders == ProxyHeaders.Forwarded && !exposure.SendsForwarded))
            {
                problems.Add(Codes.UnsupportedByEdge, nameof(ProxyHeaders), nameof(ProxyHeaders.Forwarded),
                    $"{nameof(ProxyHeaders.XForwarded)} with {exposure.EdgeName}, which passes on what clients write into the header Forwarded",
                    "choose XForwarded, or an ingress-nginx with Forwarded set");
            }

            problems.AddDuplicates(Codes.DuplicateHost, nameof(Expose), Expose.Select(exposure => exposure.Host));
            problems.AddIf(Image is not null && Series(TagOf(Image)) is { } series && series != Series(Operator.Version),
                Codes.VersionMatrix, nameof(Image), Image, $"an image of Keycloak {Series(Operator.Version)}, the version of its operator",
                "build the image on the operator's version: an older Keycloak cannot read the database of a newer one");
        }

        problems.AddIf(Optimized && Image is null, Codes.Exclusive, nameof(Optimized), "true", "an image of one's own with it",
            "set Image, or leave this out: the published image is built at its start");
        foreach (var feature in Features.Intersect(DisabledFeatures, StringComparer.Ordinal))
            problems.Add(Codes.Exclusive, nameof(DisabledFeatures), feature, "a feature that is not turned on as well", "remove it from one of the lists");

        foreach (var option in Options.Keys.Where(option => OwnOptions.Contains(option, StringComparer.Ordinal)))
            problems.Add(Codes.Exclusive, $"{nameof(Options)}.{option}", option, "an option that no other argument decides", "use the argument");

        foreach (var option in Options.Keys.Where(option => option.Contains("password", StringComparison.Ordinal)))
        {
            problems.Add(Codes.PlainSecret, $"{nameof(Options)}.{option}", null, "options that hold no secret",
                "give the value in a Secret that the image reads, or leave it to the argument that takes a Secret");
        }
    }
    private static string TagOf(string image)
    {
        var name = image.Split('@')[0];
        return name[(name.LastIndexOf(':') + 1)..];
    }

    private static string? Series(string version) => Release().Match(version) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex(@"^v?([0-9]{1,3}\.[0-9]+)\.[0-9]+(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Release();
}
