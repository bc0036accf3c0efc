using Infra.Catalogue;

namespace Infra.Components.Delivery;

/// <summary>The pods of a pipeline. What they do not say, they have of Jenkins' default agent.</summary>
internal static class PipelinePods
{
    /// <summary>The container that builds.</summary>
    public const string Build = "build";

    /// <summary>The container of git.</summary>
    public const string Git = "git";

    /// <summary>The container that speaks with Jenkins, by the name that Jenkins expects.</summary>
    public const string Agent = "jnlp";

    private const string Home = "/home/jenkins/agent";

    private const string Pod = """
        apiVersion: v1
        kind: Pod
        spec:
          automountServiceAccountToken: false
          securityContext:
            runAsNonRoot: true
            runAsUser: 1000
            runAsGroup: 1000
            fsGroup: 1000
            seccompProfile:
              type: RuntimeDefault
          containers:

        """;

    /// <summary>The pod that builds the image, after what comes before.</summary>
    public static string Building(JenkinsPipelineArgs args, string pushSecret)
    {
        var mirrors = args.Jenkins.Args.Namespace.Cluster.Mirrors;
        var before = string.Concat(args.Before.Select(step => Hardened(step.Name, mirrors.Image(step.Image), step.Resources)));
        return Pod + before + (args.Builder == PipelineBuilder.BuildKit
            ? BuildKit(mirrors.Image(args.BuildKit), args.Resources) : Docker(mirrors.Image(args.Docker), args.Resources))
            + Volumes(args.Builder, pushSecret);
    }

    /// <summary>The pod that writes the image down.</summary>
    public static string Writing(JenkinsPipelineArgs args) =>
        Pod + Hardened(Git, args.Jenkins.Args.Namespace.Cluster.Mirrors.Image(ImageCatalogue.Git.Reference), new Resources("50m", "128Mi"));

    private static string Hardened(string name, string image, Resources resources) =>
        Container(name, image, resources) + $$"""
              env:
                - name: HOME
                  value: {{Home}}
              securityContext:
                allowPrivilegeEscalation: false
                capabilities:
                  drop:
                    - ALL

        """;

    // A build without root makes namespaces and mounts, which the default profiles of seccomp and AppArmor deny.
    private static string BuildKit(string image, Resources resources) =>
        Container(Build, image, resources) + $$"""
              env:
                - name: BUILDKITD_FLAGS
                  value: {{BuildScript.DaemonFlags}}
              securityContext:
                seccompProfile:
                  type: Unconfined
                appArmorProfile:
                  type: Unconfined
              volumeMounts:
                - name: state
                  mountPath: /home/user/.local/share/buildkit
                - name: registry
                  mountPath: /home/user/.docker
                  readOnly: true

        """;

    // The socket belongs to root.
    private static string Docker(string image, Resources resources) =>
        Container(Build, image, resources) + $$"""
              env:
                - name: DOCKER_CONFIG
                  value: /etc/registry
              securityContext:
                runAsNonRoot: false
                runAsUser: 0
                allowPrivilegeEscalation: false
                capabilities:
                  drop:
                    - ALL
              volumeMounts:
                - name: docker
                  mountPath: {{BuildGuard.Socket}}
                - name: registry
                  mountPath: /etc/registry
                  readOnly: true

        """;

    private static string Container(string name, string image, Resources resources) => $$"""
            - name: {{name}}
              image: {{image}}
              command:
                - sleep
              args:
                - "86400"
              resources:
                requests:
        {{Amounts(resources.Requests)}}
                limits:
        {{Amounts(resources.Limits)}}

        """;

    private static string Amounts(IReadOnlyDictionary<string, string> amounts) =>
        string.Join('\n', amounts.Select(amount => $"          {amount.Key}: \"{amount.Value}\""));

    private static string Volumes(PipelineBuilder builder, string pushSecret) => $$"""
          volumes:
            - name: registry
              secret:
                secretName: {{pushSecret}}
                items:
                  - key: .dockerconfigjson
                    path: config.json

        """ + (builder == PipelineBuilder.BuildKit
        ? """
            - name: state
              emptyDir: {}

        """
        : $$"""
            - name: docker
              hostPath:
                path: {{BuildGuard.Socket}}
                type: Socket

        """);
}
