using Infra.Components.Apps;
using Infra.Components.Secrets;

namespace Infra.Components.Databases;

/// <summary>One user's way into one database: all that an application needs to connect, without the password itself.</summary>
[Reference]
public sealed class DatabaseLogin
{
    private readonly PlacedLogin _login;

    internal DatabaseLogin(string scheme, Endpoint endpoint, string database, string user, PlacedLogin login)
    {
        Scheme = scheme;
        Endpoint = endpoint;
        Database = database;
        User = user;
        _login = login;
    }

    /// <summary>How URLs call the kind of server: <c>postgresql</c>, <c>mariadb</c> or <c>mysql</c>.</summary>
    public string Scheme { get; }

    /// <summary>Where the server answers; <c>new Use(…)</c> of it opens the network.</summary>
    public Endpoint Endpoint { get; }

    /// <summary>The host name of the server.</summary>
    public Output<string> Host => Endpoint.Host;

    /// <summary>The port of the server.</summary>
    public int Port => Endpoint.ServicePort;

    /// <summary>The database.</summary>
    public string Database { get; }

    /// <summary>The user.</summary>
    public string User { get; }

    /// <summary>The Secret with the keys <c>username</c> and <c>password</c>.</summary>
    public SecretRef Secret => _login.Ref;

    /// <summary>The address as JDBC writes it, without user and password.</summary>
    public Output<string> JdbcUrl => Output.Format($"jdbc:{Scheme}://{Host}:{Port.ToString(CultureInfo.InvariantCulture)}/{Database}");

    /// <summary>The variables that Spring Boot reads: address, user and password.</summary>
    public IReadOnlyDictionary<string, EnvValue> SpringVariables => new Dictionary<string, EnvValue>
    {
        ["SPRING_DATASOURCE_URL"] = EnvValue.Of(JdbcUrl),
        ["SPRING_DATASOURCE_USERNAME"] = EnvValue.From(Secret, LoginSecret.UserKey),
        ["SPRING_DATASOURCE_PASSWORD"] = EnvValue.From(Secret, LoginSecret.PasswordKey),
    };

    /// <summary>Variables with these names for host, port, database, user and password. A null leaves one out.</summary>
    /// <param name="host">The variable with the host.</param>
    /// <param name="port">The variable with the port.</param>
    /// <param name="database">The variable with the database.</param>
    /// <param name="user">The variable with the user.</param>
    /// <param name="password">The variable with the password.</param>
    public IReadOnlyDictionary<string, EnvValue> Variables(string? host, string? port, string? database, string? user, string? password)
    {
        var variables = new Dictionary<string, EnvValue>();
        void Add(string? variable, EnvValue value)
        {
            if (variable is not null)
                variables.Add(variable, value);
        }

        Add(host, EnvValue.Of(Host));
        Add(port, Port.ToString(CultureInfo.InvariantCulture));
        Add(database, Database);
        Add(user, EnvValue.From(Secret, LoginSecret.UserKey));
        Add(password, EnvValue.From(Secret, LoginSecret.PasswordKey));
        return variables;
    }

    /// <summary>The same login for pods of another namespace: with a copy of the Secret there.</summary>
    /// <param name="space">The namespace of the readers.</param>
    /// <param name="name">The name of the copy, a DNS label.</param>
    /// <param name="options">Pulumi's options.</param>
    public DatabaseLogin In(NamespaceRef space, string name, ComponentResourceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(space);
        var login = _login.In(space, name, options);
        return ReferenceEquals(login, _login) ? this : new DatabaseLogin(Scheme, Endpoint, Database, User, login);
    }
}
