using System.Collections.Immutable;
using Infra.Components;
using Infra.Components.Aws;
using Infra.Components.Edge;
using Infra.Stacks.Settings;
using Pulumi;

namespace Infra.Stacks.Shared;

/// <summary>How the world reaches the gateway, which depends on how the cluster gives out addresses.</summary>
internal static class FrontDoor
{
    /// <summary>The proxies, as what stands in front of them needs it.</summary>
    /// <param name="cluster">The cluster.</param>
    public static DataPlane DataPlane(Cluster cluster) => cluster.LoadBalancing switch
    {
        LoadBalancing.CloudLoadBalancer balancer => new DataPlane
        {
            Service = new EdgeService.LoadBalancer { Class = balancer.Class },
            ClientAddress = new ClientAddress { Source = ClientAddressSource.ProxyProtocol, TrustedAddresses = balancer.ProxyNetworks },
        },
        LoadBalancing.NodePorts ports => new DataPlane { Service = new EdgeService.NodePort { Http = ports.Http, Https = ports.Https } },
        _ => new DataPlane(),
    };

    /// <summary>The public addresses of the gateway, where they are known here.</summary>
    /// <param name="cluster">The cluster.</param>
    public static Output<ImmutableArray<string>> Addresses(Cluster cluster) => cluster.LoadBalancing is LoadBalancing.CloudLoadBalancer balancer
        ? Output.All(balancer.Addresses)
        : Output.Create(ImmutableArray<string>.Empty);

    /// <summary>Points hosts at the gateway, where the cluster's settings name a zone for that.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="dns">The zone; null where somebody points the hosts by hand.</param>
    /// <param name="hosts">The stack's hosts.</param>
    public static void PointHosts(Cluster cluster, DnsSettings? dns, IEnumerable<string> hosts)
    {
        if (dns is null || cluster.LoadBalancing is not LoadBalancing.CloudLoadBalancer balancer)
        {
            return;
        }

        _ = new HostedZone("dns", new()
        {
            Account = cluster.AwsPodIdentity()!.Account,
            Domain = dns.Domain,
            ZoneId = dns.ZoneId,
            Records = [.. hosts.Concat(dns.GuestHosts).Select(host => new DnsRecord
            {
                Name = host,
                Type = DnsRecordType.A,
                Values = [.. balancer.Addresses],
            })],
        });
    }

    /// <summary>The annotations of the gateway's Service.</summary>
    /// <param name="cluster">The cluster.</param>
    public static IReadOnlyDictionary<string, Input<string>> Annotations(Cluster cluster) =>
        cluster.LoadBalancing is LoadBalancing.CloudLoadBalancer balancer ? balancer.Annotations : new Dictionary<string, Input<string>>();
}
