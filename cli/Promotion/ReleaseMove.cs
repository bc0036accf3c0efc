namespace Infra.Promotion;

/// <summary>One value of a release that changes.</summary>
/// <param name="Group">images, versions or revisions.</param>
/// <param name="Key">The key in it.</param>
/// <param name="Old">The value now; null for none.</param>
/// <param name="New">The new value; null to remove it.</param>
internal sealed record ReleaseMove(string Group, string Key, string? Old, string? New)
{
    /// <summary>The key with its group.</summary>
    public string Path => $"{Group}.{Key}";
}

/// <summary>One value of a release that stays as it is, and why.</summary>
/// <param name="Path">The key with its group.</param>
/// <param name="Reason">Why.</param>
internal sealed record ReleaseLeft(string Path, string Reason);
