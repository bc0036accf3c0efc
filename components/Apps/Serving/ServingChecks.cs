namespace Infra.Components.Apps;

/// <summary>The rules about ports, hosts and the number of pods.</summary>
internal static class ServingChecks
{
    public static void AddServing(this Problems problems, ServedWorkloadArgs args, int mostPods)
    {
        foreach (var (member, port) in args.AllPorts.Select((port, i) =>
            (i == 0 ? nameof(args.Port) : $"{Problems.Item(nameof(args.Ports), i - 1)}.{nameof(AppPort.Port)}", port.Port)))
        {
            problems.AddIf(port < 1024 && !args.RunAs.LowPorts, Codes.Exclusive, member, port.ToString(CultureInfo.InvariantCulture),
                "a port from 1024 up for an ordinary user", "set RunAs.LowPorts, or listen on a higher port");
        }

        const string ports = nameof(args.Ports);
        problems.AddDuplicates(Codes.DuplicateName, ports, args.AllPorts.Select(port => port.Name));
        problems.AddDuplicates(Codes.DuplicateName, ports, args.AllPorts.Select(port => Written(port.Port, port.Protocol)));
        problems.AddDuplicates(Codes.DuplicateName, ports,
            args.AllPorts.Select(port => "service port " + Written(port.ServicePort ?? port.Port, port.Protocol)));
        AddNodePorts(problems, args);
        AddMetrics(problems, args);
        problems.AddDuplicates(Codes.DuplicateHost, nameof(args.Expose),
            args.AllPorts.SelectMany(port => port.Expose).Select(exposure => exposure.Host));
        problems.AddIf(args.Ports.Any(port => port.Protocol != PortProtocol.Tcp && port.Expose.Count > 0), Codes.Exclusive, ports, "UDP",
            "hosts on ports of TCP", "remove the hosts");
        problems.AddIf(args.PreStop is not null && args.DrainSeconds == 0, Codes.Exclusive, nameof(args.DrainSeconds), "0",
            "the seconds that the hook may take", "raise it, or remove the hook");
        problems.AddIf(args.OnePod.Count > 0 && mostPods > 1, Codes.SingleReplica, nameof(args.OnePod),
            mostPods.ToString(CultureInfo.InvariantCulture), $"one pod: {OnePodReason.Words(args.OnePod)}",
            "run one pod, or take away what makes it wrong");
    }

    private static void AddMetrics(Problems problems, ServedWorkloadArgs args)
    {
        if (args.Metrics is not { } metrics)
            return;

        const string argument = nameof(args.Metrics);
        problems.AddIf(args.Namespace is not null && metrics.Scrape is not null && !metrics.Scrape.Takes(args.Namespace), Codes.MissingPart,
            $"{argument}.{nameof(metrics.Scrape)}", args.Namespace?.Text, "a Prometheus that takes the monitors of this namespace",
            "name the namespace among those of the Prometheus");
        problems.AddIf(args.MetricsPort is not null && args.AllPorts.Any(port => port.Name == Serving.MetricsPortName), Codes.DuplicateName,
            $"{argument}.{nameof(metrics.Port)}", args.MetricsPort?.ToString(CultureInfo.InvariantCulture),
            $"the port that is named {Serving.MetricsPortName}, or another name for that one", "give the metrics the port of that name");
        problems.AddIf(args.Ports.Any(port => port.Port == metrics.Port && port.Protocol != PortProtocol.Tcp), Codes.Exclusive,
            $"{argument}.{nameof(metrics.Port)}", metrics.Port?.ToString(CultureInfo.InvariantCulture), "a port of TCP",
            "give the metrics another port");
    }

    private static string Written(int port, PortProtocol protocol) =>
        string.Create(CultureInfo.InvariantCulture, $"{port}/{Flow.Word(protocol)}");

    private static void AddNodePorts(Problems problems, ServedWorkloadArgs args)
    {
        var taken = args.AllPorts.Select(port => port.NodePort).OfType<int>().ToList();
        problems.AddDuplicates(Codes.DuplicateName, nameof(args.NodePort),
            taken.Select(port => port.ToString(CultureInfo.InvariantCulture)));
        foreach (var port in taken)
            problems.AddNodePort(nameof(args.NodePort), args.Namespace?.Cluster, port);
    }
}
