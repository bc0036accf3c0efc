namespace Infra.Components.Observability;

/// <summary>Where applications send their logs: a line of JSON each, over TCP.</summary>
public sealed record LogIntake : IChecked
{
    /// <summary>The name of the Service. Default: <c>logstash</c>.</summary>
    [Name]
    public string Service { get; init; } = "logstash";

    /// <summary>The port of the Service and of its pods. Default: 8088.</summary>
    [Port]
    public int Port { get; init; } = 8088;

    /// <summary>The number of pods. Default: 1.</summary>
    [Range(1, 20)]
    public int Pods { get; init; } = 1;

    /// <summary>The size of each pod's volume, for what cannot be handed on yet. Default: <c>2Gi</c>.</summary>
    [Quantity(Of = QuantityOf.Bytes)]
    public string Buffer { get; init; } = "2Gi";

    /// <summary>
    /// The CPU and memory of a pod. Default: <c>250m</c> and <c>1Gi</c> for Logstash, <c>50m</c> and <c>256Mi</c> for Fluent Bit.
    /// </summary>
    public Resources? Resources { get; init; }

    void IChecked.Check(Problems problems)
    {
        problems.AddIf(Port < 1024, Codes.Exclusive, nameof(Port), Port.ToString(CultureInfo.InvariantCulture),
            "a port from 1024 up for an ordinary user", "choose a higher one");
        problems.AddIf(Infra.Components.Resources.Amount(Buffer) < 1L << 30, Codes.OutOfRange, nameof(Buffer), Buffer, "1Gi or more",
            "give it more");
    }
}
