using Pulumi;
using Pulumi.Aws;
using Pulumi.Aws.Ec2;
using Pulumi.Aws.Ec2.Inputs;
using Pulumi.Aws.Ecr;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace Infra.Sdk.Typed.Tests.Aws;

public sealed class FunctionTests
{
    private static Dictionary<string, object> Zones(MockCallArgs call) => new()
    {
        ["id"] = "eu-central-1",
        ["names"] = new List<object> { "eu-central-1a", "eu-central-1b" },
    };

    [Fact]
    public async Task A_function_in_its_output_form_gives_a_typed_result()
    {
        var recorder = new Recorder(Zones);
        Task<string>? names = null;
        await recorder.RunProgramAsync(() => names = OutputUtilities.GetValueAsync(
            GetAvailabilityZones.Invoke(new GetAvailabilityZonesInvokeArgs { State = Output.Create("available") })
                .Apply(z => string.Join(",", z.Names))));

        var call = Assert.Single(recorder.Calls);
        Assert.Equal("aws:index/getAvailabilityZones:getAvailabilityZones", call.Token);
        Assert.Equal("""{state: "available"}""", Plain.Text(call.Args));
        Assert.Equal("eu-central-1a,eu-central-1b", await names!);
    }

    [Fact]
    public async Task A_function_in_its_awaited_form_takes_plain_values()
    {
        var recorder = new Recorder(Zones);
        Task<GetAvailabilityZonesResult>? zones = null;
        await recorder.RunProgramAsync(() =>
            zones =
                GetAvailabilityZones.InvokeAsync(new GetAvailabilityZonesArgs { State = "available", ExcludeNames = { "eu-central-1c" } }));

        Assert.Equal("""{excludeNames: ["eu-central-1c"], state: "available"}""", Plain.Text(Assert.Single(recorder.Calls).Args));
        Assert.Equal(2, (await zones!).Names.Length);
        Assert.Equal("eu-central-1", (await zones!).Id);
    }

    [Fact]
    public async Task A_function_takes_nested_filters_in_both_forms()
    {
        var recorder = new Recorder(_ => new() { ["id"] = "ami-1" });
        await recorder.RunProgramAsync(() =>
        {
            _ = GetAmi.Invoke(new GetAmiInvokeArgs
            {
                MostRecent = true,
                Filters = { new GetAmiFilterInputArgs { Name = "name", Values = { "al2023-*" } } },
            });
            _ = GetAmi.InvokeAsync(new GetAmiArgs
            {
                MostRecent = true,
                Filters = { new GetAmiFilterArgs { Name = "name", Values = { "al2023-*" } } },
            });
        });

        Assert.All(recorder.Calls,
            call => Assert.Equal("""{filters: [{name: "name", values: ["al2023-*"]}], mostRecent: true}""", Plain.Text(call.Args)));
        Assert.Equal(2, recorder.Calls.Count);
    }

    [Fact]
    public async Task A_function_can_be_called_without_args_and_after_a_resource()
    {
        var recorder = new Recorder(_ => new() { ["password"] = "token" });
        Task<string>? password = null;
        await recorder.RunProgramAsync(() =>
        {
            var repository = new Repository("app");
            var options = new InvokeOutputOptions { DependsOn = { repository } };
            password = OutputUtilities.GetValueAsync(
                GetAuthorizationToken.Invoke(new GetAuthorizationTokenInvokeArgs(), options).Apply(t => t.Password));
            _ = GetAuthorizationToken.Invoke();
        });

        Assert.Equal(2, recorder.Calls.Count);
        Assert.Equal("token", await password!);
    }
}
