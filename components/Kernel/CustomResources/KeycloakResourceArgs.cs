using Pulumi.Kubernetes.ApiExtensions;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;

namespace Infra.Components.CustomResources;

/// <summary>A Keycloak server, run by its operator.</summary>
internal sealed class KeycloakResourceArgs() : CustomResourceArgs("k8s.keycloak.org/v2beta1", "Keycloak")
{
    [Input("spec", required: true)] public required Input<KeycloakSpecArgs> Spec { get; init; }
}

internal sealed class KeycloakSpecArgs : ResourceArgs
{
    [Input("instances", required: true)] public required Input<int> Instances { get; init; }
    [Input("image", required: true)] public required Input<string> Image { get; init; }
    [Input("startOptimized", required: true)] public required Input<bool> StartOptimized { get; init; }
    [Input("imagePullSecrets")] public InputList<LocalObjectReferenceArgs>? ImagePullSecrets { get; init; }
    [Input("automountServiceAccountToken", required: true)] public required Input<bool> AutomountServiceAccountToken { get; init; }
    [Input("bootstrapAdmin")] public Input<KeycloakBootstrapArgs>? BootstrapAdmin { get; init; }
    [Input("db", required: true)] public required Input<KeycloakDbArgs> Db { get; init; }
    [Input("http", required: true)] public required Input<KeycloakHttpArgs> Http { get; init; }
    [Input("hostname", required: true)] public required Input<KeycloakHostnameArgs> Hostname { get; init; }
    [Input("proxy", required: true)] public required Input<KeycloakProxyArgs> Proxy { get; init; }
    [Input("ingress", required: true)] public required Input<KeycloakEnabledArgs> Ingress { get; init; }
    [Input("serviceMonitor", required: true)] public required Input<KeycloakEnabledArgs> ServiceMonitor { get; init; }
    [Input("networkPolicy", required: true)] public required Input<KeycloakNetworkPolicyArgs> NetworkPolicy { get; init; }
    [Input("features")] public Input<KeycloakFeaturesArgs>? Features { get; init; }
    [Input("additionalOptions")] public InputList<KeycloakOptionArgs>? AdditionalOptions { get; init; }
    [Input("update", required: true)] public required Input<KeycloakUpdateArgs> Update { get; init; }
    [Input("resources", required: true)] public required Input<ResourceRequirementsArgs> Resources { get; init; }
    [Input("unsupported", required: true)] public required Input<KeycloakUnsupportedArgs> Unsupported { get; init; }
}

internal sealed class KeycloakBootstrapArgs : ResourceArgs
{
    [Input("user", required: true)] public required Input<KeycloakBootstrapUserArgs> User { get; init; }
}

internal sealed class KeycloakBootstrapUserArgs : ResourceArgs
{
    [Input("secret", required: true)] public required Input<string> Secret { get; init; } // with the keys username and password
}

internal sealed class KeycloakDbArgs : ResourceArgs
{
    [Input("vendor", required: true)] public required Input<string> Vendor { get; init; }
    [Input("host", required: true)] public required Input<string> Host { get; init; }
    [Input("port", required: true)] public required Input<int> Port { get; init; }
    [Input("database", required: true)] public required Input<string> Database { get; init; }
    [Input("schema")] public Input<string>? Schema { get; init; }
    [Input("usernameSecret", required: true)] public required Input<KeycloakSecretKeyArgs> UsernameSecret { get; init; }
    [Input("passwordSecret", required: true)] public required Input<KeycloakSecretKeyArgs> PasswordSecret { get; init; }
    [Input("poolMaxSize")] public Input<int>? PoolMaxSize { get; init; }
}

internal sealed class KeycloakSecretKeyArgs : ResourceArgs
{
    [Input("name", required: true)] public required Input<string> Name { get; init; }
    [Input("key", required: true)] public required Input<string> Key { get; init; }
}

internal sealed class KeycloakHttpArgs : ResourceArgs
{
    [Input("httpEnabled", required: true)] public required Input<bool> HttpEnabled { get; init; }
    [Input("httpPort", required: true)] public required Input<int> HttpPort { get; init; }
    [Input("serviceName", required: true)] public required Input<string> ServiceName { get; init; }
    [Input("serviceHttpPort", required: true)] public required Input<int> ServiceHttpPort { get; init; }
}

internal sealed class KeycloakHostnameArgs : ResourceArgs
{
    [Input("hostname", required: true)] public required Input<string> Hostname { get; init; } // a URL: scheme, host and path
    [Input("admin")] public Input<string>? Admin { get; init; } // a URL, none for the same one
    [Input("strict", required: true)] public required Input<bool> Strict { get; init; }
}

internal sealed class KeycloakProxyArgs : ResourceArgs
{
    [Input("headers", required: true)] public required Input<string> Headers { get; init; } // xforwarded or forwarded
}

internal sealed class KeycloakEnabledArgs : ResourceArgs
{
    [Input("enabled", required: true)] public required Input<bool> Enabled { get; init; }
}

internal sealed class KeycloakNetworkPolicyArgs : ResourceArgs
{
    [Input("enabled", required: true)] public required Input<bool> Enabled { get; init; }
    [Input("http")] public InputList<NetworkPolicyPeerArgs>? Http { get; init; } // none for everyone
}

internal sealed class KeycloakFeaturesArgs : ResourceArgs
{
    [Input("enabled")] public InputList<string>? Enabled { get; init; }
    [Input("disabled")] public InputList<string>? Disabled { get; init; }
}

internal sealed class KeycloakOptionArgs : ResourceArgs
{
    [Input("name", required: true)] public required Input<string> Name { get; init; }
    [Input("value")] public Input<string>? Value { get; init; }
    [Input("secret")] public Input<KeycloakSecretKeyArgs>? Secret { get; init; }
}

internal sealed class KeycloakUpdateArgs : ResourceArgs
{
    [Input("strategy", required: true)] public required Input<string> Strategy { get; init; } // RecreateOnImageChange, Auto or Explicit
}

internal sealed class KeycloakUnsupportedArgs : ResourceArgs
{
    [Input("podTemplate", required: true)] public required Input<PodTemplateSpecArgs> PodTemplate { get; init; }
}
