namespace Infra.Rules.Images;

internal sealed class PinnedImage : IRule
{
    private static readonly HashSet<string> Moving = new(StringComparer.Ordinal)
    {
        "latest", "stable", "edge", "main", "master", "dev", "develop", "nightly", "lts", "alpine", "slim", "release", "prod",
            "production", "staging",
    };

    private static readonly HashSet<string> Distributions = new(StringComparer.Ordinal)
    {
        "ubuntu", "debian", "fedora", "centos", "amazonlinux", "rockylinux", "almalinux", "oraclelinux",
    };

    public RuleInfo Info { get; } = new("R01", "pinned-image", Severity.Warning, "image is not pinned to one release")
    {
        ErrorInProduction = true,
        Description = """
            A tag that moves gives another image at the next pull: what was reviewed is not what runs, two pods of one Deployment may
            differ, and a rollback has nothing to go back to. The rule fails on `latest` and its like, on no tag, on release candidates,
            and, for Docker's official images, on tags that leave out a part of the version (`redis:7-alpine`); of distributions such as `ubuntu:24.04` every tag is rebuilt, they pass. A digest always passes.
            """,
        Remediation = "Name the whole version, better with the digest: `redis:7.4.1-alpine@sha256:...`.",
        SeeAlso = ["kube-linter latest-tag", "Polaris tagNotSpecified", "Datree CONTAINERS_MISSING_IMAGE_VALUE_VERSION",
            "Checkov CKV_K8S_14"],
    };

    public void Check(ManifestSet set, Report report)
    {
        foreach (var image in set.Images)
        {
            if (image.HasDigest || image.IsPlaceholder || image.Reference.Contains('$', StringComparison.Ordinal))
                continue;

            if (image.Tag is null || Moving.Contains(image.Tag))
            {
                report.Add(image.On, image.Path, image.Reference, "a tag that never moves, or a digest",
                    "name the version, better with its digest");
            }
            else if (IsPartial(image.Repository, image.Tag))
            {
                report.Add(image.On, image.Path, image.Reference, "the whole version, or a digest",
                    "name the patch version too, better with its digest", Severity.Warning);
            }
            else if (image.Tag.Contains("-rc", StringComparison.Ordinal) || image.Tag.Contains("-beta", StringComparison.Ordinal))
            {
                report.Add(image.On, image.Path, image.Reference, "a release", "use the release that this candidate became",
                    Severity.Warning);
            }
        }
    }

    // Docker moves the tags of its official images with every patch. PostgreSQL has two parts, the others three.
    private static bool IsPartial(string repository, string tag)
    {
        const string Official = "docker.io/library/";
        if (!repository.StartsWith(Official, StringComparison.Ordinal) || !char.IsAsciiDigit(tag[0])
            || Distributions.Contains(repository[Official.Length..]))
        {
            return false;
        }

        var parts = tag.Split('-')[0].Split('.').Length;
        return parts < (repository == Official + "postgres" ? 2 : 3);
    }
}
