using Infra.Components.Apps;
using Infra.Components.Secrets;

namespace Infra.Components.Messaging;

/// <summary>One user's way into one virtual host: all that an application needs to connect, without the password itself.</summary>
[Reference]
public sealed class RabbitMqLogin
{
    private readonly PlacedLogin _login;

    internal RabbitMqLogin(Endpoint endpoint, string virtualHost, string user, PlacedLogin login)
    {
        Endpoint = endpoint;
        VirtualHost = virtualHost;
        User = user;
        _login = login;
    }

    /// <summary>Where RabbitMQ answers; <c>new Use(…)</c> of it opens the network.</summary>
    public Endpoint Endpoint { get; }

    /// <summary>The host name of the Service.</summary>
    public Output<string> Host => Endpoint.Host;

    /// <summary>The port: 5672.</summary>
    public int Port => Endpoint.ServicePort;

    /// <summary>The virtual host.</summary>
    public string VirtualHost { get; }

    /// <summary>The user.</summary>
    public string User { get; }

    /// <summary>The Secret with the keys <c>username</c> and <c>password</c>.</summary>
    public SecretRef Secret => _login.Ref;

    /// <summary>The variables that Spring Boot reads: address, virtual host, user and password.</summary>
    public IReadOnlyDictionary<string, EnvValue> SpringVariables => new Dictionary<string, EnvValue>
    {
        ["SPRING_RABBITMQ_HOST"] = EnvValue.Of(Host),
        ["SPRING_RABBITMQ_PORT"] = Port.ToString(CultureInfo.InvariantCulture),
        ["SPRING_RABBITMQ_VIRTUAL_HOST"] = VirtualHost,
        ["SPRING_RABBITMQ_USERNAME"] = EnvValue.From(Secret, LoginSecret.UserKey),
        ["SPRING_RABBITMQ_PASSWORD"] = EnvValue.From(Secret, LoginSecret.PasswordKey),
    };

    /// <summary>The same login for pods of another namespace: with a copy of the Secret there.</summary>
    /// <param name="space">The namespace of the readers.</param>
    /// <param name="name">The name of the copy, a DNS label.</param>
    /// <param name="options">Pulumi's options.</param>
    public RabbitMqLogin In(NamespaceRef space, string name, ComponentResourceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(space);
        var login = _login.In(space, name, options);
        return ReferenceEquals(login, _login) ? this : new RabbitMqLogin(Endpoint, VirtualHost, User, login);
    }
}
