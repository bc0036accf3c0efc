using Pulumi.Kubernetes.ApiExtensions;

namespace Infra.Components.CustomResources;

/// <summary>A generator of passwords.</summary>
internal sealed class PasswordResourceArgs() : CustomResourceArgs("generators.external-secrets.io/v1alpha1", "Password")
{
    [Input("spec", required: true)] public required Input<PasswordSpecArgs> Spec { get; init; }
}

internal sealed class PasswordSpecArgs : ResourceArgs
{
    [Input("length", required: true)] public required Input<int> Length { get; init; } // characters
    [Input("digits", required: true)] public required Input<int> Digits { get; init; } // how many of them are digits
    [Input("symbols", required: true)] public required Input<int> Symbols { get; init; } // how many of them are neither letters nor digits
    [Input("noUpper", required: true)] public required Input<bool> NoUpper { get; init; }
    [Input("allowRepeat", required: true)] public required Input<bool> AllowRepeat { get; init; }
    [Input("encoding")] public Input<string>? Encoding { get; init; } // hex, or none for the characters as they are
    [Input("secretKeys")] public InputList<string>? SecretKeys { get; init; } // none for one key, password
}
