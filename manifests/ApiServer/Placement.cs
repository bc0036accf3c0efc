namespace Infra.ApiServer;

/// <summary>Where pods may run: nodes, tolerations, affinity and spread.</summary>
internal static class Placement
{
    private const string Required = "requiredDuringSchedulingIgnoredDuringExecution";
    private const string Preferred = "preferredDuringSchedulingIgnoredDuringExecution";

    /// <summary>Checks the placement of a pod.</summary>
    public static void Check(Field spec)
    {
        foreach (var toleration in spec["tolerations"].Items)
            CheckToleration(toleration);

        var affinity = spec["affinity"];
        affinity["nodeAffinity"][Required].MustBeNodeSelector();
        foreach (var term in affinity["nodeAffinity"][Preferred].Items)
        {
            term["weight"].MustBeWithin(1, 100);
            term["preference"].MustBeNodeTerm(checkValues: false);
        }

        foreach (var kind in (Field[])[affinity["podAffinity"], affinity["podAntiAffinity"]])
        {
            foreach (var term in kind[Required].Items)
                PodTerm(term);

            foreach (var term in kind[Preferred].Items)
            {
                term["weight"].MustBeWithin(1, 100);
                PodTerm(term["podAffinityTerm"]);
            }
        }

        Spread(spec["topologySpreadConstraints"]);
    }

    /// <summary>Checks one toleration.</summary>
    public static void CheckToleration(Field toleration)
    {
        var (key, value) = (toleration["key"], toleration["value"]);
        if (!key.IsBlank)
            key.MustBeQualifiedName();
        else if (toleration["operator"].Text != "Exists")
            toleration["operator"].Refuse("Exists, since there is no key", "write operator: Exists, or a key");

        switch (toleration["operator"].Text)
        {
            case "Exists" when !value.IsBlank:
                value.Refuse("no value, since the operator is Exists", "remove the value, or write operator: Equal");
                break;
            case "Gt" or "Lt":
                toleration["operator"].Refuse("Equal or Exists: the others need the feature gate TaintTolerationComparisonOperators",
                    "write Equal or Exists");
                break;
            case null or "Equal" or "":
                value.MustBeLabelValue();
                break;
        }

        if (toleration["tolerationSeconds"].IsGiven && toleration["effect"].Text != "NoExecute")
        {
            toleration["effect"].Refuse("NoExecute, since tolerationSeconds is set",
                "write effect: NoExecute, or remove tolerationSeconds");
        }
    }

    private static void PodTerm(Field term)
    {
        term["labelSelector"].MustBeSelector();
        term["namespaceSelector"].MustBeSelector();
        foreach (var space in term["namespaces"].Items)
            space.MustBeLabel();

        if (term.IsGiven && term["topologyKey"].MustNotBeEmpty())
            term["topologyKey"].MustBeQualifiedName();

        LabelKeys(term["matchLabelKeys"], term["labelSelector"]);
        LabelKeys(term["mismatchLabelKeys"], term["labelSelector"]);
        var keys = term["matchLabelKeys"].Items.Select(key => key.Words).ToHashSet(StringComparer.Ordinal);
        foreach (var key in term["mismatchLabelKeys"].Items.Where(key => keys.Contains(key.Words)))
            key.Refuse("a key that does not stand in matchLabelKeys", "remove it from one of the two");
    }

    private static void LabelKeys(Field keys, Field selector)
    {
        if (keys.Count > 0 && !selector.IsGiven)
        {
            keys.MustNotBeGiven("there is no labelSelector", $"write a labelSelector, or remove {keys.Key}");
            return;
        }

        foreach (var key in keys.Items)
            key.MustBeQualifiedName();
    }

    private static void Spread(Field constraints)
    {
        var seen = new HashSet<(string, string)>();
        foreach (var constraint in constraints.Items)
        {
            var (key, action) = (constraint["topologyKey"], constraint["whenUnsatisfiable"].Words);
            constraint["maxSkew"].MustBeAtLeast(1);
            if (key.MustNotBeEmpty() && !key.IsBlank && !seen.Add((key.Words, action)))
                key.Refuse($"one constraint for {key.Words} with {action}", "remove one of the two");

            if (constraint["minDomains"].MustBeAtLeast(1) && constraint["minDomains"].IsGiven && action != "DoNotSchedule")
            {
                constraint["minDomains"].MustNotBeGiven("whenUnsatisfiable is not DoNotSchedule",
                    "write whenUnsatisfiable: DoNotSchedule, or remove it");
            }

            LabelKeys(constraint["matchLabelKeys"], constraint["labelSelector"]);
            constraint["labelSelector"].MustBeSelector();
        }
    }
}
