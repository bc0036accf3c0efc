namespace Infra.Components.Observability;

/// <summary>What the chart of Grafana Alloy is told: one collector on each node, which may see the pods of the cluster and nothing else.</summary>
internal sealed class AlloyValues(LogsArgs args, Endpoint loki)
{
    // How far it has read, so that its successor reads on.
    private const string State = "/var/lib/alloy";

    public Dictionary<string, object> Make()
    {
        var alloy = new Dictionary<string, object>
        {
            ["configMap"] = new Dictionary<string, object> { ["content"] = Output.Format($"http://{loki.Host}:{loki.ServicePort}").Apply(Config) },
            ["storagePath"] = State,
            ["enableReporting"] = false,
            ["extraEnv"] = new[]
            {
                new Dictionary<string, object>
                {
                    ["name"] = "NODE_NAME",
                    ["valueFrom"] = new Dictionary<string, object>
                    {
                        ["fieldRef"] = new Dictionary<string, object> { ["fieldPath"] = "spec.nodeName" },
                    },
                },
            },
            ["mounts"] = new Dictionary<string, object>
            {
                ["varlog"] = true,
                ["extra"] = new[] { new Dictionary<string, object> { ["name"] = "state", ["mountPath"] = State } },
            },
            // The files are root's, and it is the owner of them: it needs no capability.
            ["securityContext"] = new Dictionary<string, object>
            {
                ["runAsUser"] = 0,
                ["allowPrivilegeEscalation"] = false,
                ["readOnlyRootFilesystem"] = true,
                ["capabilities"] = new Dictionary<string, object> { ["drop"] = new[] { "ALL" } },
                ["seccompProfile"] = new Dictionary<string, object> { ["type"] = "RuntimeDefault" },
            },
        };
        alloy.Give(args.CollectorResources);
        var values = new Dictionary<string, object>
        {
            ["fullnameOverride"] = $"{args.Release}-alloy",
            ["crds"] = new Dictionary<string, object> { ["create"] = false },
            ["alloy"] = alloy,
            // Without it the pods are replaced when their configuration changes.
            ["configReloader"] = new Dictionary<string, object> { ["enabled"] = false },
            ["controller"] = new Dictionary<string, object>
            {
                ["type"] = "daemonset",
                ["tolerations"] = new[] { new Dictionary<string, object> { ["operator"] = "Exists" } },
                ["volumes"] = new Dictionary<string, object>
                {
                    ["extra"] = new[]
                    {
                        new Dictionary<string, object>
                        {
                            ["name"] = "state",
                            ["hostPath"] = new Dictionary<string, object> { ["path"] = State, ["type"] = "DirectoryOrCreate" },
                        },
                    },
                },
            },
            // The chart's own would let every node read every Secret. Its template takes no empty list, so the verbs are on both.
            ["rbac"] = new Dictionary<string, object> { ["rules"] = Pods("get"), ["clusterRules"] = Pods("list", "watch") },
        };
        values.MirrorApart(args.Namespace.Cluster.Mirrors, "docker.io/grafana/alloy", "image");
        return values;
    }

    private static Dictionary<string, object>[] Pods(params string[] verbs) =>
        [new() { ["apiGroups"] = new[] { "" }, ["resources"] = new[] { "pods" }, ["verbs"] = verbs }];

    // https://grafana.com/docs/alloy/latest/reference/components
    private string Config(string url) => $$"""
        discovery.kubernetes "pods" {
          role = "pod"
          selectors {
            role  = "pod"
            field = "spec.nodeName=" + sys.env("NODE_NAME")
          }
        }

        discovery.relabel "pods" {
          targets = discovery.kubernetes.pods.targets
        {{Dropped()}}  rule {
            source_labels = ["__meta_kubernetes_namespace"]
            target_label  = "namespace"
          }
          rule {
            source_labels = ["__meta_kubernetes_pod_name"]
            target_label  = "pod"
          }
          rule {
            source_labels = ["__meta_kubernetes_pod_container_name"]
            target_label  = "container"
          }
          rule {
            source_labels = ["__meta_kubernetes_pod_label_gateway_networking_k8s_io_gateway_name"]
            target_label  = "gateway"
          }
          rule {
            source_labels = ["__meta_kubernetes_pod_uid", "__meta_kubernetes_pod_container_name"]
            separator     = "/"
            replacement   = "/var/log/pods/*$1/*.log"
            target_label  = "__path__"
          }
        }

        local.file_match "pods" {
          path_targets = discovery.relabel.pods.output
        }

        loki.source.file "pods" {
          targets    = local.file_match.pods.targets
          forward_to = [loki.process.pods.receiver]
        }

        loki.process "pods" {
          stage.cri { }
          stage.label_drop {
            values = ["filename"]
          }
          // The answers of gateways, counted by their status.
          stage.match {
            selector = "{gateway!=\"\"}"
            stage.regex {
              expression = "^\\S+ \\S+ \\S+ \\[[^\\]]+\\] \"[^\"]*\" (?P<status>[1-5][0-9]{2}) "
            }
            stage.labels {
              values = { status = "" }
            }
            stage.metrics {
              metric.counter {
                name              = "gateway_responses_total"
                description       = "Answers of gateways, by their status."
                source            = "status"
                action            = "inc"
                max_idle_duration = "24h"
              }
            }
            stage.label_drop {
              values = ["status"]
            }
          }
          forward_to = [loki.write.loki.receiver]
        }

        loki.write "loki" {
          endpoint {
            url = "{{url}}/loki/api/v1/push"
          }
        }

        """;

    private string Dropped() => args.Except.Count == 0 ? "" : $$"""
          rule {
            source_labels = ["__meta_kubernetes_namespace"]
            regex         = "{{string.Join('|', args.Except)}}"
            action        = "drop"
          }

        """;
}
