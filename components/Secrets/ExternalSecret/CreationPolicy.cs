namespace Infra.Components.Secrets;

/// <summary>Who owns a Secret that the External Secrets Operator fills: the <c>creationPolicy</c> of its resource.</summary>
public enum CreationPolicy
{
    /// <summary>The ExternalSecret: the operator creates the Secret, which is deleted with it.</summary>
    Owner,

    /// <summary>Nothing: the operator creates the Secret, which stays when the ExternalSecret is deleted.</summary>
    Orphan,

    /// <summary>Something else that created the Secret: the operator adds its keys.</summary>
    Merge,
}
