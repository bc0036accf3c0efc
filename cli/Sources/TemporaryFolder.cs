namespace Infra.Sources;

/// <summary>A folder for what a command needs while it runs.</summary>
internal static class TemporaryFolder
{
    /// <summary>Makes a folder of its own below the one for temporary files.</summary>
    /// <exception cref="RefusedException">There is no such folder, or it cannot be written.</exception>
    public static string Create(string prefix)
    {
        try
        {
            return Directory.CreateTempSubdirectory(prefix).FullName;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(new Diagnostic(Codes.OutputFolder, "the folder for temporary files",
                SettingPath.Shown(Path.GetTempPath()), "a folder that can be written",
                "make it, or name another one by TMPDIR"));
        }
    }
}
