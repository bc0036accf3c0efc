using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Infra.Components.Secrets;

/// <summary>A Secret with the name and the password of a user, in the form in which operators and applications read it.</summary>
internal static class LoginSecret
{
    public const string UserKey = "username";
    public const string PasswordKey = "password";

    // The type by which Kubernetes insists on both keys.
    private const string BasicAuth = "kubernetes.io/basic-auth";

    /// <summary>Makes the Secret, and nothing where it exists already.</summary>
    public static SecretRef Make(ComponentResource parent, string name, LoginSecretArgs args) => args.Source switch
    {
        PasswordSource.Existing existing => new SecretRef(existing.Secret),
        PasswordSource.Settings settings => OfSettings(parent, name, args, settings.Value),
        PasswordSource.Stored stored => new ExternalSecret(name, new ExternalSecretArgs
        {
            Namespace = args.Namespace,
            Name = args.Name,
            Sources = [args.Store!.Key(PasswordKey, stored.RemoteKey, stored.Property)],
            Type = BasicAuth,
            Labels = args.Labels,
            Template = new Dictionary<string, string> { [UserKey] = args.User, [PasswordKey] = $"{{{{ .{PasswordKey} }}}}" },
        }, new ComponentResourceOptions { Parent = parent }).Ref,
        _ => new GeneratedSecret(name, new GeneratedSecretArgs
        {
            Namespace = args.Namespace,
            Name = args.Name,
            Operator = args.Operator,
            Type = BasicAuth,
            Labels = args.Labels,
            Templates = new Dictionary<string, string> { [UserKey] = args.User },
        }, new ComponentResourceOptions { Parent = parent }).Ref,
    };

    private static SecretRef OfSettings(ComponentResource parent, string name, LoginSecretArgs args, SecretValue password)
    {
        var made = new Secret(name, new SecretArgs
        {
            Metadata = new ObjectMetaArgs { Name = args.Name, Namespace = args.Namespace.Name, Labels = args.Labels.OrNone() },
            Type = BasicAuth,
            StringData = { { UserKey, args.User }, { PasswordKey, password.Value } },
        }, parent.Child());
        return new SecretRef(args.Name, made);
    }
}

/// <summary>What a <see cref="LoginSecret"/> is made of.</summary>
internal sealed record LoginSecretArgs
{
    public required NamespaceRef Namespace { get; init; }

    public required string Name { get; init; }

    /// <summary>The user. It becomes part of a template, in which no brace may stand.</summary>
    public required string User { get; init; }

    public required PasswordSource Source { get; init; }

    public StoreRef? Store { get; init; }

    public ExternalSecrets? Operator { get; init; }

    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();
}
