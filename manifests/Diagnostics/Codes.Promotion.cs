namespace Infra.Diagnostics;

/// <content>Comparisons, releases and promotions.</content>
public static partial class Codes
{
    public static readonly DiagnosticCode UnknownReference = new("INF0530", "nothing to compare with",
        "`--against` takes a stack, a folder or file of manifests, `cluster`, or something that git knows: a branch, a tag, a commit.");
    public static readonly DiagnosticCode AmbiguousReference = new("INF0531", "ambiguous name",
        "A stack, a folder and a branch may have one name; `stack:`, `folder:` and `git:` before it say which is meant.");
    public static readonly DiagnosticCode BrokenRevision = new("INF0532", "the program of that revision cannot be run",
        "The program differs between the two sides, so each is run as it was at its revision; that one does not build or is refused.");
    public static readonly DiagnosticCode UnreadableCluster = new("INF0533", "cluster cannot be read",
        "`infra diff --against cluster` and `infra adopt` ask `kubectl` for the stack's objects. It needs kubectl, a working context, and permission to read them.");
    public static readonly DiagnosticCode NothingRuns = new("INF0535", "nothing of the stack runs here",
        "`infra adopt` takes over what runs. Of the stack's objects the cluster, or the folder that was exported of it, has none: it is another cluster, or there is nothing to adopt.");
    public static readonly DiagnosticCode GitFailed = new("INF0534", "git cannot answer",
        "The history of a stack file is read by `git`, in the repository that the project stands in.");
    public static readonly DiagnosticCode SameStack = new("INF0540", "source and target are the same stack",
        "A promotion takes the release of one stack to another one.");
    public static readonly DiagnosticCode NothingComparable = new("INF0541", "nothing can be promoted between these stacks",
        "A release is images and versions. The two stacks share none: no image of one name and repository, none of a known revision, no version.");
    public static readonly DiagnosticCode NotInRelease = new("INF0542", "not part of the release",
        "Only what the source runs and the target has can be promoted: keys of `infra:images` and `infra:versions`.");
    public static readonly DiagnosticCode DirtyFile = new("INF0543", "stack file has uncommitted changes",
        "A promotion is reviewed as one change. What stands in a file without being committed has not been reviewed, and would go along unseen.");
    public static readonly DiagnosticCode EditedMeanwhile = new("INF0544", "stack file was edited meanwhile",
        "The file is no longer the one that was read. Nothing was written.");
    public static readonly DiagnosticCode MovingTag = new("INF0545", "tag moves",
        "A tag such as `main` or `stable` is another image tomorrow: what was promoted is not what will run, and there is no way back to it.");
    public static readonly DiagnosticCode NoSuchRelease = new("INF0546", "no such release in the history",
        "Releases are read from the commits of the stack file; a shallow clone has few of them.");
    public static readonly DiagnosticCode UneditableRelease = new("INF0547", "release cannot be edited in place",
        "Values are replaced where they stand, so that comments and layout stay. Anchors, aliases and texts of several lines in a release would change more than they say.");
    public static readonly DiagnosticCode ForbiddenRelease = new("INF0548", "the rules forbid this release",
        "The target would have errors in `infra check` that it does not have now.");
    public static readonly DiagnosticCode NoWayBack = new("INF0550", "version does not go back",
        "A control plane, definitions of resources, and the files of databases and brokers are upgraded by the newer version for good. `infra release back` leaves such "
        + "values as they are; `infra release set` refuses an older one, unless `--allow-downgrade` says that there is nothing to lose.");
    public static readonly DiagnosticCode ReleaseAction = new("INF0549", "not something to do with a release",
        "`infra release <stack>` takes `show`, `set <image>=<reference>...`, `history`, or `back [n]`.");
    public static readonly DiagnosticCode UpgradeStart = new("INF0555", "upgrade cannot begin there",
        "An upgrade is planned from versions that the chart catalogue knows, of parts that the stack itself upgrades.");
}
