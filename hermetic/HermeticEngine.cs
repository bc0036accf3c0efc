using System.Diagnostics;
using Pulumi.Testing;

namespace Infra.Hermetic;

/// <summary>
/// Runs stacks in process through Pulumi's testing API: no engine, plugin, credentials, cluster or network. Each stack runs once however
/// often it is asked for, also when others refer to it. Many may run at the same time.
/// </summary>
/// <param name="load">
/// Finds a stack by its name and binds its settings. Default: there are only the stacks that are handed over as they are.
/// </param>
public sealed class HermeticEngine(Func<string, Task<StackRun>>? load = null)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Task<StackResult>> _runs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<string>> _refersTo = new(StringComparer.Ordinal);

    /// <summary>Runs a stack.</summary>
    /// <param name="stack">Its name.</param>
    /// <returns>All that it would make.</returns>
    /// <exception cref="RefusedException">The settings, the stack, or a stack that it refers to is refused.</exception>
    public Task<StackResult> RunAsync(string stack) => RunOnceAsync(stack, () => load?.Invoke(stack)
        ?? throw new InvalidOperationException($"The engine knows no stack by its name, and not {stack} either."));

    /// <summary>Runs a stack with bound settings.</summary>
    /// <param name="run">The stack.</param>
    /// <inheritdoc cref="RunAsync(string)"/>
    public Task<StackResult> RunAsync(StackRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return RunOnceAsync(run.Stack, () => Task.FromResult(run));
    }

    private Task<StackResult> RunOnceAsync(string stack, Func<Task<StackRun>> find)
    {
        lock (_gate)
        {
            if (!_runs.TryGetValue(stack, out var running))
            {
                // A deployment lives in the flow that it was started in and refuses a second one there.
                using var flow = ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow();
                _runs[stack] = running = Task.Run(async () =>
                {
                    var run = await find();
                    return await InlineScheduler.RunAsync(() => ExecuteAsync(run));
                });
            }

            return running;
        }
    }

    private async Task<StackResult> ExecuteAsync(StackRun run)
    {
        var recorder = new Recorder(run.Stack);
        var factory = new StackFactory(run, recorder);
        var waiting = new WaitingTime();
        var mocks = new HermeticMocks(run, recorder, to => waiting.For(SiblingAsync(run.Stack, to)));
        var options = new TestOptions
        {
            IsPreview = false,
            ProjectName = run.Project,
            StackName = run.Stack,
            OrganizationName = StackRun.Organization,
        };
        var clock = Stopwatch.StartNew();
        try
        {
            await Deployment.TestWithServiceProviderAsync<Stack>(mocks, factory, options);
        }
        catch (Exception e)
        {
            throw RunFailure.Refusal(run.Stack, recorder.Problems, factory.Failure ?? e);
        }

        var result = await ResultBuilder.BuildAsync(run, recorder, await mocks.OutputsAsync());
        if (run.Refuse?.Invoke(result.Inventory) is { Count: > 0 } reasons)
            throw new RefusedException(reasons);

        return result with { Duration = clock.Elapsed - waiting.Total };
    }

    private Task<StackResult> SiblingAsync(string from, string to)
    {
        lock (_gate)
        {
            if (!_refersTo.TryGetValue(from, out var others))
                _refersTo[from] = others = new SortedSet<string>(StringComparer.Ordinal);

            others.Add(to);
            if (Chain(to, from, []) is { } chain)
            {
                throw new RefusedException(new Diagnostic(Codes.StackCycle, $"stack {from}", string.Join(" -> ", chain.Prepend(from)),
                    "references that lead to a stack without any", "move what both need into a stack of its own, or into the settings"));
            }
        }

        return RunAsync(to);
    }

    private List<string>? Chain(string from, string to, HashSet<string> seen)
    {
        if (from == to)
            return [from];

        if (seen.Add(from) && _refersTo.TryGetValue(from, out var others))
        {
            foreach (var other in others)
            {
                if (Chain(other, to, seen) is { } chain)
                    return [from, .. chain];
            }
        }

        return null;
    }
}
