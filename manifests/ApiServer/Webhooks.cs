using Infra.Schemas.Cel;

namespace Infra.ApiServer;

/// <summary>The webhooks that a server asks before it takes an object.</summary>
internal static class Webhooks
{
    private const int LongestTimeout = 30;
    private const int MostConditions = 64;

    private static readonly string[] Reviews = ["v1", "v1beta1"];

    /// <summary>Checks a configuration of webhooks.</summary>
    public static void Check(Field configuration)
    {
        foreach (var hook in configuration["webhooks"].Items)
            Hook(hook);

        configuration["webhooks"].Items.Select(hook => hook["name"]).MustBeUnique("a name of a webhook");
    }

    /// <summary>Checks how a webhook is reached.</summary>
    public static void Client(Field client)
    {
        foreach (var given in client.MustHaveOne(["url", "service"]))
        {
            if (given.Key == "url")
                Address(given);
            else
                Service(given);
        }
    }

    private static void Hook(Field hook)
    {
        if (hook["name"].Text is { } name && !Formats.IsQualifiedDomain(name))
            hook["name"].Refuse("a name of three parts or more, such as check.example.com", "write the full name");

        foreach (var rule in hook["rules"].Items)
            Rule(rule);

        if (hook["sideEffects"].Text is "Some" or "Unknown")
            hook["sideEffects"].Refuse("None or NoneOnDryRun", "write None, where the webhook changes nothing else");

        hook["timeoutSeconds"].MustBeWithin(1, LongestTimeout);
        hook["namespaceSelector"].MustBeSelector();
        hook["objectSelector"].MustBeSelector();
        if (hook["clientConfig"].IsGiven)
            Client(hook["clientConfig"]);

        var versions = hook["admissionReviewVersions"];
        if (versions.Value is ListNode && !versions.Items.Any(version => Reviews.Contains(version.Text)))
            versions.Refuse("v1 among them", "write v1");

        versions.Items.MustBeUnique("a version");
        Conditions(hook["matchConditions"], new AdmissionExpressions());
    }

    /// <summary>Checks the conditions under which a webhook or policy is asked at all.</summary>
    public static void Conditions(Field conditions, AdmissionExpressions expressions)
    {
        if (conditions.Count > MostConditions)
            conditions.Refuse($"{conditions.Count} conditions", $"at most {MostConditions}", "remove some");

        foreach (var condition in conditions.Items)
        {
            condition["name"].MustBeQualifiedName();
            if (condition["expression"].MustNotBeEmpty())
                expressions.MustBe(condition["expression"], CelType.Bool);
        }

        conditions.Items.Select(condition => condition["name"]).MustBeUnique("a name of a condition");
    }

    /// <summary>Checks for which requests a webhook or policy is asked.</summary>
    public static void Rule(Field rule)
    {
        foreach (var operation in rule["operations"].Items)
            operation.MustBeOneOf("*", "CREATE", "UPDATE", "DELETE", "CONNECT");

        foreach (var key in (string[])["operations", "apiGroups", "apiVersions", "resources"])
        {
            var list = rule[key];
            if (list.Count == 0)
            {
                list.Refuse("one entry or more", "write * for all of them");
            }
            else if (list.Count > 1 && key != "resources" && list.Items.Any(one => one.Text == "*"))
            {
                list.Refuse("* alone", "remove the others");
            }
            else
            {
                foreach (var one in list.Items.Where(_ => key != "apiGroups"))
                    one.MustNotBeEmpty();
            }
        }

        // Of the resources without a subresource the server looks at the last one.
        var names = rule["resources"];
        if (names.Count > 1 && names.Items.Any(one => one.Text == "*/*"))
        {
            names.Refuse("*/* alone", "remove the others");
        }
        else if (names.Items.Any(one => one.Text == "*")
            && names.Items.LastOrDefault(one => !one.Words.Contains('/', StringComparison.Ordinal))?.Text != "*")
        {
            names.Refuse("* alone, or with subresources", "remove the other resources");
        }
    }

    private static void Service(Field service)
    {
        service["name"].MustNotBeEmpty();
        service["namespace"].MustNotBeEmpty();
        service["port"].MustBePort();
        if (service["path"].Text is not { Length: > 0 } path)
            return;

        if (path[0] != '/')
            service["path"].Refuse("a path that begins with /", $"write /{path}");
        else if (path != "/" && path.TrimEnd('/').Split('/').Skip(1).Any(part => !Formats.IsSubdomain(part)))
            service["path"].Refuse("a path of lower-case letters, digits, hyphens and dots between single slashes", "correct the path");
    }

    private static void Address(Field url)
    {
        if (!Uri.TryCreate(url.Text, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps || address.Host.Length == 0)
            url.Refuse("an address that begins with https://", "write https:// and the host");
        else if (address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
            url.Refuse("an address without a user, a ? and a #", "remove them");
    }
}
