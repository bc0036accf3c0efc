using System.Collections.Immutable;
using System.Reflection;
using Pulumi.Testing;

namespace Pulumi;

/// <summary>Runs programs: this stand-in against mocks only.</summary>
public sealed class Deployment
{
    private const int RefusedExitCode = 32;
    private static readonly AsyncLocal<DeploymentInstance?> Local = new();

    private Deployment()
    {
    }

    /// <summary>The run that the calling code is part of.</summary>
    public static DeploymentInstance Instance
        => Local.Value ?? throw new InvalidOperationException("Trying to acquire Deployment.Instance before 'Run' was called.");

    internal static Run? Current => Local.Value?.Run;

    /// <summary>Under mocks any version of the command line will do.</summary>
    public static Task RequirePulumiVersionAsync(string pulumiVersionRange)
    {
        _ = Instance;
        return Task.CompletedTask;
    }

    public static Task<int> RunAsync(Action action) => RefuseAsync();

    public static Task<int> RunAsync(Func<IDictionary<string, object?>> func) => RefuseAsync();

    public static Task<int> RunAsync(Func<Task> func) => RefuseAsync();

    public static Task<int> RunAsync(Func<Task<IDictionary<string, object?>>> func, StackOptions? options = null) => RefuseAsync();

    public static Task<int> RunAsync<TStack>()
        where TStack : Stack, new()
        => RefuseAsync();

    public static Task<int> RunAsync<TStack>(IServiceProvider serviceProvider)
        where TStack : Stack
        => RefuseAsync();

    public static async Task<ImmutableArray<Resource>> TestAsync<TStack>(IMocks mocks, TestOptions? options = null)
        where TStack : Stack, new()
        => [.. (await TestStackAsync(mocks, options, Activate<TStack>).ConfigureAwait(false)).Resources];

    public static async Task<ImmutableArray<Resource>> TestWithServiceProviderAsync<TStack>(
        IMocks mocks, IServiceProvider serviceProvider, TestOptions? options = null)
        where TStack : Stack
    {
        var run = await TestStackAsync(mocks, options, () => Resolve<TStack>(serviceProvider)).ConfigureAwait(false);
        return [.. run.Resources];
    }

    public static async Task<ImmutableArray<Resource>> TestAsync(IMocks testMocks, TestOptions testOptions, Action createResources)
    {
        var (resources, _) = await TestAsync(testMocks, testOptions, () =>
        {
            createResources();
            return NoOutputs();
        }).ConfigureAwait(false);
        return resources;
    }

    public static async Task<ImmutableArray<Resource>> TestAsync(IMocks testMocks, TestOptions testOptions, Func<Task> createResources)
    {
        var (resources, _) = await TestAsync(testMocks, testOptions, () =>
        {
            createResources().GetAwaiter().GetResult();
            return NoOutputs();
        }).ConfigureAwait(false);
        return resources;
    }

    public static Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks, TestOptions testOptions, Func<Task<IDictionary<string, object?>>> createResources)
        => TestAsync(testMocks, testOptions, () => createResources().GetAwaiter().GetResult());

    public static async Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks, TestOptions testOptions, Func<IDictionary<string, object?>> createResources)
    {
        var (resources, stack) = await TestStackAsync(testMocks, testOptions, () => new TestStack(createResources)).ConfigureAwait(false);
        return ([.. resources.Where(resource => resource != stack)], stack.Result);
    }

    private static Dictionary<string, object?> NoOutputs() => [];

    // This method has to be async: what it puts into the AsyncLocal is then gone when it returns to its caller.
    private static async Task<(IReadOnlyList<Resource> Resources, TStack Stack)> TestStackAsync<TStack>(
        IMocks mocks, TestOptions? options, Func<TStack> create)
        where TStack : Stack
    {
        if (Local.Value is not null)
            throw new InvalidOperationException("Deployment.Instance should only be set once at the beginning of a 'Run' call.");

        var run = new Run(mocks, options);
        Local.Value = new(run);
        TStack? stack = null;
        IReadOnlyList<Exception> failures;
        try
        {
            stack = create();
            stack.RegisterPropertyOutputs();
            failures = await run.Tasks.WaitAsync().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            failures = [exception];
        }

        Failures.Report(run, failures);
        return run.Failure() is { } failure ? throw failure : (run.Monitor.Resources, stack!);
    }

    private static TStack Activate<TStack>()
        where TStack : Stack
        => (TStack)Activator.CreateInstance(
            typeof(TStack), BindingFlags.DoNotWrapExceptions | BindingFlags.Instance | BindingFlags.Public, null, null, null)!;

    private static TStack Resolve<TStack>(IServiceProvider serviceProvider)
        where TStack : Stack
    {
        ArgumentNullException.ThrowIfNull(serviceProvider);
        return serviceProvider.GetService(typeof(TStack)) as TStack ?? throw new InvalidOperationException(
            $"Failed to resolve instance of type {typeof(TStack)} from service provider. "
            + "Register the type with the service provider before calling RunAsync.");
    }

    private static async Task<int> RefuseAsync()
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("PULUMI_MONITOR")))
            throw new InvalidOperationException("Program run without the Pulumi engine available; re-run using the `pulumi` CLI");

        await Console.Error.WriteLineAsync(
            "This program was built against stand-ins for the Pulumi packages, which cannot talk to an engine: "
            + "restore it with a feed that carries the real Pulumi packages.").ConfigureAwait(false);
        return Environment.ExitCode = RefusedExitCode;
    }
}
