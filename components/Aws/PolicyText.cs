using System.Text.Encodings.Web;
using System.Text.Json;

namespace Infra.Components.Aws;

/// <summary>IAM policies as JSON, with members in a fixed order so that texts differ only where policies do.</summary>
internal static class PolicyText
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Output<string> Of(IReadOnlyList<Statement> statements) =>
        Output.All(statements.SelectMany(statement => statement.Resources)).Apply(resources =>
        {
            var at = 0;
            return Document(statements.Select(statement =>
            {
                var own = resources.AsSpan(at, statement.Resources.Count).ToArray();
                at += own.Length;
                RefuseWide(statement, own);
                return Member("Allow", statement.Sid, null, statement.Actions, statement.NoResource is null ? own : ["*"],
                    statement.Conditions);
            }));
        });

    /// <summary>A policy that says which service of AWS may assume a role.</summary>
    /// <param name="service">The service, such as <c>ec2.amazonaws.com</c>.</param>
    /// <param name="tagging">Whether the service also tags the sessions.</param>
    /// <param name="conditions">Further conditions.</param>
    public static string Trust(string service, bool tagging, params IReadOnlyList<Condition> conditions) => Document(
    [
        Member("Allow", "Assume", new SortedDictionary<string, object>(StringComparer.Ordinal) { ["Service"] = service },
            tagging ? ["sts:AssumeRole", "sts:TagSession"] : ["sts:AssumeRole"], null, conditions),
    ]);

    /// <summary>A policy on a resource. <c>*</c> in it means this resource.</summary>
    public static string OnResource(params IReadOnlyList<(string Sid, string? Service, string? Arn, IReadOnlyList<string> Actions,
        IReadOnlyList<Condition> Conditions)> statements) =>
        Document(statements.Select(s => Member("Allow", s.Sid,
            s.Service is not null ? new SortedDictionary<string, object> { ["Service"] = s.Service }
                : new SortedDictionary<string, object> { ["AWS"] = s.Arn ?? "*" },
            s.Actions, ["*"], s.Conditions)));

    private static void RefuseWide(Statement statement, IEnumerable<string> resources)
    {
        if (resources.Any(resource => resource is null or "" or "*"))
        {
            throw new RefusedException(new Diagnostic(Codes.WideGrant, $"IAM statement {statement.Sid}", "*",
                "ARNs", "name the ARNs; only where AWS has none, explain that in NoResource"));
        }
    }

    private static string Document(IEnumerable<Dictionary<string, object>> statements) =>
        JsonSerializer.Serialize(new Dictionary<string, object> { ["Version"] = "2012-10-17", ["Statement"] = statements.ToArray() }, Json);

    private static Dictionary<string, object> Member(string effect, string sid, object? principal, IReadOnlyList<string> actions,
        IReadOnlyList<string>? resources, IReadOnlyList<Condition> conditions)
    {
        var member = new Dictionary<string, object> { ["Sid"] = sid, ["Effect"] = effect };
        if (principal is not null)
            member["Principal"] = principal;

        member["Action"] = actions;
        if (resources is not null)
            member["Resource"] = resources;

        if (conditions.Count > 0)
            member["Condition"] = Tests(conditions);

        return member;
    }

    private static SortedDictionary<string, SortedDictionary<string, IReadOnlyList<string>>> Tests(IReadOnlyList<Condition> conditions)
    {
        var tests = new SortedDictionary<string, SortedDictionary<string, IReadOnlyList<string>>>(StringComparer.Ordinal);
        foreach (var condition in conditions)
        {
            if (!tests.TryGetValue(condition.Test, out var keys))
                tests[condition.Test] = keys = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

            keys.Add(condition.Key, condition.Values);
        }

        return tests;
    }
}
