using Infra.Components.CustomResources;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Infra.Components.Edge;

/// <summary>The pairs of listeners that hosts become.</summary>
internal sealed class HostListeners(NamespaceRef space, IReadOnlyList<GatewayHost> hosts, string? zone, NamespaceScope routesFrom)
{
    public const int Most = 64;

    private readonly HostCertificates _certificates = new();

    public IEnumerable<ListenerArgs> Listeners()
    {
        foreach (var host in hosts)
        {
            yield return new ListenerArgs
            {
                Name = HttpName(host),
                Port = 80,
                Protocol = "HTTP",
                Hostname = host.Host,
                AllowedRoutes = Routes(host.RoutesFrom ?? routesFrom, space),
            };
            yield return new ListenerArgs
            {
                Name = HttpsName(host),
                Port = 443,
                Protocol = "HTTPS",
                Hostname = host.Host,
                Tls = Terminate(TlsSecret(host)),
                AllowedRoutes = Routes(host.RoutesFrom ?? routesFrom, space),
            };
        }
    }

    public IEnumerable<string> Redirected() => hosts.Where(host => host.Redirect).Select(HttpName);

    public void Check(Problems problems, params IReadOnlyList<string> more)
    {
        problems.AddDuplicates(Codes.DuplicateHost, "Hosts", hosts.Select(host => host.Host));
        problems.AddDuplicates(Codes.DuplicateListener, "Hosts", hosts.DistinctBy(host => host.Host).SelectMany(Names).Concat(more));
        problems.AddDuplicates(Codes.DuplicateName, "Hosts",
            hosts.DistinctBy(host => host.Host).Where(host => host.TlsSecret is null).Select(TlsSecret));
        var count = (2 * hosts.Count) + more.Count;
        problems.AddIf(count > Most, Codes.OutOfRange, "Hosts", string.Create(CultureInfo.InvariantCulture, $"{count} listeners"),
            string.Create(CultureInfo.InvariantCulture, $"at most {Most} listeners, which is {Most / 2} hosts"),
            "bring some of the hosts by a ListenerSet");
        problems.AddIf(count == 0, Codes.Empty, "Hosts", null, "at least one host or listener", "name a host");
    }

    public GatewayExposure Expose(string owner, GatewayHost host, Func<string, ListenerRef> listener, Resource? redirect, ProxySource dataPlane,
        Func<string, ListenerRef>? onGateway = null)
    {
        ArgumentNullException.ThrowIfNull(host);
        var listens = host.Under ?? host;
        if (!hosts.Contains(listens, ReferenceEqualityComparer.Instance))
        {
            throw new ArgumentException($"{owner} does not listen for {listens.Host}: expose the object that stands in its Hosts.",
                nameof(host));
        }

        var https = listener(HttpsName(listens));
        return new GatewayExposure
        {
            Host = host.Host,
            Http = listener(HttpName(listens)),
            Https = https,
            OnGateway = onGateway is null ? null : (onGateway(HttpName(listens)), onGateway(HttpsName(listens))),
            TlsSecret = TlsSecret(listens),
            CertificateName = listens.TlsSecret ?? Dashed(listens.Host),
            CertificateHosts = CertificateHosts(listens, hosts),
            Namespace = https.Namespace,
            DataPlane = dataPlane,
            Redirect = listens.Redirect ? redirect : null,
            Certificates = _certificates,
        };
    }

    public static ListenerTlsArgs Terminate(string secret) => new()
    {
        Mode = "Terminate",
        CertificateRefs = new CertificateRefArgs { Kind = "Secret", Name = secret },
    };

    public static AllowedRoutesArgs Routes(NamespaceScope scope, NamespaceRef own) => new() { Namespaces = Namespaces(scope, own) };

    public static NamespaceScopeArgs Namespaces(NamespaceScope scope, NamespaceRef own) => scope switch
    {
        NamespaceScope.Whole whole => new NamespaceScopeArgs { From = whole.From },
        NamespaceScope.Named named => Selected(named.Names.Select(name => (Input<string>)name), own),
        NamespaceScope.Spaces spaces => Selected(spaces.Refs.Select(space => space.Name), own),
        _ => throw new ArgumentOutOfRangeException(nameof(scope)),
    };

    private static NamespaceScopeArgs Selected(IEnumerable<Input<string>> names, NamespaceRef own) => new()
    {
        From = "Selector",
        Selector = new LabelSelectorArgs
        {
            MatchExpressions =
            {
                new LabelSelectorRequirementArgs
                {
                    Key = Flow.NamespaceNameLabel,
                    Operator = "In",
                    Values = Output.All(names.Append(own.Name)).Apply(all => all.Distinct().Order(StringComparer.Ordinal).ToList()),
                },
            },
        },
    };

    private static string Dashed(string host) => host.Replace("*", "wildcard", StringComparison.Ordinal).Replace('.', '-');

    /// <summary>The Secret with a host's certificate.</summary>
    public static string TlsSecret(GatewayHost host) => host.TlsSecret ?? $"{Dashed(host.Host)}-tls";

    /// <summary>The names on a host's certificate: its own first, then those of the hosts with the same Secret.</summary>
    public static IReadOnlyList<string> CertificateHosts(GatewayHost host, IEnumerable<GatewayHost> sharing) =>
        host.TlsSecret is null ? [host.Host]
        : [.. sharing.Where(other => other.TlsSecret == host.TlsSecret).Select(other => other.Host).Distinct()];

    private IEnumerable<string> Names(GatewayHost host) => [HttpName(host), HttpsName(host)];

    private string HttpName(GatewayHost host) => Named("http", Suffix(host));

    private string HttpsName(GatewayHost host) => Named("https", Suffix(host));

    private static string Named(string protocol, string suffix) => suffix.Length == 0 ? protocol : $"{protocol}-{suffix}";

    private string Suffix(GatewayHost host)
    {
        if (host.ListenerSuffix is { } given)
            return given;

        if (host.Host == zone)
            return "";

        return Dashed(
            zone is not null && host.Host.EndsWith($".{zone}", StringComparison.Ordinal) ? host.Host[..^(zone.Length + 1)] : host.Host);
    }
}
