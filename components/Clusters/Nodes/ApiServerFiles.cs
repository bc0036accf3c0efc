using System.Text.Json.Nodes;

namespace Infra.Components.Clusters;

/// <summary>
/// The files that an API server reads beside its flags, as the hardening guides of k3s and the CIS benchmark ask for them.
/// </summary>
internal static class ApiServerFiles
{
    /// <summary>
    /// What is logged: who did what to which object, never the objects, for Secrets are among them; and no mere watching or health checks.
    /// </summary>
    public static JsonObject Audit => new()
    {
        ["apiVersion"] = "audit.k8s.io/v1",
        ["kind"] = "Policy",
        ["omitStages"] = new JsonArray("RequestReceived"),
        ["rules"] = new JsonArray(
            new JsonObject { ["level"] = "None", ["nonResourceURLs"] = new JsonArray("/healthz*", "/livez*", "/readyz*", "/version") },
            new JsonObject
            {
                ["level"] = "None",
                ["resources"] = new JsonArray(
                    new JsonObject { ["group"] = "", ["resources"] = new JsonArray("events") },
                    new JsonObject { ["group"] = "events.k8s.io", ["resources"] = new JsonArray("events") }),
            },
            new JsonObject
            {
                ["level"] = "None",
                ["userGroups"] = new JsonArray("system:nodes"),
                ["verbs"] = new JsonArray("get", "list", "watch"),
            },
            new JsonObject { ["level"] = "Metadata" }),
    };

    /// <summary>What namespaces without labels of their own enforce, and how many events the server takes.</summary>
    public static JsonObject Admission(PodSecurity enforced)
    {
        var level = Level(enforced);
        return new()
        {
            ["apiVersion"] = "apiserver.config.k8s.io/v1",
            ["kind"] = "AdmissionConfiguration",
            ["plugins"] = new JsonArray(
                new JsonObject
                {
                    ["name"] = "PodSecurity",
                    ["configuration"] = new JsonObject
                    {
                        ["apiVersion"] = "pod-security.admission.config.k8s.io/v1",
                        ["kind"] = "PodSecurityConfiguration",
                        ["defaults"] = new JsonObject
                        {
                            ["enforce"] = level,
                            ["enforce-version"] = "latest",
                            ["audit"] = "restricted",
                            ["audit-version"] = "latest",
                            ["warn"] = "restricted",
                            ["warn-version"] = "latest",
                        },
                        // Both hold what works on the nodes themselves.
                        ["exemptions"] = new JsonObject { ["namespaces"] = new JsonArray("kube-system", "local-path-storage") },
                    },
                },
                new JsonObject
                {
                    ["name"] = "EventRateLimit",
                    ["configuration"] = new JsonObject
                    {
                        ["apiVersion"] = "eventratelimit.admission.k8s.io/v1alpha1",
                        ["kind"] = "Configuration",
                        ["limits"] = new JsonArray(new JsonObject { ["type"] = "Server", ["qps"] = 5000, ["burst"] = 20000 }),
                    },
                }),
        };
    }

    private static string Level(PodSecurity enforced) => enforced switch
    {
        PodSecurity.Restricted => "restricted",
        PodSecurity.Baseline => "baseline",
        _ => "privileged",
    };
}
