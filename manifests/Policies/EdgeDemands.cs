using Infra.Rules;

namespace Infra.Policies;

/// <summary>What is asked of the ways in.</summary>
internal static class EdgeDemands
{
    /// <summary>One load balancer, and no way past it.</summary>
    public static void OneLoadBalancer(ManifestSet set, Report report)
    {
        var ways = Balancers(set).ToList();
        foreach (var (on, path, what) in ways.Skip(1))
            report.Add(on, path, what, $"one public load balancer, which is {ways[0].What}", "lead the host through the edge");

        foreach (var service in set.Of(Groups.Core, "Service").Where(service => service.Tree.TextAt("spec", "type") == "NodePort"))
            report.Add(service, "spec.type", "NodePort", "ClusterIP, and a route at the edge", "remove its node port");

        foreach (var workload in set.Workloads.Where(workload => !workload.IsImplied))
        {
            report.AddIf(workload.IsOnHostNetwork, workload.Manifest, workload.PodPath + ".hostNetwork", "true", "pods on the network of pods",
                "remove it");
            foreach (var container in workload.Containers)
            {
                foreach (var (port, path) in container.Tree.Maps("ports", container.Path).Where(port => port.Item["hostPort"] is not null))
                    report.Add(workload.Manifest, path + ".hostPort", port["hostPort"]!.ToString(), "a Service, and a route at the edge", "remove it");
            }
        }

        foreach (var chart in set.Charts)
        {
            NodePath.Walk(chart.Values, chart.ValuesPath, (path, key, value) =>
            {
                var isOnNode = (key == "hostPorts" && value is ListNode { Items.Count: > 0 })
                    || (key == "hostNetwork" && value is ScalarNode host && host.ToString() == "true");
                report.AddIf(isOnNode, chart.On, path, "ports of its nodes", "a load balancer before the nodes",
                    "remove hostPorts of the cluster, or hostNetwork of the edge");
            });
        }
    }

    private static IEnumerable<(Manifest On, string Path, string What)> Balancers(ManifestSet set)
    {
        foreach (var balancer in set.Cloud.Where(resource => resource.Id.Kind == "aws:lb/loadBalancer:LoadBalancer" && !resource.Tree.IsTrue("internal")))
            yield return (balancer, "internal", $"the load balancer {balancer.Id.Name}");

        foreach (var chart in set.Charts)
        {
            var found = new List<string>();
            NodePath.Walk(chart.Values, chart.ValuesPath, (path, key, value) =>
            {
                if (key == "type" && value is ScalarNode { Text: "LoadBalancer" })
                    found.Add(path);
            });
            foreach (var path in found)
                yield return (chart.On, path, $"the Service of {chart.Name}");
        }

        foreach (var service in set.Of(Groups.Core, "Service").Where(service => service.Tree.TextAt("spec", "type") == "LoadBalancer"))
            yield return (service, "spec.type", $"Service {service.Space}/{service.Id.Name}");
    }
}
