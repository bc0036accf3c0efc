using Infra.Commands;
using Infra.Rendering;
using Infra.Rules;

namespace Infra.Reports;

/// <summary>Checks a folder that a stack was rendered into: with the stack's exemptions, and with what the render meant.</summary>
internal static class RenderedCheck
{
    /// <summary>Checks the folder. Where its stack is not here, or is refused, nothing is known of it.</summary>
    public static async Task<CheckResult> RunAsync(
        CommandHost host, Inventory folder, string path, string stack, CheckOptions options, CancellationToken cancellation)
    {
        // Argo CD's own namespace comes with Argo CD.
        var argo = Manifest.From(MapNode.Of(("apiVersion", "v1"), ("kind", "Namespace"),
            ("metadata", MapNode.Of(("name", ArgoApplications.ArgoNamespace)))))!;
        options = options with { Context = [.. options.Context, new Inventory { Name = "Argo CD", Manifests = [argo] }] };
        var leftOut = RenderedInventory.LeftOut(path);
        folder = folder with { Unlisted = [.. folder.Unlisted.Select(unlisted => unlisted.Without(leftOut)).OfType<UnlistedFiles>()] };
        CheckResult check;
        try
        {
            var (made, context, settings, _) = await host.RunStackInContextAsync(stack, cancellation).ConfigureAwait(false);
            check = StackCheck.Run(WithComponents(folder, made.Inventory), context, settings.Values, host.Today, options);
        }
        catch (RefusedException)
        {
            check = Checker.Check(folder, options);
        }

        // An exemption of the stack may be about what no folder holds.
        return check with { Problems = [.. check.Problems.Where(problem => problem.Code != Codes.IdleExemption)] };
    }

    // A file does not say which component made its object.
    private static Inventory WithComponents(Inventory folder, Inventory stack)
    {
        var components = stack.Manifests.ToLookup(manifest => manifest.Id, manifest => manifest.Components);
        return folder with
        {
            Manifests =
            [
                .. folder.Manifests.Select(manifest =>
                    components[manifest.Id].FirstOrDefault() is { } its ? manifest with { Components = its } : manifest),
            ],
        };
    }
}
