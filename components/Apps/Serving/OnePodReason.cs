namespace Infra.Components.Apps;

/// <summary>What makes more than one pod of an application wrong.</summary>
public abstract record OnePodReason
{
    private OnePodReason()
    {
    }

    /// <summary>Sessions live in the memory of the process, and requests may reach another pod.</summary>
    public sealed record SessionsInMemory : OnePodReason;

    /// <summary>It runs jobs by the clock, which every pod would run.</summary>
    /// <param name="Job">What runs.</param>
    public sealed record Scheduler(string Job) : OnePodReason;

    /// <summary>It keeps files that other pods would not see.</summary>
    /// <param name="Folder">The folder.</param>
    public sealed record LocalFiles(
        [property: Matches(AppVolume.FolderForm, AppVolume.FolderExample)] string Folder) : OnePodReason;

    /// <summary>It keeps state in its memory that other pods would not see.</summary>
    /// <param name="State">What it keeps.</param>
    public sealed record StateInMemory(string State) : OnePodReason;

    /// <summary>Something else.</summary>
    /// <param name="Reason">What breaks with two, in words that an operator at night understands.</param>
    public sealed record Other(string Reason) : OnePodReason;

    /// <summary>The reasons in words.</summary>
    internal static string Words(IEnumerable<OnePodReason> reasons) => string.Join("; ", reasons.Select(reason => reason switch
    {
        SessionsInMemory => "sessions live in the memory of one process",
        Scheduler scheduler => $"every pod would run {scheduler.Job}",
        LocalFiles files => $"the files in {files.Folder} are those of one pod",
        StateInMemory state => $"{state.State} is kept in the memory of one process",
        Other other => other.Reason,
        _ => "",
    }));
}
