using System.Text.RegularExpressions;
using Infra.Rules;

namespace Infra.Graph.Reading;

/// <summary>
/// What pods are told to use: configuration, Secrets, volumes, and the Services and hosts that their variables and files name.
/// </summary>
internal static partial class PodNeeds
{
    private static readonly string[] AddressWords = ["HOST", "URL", "URI", "ADDR", "SERVER", "ENDPOINT", "SERVICE", "BROKER"];

    public static void Read(WiringBuilder builder, PodParts pods)
    {
        foreach (var (workload, id) in pods.Workloads.Where(entry => !entry.Key.IsImplied))
        {
            foreach (var container in workload.Containers)
                Variables(builder, pods, workload, id, container);

            Volumes(builder, pods, workload, id);
            foreach (var (secret, _) in workload.Pod.Maps("imagePullSecrets"))
                Secret(builder, workload, id, secret.Text("name"), "pulls its image");

            foreach (var claim in workload.Manifest.Items("volumeClaimTemplates"))
            {
                var name = claim.Item.TextAt("metadata", "name") ?? "";
                var made =
                    builder.Add(new GraphNode($"PersistentVolumeClaim {workload.Space}/{name} of {workload.Manifest.Id.Name}",
                        NodeRole.Volume, "PersistentVolumeClaim", name)
                    {
                        Namespace = workload.Space,
                        Notes = [VolumeParts.Size(claim.Item.Map("spec")) + " for each pod"],
                        IsForeign = !builder.Set.IsOwn(workload.Manifest),
                        App = WiringBuilder.AppOf(workload.Manifest),
                    });
                builder.Connect(id, made, "volume");
                builder.Volumes.Behind(made, claim.Item.Map("spec"));
            }
        }
    }

    private static void Variables(WiringBuilder builder, PodParts pods, Workload workload, string id, Container container)
    {
        foreach (var (variable, _) in container.Tree.Maps("env"))
        {
            var (name, from) = (variable.Text("name") ?? "", variable.Map("valueFrom"));
            if (variable.Text("value") is { } value)
            {
                Names(builder, pods, workload, id, value, name, isFile: false);
            }
            else if (from?.Map("secretKeyRef") is { } secret)
            {
                Secret(builder, workload, id, secret.Text("name"), $"variable {name}");
            }
            else if (from?.Map("configMapKeyRef") is { } map)
            {
                Config(builder, workload, id, map.Text("name"), $"variable {name}");
                if (builder.Set.Find(Groups.Core, "ConfigMap", workload.Space,
                    map.Text("name") ?? "")?.Tree.Map("data")?.Text(map.Text("key") ?? "") is { } text)
                {
                    Names(builder, pods, workload, id, text, name, isFile: false);
                }
            }
        }

        foreach (var (source, _) in container.Tree.Maps("envFrom"))
        {
            Secret(builder, workload, id, source.Map("secretRef")?.Text("name"), "variables");
            if (source.Map("configMapRef")?.Text("name") is { } map)
            {
                Config(builder, workload, id, map, "variables");
                foreach (var (key, value) in builder.Set.Find(Groups.Core, "ConfigMap", workload.Space, map)?.Tree.Map("data")?.Entries
                    ?? [])
                {
                    Names(builder, pods, workload, id, value.ToString() ?? "", key, isFile: false);
                }
            }
        }
    }

    private static void Volumes(WiringBuilder builder, PodParts pods, Workload workload, string id)
    {
        foreach (var (volume, _) in workload.Pod.Maps("volumes"))
        {
            var sources = volume.Map("projected").Maps("sources").Select(source => source.Item).Append(volume);
            foreach (var source in sources)
            {
                Secret(builder, workload, id, source.Map("secret")?.Text("secretName") ?? source.Map("secret")?.Text("name"), "files");
                if (source.Map("configMap")?.Text("name") is { } map)
                {
                    Config(builder, workload, id, map, "files");
                    foreach (var (key, value) in builder.Set.Find(Groups.Core, "ConfigMap", workload.Space, map)?.Tree.Map("data")?.Entries
                        ?? [])
                    {
                        Names(builder, pods, workload, id, value.ToString() ?? "", key, isFile: true);
                    }
                }
            }

            if (volume.Map("persistentVolumeClaim")?.Text("claimName") is { } claim)
                builder.Connect(id, builder.Volumes.Claim(workload.Space, claim), "volume");

            builder.Volumes.Source(id, volume);
        }
    }

    private static void Secret(WiringBuilder builder, Workload workload, string id, string? name, string reason)
    {
        if (name is not null)
            builder.Connect(id, SecretOrigins.Add(builder, workload.Space, name), reason);
    }

    private static void Config(WiringBuilder builder, Workload workload, string id, string? name, string reason)
    {
        if (name is not null)
        {
            var declared = builder.Set.Find(Groups.Core, "ConfigMap", workload.Space, name);
            builder.Connect(id, declared is null ? builder.AddUnknown("ConfigMap", workload.Space, name, NodeRole.Config)
                : builder.Add(declared, NodeRole.Config, ["ConfigMap"],
                    [$"keys {string.Join(", ", declared.Tree.Map("data")?.Entries.Select(entry => entry.Key) ?? [])}"]), reason);
        }
    }

    // Values may hold passwords, so nothing of them is shown but the names of hosts.
    private static void Names(WiringBuilder builder, PodParts pods, Workload workload, string id, string value, string where, bool isFile)
    {
        if (!value.Contains('.', StringComparison.Ordinal) && isFile && !value.Contains("//", StringComparison.Ordinal))
            return;

        foreach (Match name in LongName().Matches(value))
        {
            if (pods.ServiceOf(name.Groups["space"].Value, name.Groups["service"].Value) is { } service)
                builder.Connect(id, service, Because(where, isFile));
        }

        foreach (Match url in Url().Matches(value))
            Follow(builder, pods, workload, id, url.Groups["host"].Value, Because(where, isFile));

        if (!isFile && Array.Exists(AddressWords, word => where.Contains(word, StringComparison.OrdinalIgnoreCase))
            && Bare().Match(value) is { Success: true } bare)
        {
            Follow(builder, pods, workload, id, bare.Groups["host"].Value, Because(where, isFile));
        }
    }

    private static void Follow(WiringBuilder builder, PodParts pods, Workload workload, string id, string host, string reason)
    {
        var parts = host.Split('.');
        var service = parts.Length switch
        {
            1 => pods.ServiceOf(workload.Space, host),
            2 => pods.ServiceOf(parts[1], parts[0]),
            _ => null,
        };
        if (service is not null)
            builder.Connect(id, service, reason);
    }

    private static string Because(string where, bool isFile) => isFile ? $"file {where}" : $"variable {where}";

    [GeneratedRegex(@"(?<![a-z0-9.-])(?<service>[a-z0-9]([a-z0-9-]*[a-z0-9])?)\.(?<space>[a-z0-9]([a-z0-9-]*[a-z0-9])?)\.svc(\.cluster\.local)?(?![a-z0-9-])", RegexOptions.CultureInvariant)]
    private static partial Regex LongName();

    [GeneratedRegex(@"://([^@/\s""']*@)?(?<host>[a-z0-9]([a-z0-9.-]*[a-z0-9])?)(?=[:/""'\s,\]]|\z)", RegexOptions.CultureInvariant)]
    private static partial Regex Url();

    [GeneratedRegex(@"\A(?<host>[a-z0-9]([a-z0-9.-]*[a-z0-9])?)(:[0-9]{1,5})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Bare();
}
