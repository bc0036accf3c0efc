using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace Infra.Components.Apps;

/// <summary>A health check of a container.</summary>
public abstract record Probe
{
    private Probe()
    {
    }

    /// <summary>Seconds after the start of the container, or after its startup probe, before the first check. Default: 0.</summary>
    [Range(0, 3600)]
    public int? InitialDelaySeconds { get; init; }

    /// <summary>Seconds from one check to the next. Default: 5 for readiness and startup, 10 for liveness.</summary>
    [Range(1, 3600)]
    public int? PeriodSeconds { get; init; }

    /// <summary>Seconds after which a check without an answer has failed. Default: 3.</summary>
    [Range(1, 3600)]
    public int? TimeoutSeconds { get; init; }

    /// <summary>
    /// How many checks in a row must fail. Default: 3 for readiness, 6 for liveness, as many as the start may take for startup.
    /// </summary>
    [Range(1, 10000)]
    public int? FailureThreshold { get; init; }

    /// <summary>How many checks in a row must succeed; for readiness alone. Default: 1.</summary>
    [Range(1, 1000)]
    public int? SuccessThreshold { get; init; }

    /// <summary>No check.</summary>
    public sealed record None : Probe;

    /// <summary>A connection to the application's port is accepted.</summary>
    public sealed record Tcp : Probe
    {
        /// <summary>The port. Default: the application's.</summary>
        [Port]
        public int? Port { get; init; }
    }

    /// <summary>A GET to the application's port answers with a status from 200 to 399.</summary>
    /// <param name="Path">The path, beginning with a slash.</param>
    public sealed record Http([property: Matches("/[^ ]*", "a path such as /healthz")] string Path) : Probe
    {
        /// <summary>The port. Default: the application's.</summary>
        [Port]
        public int? Port { get; init; }

        /// <summary>Whether it is asked by HTTPS; its certificate is not checked. Default: false.</summary>
        public bool Https { get; init; }

        /// <summary>Headers of the request, such as <c>Host</c>. Default: none but Kubernetes' own.</summary>
        public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
    }

    /// <summary>The application's port answers the gRPC health protocol with SERVING.</summary>
    public sealed record Grpc : Probe
    {
        /// <summary>The port. Default: the application's.</summary>
        [Port]
        public int? Port { get; init; }

        /// <summary>The service that is asked for. Default: the server as a whole.</summary>
        public string? Service { get; init; }
    }

    /// <summary>A command in the container ends with status 0.</summary>
    /// <param name="Arguments">The program and its arguments.</param>
    public sealed record Command(params IReadOnlyList<string> Arguments) : Probe, IChecked
    {
        void IChecked.Check(Problems problems) => problems.AddIf(Arguments.Count == 0, Codes.Empty, nameof(Arguments), null,
            "a program and its arguments", "name the program");
    }

    /// <summary>Whether it asks a port and does not say which.</summary>
    internal bool AsksDefaultPort => this is Tcp { Port: null } or Http { Port: null } or Grpc { Port: null };

    /// <summary>The check as it is, with the usual times.</summary>
    internal Probe Untimed() =>
        this with { InitialDelaySeconds = null, PeriodSeconds = null, FailureThreshold = null, SuccessThreshold = null };

    internal ProbeArgs? ToArgs(int? port, int period, int failures)
    {
        var args = new ProbeArgs
        {
            InitialDelaySeconds = Optional.Of(InitialDelaySeconds)!,
            PeriodSeconds = PeriodSeconds ?? period,
            TimeoutSeconds = TimeoutSeconds ?? 3,
            FailureThreshold = FailureThreshold ?? failures,
            SuccessThreshold = Optional.Of(SuccessThreshold)!,
        };
        switch (this)
        {
            case None:
                return null;
            case Http http:
                args.HttpGet = Get(http, port);
                break;
            case Grpc grpc:
                args.Grpc = new GRPCActionArgs { Port = (grpc.Port ?? port)!.Value, Service = Optional.Of(grpc.Service)! };
                break;
            case Command command:
                args.Exec = new ExecActionArgs { Command = command.Arguments.ToArray() };
                break;
            case Tcp tcp:
                args.TcpSocket = new TCPSocketActionArgs { Port = (tcp.Port ?? port)!.Value };
                break;
        }

        return args;
    }

    private static HTTPGetActionArgs Get(Http http, int? port) => new()
    {
        Path = http.Path,
        Port = (http.Port ?? port)!.Value,
        Scheme = Optional.Of(http.Https ? "HTTPS" : null)!,
        HttpHeaders = http.Headers.OrderBy(header => header.Key, StringComparer.Ordinal)
            .Select(header => new HTTPHeaderArgs { Name = header.Key, Value = header.Value }).OrNone(),
    };
}
