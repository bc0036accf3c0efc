using System.Text.RegularExpressions;
using Infra.Catalogue;

namespace Infra.Promotion;

/// <summary>
/// What does not go back to an older version, whoever asks for it: an older release, a promotion, or a value that is set.
/// </summary>
internal static partial class WayBack
{
    private static readonly (Regex Path, string Reason)[] NeverBack =
    [
        (ControlPlane(), "a control plane does not go back to an older Kubernetes"),
        (Definitions(),
            "it brings definitions of resources; objects are stored in the newer version already, and the older controller cannot read them"),
    ];

    /// <summary>Why a value must stay; null when it may go back.</summary>
    public static string? Refuses(ReleaseMove move) => move switch
    {
        { Old: null } or { New: null } => null,
        { Group: Release.VersionsKey } when StoredData.Compare(move.New, move.Old) < 0 =>
            NeverBack.FirstOrDefault(rule => rule.Path.IsMatch(move.Key)).Reason,
        { Group: Release.ImagesKey } when IsOlder(move) => StoredData.NeverOlder(ImageName.Parse(move.New).Repository),
        _ => null,
    };

    /// <summary>What to think of before an application goes back.</summary>
    public static IEnumerable<string> Warnings(IReadOnlyList<ReleaseMove> moves) => moves
        .Where(move => move is { Group: Release.ImagesKey, Old: not null, New: not null })
        .Select(move =>
            $"images.{move.Key} goes back, its database does not: if {ImageName.Parse(move.Old!).Tag ?? "the newer one"} changed a schema, the older code meets the newer schema");

    /// <summary>What to think of where a value is set: an older version, an image from elsewhere.</summary>
    public static IEnumerable<string> WarningsOfSet(IReadOnlyList<ReleaseMove> moves) => moves
        .Where(move =>
            move is { Group: Release.ImagesKey, Old: not null, New: not null }
                && ImageName.Parse(move.Old).Repository != ImageName.Parse(move.New).Repository)
        .Select(move =>
            $"images.{move.Key} comes from another repository: {ImageName.Parse(move.New!).Repository}, not {ImageName.Parse(move.Old!).Repository}")
        .Concat(Warnings([.. moves.Where(IsOlder)]))
        .Concat(
            moves.Where(move => move.Group == Release.VersionsKey && StoredData.Compare(move.New, move.Old) < 0)
                .Select(move => $"versions.{move.Key} goes back from {move.Old} to {move.New}"));

    // The same program may come by way of a mirror.
    private static bool IsOlder(ReleaseMove move) => move is { Group: Release.ImagesKey, Old: not null, New: not null }
        && Program(move.Old) == Program(move.New) && StoredData.Compare(ImageName.Parse(move.New).Tag, ImageName.Parse(move.Old).Tag) < 0;

    private static string Program(string image) => ImageName.Parse(image).Repository.Split('/')[^1];

    [GeneratedRegex("^(kubernetes|k3s|eks|controlPlane|cluster)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex ControlPlane();

    [GeneratedRegex("^(gatewayApi|nginxGatewayFabric|certManager|externalSecrets|metalLb|cloudNativePg|strimzi|keycloak|rook|longhorn|prometheus.*)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Definitions();
}
