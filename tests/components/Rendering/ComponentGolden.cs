using System.Text;
using Infra.Manifests;
using Infra.Tests.Support;

namespace Infra.Components.Tests.Rendering;

/// <summary>
/// Compares what a component registers with files that a reviewer has read, byte for byte. A case is up to five of them: the Kubernetes
/// objects (<c>.yaml</c>), what is made in AWS (<c>.aws.yaml</c>) and who may do what there (<c>.iam.txt</c>), everything else such as
/// charts (<c>.other.yaml</c>), and what the engine is told beside: parents, order, protection, waits and outputs (<c>.tree.txt</c>).
/// </summary>
public static class ComponentGolden
{
    /// <summary>Runs a piece of a program and compares it.</summary>
    /// <param name="path">The case, below <c>tests/components</c>, for example <c>Edge/golden/gateway</c>.</param>
    /// <param name="build">The piece.</param>
    public static Task<Rendered> CheckAsync(string path, Action<Cluster> build) => CheckAsync(path, Mirrors.None, build);

    /// <inheritdoc cref="CheckAsync(string, Action{Cluster})"/>
    /// <param name="path">The case.</param>
    /// <param name="mirrors">The cluster's mirrors.</param>
    /// <param name="build">The piece.</param>
    public static async Task<Rendered> CheckAsync(string path, Mirrors mirrors, Action<Cluster> build)
    {
        var rendered = await Rendered.RunAsync(mirrors, build);
        var children = rendered.Resources.Where(resource => !resource.IsComponent).ToArray();
        Golden.Is($"{path}.yaml", Documents(children.Where(child => child.IsObject)));
        Golden.Is($"{path}.aws.yaml", string.Concat(
            children.Where(child => child.IsCloud).Select(child => $"# {child.Type} {child.Name}\n{Documents([child])}")));
        Golden.Is($"{path}.iam.txt", IamReview.Of(rendered.Cloud));
        Golden.Is($"{path}.other.yaml", Documents(children.Where(child => !child.IsObject && !child.IsCloud)));
        Golden.Is($"{path}.tree.txt", Tree(rendered.Resources));
        Assert.All(children.Where(child => child.IsObject || child.IsCloud), child => Assert.NotEmpty(child.Provider));
        return rendered;
    }

    /// <summary>Resources as YAML, in their order.</summary>
    /// <param name="resources">The resources.</param>
    public static string Documents(IEnumerable<RenderedResource> resources) =>
        string.Concat(resources.Select(resource => $"---\n{ManifestWriter.ToYaml(resource.Tree)}"));

    private static string Tree(IReadOnlyList<RenderedResource> resources)
    {
        var text = new StringBuilder();
        void Write(RenderedResource resource, int depth)
        {
            text.Append(' ', depth * 2).Append(resource.Type).Append(' ').Append(resource.Name)
                .Append(resource.Protect ? ", protected" : "")
                .Append(resource.RetainOnDelete ? ", retained" : "")
                .Append(resource.After.Count > 0 ? $", after {string.Join(" and ", resource.After)}" : "")
                .Append(string.Concat(resource.Directives.Select(directive => $", {directive}")))
                .Append(resource.Outputs.Count > 0 ? $", outputs {string.Join(" and ", resource.Outputs)}" : "")
                .Append('\n');
            foreach (var child in resources.Where(child => child.Parent == new ResourceKey(resource.Type, resource.Name)))
                Write(child, depth + 1);
        }

        foreach (var root in resources.Where(resource => resource.Parent is null))
            Write(root, 0);

        return text.ToString();
    }
}
