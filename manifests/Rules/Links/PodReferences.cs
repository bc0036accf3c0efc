namespace Infra.Rules.Links;

internal sealed class PodReferences : IRule
{
    public RuleInfo Info { get; } = new("L07", "pod-references", Severity.Error, "pod refers to a missing object")
    {
        Description = """
            A pod does not start before every Secret, ConfigMap, claim and ServiceAccount that it names exists, with the keys it asks for,
            and a mount needs a volume of its name. The rule knows declared objects and those that operators make: of ExternalSecrets,
            Certificates, CloudNativePG, RabbitMQ and Keycloak. References that are `optional` are left out.
            """,
        Remediation = "Declare what is missing or correct the name; objects created by hand need an exemption with their owner.",
        SeeAlso = ["kube-linter non-existent-service-account"],
    };

    public void Check(ManifestSet set, Report report)
    {
        var secrets = set.Secrets;
        var generated = set.Files.SelectMany(file => file.Tree.Maps("configMapGenerator")).Select(g => g.Item.Text("name")).OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        foreach (var workload in set.Workloads)
        {
            var look = new Look(set, secrets, generated, workload, report);
            look.Pod();
            foreach (var container in workload.Containers)
                look.Container(container);
        }

        foreach (var account in set.Of(Groups.Core, "ServiceAccount"))
        {
            foreach (var (reference, path) in account.Tree.Maps("imagePullSecrets"))
            {
                if (reference.Text("name") is { } name && !secrets.Has(set.SpaceOf(account), name))
                    report.Add(account, path, $"Secret {name}", "a Secret that exists", "declare what makes it");
            }
        }
    }

    private sealed class Look(ManifestSet set, SecretIndex secrets, HashSet<string> generated, Workload workload, Report report)
    {
        private const string Exists = "an object that exists";

        public void Pod()
        {
            var (pod, path) = (workload.Pod, workload.PodPath);
            if (workload.Account is not "default" && set.Find(Groups.Core, "ServiceAccount", workload.Space, workload.Account) is null
                && !set.HasUnknownPods(workload.Space))
            {
                Missing(path + ".serviceAccountName", "ServiceAccount", workload.Account);
            }

            foreach (var (reference, at) in pod.Maps("imagePullSecrets", path))
                Secret(reference, reference.Text("name"), null, at);

            foreach (var (volume, at) in pod.Maps("volumes", path))
            {
                Secret(volume.Map("secret"), volume.TextAt("secret", "secretName"), null, at + ".secret");
                ConfigMap(volume.Map("configMap"), null, at + ".configMap");
                if (volume.TextAt("persistentVolumeClaim", "claimName") is { } claim
                    && set.Find(Groups.Core, "PersistentVolumeClaim", workload.Space, claim) is null)
                {
                    Missing(at + ".persistentVolumeClaim.claimName", "PersistentVolumeClaim", claim);
                }

                foreach (var (source, part) in volume.Map("projected").Maps("sources", at + ".projected"))
                {
                    Secret(source.Map("secret"), source.TextAt("secret", "name"), null, part + ".secret");
                    ConfigMap(source.Map("configMap"), null, part + ".configMap");
                }
            }
        }

        public void Container(Container container)
        {
            foreach (var (source, path) in container.Tree.Maps("envFrom", container.Path))
            {
                Secret(source.Map("secretRef"), source.TextAt("secretRef", "name"), null, path + ".secretRef");
                ConfigMap(source.Map("configMapRef"), null, path + ".configMapRef");
            }

            foreach (var (variable, path) in container.Tree.Maps("env", container.Path))
            {
                var from = variable.Map("valueFrom");
                var secret = from?.Map("secretKeyRef");
                Secret(secret, secret?.Text("name"), secret?.Text("key"), path + ".valueFrom.secretKeyRef");
                ConfigMap(from?.Map("configMapKeyRef"), from?.TextAt("configMapKeyRef", "key"), path + ".valueFrom.configMapKeyRef");
            }

            var volumes = workload.Pod.Maps("volumes").Select(volume => volume.Item.Text("name"))
                .Concat(workload.Manifest.Items("volumeClaimTemplates").Select(template => template.Item.TextAt("metadata", "name")))
                .ToHashSet(StringComparer.Ordinal);
            foreach (var (mount, path) in container.Tree.Maps("volumeMounts", container.Path))
            {
                if (mount.Text("name") is { } name && !volumes.Contains(name))
                {
                    report.Add(workload.Manifest, path + ".name", name,
                        "a volume of the pod: " + string.Join(", ", volumes.Order(StringComparer.Ordinal).DefaultIfEmpty("it has none")),
                        "declare the volume, or correct the name");
                }
            }
        }

        private void Secret(MapNode? reference, string? name, string? key, string path)
        {
            if (reference is null || name is null || reference.IsTrue("optional"))
                return;

            if (!secrets.Has(workload.Space, name))
                Missing(path, "Secret", name);
            else if (key is not null && !secrets.HasKey(workload.Space, name, key))
                report.Add(workload.Manifest, path + ".key", key, $"a key of Secret {name}", "correct the key, or let the Secret have it");
        }

        private void ConfigMap(MapNode? reference, string? key, string path)
        {
            if (reference?.Text("name") is not { } name || reference.IsTrue("optional") || generated.Contains(name)
                || name == "kube-root-ca.crt")
            {
                return;
            }

            if (set.Find(Groups.Core, "ConfigMap", workload.Space, name) is not { } map)
            {
                Missing(path, "ConfigMap", name);
            }
            else if (key is not null && map.Tree.Map("data")?[key] is null && map.Tree.Map("binaryData")?[key] is null)
            {
                report.Add(workload.Manifest, path + ".key", key, $"a key of ConfigMap {name}",
                    "correct the key, or let the ConfigMap have it");
            }
        }

        private void Missing(string path, string kind, string name) =>
            report.Add(workload.Manifest, path, $"{kind} {workload.Space}/{name}", Exists,
                "declare it or what makes it, or correct the name");
    }
}
