namespace Infra.Rules.Images;

internal sealed class AllowedRegistry : IRule
{
    private const string Gone = "docker.io/bitnami/";

    private static readonly (string Prefix, string Why, string Instead)[] Refused =
    [
        (Gone, "versioned free images were removed on 2025-08-28", "the project's official image, or its operator"),
        ("docker.io/bitnamilegacy/", "no security fixes since 2025-08-28", "the project's official image, or its operator"),
        ("docker.io/bitnamicharts/", "charts of images that were removed", "the project's own chart, or its operator"),
        ("gcr.io/k8s-staging-", "a staging registry with images that expire", "the release in registry.k8s.io"),
        ("k8s.gcr.io/", "frozen since April 2023", "registry.k8s.io"),
    ];

    public RuleInfo Info { get; } = new("R02", "allowed-registry", Severity.Warning,
        "image from a registry that is gone, frozen or expires")
    {
        ErrorInProduction = true,
        Description = """
            Some registries lost their images or keep them without fixes: Bitnami's versioned images were removed in August 2025 and broke
            PostgreSQL, Redis and Keycloak charts everywhere: that is an error, since the image cannot be pulled. `k8s.gcr.io` is frozen, and
            staging registries expire.
            """,
        Remediation = "Use the official image of the project or its operator.",
        SeeAlso = ["bitnami/charts#35164", "bitnami/containers#83267"],
    };

    public void Check(ManifestSet set, Report report)
    {
        foreach (var image in set.Images)
        {
            foreach (var (prefix, why, instead) in Refused)
            {
                if (image.Repository.StartsWith(prefix, StringComparison.Ordinal))
                {
                    report.Add(image.On, image.Path, image.Reference, "an image that is kept and fixed", $"{why}; use {instead}",
                        prefix == Gone && image is { HasDigest: false, Tag: not (null or "latest") } ? Severity.Error : null);
                }
            }
        }
    }
}
