using System.Runtime.ExceptionServices;
using Infra.Diagnostics;
using Infra.Hermetic;
using Infra.Manifests;
using Infra.Tests.Hermetic;
using Pulumi.Kubernetes;

namespace Infra.Components.Tests.Rendering;

/// <summary>What a piece of a program makes, run by the product's own engine.</summary>
public sealed class Rendered
{
    private Rendered(StackResult result)
    {
        Cloud = result.Inventory.Cloud;
        Resources = [.. Below(result.Root).Where(resource => resource.Role != ResourceRole.Provider)
            .OrderBy(resource => resource.Key, ResourceKey.Order).Select(resource => new RenderedResource(resource))];
    }

    /// <summary>Every resource but the stack and the providers, by type and name.</summary>
    public IReadOnlyList<RenderedResource> Resources { get; }

    /// <summary>What is made outside of the cluster.</summary>
    public IReadOnlyList<CloudResource> Cloud { get; }

    /// <summary>Runs a piece of a program.</summary>
    /// <param name="build">The piece. It gets a cluster without mirrors whose rollouts are awaited.</param>
    public static Task<Rendered> RunAsync(Action<Cluster> build) => RunAsync(Mirrors.None, build);

    /// <summary>Runs a piece of a program.</summary>
    /// <param name="mirrors">The cluster's mirrors.</param>
    /// <param name="build">The piece.</param>
    public static async Task<Rendered> RunAsync(Mirrors mirrors, Action<Cluster> build)
    {
        // The engine turns whatever a stack throws into a refusal; a failed assertion has to stay one.
        ExceptionDispatchInfo? thrown = null;
        void Compose()
        {
            try
            {
                build(new Cluster { Provider = new Provider("test"), Mirrors = mirrors });
            }
            catch (Exception e)
            {
                thrown = ExceptionDispatchInfo.Capture(e);
                throw;
            }
        }

        try
        {
            return new Rendered(await TestStack.ResultAsync(Compose));
        }
        catch (RefusedException)
        {
            thrown?.Throw();
            throw;
        }
    }

    private static IEnumerable<StackResource> Below(StackResource resource) =>
        resource.Children.SelectMany(child => Below(child).Prepend(child));
}
