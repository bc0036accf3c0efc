using System.Text;
using System.Text.Json;
using Infra.Manifests;

namespace Infra.Components.Tests.Rendering;

/// <summary>Who may do what in AWS, as a page that a reviewer reads from top to bottom.</summary>
public static class IamReview
{
    /// <summary>Writes the page.</summary>
    /// <param name="resources">All resources of a program that are made outside of the cluster.</param>
    public static string Of(IReadOnlyList<CloudResource> resources)
    {
        IEnumerable<CloudResource> All(string type) =>
            resources.Where(resource => resource.Key.Type == type).OrderBy(resource => resource.Key, ResourceKey.Order);
        IEnumerable<CloudResource> OfRole(CloudResource role, string type) =>
            All(type).Where(resource => resource.Inputs.Text("role") == $"<{role.Key} name>");
        var page = new StringBuilder();
        foreach (var role in All("aws:iam/role:Role"))
        {
            page.Append("role ").Append(role.Key.Name).Append(": ").Append(role.Inputs.Text("description")).Append('\n');
            Statements(page, role.Inputs.Text("assumeRolePolicy")!);
            foreach (var attached in OfRole(role, "aws:iam/rolePolicyAttachment:RolePolicyAttachment"))
                page.Append("  what AWS maintains as ").Append(attached.Inputs.Text("policyArn")).Append('\n');

            foreach (var policy in OfRole(role, "aws:iam/rolePolicy:RolePolicy"))
                Statements(page, policy.Inputs.Text("policy")!);

            page.Append('\n');
        }

        foreach (var resource in All("aws:ec2/vpcEndpoint:VpcEndpoint").Concat(All("aws:kms/key:Key")))
        {
            if (resource.Inputs.Text("policy") is { } policy)
            {
                page.Append(resource.Key.Type.Split(':')[^1]).Append(' ').Append(resource.Key.Name).Append(": what passes it\n");
                Statements(page, policy);
                page.Append('\n');
            }
        }

        foreach (var entry in All("aws:eks/accessPolicyAssociation:AccessPolicyAssociation"))
        {
            page.Append("in the cluster ").Append(entry.Inputs.Text("principalArn")).Append("\n  ").Append(entry.Inputs.Text("policyArn"))
                .Append(
                    entry.Inputs.Map("accessScope")?.List("namespaces") is { } spaces
                        ? $" in {string.Join(", ", spaces.Items)}"
                        : " in all of it")
                .Append("\n\n");
        }

        return page.ToString().TrimEnd('\n') is { Length: > 0 } text ? text + "\n" : "";
    }

    private static void Statements(StringBuilder page, string policy)
    {
        using var document = JsonDocument.Parse(policy);
        foreach (var statement in document.RootElement.GetProperty("Statement").EnumerateArray())
        {
            page.Append("  ").Append(statement.GetProperty("Effect").GetString()!.ToLowerInvariant()).Append(' ')
                .Append(statement.GetProperty("Sid").GetString()).Append('\n');
            Lines(page, "by", statement, "Principal");
            Lines(page, "do", statement, "Action");
            Lines(page, "on", statement, "Resource");
            if (statement.TryGetProperty("Condition", out var conditions))
            {
                foreach (var test in conditions.EnumerateObject())
                {
                    foreach (var key in test.Value.EnumerateObject())
                    {
                        page.Append("    if ").Append(key.Name).Append(' ').Append(test.Name).Append(' ')
                            .AppendJoin(" or ", key.Value.EnumerateArray().Select(value => value.GetString())).Append('\n');
                    }
                }
            }
        }
    }

    private static void Lines(StringBuilder page, string word, JsonElement statement, string member)
    {
        if (!statement.TryGetProperty(member, out var value))
            return;

        var lines = value.ValueKind switch
        {
            JsonValueKind.Array => value.EnumerateArray().Select(line => line.GetString()!),
            JsonValueKind.Object => value.EnumerateObject().Select(line => $"{line.Name} {line.Value.GetString()}"),
            _ => [value.GetString()!],
        };
        foreach (var line in lines)
            page.Append("    ").Append(word).Append(' ').Append(line).Append('\n');
    }
}
