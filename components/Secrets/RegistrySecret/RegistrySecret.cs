using System.Text.Json.Nodes;

namespace Infra.Components.Secrets;

/// <summary>Logins to registries from the stack's encrypted settings, for pulling images.</summary>
public sealed class RegistrySecret : ComponentResource
{
    /// <summary>Makes the Secret.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">A registry or user is malformed, a password is empty or was never encrypted.</exception>
    public RegistrySecret(string name, RegistrySecretArgs args, ComponentResourceOptions? options = null)
        : base("infra:secrets:RegistrySecret", name, options.On(args.Checked(name).Namespace))
    {
        var logins = args.Logins.OrderBy(login => login.Key, StringComparer.Ordinal).ToArray();
        var config = Output.All(logins.Select(login => (Input<string>)login.Value.Password.Value)).Apply(passwords => new JsonObject
        {
            ["auths"] = new JsonObject(logins.Select((login, i) => KeyValuePair.Create(Known(login.Key), (JsonNode?)new JsonObject
            {
                ["username"] = login.Value.User,
                ["password"] = passwords[i],
            }))),
        }.Line());
        Ref = new SettingsSecret($"{name}-secret", new SettingsSecretArgs
        {
            Namespace = args.Namespace,
            Name = args.Name ?? name,
            Type = SettingsSecretType.Registry,
            Values = new Dictionary<string, SecretValue> { [".dockerconfigjson"] = new SecretValue(config) },
        }, new ComponentResourceOptions { Parent = this }).Ref;
        RegisterOutputs(Outputs.Of(this));
    }

    /// <summary>The Secret, for applications' <c>PullSecret</c>.</summary>
    public SecretRef Ref { get; }

    // Docker's own registry is known to its clients, BuildKit among them, by this address and no other.
    private static string Known(string registry) =>
        registry is "docker.io" or "index.docker.io" ? "https://index.docker.io/v1/" : registry;
}
