namespace Pulumi;

/// <summary>An asset in a file.</summary>
public sealed class FileAsset(string path) : Asset("path", path);
