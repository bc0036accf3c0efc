using Infra.Schemas;

namespace Infra.ApiServer;

/// <summary>What a namespace may use.</summary>
internal static class Quotas
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "cpu", "memory", "ephemeral-storage", "requests.cpu", "requests.memory", "requests.storage", "requests.ephemeral-storage",
        "limits.cpu", "limits.memory", "limits.ephemeral-storage", "pods", "resourcequotas", "services", "replicationcontrollers", "secrets",
        "persistentvolumeclaims", "configmaps", "services.nodeports", "services.loadbalancers",
    };

    private static readonly HashSet<string> Counts = new(StringComparer.Ordinal)
    {
        "pods", "resourcequotas", "services", "replicationcontrollers", "secrets", "configmaps", "persistentvolumeclaims",
        "services.nodeports", "services.loadbalancers",
    };

    private static readonly string[] OfPods = ["cpu", "memory", "requests.cpu", "requests.memory", "limits.cpu", "limits.memory", "pods"];

    /// <summary>Checks a ResourceQuota.</summary>
    public static void CheckQuota(Field quota)
    {
        var spec = quota["spec"];
        foreach (var amount in spec["hard"].Entries)
        {
            var name = amount.Key;
            if (name.Contains('/', StringComparison.Ordinal) ? !Formats.IsQualifiedName(name) : !IsKnown(name))
                amount.Refuse(name, "a resource such as requests.cpu, pods or count/deployments.apps", "correct the name");
            else
                Amount(amount, isCount: Counts.Contains(name) || Resources.IsExtended(name));
        }

        List<string> hard = [.. spec["hard"].Entries.Select(amount => amount.Key).Where(IsKnown)];
        foreach (var scope in spec["scopes"].Items)
            MustFit(scope, scope.Words, hard);

        Conflicts([.. spec["scopes"].Items]);
        foreach (var expression in spec["scopeSelector"]["matchExpressions"].Items)
        {
            MustFit(expression["scopeName"], expression["scopeName"].Words, hard);
            Operator(expression);
        }

        Conflicts([.. spec["scopeSelector"]["matchExpressions"].Items.Select(expression => expression["scopeName"])]);
    }

    /// <summary>Checks a LimitRange.</summary>
    public static void CheckLimits(Field range)
    {
        foreach (var limit in range["spec"]["limits"].Items)
            Limit(limit);

        range["spec"]["limits"].Items.Select(limit => limit["type"]).MustBeUnique("a type");
    }

    private static void Limit(Field limit)
    {
        var type = limit["type"].Words;
        if (!type.Contains('/', StringComparison.Ordinal))
            limit["type"].MustBeOneOf("Pod", "Container", "PersistentVolumeClaim");
        else
            limit["type"].MustBeQualifiedName();

        if (type == "Pod")
        {
            foreach (var key in (string[])["default", "defaultRequest"])
            {
                if (limit[key].Count > 0)
                    limit[key].MustNotBeGiven("a pod has no defaults", "write it for type: Container");
            }
        }

        if (type == "PersistentVolumeClaim" && !limit["min"]["storage"].IsGiven && !limit["max"]["storage"].IsGiven)
            limit.Refuse("neither min nor max of storage", "min or max of storage", "write min or max");

        foreach (var key in (string[])["max", "min", "default", "defaultRequest", "maxLimitRequestRatio"])
        {
            foreach (var amount in type is "Pod" or "Container" ? limit[key].Entries : [])
                Resources.Name(amount, amount.Key);
        }

        // From the smallest to the largest, each must be at most the one after it.
        Compare(limit, "min", "max", at: "min");
        Compare(limit, "min", "defaultRequest", at: "defaultRequest");
        Compare(limit, "min", "default", at: "default");
        Compare(limit, "defaultRequest", "default", at: "defaultRequest");
        Compare(limit, "defaultRequest", "max", at: "defaultRequest");
        Compare(limit, "default", "max", at: "default");
        foreach (var ratio in limit["maxLimitRequestRatio"].Entries)
            Ratio(limit, ratio);

        foreach (var request in limit["defaultRequest"].Entries.Where(one => !Resources.CanBeOvercommitted(one.Key)))
        {
            if (Quantity.Read(limit["default"][request.Key]) is { } other && Quantity.Read(request) != other)
                request.Refuse($"the same as default, {limit["default"][request.Key].Value}", "write the same amount twice");
        }
    }

    private static void Compare(Field limit, string low, string high, string at)
    {
        foreach (var amount in limit[high].Entries.Where(amount => Quantity.Read(limit[low][amount.Key]) > Quantity.Read(amount)))
        {
            var (other, word) = at == low ? (high, "at most") : (low, "at least");
            limit[at][amount.Key].Refuse($"{word} {other}, which is {limit[other][amount.Key].Value}", $"raise {high}, or lower {low}");
        }
    }

    private static void Ratio(Field limit, Field ratio)
    {
        var (least, most) = (Quantity.Read(limit["min"][ratio.Key]), Quantity.Read(limit["max"][ratio.Key]));
        if (Quantity.Read(ratio) < Quantity.Of(1))
        {
            ratio.Refuse("1 or more", "write 1 or more");
        }
        else if (least is { } min && most is { } max && min > Quantity.Of(0) && Quantity.Read(ratio) is { } given
            && given.Nanos * min.Nanos > max.Nanos * Quantity.Of(1).Nanos)
        {
            ratio.Refuse("at most max divided by min", "lower the ratio");
        }
    }

    private static void Amount(Field amount, bool isCount)
    {
        if (Quantity.Read(amount) is not { } quantity)
            return;

        if (quantity < Quantity.Of(0))
            amount.Refuse("an amount that is not negative", "write 0 or more");
        else if (isCount && !quantity.IsWhole)
            amount.Refuse("a whole number", "write a whole number");
    }

    private static bool IsKnown(string name) => Names.Contains(name) || name.StartsWith("hugepages-", StringComparison.Ordinal)
        || name.StartsWith("requests.hugepages-", StringComparison.Ordinal);

    private static void MustFit(Field scope, string name, List<string> hard)
    {
        var allowed = name switch
        {
            "BestEffort" => (string[])["pods"],
            "Terminating" or "NotTerminating" or "NotBestEffort" or "PriorityClass" or "CrossNamespacePodAffinity" => OfPods,
            "VolumeAttributesClass" => ["persistentvolumeclaims", "requests.storage"],
            _ => null,
        };
        if (allowed is not null && hard.Find(one => !allowed.Contains(one)) is { } other)
            scope.Refuse(name, $"a scope that {other} can have; {name} goes with {string.Join(", ", allowed)}", "make two quotas of it");
    }

    private static void Conflicts(List<Field> scopes)
    {
        foreach (var (one, other) in ((string, string)[])[("BestEffort", "NotBestEffort"), ("Terminating", "NotTerminating")])
        {
            if (scopes.Exists(scope => scope.Text == one) && scopes.Find(scope => scope.Text == other) is { } second)
                second.Refuse($"no scope that contradicts {one}", "remove one of the two");
        }
    }

    private static void Operator(Field expression)
    {
        var (given, values) = (expression["operator"].Words, expression["values"]);
        if (expression["scopeName"].Words is not ("PriorityClass" or "VolumeAttributesClass" or "") && given != "Exists")
            expression["operator"].Refuse("Exists", "write Exists");
        else if (given is "In" or "NotIn" && values.Count == 0)
            values.Refuse("one value or more", "write the values");
        else if (given is "Exists" or "DoesNotExist" && values.Count > 0)
            values.Refuse("no values", "remove them");
    }
}
