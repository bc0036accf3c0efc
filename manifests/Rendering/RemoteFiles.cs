namespace Infra.Rendering;

/// <summary>
/// Remote manifests as kustomize takes them: a URL as it is, a local file as a copy, because kustomize reads nothing outside its folder.
/// </summary>
internal sealed record RemoteFiles(IReadOnlyList<string> Urls, IReadOnlyList<RenderedFile> Files)
{
    private const string Folder = "_remote";

    /// <summary>The remote manifests of a stack.</summary>
    public static RemoteFiles Of(Inventory inventory, string sources, List<Diagnostic> problems)
    {
        var places = inventory.RemoteManifests.Select(r => r.Source).Distinct(StringComparer.Ordinal).ToArray();
        var files = new List<RenderedFile>();
        foreach (var place in places.Where(p => !IsUrl(p)))
        {
            try
            {
                var path = Path.GetFullPath(place, Path.GetFullPath(sources));
                files.Add(RenderedFile.Copy($"{Folder}/{Name(place)}", File.ReadAllBytes(path)));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                problems.Add(new Diagnostic(Codes.UnreadableFile, $"{inventory.Name}, remote manifest {place}", e.Message,
                    "a URL, or a file that can be read", "check infra:mirrors.manifests"));
            }
        }

        return new RemoteFiles([.. places.Where(IsUrl)], files);
    }

    private static bool IsUrl(string place) => place.Contains("://", StringComparison.Ordinal);

    // The path without its dots and slashes: two files of one name from two folders stay two.
    private static string Name(string place) =>
        string.Join('_', place.Split(['/', '\\', ':', ' '], StringSplitOptions.RemoveEmptyEntries)
            .Where(part => part is not ("." or "..")));
}
