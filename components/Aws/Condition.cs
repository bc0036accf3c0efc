namespace Infra.Components.Aws;

/// <summary>A condition of an IAM statement.</summary>
/// <param name="Test">The comparison, such as <c>StringEquals</c>.</param>
/// <param name="Key">The condition key, such as <c>aws:SourceAccount</c>.</param>
/// <param name="Values">The values, of which one must fit.</param>
public sealed record Condition(string Test, string Key, params IReadOnlyList<string> Values);
