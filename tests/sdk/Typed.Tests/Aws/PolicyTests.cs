using Pulumi;
using Pulumi.Aws.Ecr;
using Pulumi.Aws.Iam;
using Pulumi.Aws.Iam.Inputs;

namespace Infra.Sdk.Typed.Tests.Aws;

public sealed class PolicyTests
{
    [Fact]
    public async Task A_policy_is_text_or_a_document()
    {
        var run = await Recorder.RunAsync(() =>
        {
            _ = new Role("text", new RoleArgs { AssumeRolePolicy = """{"Version":"2012-10-17"}""" });
            _ = new Role("late", new RoleArgs { AssumeRolePolicy = Output.Create("{}") });
            _ = new Role("document", new RoleArgs
            {
                AssumeRolePolicy = new PolicyDocumentArgs
                {
                    Version = PolicyDocumentVersion.PolicyDocumentVersion_2012_10_17,
                    Statement =
                    {
                        new PolicyStatementArgs { Effect = PolicyStatementEffect.ALLOW, Action = "sts:AssumeRole", Resource = "*" },
                    },
                },
            });
        });

        Assert.Equal(
            [
                """document {Statement: [{Action: "sts:AssumeRole", Effect: "Allow", Resource: "*"}], Version: "2012-10-17"}""",
                """late "{}" """.TrimEnd(),
                """text "{"Version":"2012-10-17"}" """.TrimEnd(),
            ],
            run.Resources.Select(r => $"{r.Name} {Plain.Text(r.Inputs["assumeRolePolicy"])}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_policy_keeps_its_wire_name_where_the_class_has_another()
    {
        var made = await Recorder.OnlyResourceAsync(() => new Policy("x", new PolicyArgs { PolicyDocument = "{}", Description = "d" }));

        Assert.Equal("aws:iam/policy:Policy", made.Type);
        Assert.Equal("""{description: "d", policy: "{}"}""", Plain.Text(made.Inputs));
    }

    [Fact]
    public async Task A_policy_is_required()
    {
        var failure =
            await Assert.ThrowsAnyAsync<Exception>(() =>
                Recorder.RunAsync(() => new RepositoryPolicy("x", new RepositoryPolicyArgs { Repository = "r" })));

        Assert.Contains("Pulumi.Aws.Ecr.RepositoryPolicyArgs", failure.Message, StringComparison.Ordinal);
        Assert.Contains("is required but was not given a value", failure.Message, StringComparison.Ordinal);
    }
}
