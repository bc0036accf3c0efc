namespace Infra.ApiServer;

/// <summary>Roles and their bindings.</summary>
internal static class Roles
{
    private const string Group = "rbac.authorization.k8s.io";

    /// <summary>Checks a Role or a ClusterRole.</summary>
    public static void Check(Field role, bool isOfNamespace)
    {
        foreach (var rule in role["rules"].Items)
            Rule(rule, isOfNamespace);

        var aggregation = role["aggregationRule"];
        if (aggregation.IsGiven && aggregation["clusterRoleSelectors"].Count == 0)
            aggregation["clusterRoleSelectors"].Refuse("one selector or more", "write a selector, or remove aggregationRule");

        foreach (var selector in aggregation["clusterRoleSelectors"].Items)
            selector.MustBeSelector();
    }

    /// <summary>Checks a RoleBinding or a ClusterRoleBinding.</summary>
    public static void CheckBinding(Field binding, bool isOfNamespace)
    {
        var reference = binding["roleRef"];
        if (reference.IsGiven)
        {
            // The server fills in an absent one.
            reference["apiGroup"].MustBeGroup();
            if (isOfNamespace)
                reference["kind"].MustBeOneOf("Role", "ClusterRole");
            else
                reference["kind"].MustBeOneOf("ClusterRole");

            if (reference["name"].MustNotBeEmpty())
                reference["name"].MustBePathSegment();
        }

        foreach (var subject in binding["subjects"].Items)
            Subject(subject, isOfNamespace);
    }

    private static void Rule(Field rule, bool isOfNamespace)
    {
        if (rule["verbs"] is { Value: ListNode, Count: 0 } verbs)
            verbs.Refuse("one verb or more", "write the verbs, get and list for example");

        var urls = rule["nonResourceURLs"];
        if (urls.Count > 0)
        {
            if (isOfNamespace)
                urls.MustNotBeGiven("only a ClusterRole can have it", "move the rule to a ClusterRole");
            else if (rule["apiGroups"].Count + rule["resources"].Count + rule["resourceNames"].Count > 0)
                urls.Refuse("nonResourceURLs beside resources", "one of the two", "make two rules of it");

            return;
        }

        if (rule["apiGroups"].Count == 0)
            rule["apiGroups"].Refuse("one group or more", "write apiGroups: [\"\"] for pods, Services and the like");

        if (rule["resources"].Count == 0)
            rule["resources"].Refuse("one resource or more", "write the resources, pods for example");
    }

    private static void Subject(Field subject, bool isOfNamespace)
    {
        subject["name"].MustNotBeEmpty();
        switch (subject["kind"].Text)
        {
            case "ServiceAccount":
                if (!subject["name"].IsBlank)
                    subject["name"].MustBeSubdomain();

                if (!subject["apiGroup"].IsBlank)
                    subject["apiGroup"].Refuse("nothing: a ServiceAccount is of the core group", "remove apiGroup");

                if (!isOfNamespace && subject["namespace"].IsBlank)
                    subject["namespace"].Refuse("the namespace of the ServiceAccount", "write namespace");

                break;
            case "User" or "Group":
                subject["apiGroup"].MustBeGroup();
                break;
            default:
                subject["kind"].MustBeOneOf("ServiceAccount", "User", "Group");
                break;
        }
    }

    private static void MustBeGroup(this Field group)
    {
        if (!group.IsBlank && group.Text != Group)
            group.Refuse(Group, $"write {Group}");
    }
}
