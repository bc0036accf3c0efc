using static Infra.Diff.Tables.Rule;

namespace Infra.Diff.Tables;

/// <summary>Charts and remote manifests.</summary>
internal static class PlatformFields
{
    /// <summary>The type of a chart.</summary>
    public const string Chart = "Chart";

    /// <summary>The type of a remote manifest.</summary>
    public const string Remote = "Remote manifest";

    public static IEnumerable<(string Kind, Fields Fields)> Kinds =>
    [
        (Chart, Fields.Of(
            ("", LosesData("everything that the release installed is removed")),
            ("version", Judged(VersionChanges.OfChart)),
            ("values", Restarts("the release is upgraded with other values")),
            ("chart", Restarts("another chart takes the release's place")),
            ("skipCrds", Default(false)))),
        (Remote, Fields.Of(
            ("", LosesData("everything that the file defines is removed, and with definitions every object of their kinds")),
            ("source", Judged(VersionChanges.OfSource)))),
    ];
}
