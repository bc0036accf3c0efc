namespace Pulumi;

/// <summary>How long an engine waits for operations on a resource.</summary>
public sealed class CustomTimeouts
{
    public TimeSpan? Create { get; set; }

    public TimeSpan? Update { get; set; }

    public TimeSpan? Delete { get; set; }

    internal CustomTimeouts Clone() => (CustomTimeouts)MemberwiseClone();
}
