using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace Infra.Components.Apps;

/// <summary>What a container does at its start or before its end.</summary>
public abstract record Hook
{
    private Hook()
    {
    }

    /// <summary>Runs a command in the container.</summary>
    /// <param name="Arguments">The program and its arguments.</param>
    public sealed record Command(params IReadOnlyList<string> Arguments) : Hook, IChecked
    {
        void IChecked.Check(Problems problems) => problems.AddIf(Arguments.Count == 0, Codes.Empty, nameof(Arguments), null,
            "a program and its arguments", "name the program");
    }

    /// <summary>Sends a GET to the container.</summary>
    /// <param name="Path">The path, beginning with a slash.</param>
    public sealed record Http([property: Matches("/[^ ]*", "a path such as /shutdown")] string Path) : Hook
    {
        /// <summary>The port. Default: the container's own.</summary>
        [Port]
        public int? Port { get; init; }
    }

    internal LifecycleHandlerArgs ToArgs(int? port) => this switch
    {
        Http http => new() { HttpGet = new HTTPGetActionArgs { Path = http.Path, Port = http.Port ?? port ?? 0 } },
        Command command => new() { Exec = new ExecActionArgs { Command = command.Arguments.ToArray() } },
        _ => throw new InvalidOperationException(),
    };
}
