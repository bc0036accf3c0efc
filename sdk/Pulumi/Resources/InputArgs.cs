using System.Collections.Immutable;

namespace Pulumi;

/// <summary>Base of all classes whose <see cref="InputAttribute"/> members are sent by wire name.</summary>
public abstract class InputArgs
{
    private protected InputArgs()
    {
    }

    /// <summary>The values by wire name where they do not come from the members of the class.</summary>
    internal virtual ImmutableDictionary<string, object?>? Dictionary => null;
}
