namespace Infra.Components.Certificates;

/// <summary>The kind and size of a private key.</summary>
public enum KeyAlgorithm
{
    /// <summary>RSA, 2048 bits: every client knows it.</summary>
    Rsa2048,

    /// <summary>RSA, 4096 bits.</summary>
    Rsa4096,

    /// <summary>ECDSA on P-256: small and fast; every client of the last ten years knows it.</summary>
    Ecdsa256,

    /// <summary>ECDSA on P-384.</summary>
    Ecdsa384,
}
