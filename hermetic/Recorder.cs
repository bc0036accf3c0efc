using System.Collections.Concurrent;

namespace Infra.Hermetic;

/// <summary>
/// Sees every resource of one run twice: as a stack transformation, which knows parents and options, and from the mocks, which know the
/// resolved inputs. Both meet by type and name.
/// </summary>
internal sealed class Recorder(string stack)
{
    private const int AfterAllOthers = int.MaxValue;

    private readonly ConcurrentDictionary<ResourceKey, Registration> _registrations = new();
    private readonly ConcurrentQueue<Diagnostic> _problems = new();
    private int _composingThread;
    private int _order;

    /// <summary>Every resource but the stack.</summary>
    public IEnumerable<Registration> Registrations => _registrations.Values;

    /// <summary>What is wrong with the resources.</summary>
    public IEnumerable<Diagnostic> Problems => _problems;

    /// <summary>The options that make a stack class report its resources here.</summary>
    public StackOptions Options() => new() { ResourceTransformations = { Record } };

    /// <summary>Runs the stack's constructor. What it makes has an order; what callbacks make later comes after it.</summary>
    public Stack Compose(Func<Stack> compose)
    {
        _composingThread = Environment.CurrentManagedThreadId;
        try
        {
            return compose();
        }
        finally
        {
            _composingThread = 0;
        }
    }

    /// <summary>What the constructor said about a resource that now reaches the engine.</summary>
    public Registration Find(ResourceKey key) => _registrations.TryGetValue(key, out var found)
        ? found
        : throw new RefusedException(new Diagnostic(Codes.ProgramFailed, $"stack {stack}", $"{key} was made unseen",
            "a stack class that hands the StackOptions it is given to its base class", "pass the options on: base(options)"));

    public void Add(Diagnostic problem) => _problems.Enqueue(problem);

    private ResourceTransformationResult? Record(ResourceTransformationArgs made)
    {
        if (made.Resource is Stack)
            return null;

        var order = Environment.CurrentManagedThreadId == _composingThread ? _order++ : AfterAllOthers;
        var key = new ResourceKey(made.Resource.GetResourceType(), made.Resource.GetResourceName());
        if (!_registrations.TryAdd(key, new Registration(key, made.Resource, made.Args, made.Options, order)))
        {
            Add(new Diagnostic(Codes.DuplicateResource, $"stack {stack}", key.ToString(),
                "each type and name once in a stack", "give one of the two another name"));
        }

        return null;
    }
}
