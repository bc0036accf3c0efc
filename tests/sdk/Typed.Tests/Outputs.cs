using Pulumi;
using Pulumi.Utilities;

namespace Infra.Sdk.Typed.Tests;

/// <summary>
/// Looks into Outputs while the program runs, and checks when the run is over: a failed check inside a callback would only fail the run.
/// </summary>
internal static class Outputs
{
    public static async Task<T> ReadAsync<T>(Func<Output<T>> program, Dictionary<string, object>? state = null)
    {
        Task<T>? value = null;
        await Recorder.RunAsync(() => value = OutputUtilities.GetValueAsync(program()), state);
        return await value!;
    }

    public static async Task<bool> IsSecretAsync<T>(Func<Output<T>> program)
    {
        Task<bool>? secret = null;
        await Recorder.RunAsync(() => secret = Output.IsSecretAsync(program()));
        return await secret!;
    }
}
