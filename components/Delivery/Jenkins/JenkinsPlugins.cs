using Infra.Catalogue;

namespace Infra.Components.Delivery;

/// <summary>The plugins that the component itself needs.</summary>
internal static class JenkinsPlugins
{
    public static IReadOnlyList<string> Own { get; } = [.. PluginCatalogue.All.Select(plugin => plugin.Reference)];
}
