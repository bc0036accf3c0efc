using Infra.Hermetic;

namespace Infra.Settings;

/// <summary>A stack with valid settings.</summary>
internal sealed record StackSettings(string Stack, SystemDefinition Definition, object Values)
{
    /// <summary>The stack as the hermetic engine runs it.</summary>
    public StackRun Run => new(Stack, options => Definition.Compose(Values, options)) { System = Definition.Name };
}
