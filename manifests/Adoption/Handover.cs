using System.Text.Json;

namespace Infra.Adoption;

/// <summary>
/// Fields that Argo CD, Flux or Helm applied stay theirs, so that an update of the stack could change them but never remove them. Under a
/// name that Pulumi takes over from kubectl they become the stack's.
/// </summary>
internal static class Handover
{
    private const string Name = "kubectl-handover";

    /// <summary>The commands that hand the fields of an object over; none where there is nothing to hand over.</summary>
    public static IReadOnlyList<string> Commands(Manifest live)
    {
        var changes = FieldManager.Strangers(live.Tree).Select(manager =>
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"/metadata/managedFields/{manager.Index}/manager");
            var name = JsonEncodedText.Encode(manager.Name);
            return $$"""{"op":"test","path":"{{path}}","value":"{{name}}"},{"op":"replace","path":"{{path}}","value":"{{Name}}"}""";
        }).ToList();
        return changes.Count == 0 ? [] : [$"{ShellWord.Kubectl("patch", live.Id)} --type=json -p '[{string.Join(',', changes)}]'"];
    }

    /// <summary>The objects after these commands.</summary>
    public static Inventory Done(Inventory objects) => objects with
    {
        Manifests = [.. objects.Manifests.Select(manifest =>
            FieldManager.Strangers(manifest.Tree).Any() ? manifest with { Tree = Renamed(manifest.Tree) } : manifest)],
    };

    private static MapNode Renamed(MapNode tree)
    {
        var strangers = FieldManager.Strangers(tree).Select(manager => manager.Index).ToHashSet();
        var metadata = tree.Map("metadata")!;
        return tree.With("metadata", metadata.With("managedFields", new ListNode([.. metadata.List("managedFields")!.Items
            .Select((entry, index) => strangers.Contains(index) ? ((MapNode)entry).With("manager", Name) : entry)])));
    }
}
