namespace Infra.Sdk.Tests.Samples;

internal sealed class Group : ComponentResource
{
    public Group(string name, ComponentResourceOptions? options = null)
        : base("my:mod:Group", name, options)
    {
    }

    public void Give(IDictionary<string, object?> outputs) => RegisterOutputs(outputs);
}
