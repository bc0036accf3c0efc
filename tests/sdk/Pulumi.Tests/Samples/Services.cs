namespace Infra.Sdk.Tests.Samples;

/// <summary>Provides one stack.</summary>
internal sealed class Services(Func<Stack?> make) : IServiceProvider
{
    public object? GetService(Type serviceType) => make();
}
