namespace Infra.Schemas.Cel;

/// <summary>A form of texts that has a name, such as <c>dns1123Label</c>.</summary>
/// <param name="Name">The name.</param>
/// <param name="Problem">What is wrong with a text; null where nothing is.</param>
internal sealed record NamedFormat(string Name, Func<string, string?> Problem);
