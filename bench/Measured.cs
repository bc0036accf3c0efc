namespace Infra.Bench;

/// <summary>One program, run once in a process of its own.</summary>
/// <param name="Seconds">The wall time, with start-up.</param>
/// <param name="Megabytes">The most memory it held, in 10^6 bytes.</param>
/// <param name="Inner">What it says of itself, where it does: the seconds without start-up.</param>
public sealed record Measured(double Seconds, double Megabytes, double? Inner);
