using System.Text;
using Infra.Tests.Support;

namespace Infra.Components.Tests.Rendering;

/// <summary>
/// Compares what a component registers with files that a reviewer has read, byte for byte. A case is up to five of them: the Kubernetes
/// objects (<c>.yaml</c>), what is made in AWS (<c>.aws.yaml</c>) and who may do what there (<c>.iam.txt</c>), everything else such as
/// charts (<c>.other.yaml</c>), and who belongs to and comes after whom (<c>.tree.txt</c>).
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
        Golden.Is($"{path}.yaml", CanonicalYaml.Write(children.Where(child => child.IsObject).Select(child => child.Inputs)));
        Golden.Is($"{path}.aws.yaml", string.Concat(children.Where(child => child.IsCloud).Select(child => $"# {child.Type} {child.Name}\n{CanonicalYaml.Write([child.Inputs])}")));
        Golden.Is($"{path}.iam.txt", IamReview.Of(children.Select(child => (child.Type, child.Name, child.Inputs))));
        Golden.Is($"{path}.other.yaml", CanonicalYaml.Write(children.Where(child => !child.IsObject && !child.IsCloud).Select(child => child.Inputs)));
        Golden.Is($"{path}.tree.txt", Tree(rendered.Resources));
        Assert.All(children.Where(child => child.IsObject), child => Assert.Contains("pulumi:providers:kubernetes::", child.Provider));
        Assert.All(children.Where(child => child.IsCloud), child => Assert.Contains("pulumi:providers:aws::", child.Provider));
        return rendered;
    }

    private static string Tree(IReadOnlyList<RenderedResource> resources)
    {
        var text = new StringBuilder();
        void Write(RenderedResource resource, int depth)
        {
            text.Append(' ', depth * 2).Append(resource.Type).Append(' ').Append(resource.Name)
                .Append(resource.Protect ? ", protected" : "")
                .Append(resource.RetainOnDelete ? ", retained" : "")
                .Append(resource.After.Count > 0 ? $", after {string.Join(" and ", resource.After)}" : "")
                .Append(resource is { IsComponent: true, Component: { } component } && Outputs.Of(component) is { Count: > 0 } outputs
                    ? $", outputs {string.Join(" and ", outputs.Keys.Order(StringComparer.Ordinal))}" : "")
                .Append('\n');
            foreach (var child in resources.Where(child => child.Parent == (resource.Type, resource.Name)))
            {
                Write(child, depth + 1);
            }
        }

        foreach (var root in resources.Where(resource => resource.Parent is null))
        {
            Write(root, 0);
        }

        return text.ToString();
    }
}
