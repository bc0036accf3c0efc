using Infra.Schemas;

namespace Infra.ApiServer;

/// <summary>HorizontalPodAutoscalers and PodDisruptionBudgets.</summary>
internal static class Autoscalers
{
    private const int LongestPeriod = 1800;
    private const int LongestWindow = 3600;
    private const int ScalesToZero = 37;

    private static readonly string[] Sources = ["object", "external", "pods", "resource", "containerResource"];

    /// <summary>Checks an autoscaler.</summary>
    public static void Check(Field autoscaler)
    {
        var spec = autoscaler["spec"];
        // Nothing wakes what has no pods but a measure that is there without them.
        var mayBeZero = spec["minReplicas"].Number == 0
            && spec["metrics"].Items.Any(metric => metric["type"].Text is "Object" or "External");
        if (!mayBeZero)
        {
            spec["minReplicas"].MustBeAtLeast(1);
        }
        else if (spec.Release < ScalesToZero)
        {
            spec["minReplicas"]
                .Note("a cluster with the feature gate HPAScaleToZero",
                    "turn the gate on, or write 1 or more; it is on by default since 1.37");
        }

        if (spec["maxReplicas"].MustBeAtLeast(1) && spec["maxReplicas"].Number < (spec["minReplicas"].Number ?? 1))
            spec["maxReplicas"].Refuse($"at least minReplicas, which is {spec["minReplicas"].Number}", "raise it, or lower minReplicas");

        Reference(spec["scaleTargetRef"]);
        if (spec["scaleTargetRef"] is { IsGiven: true } target && target["kind"].Text != "ReplicationController"
            && !target["apiVersion"].Words.Contains('/', StringComparison.Ordinal))
        {
            target["apiVersion"].Refuse("a group and a version, apps/v1 for a Deployment", "write apiVersion: apps/v1");
        }

        spec["targetCPUUtilizationPercentage"].MustBeAtLeast(1);
        foreach (var metric in spec["metrics"].Items)
            Metric(metric);

        foreach (var key in (string[])["scaleUp", "scaleDown"])
            Behaviour(spec["behavior"][key], key);
    }

    /// <summary>Checks a PodDisruptionBudget.</summary>
    public static void CheckBudget(Field budget)
    {
        var spec = budget["spec"];
        if (spec["minAvailable"].IsGiven && spec["maxUnavailable"].IsGiven)
            spec["maxUnavailable"].Refuse("minAvailable and maxUnavailable", "one of the two", "remove minAvailable");

        spec["minAvailable"].MustBeCountOrPercent();
        spec["maxUnavailable"].MustBeCountOrPercent();
        spec["selector"].MustBeSelector();
    }

    private static void Reference(Field reference)
    {
        foreach (var key in (string[])["kind", "name"])
        {
            if (reference[key].MustNotBeEmpty())
                reference[key].MustBePathSegment();
        }

        if (reference["apiVersion"].Text is { } version && version.Count(c => c == '/') > 1)
            reference["apiVersion"].Refuse("a group and a version such as apps/v1", "correct it");
    }

    private static void Metric(Field metric)
    {
        var type = metric["type"];
        if (!type.MustBeOneOf("Object", "Pods", "Resource", "External", "ContainerResource") || type.Text is not { Length: > 0 } name)
            return;

        var expected = char.ToLowerInvariant(name[0]) + name[1..];
        if (!metric[expected].IsGiven)
            metric[expected].Refuse($"{expected}, since the type is {name}", $"write {expected}, or correct the type");

        foreach (var other in Sources.Where(source => source != expected).Select(source => metric[source]))
            other.MustNotBeGiven($"the type is {name}", "remove it, or correct the type");

        var source = metric[expected];
        if (source.IsGiven)
            Source(source);
    }

    private static void Source(Field source)
    {
        var target = source["target"];
        if (source.Key is "object" or "external" or "pods" && source["metric"]["name"].MustNotBeEmpty())
            source["metric"]["name"].MustBePathSegment();

        if (source.Key == "object")
            Reference(source["describedObject"]);

        if (source["name"].MustNotBeEmpty() && source.Key == "containerResource" && source["name"].Text is { } resource)
            Resources.Name(source["name"], resource);

        if (source["container"].MustNotBeEmpty())
            source["container"].MustBeLabel();

        target["type"].MustBeOneOf("Utilization", "Value", "AverageValue");
        foreach (var key in (string[])["value", "averageValue"])
        {
            if (Quantity.Read(target[key]) <= Quantity.Of(0))
                target[key].Refuse("an amount above 0", "write the amount that one pod should have");
        }

        target["averageUtilization"].MustBeAtLeast(1);
        if (!target.IsGiven)
            return;

        var (value, average, share) = (target["value"], target["averageValue"], target["averageUtilization"]);
        switch (source.Key)
        {
            case "object" or "external" when !value.IsGiven && !average.IsGiven:
                target.Refuse("no amount", "value or averageValue", "write one of the two");
                break;
            case "external" when value.IsGiven && average.IsGiven:
                value.Refuse("value and averageValue", "one of the two", "remove one of them");
                break;
            case "pods" when !average.IsGiven:
                average.Refuse("an amount, since the type is Pods", "write averageValue");
                break;
            case "resource" or "containerResource" when !average.IsGiven && !share.IsGiven:
                share.Refuse("averageUtilization or averageValue", "write one of the two");
                break;
            case "resource" or "containerResource" when average.IsGiven && share.IsGiven:
                average.Refuse("averageValue and averageUtilization", "one of the two", "remove one of them");
                break;
        }
    }

    private static void Behaviour(Field rules, string key)
    {
        rules["stabilizationWindowSeconds"].MustBeWithin(0, LongestWindow);
        rules["selectPolicy"].MustBeOneOf("Max", "Min", "Disabled");
        if (Quantity.Read(rules["tolerance"]) < Quantity.Of(0))
            rules["tolerance"].Refuse("a share that is not negative", "write 0 or more");

        // Without policies of its own an autoscaler has usual ones.
        if (rules["policies"] is { Value: ListNode, Count: 0 } policies)
            policies.Refuse($"one policy or more for {key}", "write a policy, or remove policies");

        foreach (var policy in rules["policies"].Items)
        {
            policy["type"].MustBeOneOf("Pods", "Percent");
            policy["value"].MustBeAtLeast(1);
            policy["periodSeconds"].MustBeWithin(1, LongestPeriod);
        }
    }
}
