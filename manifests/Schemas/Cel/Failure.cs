namespace Infra.Schemas.Cel;

/// <summary>
/// What an expression gives that has no value: <c>no such key: host</c>. It is a value, as <c>false &amp;&amp; failure</c> is false.
/// </summary>
internal sealed class Failure(string message)
{
    /// <summary>The value depends on one that only a real run knows: nothing can be said.</summary>
    public static Failure Unknown { get; } = new("the value is not known");

    /// <summary>The server's words.</summary>
    public string Message { get; } = message;

    public static Failure NoSuchKey(object key) => new($"no such key: {Format.Plain(key)}");

    public static Failure NoSuchOverload(string function, params IEnumerable<object> arguments) =>
        new($"no such overload: {function}({string.Join(", ", arguments.Select(argument => CelType.Of(argument)))})");

    public static Failure OutOfBounds(object index) => new($"index out of bounds: {Format.Plain(index)}");

    /// <summary>Of two failures the one that counts: what is unknown could have been a value.</summary>
    public static Failure Of(Failure? first, Failure second) => first is null || ReferenceEquals(second, Unknown) ? second : first;
}
