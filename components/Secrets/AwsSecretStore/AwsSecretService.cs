namespace Infra.Components.Secrets;

/// <summary>A service of AWS that holds secrets.</summary>
public enum AwsSecretService
{
    /// <summary>Secrets Manager.</summary>
    SecretsManager,

    /// <summary>Systems Manager's Parameter Store.</summary>
    ParameterStore,
}
