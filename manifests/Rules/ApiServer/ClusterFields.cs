using Infra.ApiServer;

namespace Infra.Rules.ApiServer;

internal sealed class ClusterFields : IRule
{
    public RuleInfo Info { get; } = new("A29", "cluster-fields", Severity.Error, "object of the cluster that the API server refuses")
    {
        Description = """
            What a server checks in code of kinds that a cluster has few of: webhooks (full names, a URL or a Service, sideEffects None,
            timeouts up to 30 seconds), admission policies with the types of their expressions, their bindings, CustomResourceDefinitions (the name of plural and group,
            one stored version, structural schemas), PriorityClasses (up to 1000000000, no name with system-), RuntimeClasses, FlowSchemas
            and priority levels, devices with their classes and claims, requests for certificates, APIServices, Leases, Nodes and Namespaces.
            """,
        Remediation = "Correct the field that the finding names.",
        SeeAlso = ["kubernetes.io: API reference"],
    };

    public void Check(ManifestSet set, Report report)
    {
        foreach (var found in Refusals.Objects(set, report, "admissionregistration.k8s.io", "ValidatingWebhookConfiguration",
            "MutatingWebhookConfiguration"))
        {
            Webhooks.Check(found);
        }

        foreach (var found in Refusals.Objects(set, report, "admissionregistration.k8s.io", "ValidatingAdmissionPolicy"))
            AdmissionPolicies.CheckValidating(found);

        foreach (var found in Refusals.Objects(set, report, "admissionregistration.k8s.io", "MutatingAdmissionPolicy"))
            AdmissionPolicies.CheckMutating(found);

        foreach (var found in Refusals.Objects(set, report, "admissionregistration.k8s.io", "ValidatingAdmissionPolicyBinding",
            "MutatingAdmissionPolicyBinding"))
        {
            AdmissionPolicies.CheckBinding(found);
        }

        foreach (var found in Refusals.Objects(set, report, "admissionregistration.k8s.io", "ValidatingAdmissionPolicyBinding"))
            AdmissionPolicies.CheckActions(found);

        foreach (var found in Refusals.Objects(set, report, "flowcontrol.apiserver.k8s.io", "FlowSchema"))
            FlowControl.CheckSchema(found);

        foreach (var found in Refusals.Objects(set, report, "flowcontrol.apiserver.k8s.io", "PriorityLevelConfiguration"))
            FlowControl.CheckLevel(found);

        foreach (var found in Refusals.Objects(set, report, "resource.k8s.io", "ResourceClaim"))
            Devices.CheckClaim(found["spec"]);

        foreach (var found in Refusals.Objects(set, report, "resource.k8s.io", "ResourceClaimTemplate"))
            Devices.CheckClaim(found["spec"]["spec"]);

        foreach (var found in Refusals.Objects(set, report, "resource.k8s.io", "DeviceClass"))
            Devices.CheckClass(found["spec"]);

        foreach (var found in Refusals.Objects(set, report, "resource.k8s.io", "ResourceSlice"))
            Devices.CheckSlice(found["spec"]);

        foreach (var found in Refusals.Objects(set, report, "certificates.k8s.io", "CertificateSigningRequest"))
            CertificateRequests.Check(found);

        foreach (var found in Refusals.Objects(set, report, Groups.Extensions, "CustomResourceDefinition"))
            Definitions.Check(found);

        foreach (var found in Refusals.Objects(set, report, "scheduling.k8s.io", "PriorityClass"))
            ClusterObjects.CheckPriority(found);

        foreach (var found in Refusals.Objects(set, report, "node.k8s.io", "RuntimeClass"))
            ClusterObjects.CheckRuntime(found);

        foreach (var found in Refusals.Objects(set, report, "apiregistration.k8s.io", "APIService"))
            ClusterObjects.CheckApiService(found);

        foreach (var found in Refusals.Objects(set, report, "coordination.k8s.io", "Lease"))
            ClusterObjects.CheckLease(found);

        foreach (var found in Refusals.Objects(set, report, Groups.Core, "Namespace"))
            ClusterObjects.CheckNamespace(found);

        foreach (var found in Refusals.Objects(set, report, Groups.Core, "Node"))
            ClusterObjects.CheckNode(found);
    }
}
