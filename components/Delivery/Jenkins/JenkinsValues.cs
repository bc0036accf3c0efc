namespace Infra.Components.Delivery;

/// <summary>What the chart is told.</summary>
internal sealed class JenkinsValues(JenkinsArgs args, NamespaceRef agents, Output<string> account, SecretRef admin, Output<string> claim)
{
    private const string Image = "docker.io/jenkins/jenkins";
    private const string ReloaderImage = "docker.io/kiwigrid/k8s-sidecar";
    private const string DefaultAgent = "default";
    private const string AgentImage = "docker.io/jenkins/inbound-agent";

    public Dictionary<string, object> Make()
    {
        var values = new Dictionary<string, object>
        {
            ["fullnameOverride"] = args.Release,
            ["controller"] = Controller(),
            ["agent"] = Agent(),
            ["persistence"] = new Dictionary<string, object> { ["existingClaim"] = claim },
        };
        var mirrors = args.Namespace.Cluster.Mirrors;
        values.MirrorApart(mirrors, Image, "controller", "image");
        values.MirrorApart(mirrors, ReloaderImage, "controller", "sidecars", "configAutoReload", "image");
        values.MirrorApart(mirrors, AgentImage, "agent", "image");
        return values;
    }

    private Dictionary<string, object> Controller()
    {
        var controller = new Dictionary<string, object>
        {
            ["admin"] = new Dictionary<string, object>
            {
                ["existingSecret"] = admin.Name,
                ["userKey"] = Secrets.LoginSecret.UserKey,
                ["passwordKey"] = Secrets.LoginSecret.PasswordKey,
            },
            ["image"] = new Dictionary<string, object> { ["pullPolicy"] = "IfNotPresent" },
            // What runs beside the settings and the passwords can read both: builds run in agents.
            ["numExecutors"] = 0,
            // Each plugin, and each that it brings along, at one version and not at the newest of the day.
            ["installPlugins"] = JenkinsPlugins.Own.ToArray(),
            ["additionalPlugins"] = args.Plugins.ToArray(),
            ["installLatestPlugins"] = false,
            // A password that is missing is an error, not an empty one.
            ["containerEnv"] = new[] { new Dictionary<string, object> { ["name"] = "CASC_STRICT_SECRET_RESOLUTION", ["value"] = "true" } },
            ["javaOpts"] = "-XX:MaxRAMPercentage=60.0",
            ["podSecurityContextOverride"] = new Dictionary<string, object>
            {
                ["runAsNonRoot"] = true,
                ["runAsUser"] = JenkinsArgs.User,
                ["runAsGroup"] = JenkinsArgs.User,
                ["fsGroup"] = JenkinsArgs.User,
                ["fsGroupChangePolicy"] = "OnRootMismatch",
                ["seccompProfile"] = new Dictionary<string, object> { ["type"] = "RuntimeDefault" },
            },
            ["containerSecurityContext"] = Hardened(),
            ["sidecars"] = new Dictionary<string, object>
            {
                ["configAutoReload"] = new Dictionary<string, object> { ["containerSecurityContext"] = Hardened() },
            },
            // The first start takes its time.
            ["probes"] = new Dictionary<string, object> { ["startupProbe"] = new Dictionary<string, object> { ["failureThreshold"] = 30 } },
            ["agentListenerEnabled"] = args.NodePorts?.Agents is not null,
            ["testEnabled"] = false,
        };
        controller.Give(args.Resources);
        controller.Part("sidecars", "configAutoReload").Give(new Resources("10m", "96Mi"));
        var keys = JenkinsCredentials.Keys(args);
        if (keys.Count > 0)
        {
            controller["additionalExistingSecrets"] = keys
                .Select(key => new Dictionary<string, object> { ["name"] = key.Secret.Name, ["keyName"] = key.Key }).ToArray();
        }

        if (args.Expose is { } host)
            controller["jenkinsUrl"] = $"https://{host.Host}/";

        if (args.NodePorts is { } ports)
            Open(controller, ports);

        return controller;
    }

    private static void Open(Dictionary<string, object> controller, JenkinsNodePorts ports)
    {
        controller["serviceType"] = "NodePort";
        controller["nodePort"] = ports.Page;
        if (ports.Agents is { } port)
        {
            controller["agentListenerServiceType"] = "NodePort";
            controller["agentListenerNodePort"] = port;
        }
    }

    private Dictionary<string, object> Agent()
    {
        var agent = new Dictionary<string, object>
        {
            ["namespace"] = agents.Name,
            ["serviceAccount"] = account,
            // Agents come to the port of the page, so that there is no second one.
            ["websocket"] = true,
            ["jenkinsUrl"] = Output.Format($"http://{args.Release}.{args.Namespace.Name}.svc:{JenkinsPods.PagePort}"),
            // What a pipeline does not say of its pod, it has of this one: image, account, resources.
            ["podName"] = DefaultAgent,
            ["defaultsProviderTemplate"] = DefaultAgent,
            ["restrictedPssSecurityContext"] = true,
            ["runAsUser"] = JenkinsArgs.User,
            ["runAsGroup"] = JenkinsArgs.User,
            ["containerCap"] = args.MaxAgents,
        };
        agent.Give(args.Agent);
        // The chart has a limit of CPU, which stays unless it is taken out.
        if (args.Agent.CpuLimit is null)
            agent.Part("resources", "limits")["cpu"] = "";

        return agent;
    }

    private static Dictionary<string, object> Hardened() => new()
    {
        ["runAsUser"] = JenkinsArgs.User,
        ["runAsGroup"] = JenkinsArgs.User,
        ["readOnlyRootFilesystem"] = true,
        ["allowPrivilegeEscalation"] = false,
        ["capabilities"] = new Dictionary<string, object> { ["drop"] = new[] { "ALL" } },
    };
}
