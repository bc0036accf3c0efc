namespace Infra.Components;

/// <summary>
/// Plain optional values as Pulumi takes them. The implicit conversion of a null makes an Input that holds a null, not a null.
/// </summary>
internal static class Optional
{
    public static Input<T>? Of<T>(T? value)
        where T : class => value is null ? null : (Input<T>)value;

    public static Input<int>? Of(int? number) => number is { } value ? (Input<int>)value : null;
}
