namespace Pulumi.Testing;

/// <summary>The stack around a delegate under test; it is not among the resources of the result.</summary>
internal sealed class TestStack : Stack
{
    public TestStack(Func<IDictionary<string, object?>> createResources) => Result = createResources();

    public IDictionary<string, object?> Result { get; }
}
