namespace Infra.Sdk.Generator;

/// <summary>The attribute of what the real package has marked as obsolete.</summary>
internal static class Obsolete
{
    // With a text, since the compiler warns under another number without one.
    public const string Attribute = """[global::System.Obsolete("Deprecated by the real package.")]""";
}
