using Pulumi.Kubernetes.ApiExtensions;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace Infra.Components.CustomResources;

/// <summary>A realm that Keycloak's operator makes when there is none of its name.</summary>
internal sealed class KeycloakRealmImportResourceArgs() : CustomResourceArgs("k8s.keycloak.org/v2beta1", "KeycloakRealmImport")
{
    [Input("spec", required: true)] public required Input<KeycloakRealmImportSpecArgs> Spec { get; init; }
}

internal sealed class KeycloakRealmImportSpecArgs : ResourceArgs
{
    [Input("keycloakCRName", required: true)] public required Input<string> KeycloakCrName { get; init; }
    [Input("realm", required: true)] public required Input<RealmRepresentationArgs> Realm { get; init; }
    [Input("placeholders")] public InputMap<RealmPlaceholderArgs>? Placeholders { get; init; } // by the name that stands in ${...}
    [Input("resources", required: true)] public required Input<ResourceRequirementsArgs> Resources { get; init; }
}

internal sealed class RealmPlaceholderArgs : ResourceArgs
{
    [Input("secret", required: true)] public required Input<KeycloakSecretKeyArgs> Secret { get; init; }
}

/// <summary>What Keycloak's documentation calls RealmRepresentation, as far as it is set here.</summary>
internal sealed class RealmRepresentationArgs : ResourceArgs
{
    [Input("realm", required: true)] public required Input<string> Realm { get; init; }
    [Input("enabled", required: true)] public required Input<bool> Enabled { get; init; }
    [Input("displayName")] public Input<string>? DisplayName { get; init; }
    [Input("sslRequired", required: true)] public required Input<string> SslRequired { get; init; } // all, external or none
    [Input("registrationAllowed", required: true)] public required Input<bool> RegistrationAllowed { get; init; }
    [Input("verifyEmail", required: true)] public required Input<bool> VerifyEmail { get; init; }
    [Input("resetPasswordAllowed", required: true)] public required Input<bool> ResetPasswordAllowed { get; init; }
    [Input("bruteForceProtected", required: true)] public required Input<bool> BruteForceProtected { get; init; }
    [Input("passwordPolicy", required: true)] public required Input<string> PasswordPolicy { get; init; }
    [Input("otpPolicyType")] public Input<string>? OtpPolicyType { get; init; }
    [Input("requiredActions")] public InputList<RealmRequiredActionArgs>? RequiredActions { get; init; }
    [Input("internationalizationEnabled")] public Input<bool>? InternationalizationEnabled { get; init; }
    [Input("supportedLocales")] public InputList<string>? SupportedLocales { get; init; }
    [Input("defaultLocale")] public Input<string>? DefaultLocale { get; init; }
    [Input("loginTheme")] public Input<string>? LoginTheme { get; init; }
    [Input("emailTheme")] public Input<string>? EmailTheme { get; init; }
    [Input("smtpServer")] public InputMap<string>? SmtpServer { get; init; }
    [Input("roles")] public Input<RealmRolesArgs>? Roles { get; init; }
    [Input("clients")] public InputList<RealmClientArgs>? Clients { get; init; }
}

internal sealed class RealmRequiredActionArgs : ResourceArgs
{
    [Input("alias", required: true)] public required Input<string> Alias { get; init; }
    [Input("name", required: true)] public required Input<string> Name { get; init; }
    [Input("providerId", required: true)] public required Input<string> ProviderId { get; init; }
    [Input("enabled", required: true)] public required Input<bool> Enabled { get; init; }
    [Input("defaultAction", required: true)] public required Input<bool> DefaultAction { get; init; } // of every new user
    [Input("priority", required: true)] public required Input<int> Priority { get; init; }
}

internal sealed class RealmRolesArgs : ResourceArgs
{
    [Input("realm", required: true)] public required InputList<RealmRoleArgs> Realm { get; init; }
}

internal sealed class RealmRoleArgs : ResourceArgs
{
    [Input("name", required: true)] public required Input<string> Name { get; init; }
}

internal sealed class RealmClientArgs : ResourceArgs
{
    [Input("clientId", required: true)] public required Input<string> ClientId { get; init; }
    [Input("enabled", required: true)] public required Input<bool> Enabled { get; init; }
    [Input("protocol", required: true)] public required Input<string> Protocol { get; init; } // openid-connect
    [Input("publicClient", required: true)] public required Input<bool> PublicClient { get; init; }
    [Input("secret")] public Input<string>? Secret { get; init; } // a placeholder
    [Input("standardFlowEnabled", required: true)] public required Input<bool> StandardFlowEnabled { get; init; }
    [Input("implicitFlowEnabled", required: true)] public required Input<bool> ImplicitFlowEnabled { get; init; }
    [Input("directAccessGrantsEnabled", required: true)] public required Input<bool> DirectAccessGrantsEnabled { get; init; }
    [Input("serviceAccountsEnabled", required: true)] public required Input<bool> ServiceAccountsEnabled { get; init; }
    [Input("redirectUris")] public InputList<string>? RedirectUris { get; init; }
    [Input("webOrigins")] public InputList<string>? WebOrigins { get; init; }
    [Input("attributes")] public InputMap<string>? Attributes { get; init; }
    [Input("protocolMappers")] public InputList<RealmProtocolMapperArgs>? ProtocolMappers { get; init; }
}

internal sealed class RealmProtocolMapperArgs : ResourceArgs
{
    [Input("name", required: true)] public required Input<string> Name { get; init; }
    [Input("protocol", required: true)] public required Input<string> Protocol { get; init; }
    [Input("protocolMapper", required: true)] public required Input<string> ProtocolMapper { get; init; }
    [Input("config", required: true)] public required InputMap<string> Config { get; init; }
}
