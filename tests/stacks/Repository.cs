namespace Infra.Stacks.Tests;

/// <summary>The folders of this repository. Compilers on build machines replace the paths of sources, so it is found from where the test runs.</summary>
public static class Repository
{
    /// <summary>The folder that holds <c>Infra.sln</c>.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Infra.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("Infra.sln is not above the tests");
    }
}
