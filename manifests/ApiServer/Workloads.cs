using Infra.Rules;

namespace Infra.ApiServer;

/// <summary>The controllers that keep pods running.</summary>
internal static class Workloads
{
    private const long UsualDeadline = 600;

    /// <summary>Checks a Deployment.</summary>
    public static void CheckDeployment(Field deployment)
    {
        var spec = deployment["spec"];
        Common(spec);
        AlwaysRunning(spec["template"]["spec"], "Deployment");
        spec["revisionHistoryLimit"].MustBeAtLeast(0);
        var strategy = spec["strategy"];
        if (strategy["type"].Text == "Recreate")
            strategy["rollingUpdate"].MustNotBeGiven("the type is Recreate", "remove it, or write type: RollingUpdate");
        else
            Rolling(strategy["rollingUpdate"]);

        if (spec["progressDeadlineSeconds"].MustBeAtLeast(0)
            && (spec["progressDeadlineSeconds"].Number ?? UsualDeadline) is var deadline
                && deadline <= (spec["minReadySeconds"].Number ?? 0))
        {
            spec["progressDeadlineSeconds"].Refuse(spec["progressDeadlineSeconds"].IsGiven ? $"{deadline}"
                : $"{deadline}, which is the default",
                $"more than minReadySeconds, which is {spec["minReadySeconds"].Number ?? 0}", "raise it, or lower minReadySeconds");
        }
    }

    /// <summary>Checks a ReplicaSet.</summary>
    public static void CheckReplicaSet(Field set)
    {
        Common(set["spec"]);
        if (set["spec"].IsGiven)
            set["spec"]["template"].MustBeThere();

        AlwaysRunning(set["spec"]["template"]["spec"], "ReplicaSet");
    }

    /// <summary>Checks a ReplicationController. Its selector is a map of labels, by default those of its pods.</summary>
    public static void CheckReplicationController(Field controller)
    {
        var spec = controller["spec"];
        spec["replicas"].MustBeAtLeast(0);
        spec["minReadySeconds"].MustBeAtLeast(0);
        var labels = spec["template"]["metadata"]["labels"];
        spec.MustBeThere();
        if (!spec["template"].IsGiven)
            spec["template"].MustBeThere();
        else if (spec["selector"].Count == 0 && labels.Count == 0)
            spec["selector"].Refuse("the labels of its pods", "write selector, and the labels in template.metadata.labels");
        else if (spec["selector"] is { Count: > 0, Map: { } selector } && !LabelSelector.Of(selector).Matches(labels.Map ?? MapNode.Empty))
            RefuseLabels(labels, LabelSelector.Of(selector));

        AlwaysRunning(spec["template"]["spec"], "ReplicationController");
    }

    /// <summary>Checks a DaemonSet.</summary>
    public static void CheckDaemonSet(Field set)
    {
        var spec = set["spec"];
        Common(spec);
        AlwaysRunning(spec["template"]["spec"], "DaemonSet");
        spec["revisionHistoryLimit"].MustBeAtLeast(0);
        var strategy = spec["updateStrategy"];
        if (strategy["type"].Text == "OnDelete" || !strategy["rollingUpdate"].IsGiven)
            return;

        var (unavailable, surge) = (strategy["rollingUpdate"]["maxUnavailable"], strategy["rollingUpdate"]["maxSurge"]);
        unavailable.MustBeCountOrPercent();
        surge.MustBeCountOrPercent();
        var (down, more) = (unavailable.IsGiven ? unavailable.CountOrPercent() : 1, surge.CountOrPercent());
        if (down > 0 && more > 0)
            surge.Refuse("0, since maxUnavailable is not 0", "write maxUnavailable: 0, or remove maxSurge");
        else if (down == 0 && more == 0)
            unavailable.Refuse("more than 0, since maxSurge is 0", "write maxUnavailable: 1");
    }

    /// <summary>Checks a StatefulSet.</summary>
    public static void CheckStatefulSet(Field set)
    {
        var spec = set["spec"];
        Common(spec);
        AlwaysRunning(spec["template"]["spec"], "StatefulSet");
        spec["ordinals"]["start"].MustBeAtLeast(0);
        if (!spec["serviceName"].IsBlank)
            spec["serviceName"].MustBeLabel();

        foreach (var key in (string[])["whenDeleted", "whenScaled"])
        {
            if (!spec["persistentVolumeClaimRetentionPolicy"][key].IsBlank)
                spec["persistentVolumeClaimRetentionPolicy"][key].MustBeOneOf("Retain", "Delete");
        }

        var strategy = spec["updateStrategy"];
        if (strategy["type"].Text == "OnDelete")
            strategy["rollingUpdate"].MustNotBeGiven("the type is OnDelete", "remove it, or write type: RollingUpdate");

        strategy["rollingUpdate"]["partition"].MustBeAtLeast(0);
        foreach (var claim in spec["volumeClaimTemplates"].Items)
        {
            if (claim["metadata"]["name"].MustBeGiven("a name"))
                claim["metadata"]["name"].MustBeLabel();

            Claims.CheckSpec(claim["spec"]);
        }
    }

    /// <summary>The names of the volumes that a StatefulSet makes of its claims.</summary>
    public static IEnumerable<string> ClaimNames(Field set) =>
        set["spec"]["volumeClaimTemplates"].Items.Select(claim => claim["metadata"]["name"].Words);

    /// <summary>Refuses what is neither a count nor a percentage.</summary>
    public static void MustBeCountOrPercent(this Field field, bool atMostAll = true)
    {
        if (field.Text is not { } text)
        {
            field.MustBeAtLeast(0);
        }
        else if (!Formats.IsPercent(text))
        {
            field.Refuse("a whole number, or a percentage such as 25%", text.All(char.IsAsciiDigit)
                ? "write the number without quotes, or add %" : "write one of these");
        }
        else if (atMostAll && field.CountOrPercent() > 100)
        {
            field.Refuse("at most 100%", "write 100% or less");
        }
    }

    private static void Common(Field spec)
    {
        spec.MustBeThere();
        spec["replicas"].MustBeAtLeast(0);
        spec["minReadySeconds"].MustBeAtLeast(0);
        var (selector, labels) = (spec["selector"], spec["template"]["metadata"]["labels"]);
        if (!selector.IsGiven)
            return;

        if (selector["matchLabels"].Count + selector["matchExpressions"].Count == 0)
        {
            selector.Refuse("a selector that is not empty", "write matchLabels with the labels of its pods");
        }
        else if (selector.MustBeSelector() && selector.Map is { } map && new LabelSelector(map) is var own
            && !own.Matches(labels.Map ?? MapNode.Empty))
        {
            RefuseLabels(labels, own);
        }
    }

    private static void RefuseLabels(Field labels, LabelSelector selector) => labels.Refuse(
        labels.IsGiven ? string.Join(", ", labels.Entries.Select(label => $"{label.Key}={label.Value}")) : null,
        $"labels that the selector selects: {selector}", "write the same labels in spec.selector and in spec.template.metadata.labels");

    private static void AlwaysRunning(Field pod, string kind)
    {
        if (pod["restartPolicy"].Text is { } policy and not ("Always" or ""))
            pod["restartPolicy"].Refuse(policy, $"Always in a {kind}", "write Always, or use a Job");

        pod["activeDeadlineSeconds"].MustNotBeGiven($"the pods of a {kind} run on");
    }

    private static void Rolling(Field rolling)
    {
        var (unavailable, surge) = (rolling["maxUnavailable"], rolling["maxSurge"]);
        unavailable.MustBeCountOrPercent();
        surge.MustBeCountOrPercent(atMostAll: false);
        if (unavailable.IsGiven && surge.IsGiven && unavailable.CountOrPercent() == 0 && surge.CountOrPercent() == 0)
            unavailable.Refuse("more than 0, since maxSurge is 0", "write maxSurge: 1, or maxUnavailable: 1");
    }

    // A percentage as its number; what is no number counts as nothing.
    private static long CountOrPercent(this Field field) => field.Number
        ?? (long.TryParse(field.Words.TrimEnd('%'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0);
}
