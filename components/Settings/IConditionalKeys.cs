namespace Infra.Components.Settings;

/// <summary>Settings of which some members must be given only when others say so.</summary>
public interface IConditionalKeys
{
    /// <summary>Whether a member without a value must be given. It is asked when all values that are given have been bound.</summary>
    /// <param name="member">The member's name.</param>
    bool Needs(string member);
}
