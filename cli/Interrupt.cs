using System.Runtime.InteropServices;

namespace Infra;

/// <summary>
/// Ends a command on SIGINT and SIGTERM: the first one asks it to clean up, and a moment later, or on the second one, the process ends
/// without it. A command that reads its input, or computes, does not look at a token.
/// </summary>
internal sealed class Interrupt : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _asked = new();
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;

    public Interrupt()
    {
        HearAgain();
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Stop(signal));
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Stop(signal));
    }

    /// <summary>Runs a command until it ends or is ended.</summary>
    /// <returns>Its exit code, or 130.</returns>
    public async Task<int> RunAsync(Func<CancellationToken, Task<int>> command)
    {
        var running = Task.Run(() => command(_asked.Token));
        return await Task.WhenAny(running, _over.Task).ConfigureAwait(false) == running
            ? await running.ConfigureAwait(false) : ExitCodes.Interrupted;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _asked.Dispose();
    }

    // A shell starts what runs in the background of a script deaf to SIGINT, and the runtime leaves it so. Whoever sends one means it.
    private static void HearAgain()
    {
        const int Interrupt = 2;
        if (!OperatingSystem.IsWindows())
            _ = SetSignal(Interrupt, handler: 0);
    }

    [DllImport("libc", EntryPoint = "signal")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint SetSignal(int signal, nint handler);

    private void Stop(PosixSignalContext signal)
    {
        signal.Cancel = true;
        if (_asked.IsCancellationRequested)
        {
            _over.TrySetResult();
            return;
        }

        _asked.Cancel();
        _ = Task.Delay(Patience).ContinueWith(_ => _over.TrySetResult(), TaskScheduler.Default);
    }
}
