namespace Infra.Schemas.Cel;

/// <summary>A value that may be absent.</summary>
/// <param name="Value">The value; null where there is none.</param>
internal sealed record Optional(object? Value)
{
    public static Optional None { get; } = new((object?)null);
}
