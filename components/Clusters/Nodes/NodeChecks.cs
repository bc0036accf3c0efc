using System.Text.RegularExpressions;
using Infra.Components.Validation;
using Infra.Diagnostics;

namespace Infra.Components.Clusters;

/// <summary>What can be said about a list of nodes before any of them is asked.</summary>
internal static partial class NodeChecks
{
    /// <summary>Nodes that are listed twice, labels and taints that Kubernetes refuses, and ways in that cannot work.</summary>
    public static void AddNodes(this Problems problems, IEnumerable<ClusterNode> nodes, SshAccess access)
    {
        var all = nodes.ToArray();
        problems.AddDuplicates(Codes.NodeTwice, "nodes", all.Select(node => node.Name));
        foreach (var node in all)
        {
            AddMarks(problems, node);
        }

        if (!UserName().IsMatch(access.User))
        {
            problems.Add(Codes.SshSettings, "Ssh.User", access.User, "a user name such as root or ops", "name the user that the key lets in");
        }

        if (access.Bastion is { } bastion && !UserName().IsMatch(bastion.User))
        {
            problems.Add(Codes.SshSettings, "Ssh.Bastion.User", bastion.User, "a user name such as root or ops", "name the user that the key lets in");
        }
    }

    private static void AddMarks(Problems problems, ClusterNode node)
    {
        const string Allowed = "a key [prefix/]name and a value of letters, digits, -, _ and ., each at most 63 characters";
        foreach (var (key, value) in node.Labels.OrderBy(label => label.Key, StringComparer.Ordinal))
        {
            problems.AddIf(!IsKey(key) || !IsValue(value), Codes.NodeMark, $"{node.Name}.Labels", $"{key}={value}", Allowed, "shorten it, or take out what is not allowed");
        }

        foreach (var taint in node.Taints)
        {
            problems.AddIf(!IsKey(taint.Key) || !IsValue(taint.Value), Codes.NodeMark, $"{node.Name}.Taints", taint.ToString(), Allowed, "shorten it, or take out what is not allowed");
        }
    }

    private static bool IsKey(string key) => key.Split('/') switch
    {
        [var name] => name.Length > 0 && IsValue(name),
        [var prefix, var name] => Names.IsSubdomain(prefix) && name.Length > 0 && IsValue(name),
        _ => false,
    };

    private static bool IsValue(string value) => MarkValue().IsMatch(value);

    [GeneratedRegex(@"^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex MarkValue();

    [GeneratedRegex(@"^[a-z_][-a-z0-9_.]{0,31}\z", RegexOptions.CultureInvariant)]
    private static partial Regex UserName();
}
