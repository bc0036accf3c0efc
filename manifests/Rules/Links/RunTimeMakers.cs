namespace Infra.Rules.Links;

/// <summary>
/// Who may make Secrets and ConfigMaps at run time: accounts with a role that lets them, and the pods that run under them.
/// </summary>
internal sealed class RunTimeMakers
{
    private readonly ManifestSet _set;
    private readonly Dictionary<string, string> _secrets = new(StringComparer.Ordinal);
    private readonly HashSet<(string Resource, string Space, string Account)> _accounts = [];
    private readonly Dictionary<(string Resource, string Space), Dictionary<string, string>> _words = [];

    public RunTimeMakers(ManifestSet set)
    {
        _set = set;
        foreach (var binding in set.Of(Groups.Rbac, "RoleBinding", "ClusterRoleBinding"))
        {
            var space = binding.Id.Kind == "RoleBinding" ? binding.Space : null;
            var kind = binding.Tree.TextAt("roleRef", "kind") ?? "";
            if (set.Find(Groups.Rbac, kind, kind == "Role" ? space : null, binding.Tree.TextAt("roleRef", "name") ?? "") is not { } role)
                continue;

            foreach (var resource in (string[])["secrets", "configmaps"])
            {
                if (Creates(role, resource))
                    Take(binding, resource, space);
            }
        }

        foreach (var workload in set.Workloads.Where(workload => _accounts.Contains(("secrets", workload.Space, workload.Account))))
            _secrets.TryAdd(workload.Space, $"{workload.Kind} {workload.Manifest.Id.Name} may create Secrets here when it runs");
    }

    /// <summary>Who may make Secrets in a namespace, as a sentence; null when no one may.</summary>
    public string? In(string space) => _secrets.GetValueOrDefault(space);

    /// <summary>The workload that may make an object and names it in its arguments, commands or variables; null when none does.</summary>
    public string? Names(string kind, string space, string name) => kind switch
    {
        "Secret" => Words("secrets", space).GetValueOrDefault(name),
        "ConfigMap" => Words("configmaps", space).GetValueOrDefault(name),
        _ => null,
    };

    private void Take(Manifest binding, string resource, string? space)
    {
        foreach (var (subject, _) in binding.Tree.Maps("subjects"))
        {
            if (subject.Text("kind") != "ServiceAccount" || subject.Text("name") is not { } account)
                continue;

            var home = subject.Text("namespace") ?? space ?? "default";
            if (space is null || home == space || binding.Id.Namespace is null)
                _accounts.Add((resource, space ?? home, account));
            else if (resource == "secrets")
                _secrets.TryAdd(space, $"ServiceAccount {home}/{account} may create Secrets here when its pods run");
        }
    }

    private static bool Creates(Manifest role, string resource) => role.Tree.Maps("rules").Any(rule =>
        rule.Item.Texts("apiGroups").Any(group => group is "" or "*") && rule.Item.Texts("resources")
            .Any(name => name == resource || name == "*")
            && rule.Item.Texts("verbs").Any(verb => verb is "create" or "*"));

    // Every word that the pods of a namespace which may make such objects are started with, each with who says it.
    private Dictionary<string, string> Words(string resource, string space)
    {
        if (_words.TryGetValue((resource, space), out var words))
            return words;

        _words[(resource, space)] = words = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var container in _set.In(space).Where(workload => _accounts.Contains((resource, space, workload.Account)))
            .SelectMany(workload => workload.Containers))
        {
            var texts = container.Tree.Texts("args").Concat(container.Tree.Texts("command"))
                .Concat(container.Tree.Maps("env").Select(variable => variable.Item.Text("value")).OfType<string>());
            foreach (var word in texts.SelectMany(text => text.Split(Breaks)))
                words.TryAdd(word, $"{container.Workload.Kind} {container.Workload.Manifest.Id.Name}");
        }

        return words;
    }

    private static readonly char[] Breaks = [' ', '=', ',', '/', ':', '"', '\'', '\n', '\t', ';', '(', ')', '$', '{', '}', '|', '&'];
}
