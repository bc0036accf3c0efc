namespace Infra.Tests.Support;

/// <summary>The checkout that the tests run in.</summary>
public static class Repository
{
    /// <summary>Its folder.</summary>
    public static string Folder { get; } = Find();

    /// <summary>The folder of these tests' sources.</summary>
    public static string Tests => Path.Combine(Folder, "tests", "infra");

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Infra.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests run inside a checkout.");
    }
}
