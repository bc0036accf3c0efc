namespace Infra.Sources;

/// <summary>What programs that build are told of this machine: where programs are, and no credentials, settings or network.</summary>
internal static class BuildEnvironment
{
    // Nothing listens there.
    private const string NoProxy = "http://127.0.0.1:9";

    private static readonly string[] Kept = ["PATH", "SystemRoot", "ComSpec", "PATHEXT"];

    public static Dictionary<string, string> In(string home, string? path)
    {
        var environment = Kept.Where(name => name != "PATH").Select(name => (name, Value: Environment.GetEnvironmentVariable(name)))
            .Where(pair => pair.Value is not null).ToDictionary(pair => pair.name, pair => pair.Value!, StringComparer.Ordinal);
        environment["PATH"] = path ?? "";
        foreach (var name in (string[])["HOME", "USERPROFILE", "TMPDIR", "TEMP", "TMP", "HELM_CONFIG_HOME", "HELM_CACHE_HOME",
            "HELM_DATA_HOME", "HELM_PLUGINS",
            "KUSTOMIZE_PLUGIN_HOME", "XDG_CONFIG_HOME"])
        {
            environment[name] = home;
        }

        foreach (var name in (string[])["HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "ALL_PROXY"])
            environment[name] = NoProxy;

        environment["GIT_ALLOW_PROTOCOL"] = "none";
        environment["GIT_TERMINAL_PROMPT"] = "0";
        return environment;
    }
}
