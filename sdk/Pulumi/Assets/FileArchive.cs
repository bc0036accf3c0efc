namespace Pulumi;

/// <summary>An archive in a file or folder.</summary>
public sealed class FileArchive(string path) : Archive("path", path);
