namespace Infra.ApiServer;

/// <summary>How a server shares its time among those who ask.</summary>
internal static class FlowControl
{
    private const int LastPrecedence = 10_000;
    private const int MostQueues = 10_000_000;

    /// <summary>Checks a FlowSchema.</summary>
    public static void CheckSchema(Field schema)
    {
        var spec = schema["spec"];
        if (!spec.IsGiven)
            return;

        if (spec["priorityLevelConfiguration"]["name"].MustBeGiven("the name of a PriorityLevelConfiguration"))
            spec["priorityLevelConfiguration"]["name"].MustBeSubdomain();

        spec["matchingPrecedence"].MustBeWithin(0, LastPrecedence);
        spec["distinguisherMethod"]["type"].MustBeOneOf("ByUser", "ByNamespace");
        foreach (var rule in spec["rules"].Items)
            Rule(rule);
    }

    /// <summary>Checks a PriorityLevelConfiguration.</summary>
    public static void CheckLevel(Field level)
    {
        var spec = level["spec"];
        spec["type"].MustBeOneOf("Exempt", "Limited");
        if (spec["type"].Text == "Exempt")
        {
            spec["limited"].MustNotBeGiven("the level is exempt");
            Shares(spec["exempt"]);
            return;
        }

        spec["exempt"].MustNotBeGiven("the level is limited");
        var limited = spec["limited"];
        if (!limited.IsGiven)
        {
            if (spec["type"].Text == "Limited")
                limited.Refuse(null, "the limits, since the type is Limited", "write limited");

            return;
        }

        Shares(limited);
        limited["borrowingLimitPercent"].MustBeAtLeast(0);
        Response(limited["limitResponse"]);
    }

    private static void Shares(Field limited)
    {
        limited["nominalConcurrencyShares"].MustBeAtLeast(0);
        limited["lendablePercent"].MustBeWithin(0, 100);
    }

    private static void Response(Field response)
    {
        var queuing = response["queuing"];
        if (!response["type"].MustBeGiven("Queue or Reject") || !response["type"].MustBeOneOf("Queue", "Reject"))
            return;

        if (response["type"].Text == "Reject")
        {
            queuing.MustNotBeGiven("what is too much is rejected");
        }
        else if (!queuing.IsGiven)
        {
            queuing.Refuse(null, "how requests wait, since the type is Queue", "write queuing");
        }
        else
        {
            queuing["queues"].MustBeWithin(1, MostQueues);
            queuing["queueLengthLimit"].MustBeAtLeast(1);
            if (queuing["handSize"].MustBeAtLeast(1) && queuing["handSize"].Number > (queuing["queues"].Number ?? 64))
                queuing["handSize"].Refuse("at most the number of queues", "lower it, or raise queues");
        }
    }

    private static void Rule(Field rule)
    {
        if (rule["subjects"].Count == 0)
            rule["subjects"].Refuse(null, "one subject or more", "write subjects");

        foreach (var subject in rule["subjects"].Items)
            Subject(subject);

        if (rule["resourceRules"].Count + rule["nonResourceRules"].Count == 0)
            rule.Refuse("neither resourceRules nor nonResourceRules", "resourceRules or nonResourceRules", "write one of the two");

        foreach (var resources in rule["resourceRules"].Items)
        {
            MustHave(resources, "verbs", "apiGroups", "resources");
            if (!resources["clusterScope"].IsTrue && resources["namespaces"].Count == 0)
                resources["namespaces"].Refuse(null, "namespaces, or clusterScope: true", "write one of the two");
        }

        foreach (var addresses in rule["nonResourceRules"].Items)
            MustHave(addresses, "verbs", "nonResourceURLs");
    }

    private static void Subject(Field subject)
    {
        if (!subject["kind"].MustBeOneOf("User", "Group", "ServiceAccount") || subject["kind"].Text is not { Length: > 0 } kind)
            return;

        foreach (var (name, key) in ((string, string)[])[("User", "user"), ("Group", "group"), ("ServiceAccount", "serviceAccount")])
        {
            if (name != kind)
                subject[key].MustNotBeGiven($"the kind is {kind}");
            else if (!subject[key].IsGiven)
                subject[key].Refuse(null, $"the {key}, since the kind is {kind}", $"write {key}");
            else if (subject[key]["name"].MustBeGiven("a name") && kind == "ServiceAccount")
                subject[key]["namespace"].MustBeGiven("the namespace of the account");
        }
    }

    private static void MustHave(Field rule, params string[] keys)
    {
        foreach (var key in keys)
        {
            if (rule[key].Count == 0)
                rule[key].Refuse(null, "one entry or more", "write * for all of them");
            else if (rule[key].Count > 1 && rule[key].Items.Any(one => one.Text == "*"))
                rule[key].Refuse("* alone", "remove the others");
        }
    }
}
