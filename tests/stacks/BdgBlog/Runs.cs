using Infra.Hermetic;
using Infra.Manifests;
using Infra.Tests.Support;

namespace Infra.Stacks.Tests.BdgBlog;

/// <summary>The stacks of bdg.blog, as they are and with texts of their files replaced.</summary>
internal static class Runs
{
    private static readonly string Folder = Path.Combine(Repository.Folder, "tests", "stacks", "BdgBlog", "settings");
    private static readonly Lazy<StackResult> ProdRun = new(() => House.Run("bdg-blog-prod", Folder));
    private static readonly Lazy<StackResult> DevRun = new(() => House.Run("bdg-blog-dev", Folder));

    /// <summary>The owner of the platform.</summary>
    public static StackResult Prod => ProdRun.Value;

    /// <summary>The guest.</summary>
    public static StackResult Dev => DevRun.Value;

    /// <summary>Production with a text of its file replaced.</summary>
    public static StackResult ProdWith(string text, string replacement) => House.RunWith("bdg-blog-prod", text, replacement, Folder);

    /// <summary>The guest with a text of its file replaced.</summary>
    public static StackResult DevWith(string text, string replacement) => House.RunWith("bdg-blog-dev", text, replacement, Folder);

    /// <summary>The one object of a kind and a name.</summary>
    public static Manifest One(this StackResult result, string kind, string space, string name) =>
        result.Inventory.Manifests.Single(manifest =>
            manifest.Id.Kind == kind && manifest.Id.Namespace == space && manifest.Id.Name == name);

    /// <summary>All objects of a kind.</summary>
    public static IEnumerable<Manifest> All(this StackResult result, string kind) =>
        result.Inventory.Manifests.Where(manifest => manifest.Id.Kind == kind);
}
