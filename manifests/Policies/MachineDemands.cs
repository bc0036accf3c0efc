using System.Net;
using Infra.Rules;

namespace Infra.Policies;

/// <summary>What is asked of machines and of what runs on them.</summary>
internal static class MachineDemands
{
    private const string Instance = "aws:ec2/instance:Instance";
    private const string Address = "aws:ec2/eip:Eip";

    /// <summary>Machines without public addresses, reached through another one.</summary>
    public static void PrivateNodes(ManifestSet set, Report report)
    {
        foreach (var machine in OfKind(set, Instance).Where(machine => machine.Tree.IsTrue("associatePublicIpAddress")))
            report.Add(machine, "associatePublicIpAddress", "true", "false", "let it reach the internet by the NAT gateway");

        foreach (var subnet in OfKind(set, "aws:ec2/subnet:Subnet").Where(subnet => subnet.Tree.IsTrue("mapPublicIpOnLaunch")))
            report.Add(subnet, "mapPublicIpOnLaunch", "true", "false", "give public addresses to what needs one, and to nothing else");

        foreach (var (command, connection) in Connections(set).DistinctBy(one => one.Connection.Text("host")))
        {
            var host = connection.Text("host");
            report.AddIf(connection.Map("proxy") is null, command, "connection.proxy", $"{host} is reached directly", "a bastion between",
                "name the bastion in ssh.bastion of the cluster");
            report.AddIf(IPAddress.TryParse(host, out var address) && !IsPrivate(address), command, "connection.host", host,
                "a private address", "put the machine into a private network");
        }

        foreach (var cluster in OfKind(set, "aws:eks/cluster:Cluster"))
        {
            var network = cluster.Tree.Map("vpcConfig");
            report.AddIf(!network.IsFalse("endpointPublicAccess"), cluster, "vpcConfig.endpointPublicAccess", "true", "false",
                "remove publicAccess of the cluster, and reach it from inside the network");
        }
    }

    /// <summary>One machine that SSH reaches from outside, and only from listed networks.</summary>
    public static void OneBastion(ManifestSet set, Report report)
    {
        foreach (var address in Further(OfKind(set, Address).Where(address => address.Tree["instance"] is not null)))
            report.Add(address, "instance", "a second machine with a public address", "one bastion", "reach the others through it");

        foreach (var rule in OfKind(set, "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule").Where(LetsInSsh))
        {
            var from = rule.Tree.Text("cidrIpv4") ?? rule.Tree.Text("cidrIpv6");
            report.AddIf(from is "0.0.0.0/0" or "::/0", rule, "cidrIpv4", from, "the networks of the administrators", "list them");
        }

        var connections = Connections(set).ToList();
        foreach (var (command, connection) in connections.Where(one => one.Connection.Map("proxy") is not null)
            .DistinctBy(one => one.Connection.TextAt("proxy", "host")).Skip(1))
        {
            report.Add(command, "connection.proxy.host", connection.TextAt("proxy", "host"), "one bastion", "reach all machines through the same one");
        }

        foreach (var (command, connection) in connections
            .Where(one => one.Connection.Text("host") is { } host && host == one.Connection.TextAt("proxy", "host"))
            .DistinctBy(one => one.Connection.Text("host")))
        {
            report.Add(command, "connection.host", connection.Text("host"), "a bastion that is no node", "take another machine");
        }
    }

    /// <summary>An API server that writes down what is done.</summary>
    public static void AuditLog(ManifestSet set, Report report)
    {
        foreach (var cluster in OfKind(set, "aws:eks/cluster:Cluster").Where(cluster => !cluster.Tree.Texts("enabledClusterLogTypes").Contains("audit")))
            report.Add(cluster, "enabledClusterLogTypes", null, "the audit log", "switch it on");

        foreach (var server in ApiServers(set).Where(server => !server.Text.Contains("audit-log-path", StringComparison.Ordinal)))
            report.Add(server.Command, "", "an API server without an audit log", "audit-log-path and a policy", "have it write one");
    }

    /// <summary>Secrets that are encrypted where the cluster keeps them, and disks that are.</summary>
    public static void Encryption(ManifestSet set, Report report)
    {
        foreach (var cluster in OfKind(set, "aws:eks/cluster:Cluster").Where(cluster => cluster.Tree["encryptionConfig"] is null))
            report.Add(cluster, "encryptionConfig", null, "a key for Secrets", "set it");

        foreach (var (command, _) in ApiServers(set).Where(server => !server.Text.Contains("encryption-provider-config", StringComparison.Ordinal)
            && !server.Text.Contains("\"secrets-encryption\":true", StringComparison.Ordinal)))
        {
            report.Add(command, "", "an API server that keeps Secrets in plain text", "encryption of Secrets", "have it encrypt them");
        }

        foreach (var machine in OfKind(set, Instance).Where(machine => !machine.Tree.Map("rootBlockDevice").IsTrue("encrypted")))
            report.Add(machine, "rootBlockDevice.encrypted", null, "true", "encrypt the disk");
    }

    /// <summary>The machines with public addresses: those that an address names.</summary>
    public static IEnumerable<Manifest> PublicMachines(ManifestSet set)
    {
        var named = OfKind(set, Address).Select(address => address.Tree.Text("instance")).OfType<string>().ToList();
        return OfKind(set, Instance).Where(machine => machine.Tree.IsTrue("associatePublicIpAddress")
            || named.Exists(text => text.Contains($"{machine.Id.Kind} {machine.Id.Name} ", StringComparison.Ordinal)));
    }

    private static IEnumerable<Manifest> OfKind(ManifestSet set, string kind) => set.Cloud.Where(resource => resource.Id.Kind == kind);

    private static IEnumerable<Manifest> Further(IEnumerable<Manifest> resources) =>
        resources.OrderBy(resource => resource.Id.Name, StringComparer.Ordinal).Skip(1);

    private static IEnumerable<(Manifest Command, MapNode Connection)> Connections(ManifestSet set) => set.Cloud
        .Where(resource => resource.Id.Kind.StartsWith("command:remote:", StringComparison.Ordinal))
        .Select(command => (command, command.Tree.Map("connection"))).Where(one => one.Item2 is not null).Select(one => (one.command, one.Item2!));

    // The first server of k3s, and the control plane of kubeadm: what a stack writes to them says what the API server is told.
    private static IEnumerable<(Manifest Command, string Text)> ApiServers(ManifestSet set) => set.Cloud
        .Where(resource => resource.Id.Kind.StartsWith("command:", StringComparison.Ordinal))
        .Select(command => (command, Words(command.Tree)))
        .Where(one => one.Item2.Contains("\"cluster-init\":true", StringComparison.Ordinal)
            || one.Item2.Contains("\"kind\":\"ClusterConfiguration\"", StringComparison.Ordinal));

    private static string Words(MapNode tree)
    {
        var texts = new List<string>();
        NodePath.Walk(tree, "", (_, _, value) =>
        {
            if (value is ScalarNode { Text: { } text })
                texts.Add(text.Replace("\": ", "\":", StringComparison.Ordinal));
        });
        return string.Join('\n', texts);
    }

    private static bool LetsInSsh(Manifest rule) => rule.Tree.Text("ipProtocol") == "-1"
        || (rule.Tree.Number("fromPort") <= 22 && rule.Tree.Number("toPort") >= 22);

    private static bool IsPrivate(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        return address.IsIPv6UniqueLocal || address.IsIPv6LinkLocal || (bytes.Length == 4 && bytes switch
        {
            [10, ..] or [192, 168, ..] => true,
            [172, var second, ..] => second is >= 16 and < 32,
            [100, var second, ..] => second is >= 64 and < 128,
            _ => false,
        });
    }
}
