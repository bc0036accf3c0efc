using Infra.Rules;

namespace Infra.Policies;

/// <summary>What is asked of what builds.</summary>
internal static class DutyDemands
{
    private static readonly string[] Builders = ["jenkins", "buildkit", "kaniko", "buildah", "gitlab-runner", "actions-runner", "tekton"];
    private static readonly string[] Workloads = ["deployments", "statefulsets", "daemonsets", "replicasets", "cronjobs", "*"];
    private static readonly string[] Changes = ["create", "update", "patch", "delete", "*"];
    private static readonly string[] DeployingRoles = ["cluster-admin", "admin", "edit"];
    private static readonly string[] Sockets = ["docker.sock", "containerd.sock", "crio.sock"];

    /// <summary>Accounts of namespaces that build may not change what runs.</summary>
    public static void NoDeployment(ManifestSet set, Report report)
    {
        var building = BuildingSpaces(set);
        foreach (var binding in set.Of(Groups.Rbac, "RoleBinding", "ClusterRoleBinding"))
        {
            var subjects = binding.Tree.Maps("subjects").Select(subject => subject.Item).Where(subject => subject.Text("kind") == "ServiceAccount"
                && building.Contains(subject.Text("namespace") ?? binding.Space)).ToList();
            if (subjects.Count > 0 && Deploys(set, binding) is { } permission)
            {
                report.Add(binding, "roleRef", $"{string.Join(", ", subjects.Select(subject => subject.Text("name")))} may {permission}",
                    "builds that write images and a repository, and nothing else", "let the delivery deploy what the repository says");
            }
        }
    }

    /// <summary>Builds have no way to their node.</summary>
    public static void NoWayToNode(ManifestSet set, Report report)
    {
        var building = BuildingSpaces(set);
        foreach (var workload in set.Workloads.Where(workload => !workload.IsImplied))
        {
            foreach (var (volume, path) in workload.Pod.Maps("volumes", workload.PodPath))
            {
                if (volume.TextAt("hostPath", "path") is { } host && Array.Exists(Sockets, socket => host.EndsWith(socket, StringComparison.Ordinal)))
                    report.Add(workload.Manifest, path + ".hostPath", host, "builds without the runtime of the node", "build without root, in a pod");
            }

            foreach (var container in workload.Containers.Where(container => building.Contains(workload.Space)
                && container.Tree.Map("securityContext").IsTrue("privileged")))
            {
                report.Add(workload.Manifest, container.Path + ".securityContext.privileged", "true", "builds without privileges",
                    "build without root, in a pod");
            }
        }
    }

    /// <summary>The bastion builds nothing.</summary>
    public static void NotOnBastion(ManifestSet set, Report report)
    {
        foreach (var machine in MachineDemands.PublicMachines(set))
        {
            var told = machine.Tree.Text("userData") ?? "";
            var word = Builders.Append("docker").FirstOrDefault(word => told.Contains(word, StringComparison.OrdinalIgnoreCase));
            report.AddIf(word is not null, machine, "userData", word, "a bastion that passes connections on, and does nothing else",
                "build in the cluster");
        }
    }

    // Where what builds is installed, or objects of builds are.
    private static HashSet<string> BuildingSpaces(ManifestSet set) =>
    [
        .. set.Of(Groups.Argo, "Workflow", "WorkflowTemplate", "CronWorkflow").Select(manifest => manifest.Space),
        .. set.All.Where(manifest => manifest.Id.Group == "tekton.dev").Select(manifest => manifest.Space),
        .. set.Workloads.Where(workload => workload.Containers.Any(container => Builds(container.Image))).Select(workload => workload.Space),
        .. set.Charts.Where(chart => Builds(chart.ChartName)).Select(chart => chart.Namespace).OfType<string>(),
    ];

    private static bool Builds(string? name) => name is not null && Array.Exists(Builders, builder => name.Contains(builder, StringComparison.Ordinal));

    private static string? Deploys(ManifestSet set, Manifest binding)
    {
        var kind = binding.Tree.TextAt("roleRef", "kind") ?? "Role";
        var name = binding.Tree.TextAt("roleRef", "name") ?? "";
        if (kind == "ClusterRole" && DeployingRoles.Contains(name))
            return $"do what {name} may";

        // Agents are pods of namespaces where nothing else runs; beside an application they could stand in for it.
        var isBeside = binding.Id.Kind == "ClusterRoleBinding" || set.In(binding.Space).Any(workload => !workload.IsImplied && !workload.IsJob);
        var wanted = isBeside ? [.. Workloads, "pods"] : Workloads;
        var role = set.Find(Groups.Rbac, kind, kind == "Role" ? binding.Space : null, name, binding);
        foreach (var rule in (role?.Tree.Maps("rules") ?? []).Select(rule => rule.Item))
        {
            var resource = rule.Texts("resources").FirstOrDefault(resource => wanted.Contains(resource));
            var verb = rule.Texts("verbs").FirstOrDefault(verb => Changes.Contains(verb));
            if (resource is not null && verb is not null)
                return $"{verb} {resource}";
        }

        return null;
    }
}
