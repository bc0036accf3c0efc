namespace Pulumi.Testing;

/// <summary>Stands in for an engine: answers registrations and function calls.</summary>
public interface IMocks
{
    /// <summary>Gives a resource its id and state; not called for the stack itself.</summary>
    Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args);

    /// <summary>Gives the result of a provider function or a resource's method.</summary>
    Task<object> CallAsync(MockCallArgs args);

    /// <summary>Is told what a component or stack gives out.</summary>
    Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args) => Task.CompletedTask;
}
