namespace Infra.Hermetic;

/// <summary>
/// The providers that resources are made through. A stack that has a provider of a package makes everything of that package through one:
/// what is left to the default provider ends up in the cluster of the current kubeconfig, or in the account of the environment.
/// </summary>
internal static class Providers
{
    private const string TypePrefix = "pulumi:providers:";

    /// <summary>
    /// The name in the reference that the engine is given: <c>urn:pulumi:stack::project::type::name::id</c>; null for the default provider.
    /// </summary>
    public static string? NameIn(string? reference) => reference?.Split("::") is [_, _, _, var name, ..] ? name : null;

    /// <summary>
    /// The name of the provider in the options of a package's component, which is registered without a reference; null for none.
    /// </summary>
    public static string? NameIn(ResourceOptions options, string type) => options is ComponentResourceOptions component
        ? component.Providers.Append(component.Provider).OfType<ProviderResource>()
            .LastOrDefault(provider => provider.GetResourceType() == TypePrefix + PackageOf(type))?.GetResourceName()
        : null;

    /// <summary>Finds what is left to a default provider.</summary>
    public static IEnumerable<Diagnostic> Check(string stack, IReadOnlyList<StackResource> resources)
    {
        var own = resources.Where(resource => resource.Role == ResourceRole.Provider)
            .ToLookup(provider => provider.Key.Type[TypePrefix.Length..], provider => provider.Key.Name, StringComparer.Ordinal);
        return resources
            .Where(resource => resource.Provider is null && resource.Role is not (ResourceRole.Component or ResourceRole.Provider))
            .Where(resource => own.Contains(PackageOf(resource.Key.Type)))
            .Select(resource =>
                new Diagnostic(Codes.DefaultProvider, $"stack {stack}, {resource.Key}",
                    $"the default provider of {PackageOf(resource.Key.Type)}",
                string.Join(" or ", own[PackageOf(resource.Key.Type)].Order(StringComparer.Ordinal)),
                resource.Role is ResourceRole.Chart or ResourceRole.RemoteManifest
                    ? "give it in the option Providers" : "give it in the option Provider, or to its parent"));
    }

    // The package of cert-manager makes objects of Kubernetes.
    private static string PackageOf(string type) => type == ChartReader.CertManagerType ? "kubernetes" : type.Split(':')[0];
}
