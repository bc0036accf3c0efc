using Infra.Hermetic;
using Infra.Manifests;
using Infra.Tests.Support;

namespace Infra.Stacks.Tests.Egov;

/// <summary>The stack of eGovFrame's template, as it is and with texts of its file replaced.</summary>
internal static class Runs
{
    private const string Stack = "egov";

    private const string Nfs = """
            nfs:
              share: { server: 192.168.56.21, path: /srv/nfs, provisioner: nfs-provisioner }

        """;

    private static readonly string Folder = Path.Combine(Repository.Folder, "tests", "stacks", "Egov", "settings");
    private static readonly Dependencies Watched = new();
    private static readonly Lazy<StackResult> LabRun = new(() => House.Run(Stack, Folder, Watched));
    private static readonly Lazy<StackResult> CinderRun = new(() => With((Nfs, Cinder("node: worker1"))));

    /// <summary>The laboratory, its files on NFS.</summary>
    public static StackResult Lab => LabRun.Value;

    /// <summary>The same on an OpenStack: files too are on a volume, which one node has.</summary>
    public static StackResult OnCinder => CinderRun.Value;

    /// <summary>What each resource of the laboratory comes after.</summary>
    public static IReadOnlyDictionary<ResourceKey, IReadOnlySet<ResourceKey>> Before()
    {
        _ = Lab;
        return Watched.AllAsync().GetAwaiter().GetResult();
    }

    /// <summary>The stack with texts of its file replaced.</summary>
    public static StackResult With(params (string Text, string Replacement)[] edits)
    {
        using var copy = new TemporaryFolder();
        var text = File.ReadAllText(Path.Combine(Folder, $"Pulumi.{Stack}.yaml"));
        foreach (var (old, replacement) in edits)
        {
            Assert.Contains(old, text, StringComparison.Ordinal);
            text = text.Replace(old, replacement, StringComparison.Ordinal);
        }

        File.Copy(Path.Combine(Folder, "Pulumi.yaml"), Path.Combine(copy.Folder, "Pulumi.yaml"));
        File.WriteAllText(Path.Combine(copy.Folder, $"Pulumi.{Stack}.yaml"), text);
        return House.Run(Stack, copy.Folder);
    }

    /// <summary>The stack with its claims on an OpenStack.</summary>
    public static StackResult WithCinder(string files, params (string Text, string Replacement)[] edits) => With([(Nfs, Cinder(files)), .. edits]);

    /// <summary>The one object of a kind and a name, in the portal's namespace.</summary>
    public static Manifest One(this StackResult result, string kind, string name, string? space = "egov") =>
        result.Inventory.Manifests.Single(manifest => manifest.Id.Kind == kind && manifest.Id.Namespace == space && manifest.Id.Name == name);

    /// <summary>All objects of a kind.</summary>
    public static IEnumerable<Manifest> All(this StackResult result, string kind) =>
        result.Inventory.Manifests.Where(manifest => manifest.Id.Kind == kind);

    private static string Cinder(string files) => $"    cinder:\n      {files}\n";
}
