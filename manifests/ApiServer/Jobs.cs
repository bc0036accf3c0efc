using Infra.Rules;

namespace Infra.ApiServer;

/// <summary>Jobs and CronJobs.</summary>
internal static class Jobs
{
    private const int LongestCronJob = 52;
    private const int LongestManager = 63;
    private const int MostIndexes = 100_000;
    private const int MostForMany = 10_000;
    private const int MostRules = 20;
    private const int MostCodes = 255;

    private static readonly string[] IndexedOnly = ["backoffLimitPerIndex", "maxFailedIndexes", "successPolicy"];

    /// <summary>Checks a Job.</summary>
    public static void CheckJob(Field job)
    {
        var spec = job["spec"];
        spec.MustBeThere();
        Spec(spec, isOfCronJob: false);
        if (spec["manualSelector"].IsTrue)
        {
            var labels = spec["template"]["metadata"]["labels"];
            if (!spec["selector"].IsGiven)
            {
                spec["selector"].Refuse("a selector, since manualSelector is true", "write selector, or remove manualSelector");
            }
            else if (spec["selector"].MustBeSelector() && spec["selector"].Map is { } map
                && !new LabelSelector(map).Matches(labels.Map ?? MapNode.Empty))
            {
                labels.Refuse($"labels that the selector selects: {new LabelSelector(map)}",
                    "write the same labels twice, or remove selector and manualSelector");
            }
        }
        else
        {
            if (spec["selector"]["matchLabels"].Count + spec["selector"]["matchExpressions"].Count > 0)
                spec["selector"].MustNotBeGiven("the server writes the selector of a Job");

            OwnLabels(spec["template"]["metadata"]["labels"], job["metadata"]["name"].Text);
        }

        if (spec["completionMode"].Text == "Indexed" && spec["completions"].Number is > 0 and var completions
            && job["metadata"]["name"].Text is { } name && !Formats.IsLabel($"{name}-{completions - 1}"))
        {
            job["metadata"]["name"].Refuse("a name that with the last index makes a host name, at most 63 characters without dots",
                "shorten the name");
        }
    }

    /// <summary>Checks a CronJob.</summary>
    public static void CheckCronJob(Field job)
    {
        if (job["metadata"]["name"].Text is { Length: > LongestCronJob })
            job["metadata"]["name"].Refuse($"at most {LongestCronJob} characters, since the Jobs get longer names", "shorten the name");

        var spec = job["spec"];
        Schedule(spec["schedule"]);
        Zone(spec["timeZone"]);
        foreach (var key in (string[])["startingDeadlineSeconds", "successfulJobsHistoryLimit", "failedJobsHistoryLimit"])
            spec[key].MustBeAtLeast(0);

        var template = spec["jobTemplate"]["spec"];
        if (spec["jobTemplate"].IsGiven)
            template.MustBeThere();

        Spec(template, isOfCronJob: true);
        template["selector"].MustNotBeGiven("the server writes the selector of each Job");
        if (template["manualSelector"].IsTrue)
            template["manualSelector"].Refuse("false in a CronJob", "remove it");
    }

    // The server writes these, and takes no others.
    private static void OwnLabels(Field labels, string? name)
    {
        foreach (var key in (string[])["job-name", "batch.kubernetes.io/job-name"])
        {
            if (labels[key].Text is { } text && name is not null && text != name)
                labels[key].Refuse(name, "remove the label: the server writes it");
        }

        foreach (var key in (string[])["controller-uid", "batch.kubernetes.io/controller-uid"])
            labels[key].MustNotBeGiven("the server writes the label");
    }

    private static void Schedule(Field schedule)
    {
        if (!schedule.MustNotBeEmpty() || schedule.Text is not { } text)
            return;

        if (text.Contains("TZ", StringComparison.Ordinal))
            schedule.Refuse("a schedule without TZ", "write the zone in timeZone");
        else if (CronSchedule.Problem(text) is { } problem)
            schedule.Refuse($"five fields such as 0 3 * * 1-5, or @daily and the like: {problem}", "correct the schedule");
    }

    private static void Zone(Field zone)
    {
        if (zone.Text is not { } name)
            return;

        if (!TimeZones.IsKnown(name))
            zone.Refuse("a time zone such as Europe/Berlin or Etc/UTC", "write a name of the IANA list");
    }

    private static void Spec(Field spec, bool isOfCronJob)
    {
        foreach (var key in (string[])["parallelism", "completions", "activeDeadlineSeconds", "backoffLimit", "ttlSecondsAfterFinished",
            "backoffLimitPerIndex", "maxFailedIndexes"])
        {
            spec[key].MustBeAtLeast(0);
        }

        if (spec["maxFailedIndexes"].IsGiven && !spec["backoffLimitPerIndex"].IsGiven)
            spec["backoffLimitPerIndex"].Refuse("a number, since maxFailedIndexes is given", "write backoffLimitPerIndex");

        if (spec["managedBy"].Text is { } manager && (!Formats.IsPrefixedPath(manager) || manager.Length > LongestManager))
        {
            spec["managedBy"].Refuse($"a domain, a slash and a name, at most {LongestManager} characters",
                "write it as example.com/controller");
        }

        if (spec["completionMode"].Text == "Indexed")
            Indexed(spec, isOfCronJob);

        foreach (var key in spec["completionMode"].Text is null or "NonIndexed" ? IndexedOnly : [])
            spec[key].MustNotBeGiven("completionMode is not Indexed", "write completionMode: Indexed, or remove it");

        FailurePolicy(spec);
        if (spec["podFailurePolicy"].IsGiven)
            spec["podReplacementPolicy"].MustBeOneOf("Failed");

        var restart = spec["template"]["spec"]["restartPolicy"];
        if (spec["template"]["spec"].IsGiven && (!restart.IsGiven || restart.Text is "Always" or ""))
        {
            restart.Refuse(restart.IsGiven ? restart.Text : "nothing, which means Always", "OnFailure or Never in a Job",
                "write restartPolicy: Never or OnFailure");
        }
        else if (spec["podFailurePolicy"].IsGiven && restart.Text == "OnFailure")
        {
            restart.Refuse("Never, since podFailurePolicy is given", "write restartPolicy: Never");
        }
    }

    private static void Indexed(Field spec, bool isOfCronJob)
    {
        var (completions, parallelism, failed) = (spec["completions"], spec["parallelism"], spec["maxFailedIndexes"]);
        // In a Job with neither, both are 1.
        if (!completions.IsGiven && (parallelism.IsGiven || isOfCronJob))
            completions.Refuse("a number, since completionMode is Indexed", "write completions");

        if (failed.Number > completions.Number)
            failed.Refuse($"at most completions, {completions.Number}", "lower it");

        var most = completions.Number > MostIndexes && spec["backoffLimitPerIndex"].IsGiven ? MostForMany : MostIndexes;
        if (most == MostForMany && !failed.IsGiven)
            failed.Refuse($"a number, since completions is above {MostIndexes}", "write maxFailedIndexes");

        foreach (var field in (Field[])[parallelism, failed])
        {
            if (field.Number > most)
                field.Refuse($"at most {most}", $"write {most} or less");
        }

        var rules = spec["successPolicy"]["rules"];
        if (spec["successPolicy"].IsGiven && rules is { Value: ListNode, Count: 0 or > MostRules })
            rules.Refuse($"{rules.Count} rules", $"1 to {MostRules} rules", "write the rules that matter");

        foreach (var rule in rules.Items)
            Success(rule, completions.Number ?? 0);
    }

    private static void Success(Field rule, long completions)
    {
        var (count, indexes) = (rule["succeededCount"], rule["succeededIndexes"]);
        if (!count.IsGiven && !indexes.IsGiven)
            rule.Refuse("neither succeededCount nor succeededIndexes", "one of the two, or both", "write one of them");

        // Without completions the number is not known yet.
        if (completions == 0)
            return;

        var chosen = indexes.Text is { } text ? Indexes(text, completions) : completions;
        if (chosen is null)
            indexes.Refuse($"numbers and ranges below {completions} in rising order, such as 0,2-4", "correct the list");
        else if (count.MustBeAtLeast(0) && count.Number > chosen)
            count.Refuse($"at most {chosen}", "lower it");
    }

    // How many indexes a list such as 0,2-4 names.
    private static long? Indexes(string text, long completions)
    {
        var (total, last) = (0L, -1L);
        foreach (var part in text.Length == 0 ? [] : text.Split(','))
        {
            var ends = part.Split('-');
            if (ends.Length > 2 || !long.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out var from)
                || !long.TryParse(ends[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var to)
                || from <= last || to >= completions || (ends.Length == 2 && to <= from))
            {
                return null;
            }

            (total, last) = (total + to - from + 1, to);
        }

        return total;
    }

    private static void FailurePolicy(Field spec)
    {
        var rules = spec["podFailurePolicy"]["rules"];
        if (rules.Count > MostRules)
            rules.Refuse($"{rules.Count} rules", $"at most {MostRules}", "remove some");

        var pod = spec["template"]["spec"];
        var names = pod["containers"].Items.Concat(pod["initContainers"].Items).Select(one => one["name"].Words)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var rule in rules.Items)
        {
            if (rule["action"].Text == "FailIndex" && !spec["backoffLimitPerIndex"].IsGiven)
                rule["action"].Refuse("another action, since backoffLimitPerIndex is not given", "write backoffLimitPerIndex, or FailJob");

            var (codes, conditions) = (rule["onExitCodes"], rule["onPodConditions"]);
            if (codes.IsGiven && conditions.Count > 0)
                conditions.Refuse("onExitCodes and onPodConditions", "one of the two", "make two rules of it");
            else if (!codes.IsGiven && conditions.Count == 0)
                rule.Refuse(null, "onExitCodes or onPodConditions", "write one of the two");

            if (codes.IsGiven)
                ExitCodes(codes, names);

            Conditions(conditions);
        }
    }

    private static void Conditions(Field conditions)
    {
        if (conditions.Count > MostRules)
            conditions.Refuse($"{conditions.Count} conditions", $"at most {MostRules}", "remove some");

        foreach (var condition in conditions.Items)
        {
            condition["type"].MustBeQualifiedName();
            if (!condition["status"].IsBlank)
                condition["status"].MustBeOneOf("True", "False", "Unknown");
        }
    }

    private static void ExitCodes(Field codes, HashSet<string> names)
    {
        if (codes["containerName"].Text is { } name && !names.Contains(name))
            codes["containerName"].Refuse("the name of a container of the pod", "correct the name");

        List<long> values = [.. codes["values"].Items.Select(value => value.Number ?? 0)];
        if (codes["values"] is { Value: ListNode, Count: 0 or > MostCodes })
            codes["values"].Refuse($"{values.Count} values", $"1 to {MostCodes} values", "write the codes that matter");
        else if (values.Zip(values.Skip(1)).Any(pair => pair.First >= pair.Second))
            codes["values"].Refuse("rising numbers, each once", "sort the values");
        else if (codes["operator"].Text == "In" && values.Contains(0))
            codes["values"].Refuse("no 0, which is success", "remove 0");
    }
}
