using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace Infra.Components.Apps;

/// <summary>A health check of a container.</summary>
public abstract record Probe
{
    private Probe()
    {
    }

    /// <summary>A connection to the application's port is accepted.</summary>
    public sealed record Tcp : Probe;

    /// <summary>A GET to the application's port answers with a status from 200 to 399.</summary>
    /// <param name="Path">The path, beginning with a slash.</param>
    public sealed record Http([property: Matches("/[^ ]*", "a path such as /healthz")] string Path) : Probe;

    /// <summary>A command in the container ends with status 0.</summary>
    /// <param name="Arguments">The program and its arguments.</param>
    public sealed record Command(params IReadOnlyList<string> Arguments) : Probe;

    internal ProbeArgs ToArgs(int port, int period, int failures, int timeout = 3)
    {
        var args = new ProbeArgs { PeriodSeconds = period, FailureThreshold = failures, TimeoutSeconds = timeout };
        switch (this)
        {
            case Http http:
                args.HttpGet = new HTTPGetActionArgs { Path = http.Path, Port = port };
                break;
            case Command command:
                args.Exec = new ExecActionArgs { Command = command.Arguments.ToArray() };
                break;
            default:
                args.TcpSocket = new TCPSocketActionArgs { Port = port };
                break;
        }

        return args;
    }
}
