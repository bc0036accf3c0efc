using Infra.Components.CustomResources;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Infra.Components.Identity;

/// <summary>
/// A realm: its rules, roles and clients. The operator makes it once and never changes or deletes it: what is changed here afterwards has
/// to be changed in the console too.
/// </summary>
public sealed class KeycloakRealm : ComponentResource
{
    // The import runs the server's image once.
    private static readonly Resources ImportResources = new("250m", "1Gi");

    /// <summary>Makes the realm.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="Diagnostics.RefusedException">Arguments are malformed or do not fit together.</exception>
    public KeycloakRealm(string name, KeycloakRealmArgs args, ComponentResourceOptions? options = null)
        : base("infra:identity:KeycloakRealm", name, options.On(args.Checked(name).Keycloak.Namespace))
    {
        Realm = args.Realm ?? name;
        Issuer = args.Keycloak.Issuer(Realm);
        var representation = new RealmRepresentation(args, Realm);
        var realm = representation.ToArgs();
        var space = args.Keycloak.Namespace;
        _ = new CustomResource(name, new KeycloakRealmImportResourceArgs
        {
            Metadata = new ObjectMetaArgs { Name = name, Namespace = space.Name, Annotations = WaitFor(space.Cluster)! },
            Spec = new KeycloakRealmImportSpecArgs
            {
                KeycloakCrName = args.Keycloak.Name,
                Realm = realm,
                Placeholders = Placeholders(representation.Secrets),
                Resources = ImportResources.ToArgs(),
            },
        }, this.Child([args.Keycloak, .. representation.Secrets.Values.Select(secret => secret.Secret.MadeBy)]));
        RegisterOutputs(Outputs.Of(this));
    }

    /// <summary>The realm's name.</summary>
    public string Realm { get; }

    /// <summary>The issuer that its tokens name, and below which clients find its configuration.</summary>
    public string Issuer { get; }

    private static InputMap<string>? WaitFor(Cluster cluster) =>
        cluster.WaitForRollout ? new() { { "pulumi.com/waitFor", "condition=Done" } } : null;

    private static InputMap<RealmPlaceholderArgs> Placeholders(IReadOnlyDictionary<string, SecretKeyRef> secrets)
    {
        if (secrets.Count == 0)
            return null!;

        var placeholders = new InputMap<RealmPlaceholderArgs>();
        foreach (var (placeholder, secret) in secrets)
            placeholders.Add(placeholder, new RealmPlaceholderArgs { Secret = Keycloak.Key(secret) });

        return placeholders;
    }
}
