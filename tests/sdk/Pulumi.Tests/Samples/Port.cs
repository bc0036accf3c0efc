namespace Infra.Sdk.Tests.Samples;

[OutputType]
internal sealed class Port
{
    public readonly int Number;
    public readonly Union<int, string> Target;
    public readonly string? Name;
    public readonly ImmutableArray<string> Hosts;

    [OutputConstructor]
    public Port([OutputConstructorParameter("port")] int number, Union<int, string> target, string? name, ImmutableArray<string> hosts)
    {
        Number = number;
        Target = target;
        Name = name;
        Hosts = hosts;
    }
}
