namespace Infra.ApiServer;

/// <summary>Probes and hooks of a container.</summary>
internal static class Handlers
{
    private static readonly string[] ProbeHandlers = ["exec", "httpGet", "tcpSocket", "grpc"];
    private static readonly string[] HookHandlers = ["exec", "httpGet", "tcpSocket", "sleep"];
    private static readonly string[] Numbers =
        ["initialDelaySeconds", "timeoutSeconds", "periodSeconds", "successThreshold", "failureThreshold"];

    /// <summary>Checks the probes of a container.</summary>
    public static void CheckProbes(Field container, Pod pod)
    {
        Probe(container["livenessProbe"], pod);
        Probe(container["readinessProbe"], pod);
        Probe(container["startupProbe"], pod);
    }

    /// <summary>Checks the hooks of a container.</summary>
    public static void CheckLifecycle(Field lifecycle, Pod pod)
    {
        Handler(lifecycle["postStart"], HookHandlers, pod);
        Handler(lifecycle["preStop"], HookHandlers, pod);
    }

    private static void Probe(Field probe, Pod pod)
    {
        Handler(probe, ProbeHandlers, pod);
        foreach (var key in Numbers)
            probe[key].MustBeAtLeast(0);

        if (probe.Key == "readinessProbe")
            probe["terminationGracePeriodSeconds"].MustNotBeGiven("a pod that is not ready is not ended");
        else
            OnceOnly(probe);
    }

    private static void OnceOnly(Field probe)
    {
        if (probe["successThreshold"].Number > 1)
            probe["successThreshold"].Refuse("1: only a readinessProbe can ask for more", "write 1, or remove it");

        probe["terminationGracePeriodSeconds"].MustBeAtLeast(1);
    }

    private static void Handler(Field handler, string[] sorts, Pod pod)
    {
        if (!handler.IsGiven)
            return;

        foreach (var given in handler.MustHaveOne(sorts))
        {
            switch (given.Key)
            {
                case "exec" when given["command"].Count == 0:
                    given["command"].Refuse("a command", "write command");
                    break;
                case "sleep" when given["seconds"].Number is { } seconds && (seconds < 0 || seconds > pod.GracePeriod):
                    given["seconds"].Refuse($"a number from 0 to {pod.GracePeriod}, the terminationGracePeriodSeconds of the pod",
                        "shorten the sleep, or raise terminationGracePeriodSeconds");
                    break;
                case "httpGet":
                    given["port"].MustBePortOrName();
                    foreach (var header in given["httpHeaders"].Items)
                    {
                        if (header["name"].Text is { } name && !Formats.IsHeaderName(name))
                            header["name"].Refuse("letters, digits and hyphens", "correct the name");
                    }

                    break;
                case "tcpSocket":
                    given["port"].MustBePortOrName();
                    break;
                case "grpc":
                    given["port"].MustBePort();
                    break;
            }
        }
    }
}
