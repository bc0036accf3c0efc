using System.Text.Json.Nodes;
using Pulumi;
using Pulumi.Aws;
using Pulumi.Aws.Ec2;
using Pulumi.Aws.Ec2.Inputs;
using Pulumi.Aws.Inputs;
using Pulumi.Aws.S3;
using Pulumi.Aws.SecretsManager;

namespace Infra.Sdk.Typed.Tests.Aws;

public sealed class ResourceTests
{
    [Fact]
    public async Task A_resource_arrives_under_its_wire_names()
    {
        var made = await Recorder.OnlyResourceAsync(() => new SecurityGroup("web", new SecurityGroupArgs
        {
            VpcId = "vpc-1",
            Ingress = { new SecurityGroupIngressArgs { FromPort = 443, ToPort = 443, Protocol = "tcp", CidrBlocks = { "0.0.0.0/0" } } },
            Tags = { { "Name", "web" } },
        }));

        Assert.Equal("aws:ec2/securityGroup:SecurityGroup", made.Type);
        Assert.Equal("""[{cidrBlocks: ["0.0.0.0/0"], fromPort: 443, protocol: "tcp", toPort: 443}]""", Plain.Text(made.Inputs["ingress"]));
        Assert.Equal("""{Name: "web"}""", Plain.Text(made.Inputs["tags"]));
        Assert.Equal("vpc-1", made.Inputs["vpcId"]);
    }

    [Fact]
    public async Task An_instance_type_is_text_or_a_member_of_its_enum()
    {
        var run = await Recorder.RunAsync(() =>
        {
            _ = new Instance("text", new InstanceArgs { InstanceType = "t3.small" });
            _ = new Instance("member", new InstanceArgs { InstanceType = InstanceType.T3_Micro });
        });

        Assert.Equal(["member t3.micro", "text t3.small"],
            run.Resources.Select(r => $"{r.Name} {r.Inputs["instanceType"]}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_bucket_keeps_its_wire_name_where_the_class_has_another()
    {
        var made = await Recorder.OnlyResourceAsync(() => new Bucket("x", new BucketArgs { BucketName = "logs" }));

        Assert.Equal("aws:s3/bucket:Bucket", made.Type);
        Assert.Equal("""{bucket: "logs"}""", Plain.Text(made.Inputs));
    }

    [Fact]
    public async Task A_secret_value_is_secret_when_assigned()
    {
        Assert.True(
            await Outputs.IsSecretAsync(() =>
                new SecretVersionArgs { SecretId = "s", SecretString = "not told" }.SecretString!.ToOutput()));
        Assert.False(
            await Outputs.IsSecretAsync(() => new SecretVersionArgs { SecretId = "s", SecretString = "not told" }.SecretId.ToOutput()));
    }

    [Fact]
    public async Task A_missing_required_member_fails_the_run()
    {
        var failure =
            await Assert.ThrowsAnyAsync<Exception>(() => Recorder.RunAsync(() => new SecretVersion("x", new SecretVersionArgs())));

        Assert.Contains("Pulumi.Aws.SecretsManager.SecretVersionArgs", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Computed_outputs_come_from_the_engine_and_the_rest_from_what_it_echoes()
    {
        var text = await Outputs.ReadAsync(
            () =>
            {
                var vpc = new Vpc("main", new VpcArgs { CidrBlock = "10.0.0.0/16" });
                return Output.Format($"{vpc.Id} {vpc.Arn} {vpc.CidrBlock} {vpc.Tags.Apply(t => t is null)}");
            },
            new() { ["arn"] = "arn:aws:ec2:vpc" });

        Assert.Equal("main-id arn:aws:ec2:vpc 10.0.0.0/16 True", text);
    }

    [Fact]
    public async Task A_looked_up_resource_is_read_by_its_id()
    {
        var made = await Recorder.OnlyResourceAsync(() => Vpc.Get("found", "vpc-1"));

        Assert.Equal("aws:ec2/vpc:Vpc", made.Type);
        Assert.Equal("vpc-1", made.Id);
        Assert.Empty(made.Inputs);
    }

    [Fact]
    public async Task A_provider_arrives_with_its_nested_settings_as_json_text()
    {
        var made = await Recorder.OnlyResourceAsync(() => new Provider("aws", new ProviderArgs
        {
            Region = "eu-central-1",
            DefaultTags = new ProviderDefaultTagsArgs { Tags = { { "stack", "prod" } } },
            MaxRetries = 3,
        }));

        Assert.Equal("pulumi:providers:aws", made.Type);
        Assert.True(JsonNode.DeepEquals(
            new JsonObject { ["tags"] = new JsonObject { ["stack"] = "prod" } },
            JsonNode.Parse((string)made.Inputs["defaultTags"])));
        Assert.Equal("3", made.Inputs["maxRetries"]);
        Assert.Equal("eu-central-1", made.Inputs["region"]);
    }
}
