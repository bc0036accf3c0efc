namespace Infra.Sdk.Tests.Samples;

/// <summary>A provider of one package.</summary>
internal sealed class Platform(string package, string name, ResourceArgs? args = null, CustomResourceOptions? options = null)
    : ProviderResource(package, name, args ?? ResourceArgs.Empty, options);
