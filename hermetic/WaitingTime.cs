using System.Diagnostics;

namespace Infra.Hermetic;

/// <summary>How long a run waits for the stacks that it refers to.</summary>
internal sealed class WaitingTime
{
    private long _ticks;

    /// <summary>The sum so far.</summary>
    public TimeSpan Total => new(Interlocked.Read(ref _ticks));

    public async Task<StackResult> For(Task<StackResult> other)
    {
        var clock = Stopwatch.StartNew();
        try
        {
            return await other;
        }
        finally
        {
            Interlocked.Add(ref _ticks, clock.Elapsed.Ticks);
        }
    }
}
