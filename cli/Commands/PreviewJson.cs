using System.Text.Json.Serialization;
using Infra.Hermetic;
using Infra.Reports;
using Infra.Rules;
using Infra.Wording;

namespace Infra.Commands;

/// <summary>What <c>infra preview --json</c> prints. Lists are in an order of their own; new fields may be added.</summary>
internal sealed record PreviewJson(
    string Stack,
    string System,
    double Seconds,
    IReadOnlyList<ObjectJson> Objects,
    IReadOnlyList<ChartJson> Charts,
    IReadOnlyList<RemoteManifestJson> RemoteManifests,
    IReadOnlyList<ResourceJson> Cloud,
    IReadOnlyList<string> Outputs,
    IReadOnlyList<FindingJson> Findings,
    int Exempted)
{
    /// <summary>The JSON form of a stack.</summary>
    public static PreviewJson Of(StackResult result, CheckResult check, TimeSpan elapsed) =>
        new PreviewJson(
            result.Stack,
            result.System,
            Math.Round(elapsed.TotalSeconds, 3),
            [.. result.Inventory.Manifests.Select(manifest => new ObjectJson(
                manifest.ApiVersion, manifest.Id.Kind, manifest.Id.Namespace, manifest.Id.Name, Path(manifest.Components),
                manifest.Options.Protect, manifest.Options.RetainOnDelete))],
            [.. result.Inventory.Charts.Select(chart => new ChartJson(
                chart.Name, chart.Namespace, Credentials.Masked(chart.Chart), chart.Version, Credentials.Masked(chart.Repository),
                Path(chart.Components)))],
            [.. result.Inventory.RemoteManifests.Select(remote =>
                new RemoteManifestJson(Credentials.Masked(remote.Source), Path(remote.Components)))],
            [.. result.Inventory.Cloud.Select(resource => new ResourceJson(
                resource.Key.Type, resource.Key.Name, Path(resource.Components), resource.Options.Protect,
                resource.Options.RetainOnDelete))],
            [.. result.Outputs.Select(output => output.Name)],
            [.. check.Findings.Select(FindingJson.Of)],
            check.Exempted.Count);

    private static IReadOnlyList<string> Path(IEnumerable<ResourceKey> components) => [.. components.Select(component => component.Name)];
}

/// <summary>A Kubernetes object in <see cref="PreviewJson"/>.</summary>
/// <param name="Namespace">Its namespace; null for cluster-scoped ones.</param>
/// <param name="Components">The components that it is part of, outermost first.</param>
/// <param name="Protect">Whether the engine refuses to delete it.</param>
/// <param name="RetainOnDelete">Whether it stays when the stack drops it.</param>
internal sealed record ObjectJson(
    string ApiVersion, string Kind, string? Namespace, string Name, IReadOnlyList<string> Components, bool Protect, bool RetainOnDelete);

/// <summary>A Helm release in <see cref="PreviewJson"/>.</summary>
/// <param name="Repository">Its repository; null when the chart is a whole reference.</param>
/// <param name="Components">The components that it is part of, outermost first.</param>
internal sealed record ChartJson(string Name, string? Namespace, string Chart, string? Version, string? Repository,
    IReadOnlyList<string> Components);

/// <summary>A manifest from elsewhere in <see cref="PreviewJson"/>.</summary>
/// <param name="Components">The components that it is part of, outermost first.</param>
internal sealed record RemoteManifestJson(string Source, IReadOnlyList<string> Components);

/// <summary>A resource outside the cluster in <see cref="PreviewJson"/>.</summary>
/// <param name="Components">The components that it is part of, outermost first.</param>
/// <param name="Protect">Whether the engine refuses to delete it.</param>
/// <param name="RetainOnDelete">Whether it stays when the stack drops it.</param>
internal sealed record ResourceJson(string Type, string Name, IReadOnlyList<string> Components, bool Protect, bool RetainOnDelete);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PreviewJson))]
internal sealed partial class PreviewJsonContext : JsonSerializerContext;
