namespace Infra.Hermetic;

/// <summary>
/// Runs each task where it is queued. The SDK queues some 190 small ones for every resource, and handing them to the pool costs more than
/// running them (docs/performance.md).
/// </summary>
internal sealed class InlineScheduler : TaskScheduler
{
    /// <summary>Starts work; its tasks, and theirs in turn, are run by this scheduler.</summary>
    /// <param name="work">The work.</param>
    public static Task<T> RunAsync<T>(Func<Task<T>> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.DenyChildAttach, new InlineScheduler()).Unwrap();

    protected override void QueueTask(Task task) => TryExecuteTask(task);

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => TryExecuteTask(task);

    protected override IEnumerable<Task>? GetScheduledTasks() => null;
}
