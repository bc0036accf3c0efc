namespace Infra.Components.Settings;

/// <summary>
/// A key that a user could expect and that is left out on purpose. It is refused with the reason instead of as an unknown key. On a
/// property the key is one of the record that the property holds, and the program sets that member.
/// </summary>
/// <param name="key">The key as the stack file would write it.</param>
/// <param name="reason">Why it cannot be set, as a sentence without a full stop.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property, AllowMultiple = true)]
public sealed class NotConfigurableAttribute(string key, string reason) : Attribute
{
    /// <summary>The key as the stack file would write it.</summary>
    public string Key { get; } = key;

    /// <summary>Why it cannot be set.</summary>
    public string Reason { get; } = reason;

    /// <summary>The identifier of the refusal's diagnostic code. Default: <c>INF0106</c>, key cannot be set.</summary>
    public string Code { get; init; } = "INF0106";
}
