namespace Infra.Components.Edge;

/// <summary>Labels by which pods of the edge are known.</summary>
internal static class EdgeLabels
{
    /// <summary>The name of the Gateway that a proxy serves. Set by NGINX Gateway Fabric (internal/controller/provisioner).</summary>
    public const string Gateway = "gateway.networking.k8s.io/gateway-name";

    /// <summary>"true" on the pods that answer an HTTP-01 challenge. Set by cert-manager (pkg/issuer/acme/http).</summary>
    public const string Solver = "acme.cert-manager.io/http01-solver";

    /// <summary>The port on which those pods answer.</summary>
    public const int SolverPort = 8089;
}
