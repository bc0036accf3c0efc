namespace Pulumi;

/// <summary>Takes type and function tokens apart.</summary>
internal static class TypeToken
{
    /// <summary>The type part of a URN, with the types above it.</summary>
    public static ReadOnlySpan<char> OfUrn(string urn)
    {
        const string Separator = "::";
        var rest = urn.AsSpan();
        for (var part = 0; part < 2; part++)
            rest = rest[(rest.IndexOf(Separator, StringComparison.Ordinal) + Separator.Length)..];

        return rest[..rest.IndexOf(Separator, StringComparison.Ordinal)];
    }

    /// <summary>The package of a <c>package:module:member</c> token; null for a token of another form.</summary>
    public static string? Package(string token)
    {
        var first = token.IndexOf(':', StringComparison.Ordinal);
        var second = first < 0 ? -1 : token.IndexOf(':', first + 1);
        return second > 0 && token.IndexOf(':', second + 1) < 0 ? token[..first] : null;
    }
}
