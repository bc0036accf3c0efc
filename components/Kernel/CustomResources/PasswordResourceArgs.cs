using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace Infra.Components.CustomResources;

/// <summary>A generator of passwords.</summary>
public sealed class PasswordResourceArgs() : CustomResourceArgs("generators.external-secrets.io/v1alpha1", "Password")
{
    /// <summary>What is wanted.</summary>
    [Input("spec", required: true)]
    public required Input<PasswordSpecArgs> Spec { get; init; }
}

/// <summary>What a password is made of.</summary>
public sealed class PasswordSpecArgs : ResourceArgs
{
    /// <summary>How many characters.</summary>
    [Input("length", required: true)]
    public required Input<int> Length { get; init; }

    /// <summary>How many of them are digits.</summary>
    [Input("digits", required: true)]
    public required Input<int> Digits { get; init; }

    /// <summary>How many of them are neither letters nor digits.</summary>
    [Input("symbols", required: true)]
    public required Input<int> Symbols { get; init; }

    /// <summary>Whether there are only small letters.</summary>
    [Input("noUpper", required: true)]
    public required Input<bool> NoUpper { get; init; }

    /// <summary>Whether a character may stand twice.</summary>
    [Input("allowRepeat", required: true)]
    public required Input<bool> AllowRepeat { get; init; }

    /// <summary>The keys that hold it; none for <c>password</c>.</summary>
    [Input("secretKeys")]
    public InputList<string>? SecretKeys { get; init; }
}
