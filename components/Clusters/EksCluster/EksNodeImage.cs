namespace Infra.Components.Clusters;

/// <summary>The system of EKS nodes.</summary>
public enum EksNodeImage
{
    /// <summary>Amazon Linux 2023, x86.</summary>
    AmazonLinux,

    /// <summary>Amazon Linux 2023, ARM.</summary>
    AmazonLinuxArm,

    /// <summary>Bottlerocket, x86: a read-only system that holds nothing but what runs containers.</summary>
    Bottlerocket,

    /// <summary>Bottlerocket, ARM.</summary>
    BottlerocketArm,
}
