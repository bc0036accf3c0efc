namespace Infra.Components.Secrets;

/// <summary>Who a Secret that the External Secrets Operator fills belongs to.</summary>
public enum SecretOwner
{
    /// <summary>The ExternalSecret: the operator makes it, and it disappears with it.</summary>
    ExternalSecret,

    /// <summary>Nobody: the operator makes it, and it stays.</summary>
    Nobody,

    /// <summary>Somebody else, who made it: the operator adds its keys.</summary>
    SomebodyElse,
}
