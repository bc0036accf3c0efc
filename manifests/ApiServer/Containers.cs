namespace Infra.ApiServer;

/// <summary>The containers of a pod.</summary>
internal static class Containers
{
    private const int RulesFrom = 35;

    private static readonly string[] RunOnly = ["lifecycle", "livenessProbe", "readinessProbe", "startupProbe"];

    /// <summary>Checks all containers of a pod.</summary>
    public static void Check(Pod pod)
    {
        var containers = pod.Spec["containers"];
        if (containers is { Value: ListNode, Count: 0 })
            containers.Refuse("one container or more", "write a container");

        foreach (var container in containers.Items)
        {
            Common(container, pod);
            Handlers.CheckLifecycle(container["lifecycle"], pod);
            Handlers.CheckProbes(container, pod);
            if (pod.Spec.Release < RulesFrom)
                container["restartPolicy"].MustNotBeGiven("before 1.35 only init containers have it", "move it to the pod");
            else
                RestartRules(container);
        }

        foreach (var container in pod.Spec["initContainers"].Items)
        {
            Common(container, pod);
            Init(container, pod);
        }

        containers.Items.Concat(pod.Spec["initContainers"].Items).Select(one => one["name"]).MustBeUnique("a name of a container");
        HostPorts(containers.Items);
        foreach (var container in pod.Spec["initContainers"].Items)
            HostPorts([container]);
    }

    private static void Common(Field container, Pod pod)
    {
        container["name"].MustBeLabel();
        container["image"].MustBeGiven("an image");
        Ports(container["ports"]);
        Variables.Check(container, pod);
        Mounts.Check(container, pod);
        Resources.Check(container["resources"], pod.Claims);
        ResizePolicy(container["resizePolicy"], pod);
        SecurityContexts.CheckContainer(container["securityContext"], pod);
        if (pod.HasHostNetwork && container.Path.Contains("containers", StringComparison.Ordinal))
        {
            foreach (var port in container["ports"].Items)
            {
                if (port["hostPort"].Number is { } host and not 0 && port["containerPort"].Number is { } own && host != own)
                    port["hostPort"].Refuse($"{own}, since the pod has the network of its node", $"write {own}, or remove hostPort");
            }
        }
    }

    private static void Init(Field container, Pod pod)
    {
        if (container["restartPolicy"].IsGiven && pod.Spec.Release < RulesFrom)
            container["restartPolicy"].MustBeOneOf("Always");
        else if (Pod.IsSidecar(container) && container["restartPolicyRules"].Count > 0 && pod.Spec.Release == RulesFrom)
            container["restartPolicyRules"].MustNotBeGiven("the container is always restarted");
        else if (pod.Spec.Release >= RulesFrom)
            RestartRules(container);

        if (Pod.IsSidecar(container))
        {
            Handlers.CheckLifecycle(container["lifecycle"], pod);
            Handlers.CheckProbes(container, pod);
            return;
        }

        foreach (var key in RunOnly)
        {
            container[key].MustNotBeGiven("an init container ends before it matters",
                $"remove {key}, or make it a sidecar by restartPolicy: Always");
        }
    }

    private static void RestartRules(Field container)
    {
        container["restartPolicy"].MustBeOneOf("Always", "OnFailure", "Never");
        var rules = container["restartPolicyRules"];
        if (rules.Count > 0 && !container["restartPolicy"].IsGiven)
            container["restartPolicy"].Refuse("a policy beside restartPolicyRules", "write restartPolicy");

        if (rules.Count > 20)
            rules.Refuse($"{rules.Count} rules", "at most 20", "remove some");

        foreach (var rule in rules.Items)
        {
            if (rule.Release > RulesFrom)
                rule["action"].MustBeOneOf("Restart", "RestartAllContainers");
            else
                rule["action"].MustBeOneOf("Restart");

            if (!rule["exitCodes"].IsGiven)
                rule["exitCodes"].Refuse("the exit codes that the rule is about", "write exitCodes");

            rule["exitCodes"]["operator"].MustBeOneOf("In", "NotIn");
            if (rule["exitCodes"]["values"].Count > 255)
                rule["exitCodes"]["values"].Refuse($"{rule["exitCodes"]["values"].Count} values", "at most 255", "remove some");
        }
    }

    private static void Ports(Field ports)
    {
        foreach (var port in ports.Items)
        {
            if (!port["name"].IsBlank)
                port["name"].MustBePortName();

            port["containerPort"].MustBePort();
            if (port["hostPort"].Number is not 0)
                port["hostPort"].MustBePort();
        }

        ports.Items.Select(port => port["name"]).MustBeUnique("a name of a port");
    }

    private static void HostPorts(IEnumerable<Field> containers)
    {
        var seen = new HashSet<(string, string, long)>();
        foreach (var port in containers.SelectMany(container => container["ports"].Items))
        {
            if (port["hostPort"].Number is { } number and not 0
                && !seen.Add((port["protocol"].Text ?? "TCP", port["hostIP"].Words, number)))
            {
                port["hostPort"].Refuse("a port of the node that stands once in the pod", "write another port, or remove one of the two");
            }
        }
    }

    private static void ResizePolicy(Field policies, Pod pod)
    {
        foreach (var policy in policies.Items)
        {
            policy["resourceName"].MustBeOneOf("cpu", "memory");
            if (policy["restartPolicy"].MustBeOneOf("NotRequired", "RestartContainer") && pod.RestartPolicy == "Never"
                && policy["restartPolicy"].Text == "RestartContainer")
            {
                policy["restartPolicy"].Refuse("NotRequired, since the pod is never restarted", "write NotRequired");
            }
        }

        policies.Items.Select(policy => policy["resourceName"]).MustBeUnique("a resource");
    }
}
