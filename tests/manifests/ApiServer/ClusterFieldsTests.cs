namespace Infra.Tests.ApiServer;

/// <summary>
/// Objects of a cluster: one change to a valid object is one finding, at the place of the change or where the second value says.
/// </summary>
public sealed class ClusterFieldsTests
{
    [Theory]
    [InlineData("ValidatingWebhookConfiguration v", "webhooks[0].name", "check")]
    [InlineData("ValidatingWebhookConfiguration v", "webhooks[1].name", "a.example.com")]
    [InlineData("ValidatingWebhookConfiguration v", "webhooks[0].timeoutSeconds", "31")]
    [InlineData("ValidatingWebhookConfiguration v", "webhooks[0].sideEffects", "Unknown")]
    [InlineData("ValidatingWebhookConfiguration v", "webhooks[0].admissionReviewVersions", "[v2]")]
    [InlineData("ValidatingWebhookConfiguration v", "webhooks[0].clientConfig.url", "https://x.example.com",
        "webhooks[0].clientConfig.service")]
    [InlineData("ValidatingWebhookConfiguration v", "webhooks[0].clientConfig", "{}")]
    [InlineData("ValidatingWebhookConfiguration v", "webhooks[1].clientConfig.url", "http://x.example.com")]
    [InlineData("ValidatingWebhookConfiguration v", "webhooks[0].clientConfig.service.path", "validate")]
    [InlineData("ValidatingWebhookConfiguration v", "webhooks[0].rules[0].operations", "[]")]
    [InlineData("ValidatingWebhookConfiguration v", "webhooks[0].rules[0].apiGroups", "['*', apps]")]
    [InlineData("ValidatingWebhookConfiguration v", "webhooks[0].matchConditions[0].name", "a b")]
    [InlineData("ValidatingWebhookConfiguration v", "webhooks[0].matchConditions[0].expression", "object.spec ==")]
    [InlineData("CustomResourceDefinition foos.example.com", "metadata.name", "foos")]
    [InlineData("CustomResourceDefinition foos.example.com", "spec.scope", "Global")]
    [InlineData("CustomResourceDefinition foos.example.com", "spec.versions[1].storage", "true", "spec.versions")]
    [InlineData("CustomResourceDefinition foos.example.com", "spec.versions[1].name", "v1")]
    [InlineData("CustomResourceDefinition foos.example.com", "spec.versions[0].schema", "(nothing)",
        "spec.versions[0].schema.openAPIV3Schema")]
    [InlineData("CustomResourceDefinition foos.example.com", "spec.versions[0].schema.openAPIV3Schema.properties.spec.properties.a.type",
        "(nothing)")]
    [InlineData("CustomResourceDefinition foos.example.com", "spec.versions[0].schema.openAPIV3Schema.properties.spec.properties.l.items",
        "(nothing)")]
    [InlineData("CustomResourceDefinition foos.example.com", "spec.versions[0].additionalPrinterColumns[0].type", "text")]
    [InlineData("CustomResourceDefinition foos.example.com", "spec.versions[0].subresources.scale.specReplicasPath", ".replicas")]
    [InlineData("CustomResourceDefinition foos.example.com", "spec.conversion.strategy", "Webhook", "spec.conversion.webhook.clientConfig")]
    [InlineData("CustomResourceDefinition foos.example.com", "spec.names.listKind", "Foo")]
    [InlineData("CustomResourceDefinition foos.example.com", "spec.versions[0].schema.openAPIV3Schema.properties.spec.properties.a",
        "null")]
    [InlineData("CustomResourceDefinition foos.example.com", "spec.versions[0].schema.openAPIV3Schema.properties.spec.properties.a.anyOf",
        "[{type: string}]",
        "spec.versions[0].schema.openAPIV3Schema.properties.spec.properties.a.anyOf[0].type")]
    [InlineData("CustomResourceDefinition foos.example.com", "spec.versions[0].schema.openAPIV3Schema.properties.spec.properties.a.not",
        "{items: {default: x}}",
        "spec.versions[0].schema.openAPIV3Schema.properties.spec.properties.a.not.items.default")]
    [InlineData("CustomResourceDefinition foos.example.com", "spec.versions[0].schema.openAPIV3Schema.properties.spec.properties.l",
        "{type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [name], items: {type: object, properties: {name: {type: string}}}}",
        "spec.versions[0].schema.openAPIV3Schema.properties.spec.properties.l.x-kubernetes-list-map-keys[0]")]
    [InlineData("CustomResourceDefinition foos.example.com", "spec.versions[0].schema.openAPIV3Schema.properties.spec.properties.a.default",
        "5")]
    [InlineData("CustomResourceDefinition foos.example.com", "spec.versions[0].schema.openAPIV3Schema.properties.spec.properties.a.pattern",
        "'['")]
    [InlineData("CustomResourceDefinition foos.example.com", "spec.versions[0].schema.openAPIV3Schema.properties.metadata",
        "{type: object, properties: {labels: {type: object}}}",
        "spec.versions[0].schema.openAPIV3Schema.properties.metadata.properties.labels")]
    [InlineData("ValidatingAdmissionPolicy owners", "spec.failurePolicy", "Never")]
    [InlineData("ValidatingAdmissionPolicy owners", "spec.matchConstraints", "(nothing)")]
    [InlineData("ValidatingAdmissionPolicy owners", "spec.matchConstraints.resourceRules", "[]")]
    [InlineData("ValidatingAdmissionPolicy owners", "spec.matchConstraints.resourceRules[0].operations", "[Create]",
        "spec.matchConstraints.resourceRules[0].operations[0]")]
    [InlineData("ValidatingAdmissionPolicy owners", "spec.matchConstraints.resourceRules[0].resources", "(nothing)")]
    [InlineData("ValidatingAdmissionPolicy owners", "spec.paramKind.kind", "(nothing)")]
    [InlineData("ValidatingAdmissionPolicy owners", "spec.variables[0].name", "a-b")]
    [InlineData("ValidatingAdmissionPolicy owners", "spec.variables[0].expression", "a ==")]
    [InlineData("ValidatingAdmissionPolicy owners", "spec.validations[0].reason", "Wrong")]
    [InlineData("ValidatingAdmissionPolicy owners", "spec.validations[0].expression", "'  '")]
    [InlineData("ValidatingAdmissionPolicy owners", "spec.validations[0].message", "' '")]
    [InlineData("ValidatingAdmissionPolicy owners", "spec.auditAnnotations[0].key", "a b")]
    [InlineData("ValidatingAdmissionPolicyBinding owners", "spec.policyName", "(nothing)")]
    [InlineData("ValidatingAdmissionPolicyBinding owners", "spec.validationActions", "[]")]
    [InlineData("ValidatingAdmissionPolicyBinding owners", "spec.validationActions[1]", "Warn")]
    [InlineData("ValidatingAdmissionPolicyBinding owners", "spec.paramRef.selector", "{}")]
    [InlineData("ValidatingAdmissionPolicyBinding owners", "spec.paramRef.parameterNotFoundAction", "(nothing)")]
    [InlineData("MutatingAdmissionPolicy labels", "spec.reinvocationPolicy", "Always")]
    [InlineData("MutatingAdmissionPolicy labels", "spec.mutations", "[]")]
    [InlineData("MutatingAdmissionPolicy labels", "spec.mutations[0].patchType", "JSONPatch", "spec.mutations[0].applyConfiguration",
        "spec.mutations[0].jsonPatch")]
    [InlineData("MutatingAdmissionPolicyBinding labels", "spec.policyName", "A_B")]
    [InlineData("FlowSchema robots", "spec.matchingPrecedence", "10001")]
    [InlineData("FlowSchema robots", "spec.priorityLevelConfiguration.name", "''")]
    [InlineData("FlowSchema robots", "spec.rules[0].subjects", "[]")]
    [InlineData("FlowSchema robots", "spec.rules[0].subjects[0].kind", "Robot")]
    [InlineData("FlowSchema robots", "spec.rules[0].subjects[1].user", "{name: x}")]
    [InlineData("FlowSchema robots", "spec.rules[0].resourceRules[0].namespaces", "(nothing)")]
    [InlineData("FlowSchema robots", "spec.rules[0].nonResourceRules[0].verbs", "[get, '*']")]
    [InlineData("PriorityLevelConfiguration robots", "spec.type", "Exempt", "spec.limited")]
    [InlineData("PriorityLevelConfiguration robots", "spec.limited", "(nothing)")]
    [InlineData("PriorityLevelConfiguration robots", "spec.limited.lendablePercent", "101")]
    [InlineData("PriorityLevelConfiguration robots", "spec.limited.limitResponse.type", "Reject", "spec.limited.limitResponse.queuing")]
    [InlineData("PriorityLevelConfiguration robots", "spec.limited.limitResponse.queuing.handSize", "9")]
    [InlineData("ResourceClaimTemplate cards", "spec.spec.devices.requests[0].exactly", "(nothing)", "spec.spec.devices.requests[0]")]
    [InlineData("ResourceClaimTemplate cards", "spec.spec.devices.requests[0].name", "a.b", "spec.spec.devices.requests[0].name",
        "spec.spec.devices.constraints[0].requests[0]")]
    [InlineData("ResourceClaimTemplate cards", "spec.spec.devices.requests[0].exactly.count", "-1")]
    [InlineData("ResourceClaimTemplate cards", "spec.spec.devices.requests[1].firstAvailable[0].deviceClassName", "A")]
    [InlineData("ResourceClaimTemplate cards", "spec.spec.devices.constraints[0].requests[0]", "none")]
    [InlineData("CSIDriver disks.example.com", "spec.fsGroupPolicy", "Some")]
    [InlineData("CSIDriver disks.example.com", "spec.volumeLifecycleModes[0]", "Always")]
    [InlineData("CSIDriver disks.example.com", "spec.tokenRequests[0].expirationSeconds", "10")]
    [InlineData("ValidatingAdmissionPolicy rights", "spec.validations[0].expression", "1 + 2")]
    [InlineData("ValidatingAdmissionPolicy rights", "spec.validations[0].expression", "variables.worse == 1")]
    [InlineData("ValidatingAdmissionPolicy rights", "spec.validations[0].expression", "self.spec.replicas > 1")]
    [InlineData("ValidatingAdmissionPolicy rights", "spec.validations[0].expression", "params.x == 1")]
    [InlineData("ValidatingAdmissionPolicy rights", "spec.validations[0].expression", "authorizer.requestResource.check('get')")]
    [InlineData("ValidatingAdmissionPolicy rights", "spec.validations[0].messageExpression",
        "string(authorizer.path('/').check('get').allowed())")]
    [InlineData("ValidatingAdmissionPolicy rights", "spec.validations[0].messageExpression", "size(request.name)")]
    [InlineData("ValidatingAdmissionPolicy rights", "spec.matchConditions[0].expression", "request.user == 'a'")]
    [InlineData("ValidatingAdmissionPolicy rights", "spec.matchConditions[0].expression", "variables.cs.size() > 1")]
    [InlineData("ValidatingAdmissionPolicy rights", "spec.auditAnnotations[0].valueExpression", "object.a > 5")]
    [InlineData("MutatingAdmissionPolicy steps", "spec.mutations[0].jsonPatch.expression", "'JSONPatch{op: ''add''}'")]
    [InlineData("MutatingAdmissionPolicy steps", "spec.mutations[0].jsonPatch.expression", "'[JSONPatch{operation: ''add''}]'")]
    [InlineData("MutatingAdmissionPolicy steps", "spec.mutations[0].jsonPatch.expression", "'[JSONPatch{op: true}]'")]
    [InlineData("MutatingAdmissionPolicy labels", "spec.mutations[0].applyConfiguration.expression", "Object.metadata{}")]
    [InlineData("MutatingAdmissionPolicy labels", "spec.mutations[0].applyConfiguration.expression", "Patch{}")]
    [InlineData("ValidatingWebhookConfiguration v", "webhooks[0].matchConditions[0].expression", "variables.a")]
    [InlineData("DeviceClass cards.example.com", "spec.selectors[0].cel.expression", "device.model == 'x'")]
    [InlineData("DeviceClass cards.example.com", "spec.config[0].opaque.driver", "A_B")]
    [InlineData("DeviceClass cards.example.com", "spec.config[0].opaque.parameters", "(nothing)")]
    [InlineData("ResourceSlice cards", "spec.nodeName", "(nothing)", "spec")]
    [InlineData("ResourceSlice cards", "spec.allNodes", "true", "spec")]
    [InlineData("ServiceCIDR more", "spec.cidrs", "[]")]
    [InlineData("ServiceCIDR more", "spec.cidrs", "[10.99.0.0/24, 10.98.0.0/24]")]
    [InlineData("ServiceCIDR more", "spec.cidrs[0]", "10.99.0.1/24")]
    [InlineData("CertificateSigningRequest jane", "spec.request", "Zm9v")]
    [InlineData("CertificateSigningRequest jane", "spec.signerName", "client")]
    [InlineData("CertificateSigningRequest jane", "spec.usages", "[]")]
    [InlineData("CertificateSigningRequest jane", "spec.expirationSeconds", "60")]
    [InlineData("CSINode worker", "spec.drivers[0].nodeID", "''")]
    [InlineData("CSIStorageCapacity room", "capacity", "-1Gi")]
    [InlineData("VolumeAttributesClass quick", "parameters", "{}")]
    [InlineData("CustomResourceDefinition foos.example.com", "spec.versions[0].schema.openAPIV3Schema.properties.spec.properties.a",
        "{type: integer, maximum: 5, default: 9}",
        "spec.versions[0].schema.openAPIV3Schema.properties.spec.properties.a.default")]
    [InlineData("CustomResourceDefinition foos.example.com", "spec.versions[0].selectableFields", "[{jsonPath: .spec.none}]",
        "spec.versions[0].selectableFields[0].jsonPath")]
    [InlineData("PriorityClass high", "value", "1000000001")]
    [InlineData("PriorityClass high", "metadata.name", "system-high")]
    [InlineData("RuntimeClass gv", "handler", "A")]
    [InlineData("APIService v1beta1.metrics.k8s.io", "metadata.name", "metrics")]
    [InlineData("APIService v1beta1.metrics.k8s.io", "spec.versionPriority", "0")]
    [InlineData("Lease l", "spec.leaseDurationSeconds", "0")]
    [InlineData("Namespace nsx", "spec.finalizers[0]", "mine")]
    [InlineData("Node n1", "spec.taints[1]", "{key: a, value: c, effect: NoSchedule}", "spec.taints[1].key")]
    public void A_change_that_the_server_refuses_is_found(string name, string change, string value, string? found = null,
        string? second = null) =>
        Assert.Equal(second is null ? [found ?? change.Replace('~', '.')] : new[] { found!, second }.Order(StringComparer.Ordinal),
            Valid.After(name, change, value).Select(finding => finding.Path).Order(StringComparer.Ordinal));
}
