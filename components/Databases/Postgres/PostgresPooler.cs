namespace Infra.Components.Databases;

/// <summary>PgBouncer between the applications and the primary: many connections of pods share few of the server.</summary>
public sealed record PostgresPooler : IChecked
{
    private const string Own = "decided by the operator or by another argument";

    // What the operator sets itself; it takes a list of the others.
    private static readonly string[] Decided =
        ["auth_file", "auth_hba_file", "auth_query", "auth_type", "auth_user", "default_pool_size", "listen_addr", "listen_port",
            "max_client_conn", "pool_mode",
            "unix_socket_dir", "server_tls_sslmode", "client_tls_sslmode"];

    /// <summary>How many poolers there are. Default: 2.</summary>
    [Range(1, 10)]
    public int Instances { get; init; } = 2;

    /// <summary>
    /// Whether a connection of the server is lent for one transaction, which serves most clients but keeps no session between them:
    /// prepared statements by name, <c>LISTEN</c> and advisory locks. Default: false; for a whole session.
    /// </summary>
    public bool ByTransaction { get; init; }

    /// <summary>How many clients may be connected to one pooler. Default: 1000.</summary>
    [Range(1, 100000)]
    public int Clients { get; init; } = 1000;

    /// <summary>How many connections of the server one pooler opens for each database and role. Default: 20.</summary>
    [Range(1, 10000)]
    public int Connections { get; init; } = 20;

    /// <summary>Further parameters of PgBouncer. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    void IChecked.Check(Problems problems)
    {
        foreach (var parameter in Parameters.Keys.Where(Decided.Contains))
        {
            problems.Add(Codes.FixedParameter, $"{nameof(Parameters)}.{parameter}", parameter, $"a parameter that is not {Own}",
                "remove it");
        }
    }
}
