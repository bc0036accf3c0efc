namespace Infra.Catalogue;

/// <summary>The versions of what projects publish as manifests and not as charts.</summary>
public static class PublishedManifests
{
    /// <summary>Gateway API, standard channel. It moves together with NGINX Gateway Fabric.</summary>
    // renovate: datasource=github-releases depName=kubernetes-sigs/gateway-api
    public const string GatewayApi = "v1.5.1";

    /// <summary>Traefik's CRDs. It moves together with its chart.</summary>
    // renovate: datasource=github-releases depName=traefik/traefik
    public const string Traefik = "v3.7.11";

    /// <summary>The provisioner of folders on nodes, for clusters that do not bring it.</summary>
    // renovate: datasource=github-releases depName=rancher/local-path-provisioner
    public const string LocalPathProvisioner = "v0.0.37";

    /// <summary>
    /// Keycloak and its operator, which are released together. The operator's permissions are written in its component: compare them when
    /// the minor version moves.
    /// </summary>
    // renovate: datasource=github-tags depName=keycloak/keycloak-k8s-resources
    public const string Keycloak = "26.7.3";

    /// <summary>
    /// RabbitMQ's cluster operator. Its permissions are written in its component: compare them when the minor version moves.
    /// </summary>
    // renovate: datasource=github-releases depName=rabbitmq/cluster-operator
    public const string RabbitMqOperator = "v2.22.3";
}
