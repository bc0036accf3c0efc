using Pulumi.Testing;

namespace Pulumi;

/// <summary>One run of a program against mocks.</summary>
internal sealed class Run
{
    private readonly Lock _lock = new();
    private readonly List<string> _errors = [];
    private int _order;

    public Run(IMocks mocks, TestOptions? options)
    {
        Mocks = mocks;
        StackName = options?.StackName ?? "stack";
        ProjectName = options?.ProjectName ?? "project";
        OrganizationName = options?.OrganizationName ?? "organization";
        RootDirectory = options?.RootDirectory;
        IsDryRun = options?.IsPreview ?? true;
        Monitor = new(this);
        Registrar = new(this);
        Invoker = new(this);
    }

    public IMocks Mocks { get; }

    public string StackName { get; }

    public string ProjectName { get; }

    public string OrganizationName { get; }

    public string? RootDirectory { get; }

    public bool IsDryRun { get; }

    public Settings Settings { get; } = Settings.FromEnvironment();

    public TaskTracker Tasks { get; } = new();

    public Monitor Monitor { get; }

    public Registrar Registrar { get; }

    public Invoker Invoker { get; }

    public Stack Stack
    {
        get => field ?? throw new InvalidOperationException("Trying to acquire Deployment.Stack before 'Run' was called.");
        set;
    }

    /// <summary>Numbers resources in the order in which the program makes them.</summary>
    public int NextOrder() => Interlocked.Increment(ref _order);

    public void LogError(string message)
    {
        lock (_lock)
            _errors.Add(message);
    }

    /// <summary>What has gone wrong: one exception with the message, several in an aggregate, or null.</summary>
    public Exception? Failure()
    {
        lock (_lock)
        {
            return _errors.Count switch
            {
                0 => null,
                1 => new RunException(_errors[0]),
                _ => new AggregateException(_errors.Select(error => new RunException(error))),
            };
        }
    }
}
