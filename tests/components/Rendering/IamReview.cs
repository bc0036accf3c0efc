using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace Infra.Components.Tests.Rendering;

/// <summary>Who may do what in AWS, as a page that a reviewer reads from top to bottom.</summary>
public static class IamReview
{
    /// <summary>Writes the page.</summary>
    /// <param name="resources">All resources of a program, by type, name and inputs.</param>
    public static string Of(IEnumerable<(string Type, string Name, ImmutableDictionary<string, object> Inputs)> resources)
    {
        var all = resources.OrderBy(resource => resource.Type, StringComparer.Ordinal).ThenBy(resource => resource.Name, StringComparer.Ordinal).ToArray();
        var page = new StringBuilder();
        foreach (var role in all.Where(resource => resource.Type == "aws:iam/role:Role"))
        {
            page.Append("role ").Append(role.Name).Append(": ").Append(role.Inputs["description"]).Append('\n');
            Statements(page, (string)role.Inputs["assumeRolePolicy"]);
            // Both runs of the tests have a placeholder for the name that AWS gives.
            string[] names = [$"<role {role.Name} name>", $"<{role.Type} {role.Name} name>"];
            foreach (var attached in all.Where(resource => resource.Type == "aws:iam/rolePolicyAttachment:RolePolicyAttachment" && names.Contains((string)resource.Inputs["role"])))
            {
                page.Append("  what AWS maintains as ").Append(attached.Inputs["policyArn"]).Append('\n');
            }

            foreach (var policy in all.Where(resource => resource.Type == "aws:iam/rolePolicy:RolePolicy" && names.Contains((string)resource.Inputs["role"])))
            {
                Statements(page, (string)policy.Inputs["policy"]);
            }

            page.Append('\n');
        }

        foreach (var resource in all.Where(resource => resource.Type is "aws:kms/key:Key" or "aws:ec2/vpcEndpoint:VpcEndpoint" && resource.Inputs.ContainsKey("policy")))
        {
            page.Append(resource.Type.Split(':')[^1]).Append(' ').Append(resource.Name).Append(": what passes it\n");
            Statements(page, (string)resource.Inputs["policy"]);
            page.Append('\n');
        }

        foreach (var entry in all.Where(resource => resource.Type == "aws:eks/accessPolicyAssociation:AccessPolicyAssociation"))
        {
            var scope = (ImmutableDictionary<string, object>)entry.Inputs["accessScope"];
            page.Append("in the cluster ").Append(entry.Inputs["principalArn"]).Append("\n  ").Append(entry.Inputs["policyArn"])
                .Append(scope.TryGetValue("namespaces", out var spaces) ? $" in {string.Join(", ", (IEnumerable<object>)spaces)}" : " in all of it").Append("\n\n");
        }

        return page.ToString().TrimEnd('\n') is { Length: > 0 } text ? text + "\n" : "";
    }

    private static void Statements(StringBuilder page, string policy)
    {
        using var document = JsonDocument.Parse(policy);
        foreach (var statement in document.RootElement.GetProperty("Statement").EnumerateArray())
        {
            page.Append("  ").Append(statement.GetProperty("Effect").GetString()!.ToLowerInvariant()).Append(' ').Append(statement.GetProperty("Sid").GetString()).Append('\n');
            Lines(page, "by", statement, "Principal");
            Lines(page, "do", statement, "Action");
            Lines(page, "on", statement, "Resource");
            if (statement.TryGetProperty("Condition", out var conditions))
            {
                foreach (var test in conditions.EnumerateObject())
                {
                    foreach (var key in test.Value.EnumerateObject())
                    {
                        page.Append("    if ").Append(key.Name).Append(' ').Append(test.Name).Append(' ').AppendJoin(" or ", key.Value.EnumerateArray().Select(value => value.GetString())).Append('\n');
                    }
                }
            }
        }
    }

    private static void Lines(StringBuilder page, string word, JsonElement statement, string member)
    {
        if (!statement.TryGetProperty(member, out var value))
        {
            return;
        }

        var lines = value.ValueKind switch
        {
            JsonValueKind.Array => value.EnumerateArray().Select(line => line.GetString()!),
            JsonValueKind.Object => value.EnumerateObject().Select(line => $"{line.Name} {line.Value.GetString()}"),
            _ => [value.GetString()!],
        };
        foreach (var line in lines)
        {
            page.Append("    ").Append(word).Append(' ').Append(line).Append('\n');
        }
    }
}
