namespace Pulumi.Serialization;

/// <summary>Turns the value of a JSON member into text before it is sent.</summary>
internal static class JsonText
{
    public static Output<string> Of(object value, string label) => throw new NotSupportedException(label + value);
}
