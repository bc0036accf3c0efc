using Pulumi.Kubernetes.Apps.V1;

namespace Infra.Components.Databases;

/// <summary>
/// One MariaDB server with its databases and users, dumps by a schedule, and the job that reads a dump back. Its volume is protected, and
/// stays when the stack goes. While its node is away there is no database.
/// </summary>
public sealed class MariaDb : ComponentResource, IServes
{
    private readonly SqlServer _server;

    /// <summary>Makes the server.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">Arguments are malformed or do not fit together.</exception>
    public MariaDb(string name, MariaDbArgs args, ComponentResourceOptions? options = null)
        : base("infra:databases:MariaDb", name, options.On(args.Checked(name, longestName: 52).Namespace))
    {
        _server = new SqlServer(this, name, args);
        RegisterOutputs(Outputs.Of(this));
    }

    /// <inheritdoc/>
    public Endpoint Endpoint => _server.Endpoint;

    /// <summary>The host name of the Service.</summary>
    public Output<string> Host => Endpoint.Host;

    /// <summary>The port of the Service.</summary>
    public int Port => Endpoint.ServicePort;

    /// <summary>The server, for what must come after it.</summary>
    public StatefulSet Server => _server.Set;

    /// <summary>The login of a database's owner.</summary>
    /// <param name="database">The database, one of those that are declared.</param>
    public DatabaseLogin Login(string database) => _server.Login(database);

    /// <summary>The login of another user into a database.</summary>
    /// <param name="user">The user, one of those that are declared.</param>
    /// <param name="database">The database.</param>
    public DatabaseLogin LoginAs(string user, string database) => _server.LoginAs(user, database);
}
