namespace Infra.Components;

/// <summary>
/// Where charts, remote manifests and images come from in a network without internet access: the one place that every component asks. Each
/// map replaces the beginning of a source; the longest match wins, and the key <c>*</c> matches all others. What comes
/// from there runs with all permissions, so it comes over HTTPS or from a folder; logins stand with what pulls, never in an address.
/// </summary>
public sealed record Mirrors : IProjectPaths, IChecked
{
    /// <summary>No mirror: everything comes from where its project publishes it.</summary>
    public static Mirrors None { get; } = new();

    /// <summary>
    /// Chart repositories, for example <c>https://charts.jetstack.io</c> or <c>oci://ghcr.io/nginx/charts</c>, to a repository, an OCI
    /// registry, or a local folder of packed charts (<c>./vendor/charts</c>). In a stack file, relative folders count from the project's
    /// folder. Default: none.
    /// </summary>
    public IReadOnlyDictionary<string, string> Charts { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// The beginnings of manifests' URLs, for example <c>https://github.com/</c>, to another URL or a local folder. In a stack file,
    /// relative folders count from the project's folder. Default: none.
    /// </summary>
    public IReadOnlyDictionary<string, string> Manifests { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Registries with or without a path, for example <c>docker.io/library</c>, to another registry and path. Default: none.
    /// </summary>
    public IReadOnlyDictionary<string, string> Images { get; init; } = new Dictionary<string, string>();

    /// <summary>Where an image comes from.</summary>
    /// <param name="reference">The reference as its project publishes it. Without a registry it means Docker Hub.</param>
    /// <returns>The reference to pull.</returns>
    public string Image(string reference)
    {
        ArgumentException.ThrowIfNullOrEmpty(reference);
        return Images.Count == 0 ? reference : Replace(Images, Qualify(reference), '/') ?? reference;
    }

    /// <summary>Where a chart repository is.</summary>
    /// <param name="repository">The repository as its project publishes it.</param>
    /// <returns>The repository to use.</returns>
    public string ChartRepository(string repository)
    {
        ArgumentException.ThrowIfNullOrEmpty(repository);
        return Replace(Charts, repository, '/', wholeOnAny: true) ?? repository;
    }

    /// <summary>Where a remote manifest is.</summary>
    /// <param name="url">The URL as its project publishes it.</param>
    /// <returns>The URL or path to read.</returns>
    public string Manifest(string url)
    {
        ArgumentException.ThrowIfNullOrEmpty(url);
        return Replace(Manifests, url, '/') ?? url;
    }

    /// <inheritdoc/>
    object IProjectPaths.SeenFrom(string project) =>
        this with { Charts = SeenFrom(project, Charts), Manifests = SeenFrom(project, Manifests) };

    private static Dictionary<string, string> SeenFrom(string project, IReadOnlyDictionary<string, string> sources) => sources.ToDictionary(
        source => source.Key,
        source => source.Value.Contains("://") || Path.IsPathRooted(source.Value) ? source.Value
            : Path.Combine(project, source.Value.StartsWith("./", StringComparison.Ordinal) ? source.Value[2..] : source.Value)
                .Replace('\\', '/'),
        StringComparer.Ordinal);

    void IChecked.Check(Problems problems)
    {
        foreach (var (key, place) in Charts)
            CheckPlace(problems, $"{nameof(Charts)}.{key}", place, ["https", "oci"], "a repository over https:// or oci://, or a folder");

        foreach (var (key, place) in Manifests)
            CheckPlace(problems, $"{nameof(Manifests)}.{key}", place, ["https"], "a URL over https://, or a folder");

        foreach (var (key, place) in Images)
        {
            CheckPlace(problems, $"{nameof(Images)}.{key}", place, [],
                "a registry and path without a scheme, such as mirror.example.com/library");
        }
    }

    private static void CheckPlace(Problems problems, string where, string place, string[] schemes, string allowed)
    {
        if (place.Contains('@'))
        {
            problems.AddCredential(where);
            return;
        }

        problems.AddIf(place.Split("://") is [var scheme, ..] and not [_] && !schemes.Contains(scheme, StringComparer.OrdinalIgnoreCase),
            Codes.UnsafeSource, where, place,
            allowed, "serve it there: whoever stands between could change what runs in the cluster");
    }

    private static string? Replace(IReadOnlyDictionary<string, string> map, string source, char separator, bool wholeOnAny = false)
    {
        var match = map.Keys
            .Where(key => key != "*" && IsPrefix(key, source, separator))
            .MaxBy(key => key.Length);
        if (match is not null)
            return map[match].TrimEnd(separator) + source[match.TrimEnd(separator).Length..];

        return map.TryGetValue("*", out var any)
            ? wholeOnAny ? any : $"{any.TrimEnd(separator)}{separator}{WithoutScheme(source)}"
            : null;
    }

    private static bool IsPrefix(string key, string source, char separator)
    {
        var prefix = key.TrimEnd(separator);
        return source.StartsWith(prefix, StringComparison.Ordinal)
            && (source.Length == prefix.Length || source[prefix.Length] is '/' or ':' or '@');
    }

    private static string WithoutScheme(string source) => source.Contains("://") ? source.Split("://", 2)[1] : source;

    // "redis:7" means docker.io/library/redis:7, and a mirror is configured for what is meant.
    private static string Qualify(string reference)
    {
        var first = reference.Split('/')[0];
        if (!reference.Contains('/'))
            return "docker.io/library/" + reference;

        return first.Contains('.') || first.Contains(':') || first == "localhost" ? reference : "docker.io/" + reference;
    }
}
