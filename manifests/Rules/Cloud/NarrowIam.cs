using System.Text.Json;

namespace Infra.Rules.Cloud;

internal sealed class NarrowIam : IRule
{
    // What reads or changes data. Lists and descriptions often know no narrower resource than "*".
    private static readonly string[] DataActions =
    [
        "secretsmanager:Get", "secretsmanager:Put", "secretsmanager:Update", "secretsmanager:Delete", "ssm:GetParameter",
            "ssm:PutParameter", "s3:Get", "s3:Put", "s3:Delete",
        "kms:Decrypt", "kms:Encrypt", "dynamodb:", "ecr:BatchGetImage", "ecr:PutImage", "ecr:GetDownloadUrlForLayer",
            "route53:ChangeResourceRecordSets", "iam:PassRole",
        "iam:Put", "iam:Create", "iam:Attach", "sts:AssumeRole", "rds-data:", "sqs:SendMessage", "sqs:ReceiveMessage",
    ];

    public RuleInfo Info { get; } = new("R28", "narrow-iam", Severity.Error, "IAM policy is too broad")
    {
        Description = """
            A role that may read every secret of the account loses all of them when its pod is compromised. The rule reads the IAM policies
            that a stack makes: an Allow statement on all resources must not name data actions, and none may name the action `*`. A
            condition that narrows the statement passes. It also fails on attached AWS managed policies that grant a whole service or
            everything.
            """,
        Remediation = "Name the ARNs of the secrets, the zone, the bucket or the repositories.",
        SeeAlso = ["EKS best practices: identity", "AWS IAM least privilege"],
    };

    public void Check(ManifestSet set, Report report)
    {
        foreach (var attachment in set.Cloud.Where(resource => resource.Id.Kind == "aws:iam/rolePolicyAttachment:RolePolicyAttachment"))
        {
            var name = attachment.Tree.Text("policyArn")?.Split('/')[^1];
            if (name is "AdministratorAccess" or "PowerUserAccess" or "SecretsManagerReadWrite"
                || name?.EndsWith("FullAccess", StringComparison.Ordinal) == true)
            {
                report.Add(attachment, "policyArn", name, "a policy for what is needed",
                    "write a policy with the actions and ARNs that are needed");
            }
        }

        foreach (var resource in set.Cloud.Where(resource => resource.Id.Kind.StartsWith("aws:iam/", StringComparison.Ordinal)))
        {
            if (resource.Tree.Text("policy") is { } text && text.StartsWith('{'))
                CheckPolicy(resource, text, report);
        }
    }

    private static void CheckPolicy(Manifest resource, string text, Report report)
    {
        try
        {
            using var policy = JsonDocument.Parse(text);
            if (!policy.RootElement.TryGetProperty("Statement", out var statements))
                return;

            var index = 0;
            foreach (var statement in statements.ValueKind == JsonValueKind.Array ? statements.EnumerateArray().ToList() : [statements])
                CheckStatement(resource, statement, NodePath.Of("policy.Statement", index++), report);
        }
        catch (JsonException)
        {
            report.Add(resource, "policy", "no JSON", "an IAM policy in JSON", "fix the policy");
        }
    }

    private static void CheckStatement(Manifest resource, JsonElement statement, string path, Report report)
    {
        if (Texts(statement, "Effect").FirstOrDefault() != "Allow")
            return;

        var actions = Texts(statement, "Action");
        if (actions.Contains("*"))
        {
            report.Add(resource, path + ".Action", "*", "the actions by name", "list the actions that are needed");
        }
        else if (Texts(statement, "Resource").Contains("*") && !statement.TryGetProperty("Condition", out _)
            && actions.Find(action => action.EndsWith(":*", StringComparison.Ordinal)
                || Array.Exists(DataActions, data => action.StartsWith(data, StringComparison.OrdinalIgnoreCase))) is { } wide)
        {
            report.Add(resource, path + ".Resource", $"{wide} on *", "the ARNs it is for",
                "name the resources, or add a condition that narrows them");
        }
    }

    private static List<string> Texts(JsonElement statement, string key) => !statement.TryGetProperty(key, out var value) ? []
        : value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(item => item.GetString() ?? "")]
        : value.ValueKind == JsonValueKind.String ? [value.GetString()!] : [];
}
