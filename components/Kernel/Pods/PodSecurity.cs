namespace Infra.Components;

/// <summary>
/// The Pod Security Standard that a namespace enforces. See https://kubernetes.io/docs/concepts/security/pod-security-standards/.
/// </summary>
public enum PodSecurity
{
    /// <summary>Hardened pods only.</summary>
    Restricted,

    /// <summary>No known privilege escalation.</summary>
    Baseline,

    /// <summary>Anything; for node agents such as MetalLB's speaker.</summary>
    Privileged,
}
