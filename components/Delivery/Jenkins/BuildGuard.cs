using Pulumi.Kubernetes.AdmissionRegistration.V1;
using Pulumi.Kubernetes.Types.Inputs.AdmissionRegistration.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Infra.Components.Delivery;

/// <summary>
/// What the API server refuses to pods of builds. A build without root needs the profiles of seccomp and AppArmor off, which only the level
/// <c>privileged</c> allows; this takes back all the rest of it, whatever a pipeline asks for.
/// </summary>
internal static class BuildGuard
{
    /// <summary>The socket of the Docker of a node.</summary>
    public const string Socket = "/var/run/docker.sock";

    private const string AllContainers =
        "object.spec.containers + object.spec.?initContainers.orValue([]) + object.spec.?ephemeralContainers.orValue([])";

    public static Resource Make(ComponentResource parent, string name, string policyName, NamespaceRef builds, string? nodeDockerBecause)
    {
        var metadata = new ObjectMetaArgs { Name = policyName };
        if (nodeDockerBecause is not null)
            metadata.Annotations = new() { { "infra/node-docker-because", nodeDockerBecause } };

        var policy = new ValidatingAdmissionPolicy(name, new ValidatingAdmissionPolicyArgs
        {
            Metadata = metadata,
            Spec = new ValidatingAdmissionPolicySpecArgs
            {
                FailurePolicy = "Fail",
                MatchConstraints = new MatchResourcesArgs
                {
                    ResourceRules =
                    {
                        new NamedRuleWithOperationsArgs
                        {
                            ApiGroups = { "" },
                            ApiVersions = { "v1" },
                            Resources = { "pods", "pods/ephemeralcontainers" },
                            Operations = { "CREATE", "UPDATE" },
                        },
                    },
                },
                Variables = { new VariableArgs { Name = "containers", Expression = AllContainers } },
                Validations = Validations(nodeDockerBecause is not null).ToArray(),
            },
        }, parent.Child());
        return new ValidatingAdmissionPolicyBinding(name, new ValidatingAdmissionPolicyBindingArgs
        {
            Metadata = new ObjectMetaArgs { Name = policyName },
            Spec = new ValidatingAdmissionPolicyBindingSpecArgs
            {
                PolicyName = policy.Metadata.Apply(made => made.Name),
                ValidationActions = { "Deny" },
                MatchResources = new MatchResourcesArgs
                {
                    NamespaceSelector = new LabelSelectorArgs { MatchLabels = { { Flow.NamespaceNameLabel, builds.Name } } },
                },
            },
        }, parent.Child());
    }

    private static IEnumerable<ValidationArgs> Validations(bool nodeDocker)
    {
        var known = nodeDocker ? $" || volume.hostPath.path == '{Socket}'" : "";
        yield return Validation($"object.spec.?volumes.orValue([]).all(volume, !has(volume.hostPath){known})",
            "a pod of a build mounts nothing of its node");
        yield return Validation("!object.spec.?hostNetwork.orValue(false) && !object.spec.?hostPID.orValue(false) "
            + "&& !object.spec.?hostIPC.orValue(false)",
            "a pod of a build shares no network and no processes with its node");
        yield return Validation("variables.containers.all(container, !container.?securityContext.privileged.orValue(false))",
            "a container of a build is not privileged");
        yield return Validation("variables.containers.all(container, container.?securityContext.capabilities.add.orValue([]).size() == 0)",
            "a container of a build gets no capability");
        yield return Validation("variables.containers.all(container, "
            + "container.?ports.orValue([]).all(port, port.?hostPort.orValue(0) == 0))",
            "a container of a build has no port on its node");
        yield return Validation("variables.containers.all(container, container.?securityContext.procMount.orValue('Default') == 'Default')",
            "a container of a build sees the processes that others see");
        if (!nodeDocker)
        {
            yield return Validation("variables.containers.all(container, container.?securityContext.runAsNonRoot.orValue("
                + "object.spec.?securityContext.runAsNonRoot.orValue(false)) && container.?securityContext.runAsUser.orValue(1) != 0)",
                "a container of a build says runAsNonRoot, and does not run as root");
        }
    }

    private static ValidationArgs Validation(string expression, string message) => new() { Expression = expression, Message = message };
}
