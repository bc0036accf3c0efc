using System.Runtime.InteropServices;
using Infra;
using Infra.Commands;
using Infra.Stacks;
using Infra.Terminal;

if (args.Length == 0 && Engine.IsCalling(Environment.GetEnvironmentVariable))
{
    return await Engine.RunAsync(Systems.All).ConfigureAwait(false);
}

using var interrupt = new CancellationTokenSource();
void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    interrupt.Cancel();
}

using var ctrlC = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
var host = new CommandHost(
    Console.Out, Console.Error, ScreenOptions.Detect(), Environment.CurrentDirectory, Systems.All, Environment.GetEnvironmentVariable);
return await CommandLine.RunAsync(args, host, interrupt.Token).ConfigureAwait(false);
