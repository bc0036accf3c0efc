namespace Infra.Components.Settings;

/// <summary>Components by name, for arguments that come as plain data from another place than a stack file.</summary>
public interface IReferences
{
    /// <summary>What a member of some type may refer to, by name.</summary>
    /// <param name="type">The type of the member.</param>
    IReadOnlyDictionary<string, object> Of(Type type);
}
