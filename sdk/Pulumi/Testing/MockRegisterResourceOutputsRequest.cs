using System.Collections.Immutable;

namespace Pulumi.Testing;

/// <summary>What a component or stack gives out, as it reaches the mocks.</summary>
public class MockRegisterResourceOutputsRequest(string urn, ImmutableDictionary<string, Output<object?>> outputs)
{
    public readonly string Urn = urn;

    public readonly ImmutableDictionary<string, Output<object?>> Outputs = outputs;
}
