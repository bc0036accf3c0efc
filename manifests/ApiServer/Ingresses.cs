namespace Infra.ApiServer;

/// <summary>Ingresses and their classes.</summary>
internal static class Ingresses
{
    private const int LongestController = 250;
    private const int RelaxedFrom = 36;

    private static readonly string[] NotInPaths = ["//", "/./", "/../", "%2f", "%2F"];

    /// <summary>Checks an Ingress.</summary>
    public static void Check(Field ingress)
    {
        var spec = ingress["spec"];
        if (spec["rules"].Count == 0 && !spec["defaultBackend"].IsGiven)
            spec.Refuse("neither rules nor defaultBackend", "rules or a defaultBackend", "write one of the two");

        Backend(spec["defaultBackend"]);
        foreach (var rule in spec["rules"].Items)
            Rule(rule);

        foreach (var tls in spec["tls"].Items)
        {
            foreach (var host in tls["hosts"].Items)
                Host(host, mayBeAddress: true);

            if (!tls["secretName"].IsBlank)
                tls["secretName"].MustBeSubdomain();
        }

        var (name, annotation) = (spec["ingressClassName"], ingress["metadata"]["annotations"]["kubernetes.io/ingress.class"]);
        if (name.IsGiven)
            name.MustBeSubdomain();

        if (name.IsGiven && annotation.IsGiven && annotation.Words != name.Words)
            annotation.Refuse($"{name.Words}, as ingressClassName says", "remove the annotation");
    }

    /// <summary>Checks an IngressClass.</summary>
    public static void CheckClass(Field ingressClass)
    {
        var (controller, parameters) = (ingressClass["spec"]["controller"], ingressClass["spec"]["parameters"]);
        if (!Formats.IsPrefixedPath(controller.Words) || controller.Words.Length > LongestController)
        {
            controller.Refuse($"a domain, a slash and a name, at most {LongestController} characters",
                "write it as example.com/controller");
        }

        Reference(parameters);
        parameters["namespace"].MustBeLabel();
        parameters["scope"].MustBeOneOf("Cluster", "Namespace");
        if (parameters["scope"].Text == "Namespace" && !parameters["namespace"].IsGiven)
            parameters["namespace"].Refuse("a namespace, since scope is Namespace", "write namespace, or scope: Cluster");
        else if (parameters["scope"].Text is null or "Cluster")
            parameters["namespace"].MustNotBeGiven("scope is Cluster", "write scope: Namespace, or remove it");
    }

    private static void Rule(Field rule)
    {
        if (!rule["host"].IsBlank)
            Host(rule["host"]);

        var paths = rule["http"]["paths"];
        if (paths is { Value: ListNode, Count: 0 })
            paths.Refuse("one path or more", "write a path, or remove http");

        foreach (var path in paths.Items)
        {
            Path(path["path"], path["pathType"].Text);
            Backend(path["backend"]);
        }
    }

    private static void Path(Field path, string? type)
    {
        var text = path.Words;
        if (type is null || (type == "ImplementationSpecific" && text.Length == 0))
            return;

        if (text.Length == 0 || text[0] != '/')
        {
            path.Refuse("a path that begins with /", $"write /{text}");
        }
        else if (type != "ImplementationSpecific"
            && Array.Find(NotInPaths, part => text.Contains(part, StringComparison.Ordinal)) is { } part)
        {
            path.Refuse($"a path without {part}", "write the path that it leads to");
        }
        else if (type != "ImplementationSpecific"
            && (text.EndsWith("/..", StringComparison.Ordinal) || text.EndsWith("/.", StringComparison.Ordinal)))
        {
            path.Refuse("a path that does not end with /. or /..", "write the path that it leads to");
        }
    }

    private static void Host(Field host, bool mayBeAddress = false)
    {
        if (host.Text is not { } text || Placeholders.In(host.Value!).Count > 0)
            return;

        if (!mayBeAddress && Addresses.Read(text) is not null)
        {
            host.Refuse("a host name, no IP address", "write a name, or remove host");
        }
        else if (!Formats.IsHost(text))
        {
            host.Refuse("a host name such as app.example.com or *.example.com",
                "write the name in lower case without a scheme, a port and a path");
        }
    }

    private static void Reference(Field reference)
    {
        reference["apiGroup"].MustBeSubdomain();
        foreach (var key in (string[])["kind", "name"])
        {
            if (reference[key].MustNotBeEmpty())
                reference[key].MustBePathSegment();
        }
    }

    private static void Backend(Field backend)
    {
        foreach (var given in backend.IsGiven ? backend.MustHaveOne(["service", "resource"]) : [])
        {
            if (given.Key == "resource")
            {
                Reference(given);
                continue;
            }

            if (!given["name"].MustNotBeEmpty())
                continue;

            if (given.Release >= RelaxedFrom)
                given["name"].MustBeLabel();
            else
                given["name"].MustBeLabelOfLetter();

            var (name, number) = (given["port"]["name"], given["port"]["number"]);
            if (!name.IsBlank && number.Number is not (null or 0))
                number.Refuse("name and number", "one of the two", "remove one of them");
            else if (name.IsBlank && number.Number is null or 0 && number.Value is null or ScalarNode { Value: long })
                given["port"].Refuse("the name or the number of a port of the Service", "write port: number: 80, for example");
            else if (!name.IsBlank)
                name.MustBePortName();
            else
                number.MustBePort();
        }
    }
}
