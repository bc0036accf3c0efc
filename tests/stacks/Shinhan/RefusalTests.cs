using Infra.Diagnostics;

namespace Infra.Stacks.Tests.Shinhan;

/// <summary>What the stack files of shinhan cannot say, and where the refusal points.</summary>
public sealed class RefusalTests
{
    [Theory]
    [InlineData("host: worker-02,", "host: worker-03,", "infra:cluster.kubeadm.workers[1].host")]
    [InlineData("host: bastion,", "host: jump,", "infra:cluster.kubeadm.ssh.bastion.host")]
    [InlineData("  infra:network: shinhan-network\n", "  infra:network: shinhan\n", "infra:network")]
    [InlineData("nodePorts: { http: 30080, https: 30443 }", "nodePorts: { http: 30080, https: 30080 }", "infra:cluster.kubeadm.nodePorts.https")]
    [InlineData("nodePorts: { http: 30080, https: 30443 }", "nodePorts: { http: 80, https: 30443 }", "infra:cluster.kubeadm.nodePorts.http")]
    [InlineData("tea: { resources: { cpu: 25m, memory: 64Mi } }", "tea: { resources: { cpu: 25m, memory: 64Mi }, scale: { fixed: 1 } }", "infra:apps.tea.scale")]
    [InlineData("tea: { resources: { cpu: 25m, memory: 64Mi } }", "tea: { resources: { cpu: 25m, memory: 64Mi }, hosts: [tea.example.com] }", "infra:apps.tea.hosts")]
    [InlineData("infra:delivery: argo.shinhan", "infra:delivery: cafe.shinhan", "infra:delivery")]
    [InlineData("https://github.com/2522001/shinhan-ict-manifests.git", "https://user:hunter22hunter22@github.com/2522001/m.git", "infra:manifestRepository")]
    public void The_stack_refuses_it_and_says_where(string text, string replacement, string place) => Refused(Runs.Stack, text, replacement, place);

    [Theory]
    [InlineData("[203.0.113.0/28]", "[0.0.0.0/0]", "infra:cloud.aws.bastion.sshFrom[0]")]
    [InlineData("[203.0.113.0/28]", "[]", "infra:cloud.aws.bastion.sshFrom")]
    [InlineData("allowSingleZone: true", "allowSingleZone: false", "infra:cloud.aws.network.zones")]
    [InlineData("name: worker-02,", "name: worker-01,", "infra:cloud.aws.nodes.workers")]
    [InlineData("name: worker-02,", "name: bastion,", "infra:cloud")]
    [InlineData("  infra:name: shinhan\n", "  infra:name: a-network-with-a-long-name\n", "infra:name")]
    public void The_network_refuses_it_and_says_where(string text, string replacement, string place) => Refused(Runs.Network, text, replacement, place);

    [Fact]
    public void A_network_without_a_cluster_on_machines_is_refused()
    {
        var refused = Assert.Throws<RefusedException>(() => Runs.With(Runs.Stack,
            [.. Switches.ToEks, (Runs.Stack, "  infra:system: shinhan\n", "  infra:system: shinhan\n  infra:network: shinhan-network\n")]));

        Assert.Contains(refused.Diagnostics, problem => problem.Where == "stack shinhan, infra:network" && problem.Code == Codes.Exclusive);
    }

    private static void Refused(string stack, string text, string replacement, string place)
    {
        var refused = Assert.Throws<RefusedException>(() => Runs.With(stack, (stack, text, replacement)));

        Assert.True(refused.Diagnostics.Any(problem => problem.Where.StartsWith($"stack {stack}, {place}", StringComparison.Ordinal) && problem.At is not null),
            refused.ToString());
        Assert.DoesNotContain("hunter22", refused.ToString(), StringComparison.Ordinal);
    }
}
