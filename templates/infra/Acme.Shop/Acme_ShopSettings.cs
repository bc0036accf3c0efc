using Infra.Components.Certificates;
using Infra.Components.Validation;

namespace Acme.Shop;

/// <summary>What the environments differ in: the keys of the stack files.</summary>
public sealed record Acme_ShopSettings
{
    /// <summary>The context of the kubeconfig. Default: the current one.</summary>
    public string? Context { get; init; }

    /// <summary>The host of the web application.</summary>
    [HostName]
    public required string Host { get; init; }

    /// <summary>The certificate authority.</summary>
    public required AcmeSettings Acme { get; init; }

    /// <summary>The number of pods. Default: 2.</summary>
    [Range(1, 20)]
    public int Replicas { get; init; } = 2;

    /// <summary>The images that run, each with a fixed tag.</summary>
    public required ImageSettings Images { get; init; }
}

/// <summary>The certificate authority.</summary>
public sealed record AcmeSettings
{
    /// <summary>The server. Default: Let's Encrypt.</summary>
    public AcmeServer Server { get; init; } = AcmeServer.LetsEncrypt;

    /// <summary>Where the authority writes when a certificate is about to expire.</summary>
    [Email]
    public required string Email { get; init; }
}

/// <summary>The images that run: what a release is made of.</summary>
public sealed record ImageSettings
{
    /// <summary>The web application.</summary>
    [Image]
    public required string Web { get; init; }

    /// <summary>The cache.</summary>
    [Image]
    public required string Redis { get; init; }
}
