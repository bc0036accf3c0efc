namespace Pulumi;

/// <summary>Arguments of a method of a resource.</summary>
public abstract class CallArgs : InputArgs
{
    public static readonly CallArgs Empty = new EmptyCallArgs();

    private sealed class EmptyCallArgs : CallArgs;
}
