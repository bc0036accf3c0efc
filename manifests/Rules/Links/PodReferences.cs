namespace Infra.Rules.Links;

internal sealed class PodReferences : IRule
{
    public RuleInfo Info { get; } = new("L07", "pod-references", Severity.Error, "pod refers to a missing object")
    {
        Description = """
            A pod does not start before every Secret, ConfigMap, claim, class and ServiceAccount that it names exists, with the keys it asks
            for, and a mount needs a volume of its name. The rule knows declared objects and those that operators make out of them. Where
            something that is not seen here may bring the object (a chart, an operator that is not known, a Job that may create Secrets), the
            finding is information and names it. References that are `optional` are left out.
            """,
        Remediation = "Declare what is missing or correct the name; objects created by hand need an exemption with their owner.",
        SeeAlso = ["kube-linter non-existent-service-account"],
    };

    public void Check(ManifestSet set, Report report)
    {
        var missing = new MissingObjects(report);
        foreach (var workload in set.Workloads)
        {
            var look = new Look(set, workload, report, missing);
            look.Pod();
            foreach (var container in workload.Containers)
                look.Container(container);
        }

        foreach (var account in set.Of(Groups.Core, "ServiceAccount"))
        {
            foreach (var (reference, path) in account.Tree.Maps("imagePullSecrets"))
            {
                if (reference.Text("name") is not { } name)
                    continue;

                missing.Add(set.Existence.Of(account, Groups.Core, "Secret", account.Space, name), account, path,
                    $"Secret {account.Space}/{name}");
            }
        }

        missing.Report();
    }

    private sealed class Look(ManifestSet set, Workload workload, Report report, MissingObjects missing)
    {
        private readonly HashSet<(string Kind, string Name)> _missing = [];
        private readonly Dictionary<string, MapNode> _volumes = new(StringComparer.Ordinal);

        public void Pod()
        {
            var (pod, path) = (workload.Pod, workload.PodPath);
            Has(Groups.Core, "ServiceAccount", workload.Account, path + ".serviceAccountName");
            if (pod.Text("priorityClassName") is { } priority)
                Has("scheduling.k8s.io", "PriorityClass", priority, path + ".priorityClassName", isCluster: true);

            if (pod.Text("runtimeClassName") is { } runtime)
                Has("node.k8s.io", "RuntimeClass", runtime, path + ".runtimeClassName", isCluster: true);

            foreach (var (reference, at) in pod.Maps("imagePullSecrets", path))
            {
                if (reference.Text("name") is { } name)
                    Has(Groups.Core, "Secret", name, at);
            }

            foreach (var (volume, at) in pod.Maps("volumes", path))
                Volume(volume, at);
        }

        public void Container(Container container)
        {
            foreach (var (source, path) in container.Tree.Maps("envFrom", container.Path))
            {
                Source("Secret", source.Map("secretRef"), "name", path + ".secretRef");
                Source("ConfigMap", source.Map("configMapRef"), "name", path + ".configMapRef");
            }

            foreach (var (variable, path) in container.Tree.Maps("env", container.Path))
            {
                Key("Secret", variable.MapAt("valueFrom", "secretKeyRef"), path + ".valueFrom.secretKeyRef");
                Key("ConfigMap", variable.MapAt("valueFrom", "configMapKeyRef"), path + ".valueFrom.configMapKeyRef");
            }

            var templates = workload.Manifest.Items("volumeClaimTemplates").Select(template => template.Item.TextAt("metadata", "name"))
                .OfType<string>();
            var volumes = _volumes.Keys.Concat(templates).ToHashSet(StringComparer.Ordinal);
            foreach (var (mount, path) in container.Tree.Maps("volumeMounts", container.Path))
            {
                if (mount.Text("name") is not { } name)
                    continue;

                if (!volumes.Contains(name) && Groups.IsBuiltIn(workload.Manifest.Id.Group))
                    continue;

                if (!volumes.Contains(name))
                {
                    report.Add(workload.Manifest, path + ".name", name,
                        "a volume of the pod: " + string.Join(", ", volumes.Order(StringComparer.Ordinal).DefaultIfEmpty("it has none")),
                        "declare the volume, or correct the name");
                }
                else if (mount.Text("subPath") is { Length: > 0 } file && _volumes.TryGetValue(name, out var volume))
                {
                    SubPath(volume, file, path + ".subPath");
                }
            }
        }

        private void Volume(MapNode volume, string at)
        {
            if (volume.Text("name") is { } name)
                _volumes[name] = volume;

            Source("Secret", volume.Map("secret"), "secretName", at + ".secret");
            Source("ConfigMap", volume.Map("configMap"), "name", at + ".configMap");
            if (volume.TextAt("persistentVolumeClaim", "claimName") is { } claim)
                Has(Groups.Core, "PersistentVolumeClaim", claim, at + ".persistentVolumeClaim.claimName");

            if (volume.TextAt("csi", "driver") == "secrets-store.csi.k8s.io"
                && volume.TextAt("csi", "volumeAttributes", "secretProviderClass") is { } provider)
            {
                Has("secrets-store.csi.x-k8s.io", "SecretProviderClass", provider, at + ".csi.volumeAttributes.secretProviderClass");
            }

            foreach (var (source, part) in volume.Map("projected").Maps("sources", at + ".projected"))
            {
                Source("Secret", source.Map("secret"), "name", part + ".secret");
                Source("ConfigMap", source.Map("configMap"), "name", part + ".configMap");
            }
        }

        // A whole Secret or ConfigMap, or the items of it.
        private void Source(string kind, MapNode? reference, string nameKey, string path)
        {
            if (reference?.Text(nameKey) is not { } name || reference.IsTrue("optional")
                || !Has(Groups.Core, kind, name, path))
            {
                return;
            }

            foreach (var (item, at) in reference.Maps("items", path))
                HasKey(kind, name, item.Text("key"), at + ".key");
        }

        private void Key(string kind, MapNode? reference, string path)
        {
            if (reference?.Text("name") is { } name && !reference.IsTrue("optional") && Has(Groups.Core, kind, name, path))
                HasKey(kind, name, reference.Text("key"), path + ".key");
        }

        // Where a file of a volume is mounted alone, the volume has to have it.
        private void SubPath(MapNode volume, string file, string path)
        {
            foreach (var (kind, source, nameKey) in ((string, MapNode?, string)[])
                [("Secret", volume.Map("secret"), "secretName"), ("ConfigMap", volume.Map("configMap"), "name")])
            {
                if (source?.Text(nameKey) is not { } name || source.IsTrue("optional") || _missing.Contains((kind, name))
                    || !set.Existence.Of(workload.Manifest, Groups.Core, kind, workload.Space, name).IsSure)
                {
                    continue;
                }

                var isThere = source.List("items") is null
                    ? set.Existence.HasKey(workload.Manifest, kind, workload.Space, name, file)
                    : source.Maps("items").Any(item => item.Item.Text("path") is { } at
                        && (at == file || at.StartsWith(file + "/", StringComparison.Ordinal)));
                report.AddIf(!isThere, workload.Manifest, path, file, $"a key of {kind} {name}", $"correct it, or let the {kind} have it");
            }
        }

        private void HasKey(string kind, string name, string? key, string path)
        {
            if (key is not null && !set.Existence.HasKey(workload.Manifest, kind, workload.Space, name, key))
                report.Add(workload.Manifest, path, key, $"a key of {kind} {name}", $"correct the key, or let the {kind} have it");
        }

        private bool Has(string group, string kind, string name, string path, bool isCluster = false)
        {
            var presence = set.Existence.Of(workload.Manifest, group, kind, isCluster ? null : workload.Space, name);
            if (!presence.IsSure && _missing.Add((kind, name)))
                missing.Add(presence, workload.Manifest, path, $"{kind} {(isCluster ? "" : workload.Space + "/")}{name}");

            return presence.IsSure;
        }
    }
}
