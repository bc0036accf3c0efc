namespace Infra.Tests.ApiServer;

/// <summary>Objects of a cluster: one change to a valid object is one finding, at the place of the change or where the second value says.</summary>
public sealed class ClusterFieldsTests
{
    [Theory]
    [InlineData("ValidatingWebhookConfiguration v", "webhooks[0].name", "check")]
    [InlineData("ValidatingWebhookConfiguration v", "webhooks[1].name", "a.example.com")]
    [InlineData("ValidatingWebhookConfiguration v", "webhooks[0].timeoutSeconds", "31")]
    [InlineData("ValidatingWebhookConfiguration v", "webhooks[0].sideEffects", "Unknown")]
    [InlineData("ValidatingWebhookConfiguration v", "webhooks[0].admissionReviewVersions", "[v2]")]
    [InlineData("ValidatingWebhookConfiguration v", "webhooks[0].clientConfig.url", "https://x.example.com", "webhooks[0].clientConfig.service")]
    [InlineData("ValidatingWebhookConfiguration v", "webhooks[0].clientConfig", "{}")]
    [InlineData("ValidatingWebhookConfiguration v", "webhooks[1].clientConfig.url", "http://x.example.com")]
    [InlineData("ValidatingWebhookConfiguration v", "webhooks[0].clientConfig.service.path", "validate")]
    [InlineData("ValidatingWebhookConfiguration v", "webhooks[0].rules[0].operations", "[]")]
    [InlineData("ValidatingWebhookConfiguration v", "webhooks[0].rules[0].apiGroups", "['*', apps]")]
    [InlineData("ValidatingWebhookConfiguration v", "webhooks[0].matchConditions[0].name", "a b")]
    [InlineData("ValidatingWebhookConfiguration v", "webhooks[0].matchConditions[0].expression", "object.spec ==")]
    [InlineData("ValidatingWebhookConfiguration v", "webhooks[0].namespaceSelector.matchLabels.a", "a b")]
    [InlineData("CustomResourceDefinition foos.example.com", "metadata.name", "foos")]
    [InlineData("CustomResourceDefinition foos.example.com", "spec.scope", "Global")]
    [InlineData("CustomResourceDefinition foos.example.com", "spec.versions[1].storage", "true", "spec.versions")]
    [InlineData("CustomResourceDefinition foos.example.com", "spec.versions[1].name", "v1")]
    [InlineData("CustomResourceDefinition foos.example.com", "spec.versions[0].schema", "(nothing)", "spec.versions[0].schema.openAPIV3Schema")]
    [InlineData("CustomResourceDefinition foos.example.com", "spec.versions[0].schema.openAPIV3Schema.properties.spec.properties.a.type", "(nothing)")]
    [InlineData("CustomResourceDefinition foos.example.com", "spec.versions[0].schema.openAPIV3Schema.properties.spec.properties.l.items", "(nothing)")]
    [InlineData("CustomResourceDefinition foos.example.com", "spec.versions[0].additionalPrinterColumns[0].type", "text")]
    [InlineData("CustomResourceDefinition foos.example.com", "spec.versions[0].subresources.scale.specReplicasPath", ".replicas")]
    [InlineData("CustomResourceDefinition foos.example.com", "spec.conversion.strategy", "Webhook", "spec.conversion.webhook.clientConfig")]
    [InlineData("CustomResourceDefinition foos.example.com", "spec.names.listKind", "Foo")]
    [InlineData("PriorityClass high", "value", "1000000001")]
    [InlineData("PriorityClass high", "metadata.name", "system-high")]
    [InlineData("RuntimeClass gv", "handler", "A")]
    [InlineData("APIService v1beta1.metrics.k8s.io", "metadata.name", "metrics")]
    [InlineData("APIService v1beta1.metrics.k8s.io", "spec.versionPriority", "0")]
    [InlineData("Lease l", "spec.leaseDurationSeconds", "0")]
    [InlineData("Namespace nsx", "spec.finalizers[0]", "mine")]
    [InlineData("Node n1", "spec.taints[1]", "{key: a, value: c, effect: NoSchedule}", "spec.taints[1].key")]
    public void A_change_that_the_server_refuses_is_found(string name, string change, string value, string? found = null)
    {
        var finding = Assert.Single(Valid.After(name, change, value));
        Assert.Equal(found ?? change.Replace('~', '.'), finding.Path);
    }
}
