using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace Shop.Gift;

/// <summary>A Certificate of <c>cert-manager.io/v1</c>.</summary>
internal sealed class CertificateResourceArgs() : CustomResourceArgs("cert-manager.io/v1", "Certificate")
{
    [Input("spec")] public InputMap<object> Spec { get; init; } = new();
}
