using System.Text.RegularExpressions;

namespace Infra.Promotion;

/// <summary>What an older release cannot bring back.</summary>
internal static partial class WayBack
{
    private static readonly (Regex Path, string Reason)[] NeverBack =
    [
        (ControlPlane(), "a control plane does not go back to an older Kubernetes"),
        (Definitions(), "it brings definitions of resources; objects are stored in the newer version already, and the older controller cannot read them"),
    ];

    private static readonly (Regex Repository, string Reason)[] NeverOlder =
    [
        (Database(), "its files were upgraded by the newer one and cannot be read by the older; restore a backup instead"),
        (Broker(), "feature flags, once on, and files of the newer one cannot be read by the older"),
    ];

    /// <summary>Why a value must stay; null when it may go back.</summary>
    public static string? Refuses(ReleaseMove move) => move switch
    {
        { Old: null } or { New: null } => null,
        { Group: Release.VersionsKey } when IsOlder(move.New, move.Old) => NeverBack.FirstOrDefault(rule => rule.Path.IsMatch(move.Key)).Reason,
        { Group: Release.ImagesKey } when IsOlder(ImageName.Parse(move.New).Tag, ImageName.Parse(move.Old).Tag) =>
            NeverOlder.FirstOrDefault(rule => rule.Repository.IsMatch(ImageName.Parse(move.New).Repository)).Reason,
        _ => null,
    };

    /// <summary>What to think of before an application goes back.</summary>
    public static IEnumerable<string> Warnings(IReadOnlyList<ReleaseMove> moves) => moves
        .Where(move => move is { Group: Release.ImagesKey, Old: not null, New: not null })
        .Select(move => $"images.{move.Key} goes back, its database does not: if {ImageName.Parse(move.Old!).Tag ?? "the newer one"} changed a schema, the older code meets the newer schema");

    /// <summary>Whether one version is older than another: by their numbers from the left.</summary>
    private static bool IsOlder(string? one, string? other)
    {
        var (left, right) = (Numbers(one), Numbers(other));
        for (var i = 0; i < Math.Max(left.Count, right.Count); i++)
        {
            var order = left.ElementAtOrDefault(i).CompareTo(right.ElementAtOrDefault(i));
            if (order != 0)
                return order < 0;
        }

        return false;
    }

    private static List<int> Numbers(string? version) => version is null ? [] : [.. Number().Match(version).Value.Split('.', StringSplitOptions.RemoveEmptyEntries)
        .Select(part => int.TryParse(part, out var number) ? number : 0)];

    [GeneratedRegex("^(kubernetes|k3s|eks|controlPlane|cluster)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex ControlPlane();

    [GeneratedRegex("^(gatewayApi|nginxGatewayFabric|certManager|externalSecrets|metalLb|cloudNativePg|strimzi|keycloak|rook|longhorn|prometheus.*)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Definitions();

    [GeneratedRegex("(^|/)(postgres(ql)?|mysql|mariadb|mongo(db)?|redis|valkey|elasticsearch|opensearch|clickhouse|influxdb|minio)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Database();

    [GeneratedRegex("(^|/)(rabbitmq|kafka|zookeeper)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Broker();

    [GeneratedRegex("[0-9]+(\\.[0-9]+)*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Number();
}
