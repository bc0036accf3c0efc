namespace Infra.Components.Edge;

internal static class EdgeLabels
{
    /// <summary>Set by NGINX Gateway Fabric (internal/controller/provisioner).</summary>
    public const string Gateway = "gateway.networking.k8s.io/gateway-name";

    /// <summary>Set by cert-manager (pkg/issuer/acme/http); "true" on the pods that answer an HTTP-01 challenge.</summary>
    public const string Solver = "acme.cert-manager.io/http01-solver";

    public const int SolverPort = 8089;
}
