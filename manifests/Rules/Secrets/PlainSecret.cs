using System.Text.RegularExpressions;

namespace Infra.Rules.Secrets;

internal sealed partial class PlainSecret : IRule
{
    private static readonly string[] CredentialFolders = ["/.docker", "/.kube", "/.ssh", "/.aws"];
    private static readonly string[] CredentialFiles = [".dockerconfigjson", "id_rsa", "id_ed25519", "kubeconfig", ".kube/config",
        ".docker/config.json"];

    public RuleInfo Info { get; } = new("R13", "plain-secret", Severity.Error, "secret in plain text")
    {
        Description = """
            A password in a variable, an argument, a ConfigMap or a chart's values stays in git for ever and is visible to all readers of
            the object. The rule looks at names that mean a secret (password, token, secret key, private key) with a literal value, at
            private keys and cloud access keys wherever they stand, and at credentials of registries and clusters that are mounted from a
            ConfigMap. Names of Secrets, of their keys and of variables are none (`pullSecret`, `existingSecret`, `secretKey`), nor are
            placeholders. The value is never printed.
            """,
        Remediation =
            "Keep the value in a store, let an ExternalSecret fetch it, and refer to the Secret by `secretKeyRef`. Replace the secret: it has been published.",
        SeeAlso = ["kube-linter env-var-secret", "Polaris sensitiveContainerEnvVar, sensitiveConfigmapContent", "Kubescape C-0012",
            "CIS 5.4.1"],
    };

    public void Check(ManifestSet set, Report report)
    {
        foreach (var workload in set.Workloads)
        {
            CheckContainers(workload, report);
            CheckMounts(workload.Manifest, workload.Pod, workload.PodPath, report);
        }

        foreach (var map in set.Of(Groups.Core, "ConfigMap"))
        {
            foreach (var (key, value) in map.Tree.Map("data")?.Entries ?? [])
                CheckText(map, NodePath.Of("data", key), key, (value as ScalarNode)?.ToString(), report, isVariable: true);
        }

        foreach (var chart in set.Charts)
            CheckTree(chart.On, chart.ValuesPath, chart.Values, report);

        foreach (var file in set.Files)
        {
            // What a chart ships as its defaults is for its users to replace.
            if (file.Id.Kind == "values" && !file.Id.Name.Contains("/charts/", StringComparison.Ordinal))
                CheckTree(file, "", file.Tree, report);

            CheckGenerators(file, report);
        }

        foreach (var manifest in set.Of(Groups.Argo, "Sensor", "WorkflowTemplate", "Workflow"))
        {
            NodePath.Walk(manifest.Tree, "", (path, key, value) =>
            {
                if (key == "spec" && value is MapNode spec && spec.List("volumes") is not null)
                    CheckMounts(manifest, spec, path, report);
            });
        }
    }

    private static void CheckContainers(Workload workload, Report report)
    {
        foreach (var container in workload.Containers)
        {
            foreach (var (variable, path) in container.Tree.Maps("env", container.Path))
            {
                CheckText(workload.Manifest, path + ".value", variable.Text("name") ?? "", (variable["value"] as ScalarNode)?.ToString(),
                    report, isVariable: true);
            }

            foreach (var list in (string[])["command", "args"])
            {
                foreach (var name in SecretArguments([.. container.Tree.Texts(list)]))
                {
                    report.Add(workload.Manifest, $"{container.Path}.{list}", name, "a value from a Secret",
                        "refer to the Secret by a variable: $(NAME)");
                }
            }
        }
    }

    // --name=value, or --name and then the value.
    private static IEnumerable<string> SecretArguments(IReadOnlyList<string> arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            if (Argument().Match(arguments[i]) is not { Success: true } match)
                continue;

            var name = match.Groups["name"].Value;
            var value = match.Groups["value"] is { Success: true } given ? given.Value.Trim('"', '\'')
                : i + 1 < arguments.Count && !arguments[i + 1].StartsWith('-') ? arguments[i + 1] : "";
            if (SecretWords.IsSecret(name, value, isVariable: true))
                yield return name;
        }
    }

    private static void CheckTree(Manifest on, string path, MapNode values, Report report)
    {
        var naming = new HashSet<string>(StringComparer.Ordinal);
        NodePath.Walk(values, path, (at, key, value) =>
        {
            if (value is MapNode map && NamesSecret(key, map))
                naming.Add(at);
            else if (value is ScalarNode { Text: { } text } && !IsKeyOfSecret(at, key))
                CheckText(on, at, key, text, report, isVariable: false);
        });

        bool IsKeyOfSecret(string at, string key) => at.Length > key.Length && naming.Contains(at[..^(key.Length + 1)])
            && (key.EndsWith("Key", StringComparison.OrdinalIgnoreCase) || at.EndsWith($"Keys.{key}", StringComparison.Ordinal));
    }

    // Where a chart is told the name of a Secret, and under secretKeys, stand the names of its keys.
    private static bool NamesSecret(string key, MapNode map) => key.EndsWith("Keys", StringComparison.Ordinal)
        || map.Entries.Any(entry =>
            entry.Key.Contains("existingSecret", StringComparison.OrdinalIgnoreCase) && entry.Value is ScalarNode { Text.Length: > 0 });

    private static void CheckText(Manifest on, string path, string key, string? value, Report report, bool isVariable)
    {
        if (value is null)
            return;

        if (HasKey(value) || SecretWords.IsSecret(key, value, isVariable))
        {
            report.Add(on, path, key, "a value from a Secret",
                "move it into a Secret that a store fills, and replace it: it has been published");
        }
        else if (NameOfAssigned(value) is { } name)
        {
            report.Add(on, path, $"{key}: {name}", "a value from a Secret",
                "let the file read it from the environment, and the environment from a Secret");
        }
    }

    /// <summary>Whether a text holds a private key, an access key of a cloud, or an address with a password.</summary>
    internal static bool HasKey(string text) => PrivateKey().IsMatch(text)
        || (!text.Contains('\n', StringComparison.Ordinal) && Login().Match(text) is { Success: true } login
            && login.Groups["password"].Value is not "guest" and var password && !SecretWords.IsPlaceholder(password));

    /// <summary>The name of a secret that a file assigns a literal value; null when it assigns none.</summary>
    internal static string? NameOfAssigned(string text) =>
        text.Length is > 10 and < 100_000 && text.Contains('\n', StringComparison.Ordinal)
        ? AssignedSecret().Matches(text)
            .FirstOrDefault(match =>
                SecretWords.IsSecret(match.Groups["name"].Value, match.Groups["value"].Value, isVariable: true))?.Groups["name"].Value
        : null;

    // Credentials of a registry or a cluster that come from a ConfigMap.
    private static void CheckMounts(Manifest on, MapNode spec, string path, Report report)
    {
        var maps = spec.Maps("volumes", path).Where(volume => volume.Item.Map("configMap") is not null)
            .DistinctBy(volume => volume.Item.Text("name"), StringComparer.Ordinal)
            .ToDictionary(volume => volume.Item.Text("name") ?? "", volume => volume.Item.TextAt("configMap", "name"),
                StringComparer.Ordinal);
        if (maps.Count == 0)
            return;

        NodePath.Walk(spec, path, (at, key, value) =>
        {
            if (key == "volumeMounts" && value is ListNode list)
            {
                for (var i = 0; i < list.Items.Count; i++)
                {
                    if (list.Items[i] is MapNode mount && mount.Text("mountPath")?.TrimEnd('/') is { } folder
                        && Array.Exists(CredentialFolders, end => folder.EndsWith(end, StringComparison.Ordinal))
                        && maps.TryGetValue(mount.Text("name") ?? "", out var map))
                    {
                        report.Add(on, NodePath.Of(at, i), $"ConfigMap {map} at {folder}", "a Secret",
                            "make it a Secret: it holds credentials");
                    }
                }
            }
        });
    }

    private static void CheckGenerators(Manifest file, Report report)
    {
        foreach (var (generator, path) in file.Tree.Maps("configMapGenerator"))
        {
            foreach (var entry in generator.Texts("files").Where(entry => Array.Exists(CredentialFiles,
                name => entry.EndsWith(name, StringComparison.Ordinal))))
            {
                report.Add(file, path + ".files", entry, "a secretGenerator", "make it a Secret: it holds credentials");
            }
        }
    }

    [GeneratedRegex("-----BEGIN [A-Z ]*PRIVATE KEY-----|\\bAKIA[0-9A-Z]{16}\\b|\\bghp_[A-Za-z0-9]{36}\\b", RegexOptions.CultureInvariant)]
    private static partial Regex PrivateKey();

    [GeneratedRegex("://[^/\\s:@]*:(?<password>[^/\\s@]+)@", RegexOptions.CultureInvariant)]
    private static partial Regex Login();

    [GeneratedRegex("^--?(?<name>[A-Za-z][A-Za-z0-9_.-]*)(=(?<value>.*))?$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Argument();

    [GeneratedRegex("(?im)^\\s*(?<name>[\\w.-]*(password|passwd|secret[-_]?key|client[-_]?secret|api[-_]?key))\\s*[:=](?![=>])\\s*[\"']?(?<value>[^\\s\"'#,;]+)", RegexOptions.CultureInvariant)]
    private static partial Regex AssignedSecret();
}
