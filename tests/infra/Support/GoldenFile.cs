namespace Infra.Tests.Support;

/// <summary>Compares with what was reviewed. With UPDATE_GOLDEN=1 the files are rewritten instead, for another review.</summary>
public static class GoldenFile
{
    /// <summary>Compares a text with a file.</summary>
    /// <param name="path">The file, from the folder of the tests.</param>
    /// <param name="actual">The text.</param>
    public static void Is(string path, string actual)
    {
        var file = Path.Combine(Repository.Tests, path);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
        }

        Assert.True(File.Exists(file), $"{path} does not exist. Run the test with UPDATE_GOLDEN=1 and review it.");
        Assert.Equal(File.ReadAllText(file), actual);
    }
}
