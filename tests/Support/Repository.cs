namespace Infra.Tests.Support;

/// <summary>
/// The checkout that the tests run in. Compilers on build machines replace the paths of sources, so it is found from where the test runs.
/// </summary>
internal static class Repository
{
    /// <summary>The folder with <c>Infra.sln</c>.</summary>
    public static string Folder { get; } = Find();

    /// <summary>The folder of this test project's sources.</summary>
    public static string Tests { get; } = Path.Combine(Folder, "tests", ProjectFolder());

    /// <summary>
    /// The stack files of the system as it runs today. Tests that state facts read these; the files at the top of the repository go on
    /// changing, with each release and host, and no test with them.
    /// </summary>
    public static string House { get; } = Path.Combine(Folder, "tests", "stacks", "Chocoletter", "settings");

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Infra.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("Infra.sln is not above the tests.");
    }

    // tests/Directory.Build.props says it of each project.
    private static string ProjectFolder() => typeof(Repository).Assembly
        .GetCustomAttributes(typeof(System.Reflection.AssemblyMetadataAttribute), inherit: false)
        .Cast<System.Reflection.AssemblyMetadataAttribute>().Single(fact => fact.Key == "TestFolder").Value!;
}
