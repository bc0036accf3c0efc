using System.Text.Json.Nodes;
using Pulumi.Command.Remote;

namespace Infra.Components.Clusters;

/// <summary>
/// What clusters on own machines have in common: members that are marked and drained from the first server, the kubeconfig that is
/// read from it.
/// </summary>
internal sealed class NodeRollout(ComponentResource owner, string name, ClusterNode first, SshAccess access)
{
    /// <summary>
    /// How long a node may take to become ready. A machine behind a slow line pulls a hundred megabytes; one that has not started by then
    /// does not.
    /// </summary>
    public const string WaitSeconds = "600";

    private const string DrainSeconds = "300";

    /// <summary>Checks a machine without changing it: once for a version, and again when the plan changes.</summary>
    public Command Fit(ClusterNode node, Script check, string role, string version, Output<string>? plan = null) =>
        new Machine(node, access).Ask(
        $"{name}-{node.Name}-check",
        check.With(("role", role), ("version", version), ("plan", plan is null ? null : (Input<string>)plan)),
        owner.Child());

    /// <summary>
    /// The nodes as members of the cluster, marked now and drained and deleted when they go, from the last one to the first and one at a
    /// time: etcd loses a member only when it has agreed on the loss of the one before. The first server never leaves.
    /// </summary>
    public IReadOnlyList<Resource> Members(string distribution, string version, IEnumerable<ClusterNode> nodes,
        params ReadOnlySpan<Resource?> after)
    {
        var server = new Machine(first, access);
        var members = new List<Resource>();
        foreach (var node in nodes)
        {
            var labels = new JsonObject
            {
                ["apiVersion"] = "v1",
                ["kind"] = "Node",
                ["metadata"] = new JsonObject { ["name"] = node.Name, ["labels"] = Json.Map(node.Labels) },
            };
            members.Add(server.Keep(
                $"{name}-{node.Name}-member",
                Script.Member.With(
                    ("distribution", distribution),
                    ("node", node.Name),
                    ("version", version),
                    ("wait", WaitSeconds),
                    ("drain", DrainSeconds),
                    ("labels", labels.Line()),
                    ("taints", node.Taints.Count > 0 ? (Input<string>)string.Join(' ', node.Taints) : null)),
                owner.Child([.. after, members.LastOrDefault()]),
                removable: node != first));
        }

        return members;
    }

    /// <summary>The administrator's kubeconfig, read again after each upgrade, which renews the certificate in it.</summary>
    public Output<string> Kubeconfig(string file, string version, Resource server)
    {
        var options = owner.Child(server);
        options.AdditionalSecretOutputs.Add("stdout");
        var read = new Machine(first, access).Ask($"{name}-kubeconfig", Script.Kubeconfig.With(("file", file), ("version", version)),
            options);
        return Output.CreateSecret(read.Stdout);
    }
}
