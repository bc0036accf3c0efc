namespace Infra.Components.Settings;

/// <summary>Settings of which some keys must be there only when others say so.</summary>
public interface IConditionalKeys
{
    /// <summary>Whether a key without a default must be there. It is asked when all keys that are there have been bound.</summary>
    /// <param name="key">The key, as the stack file writes it.</param>
    bool Needs(string key);
}
