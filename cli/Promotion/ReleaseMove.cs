namespace Infra.Promotion;

/// <summary>One value of a release that changes.</summary>
/// <param name="Old">The value now; null for none.</param>
/// <param name="New">The new value; null to remove it.</param>
internal sealed record ReleaseMove(string Group, string Key, string? Old, string? New)
{
    public string Path => $"{Group}.{Key}";
}

/// <summary>One value of a release that stays as it is, and why.</summary>
internal sealed record ReleaseLeft(string Path, string Reason);
