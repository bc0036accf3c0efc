namespace Pulumi;

/// <summary>Takes type and function tokens apart.</summary>
internal static class TypeToken
{
    /// <summary>The package of a <c>package:module:member</c> token; null for a token of another form.</summary>
    public static string? Package(string token)
    {
        var first = token.IndexOf(':', StringComparison.Ordinal);
        var second = first < 0 ? -1 : token.IndexOf(':', first + 1);
        return second > 0 && token.IndexOf(':', second + 1) < 0 ? token[..first] : null;
    }
}
