namespace Pulumi;

/// <summary>An <see cref="Input{T}"/> of any type.</summary>
internal interface IInput
{
    /// <summary>The value, for a list or map the one whose elements are still inputs.</summary>
    IOutput Content { get; }

    IOutput Flat { get; }
}
