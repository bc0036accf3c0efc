using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace Infra.Sdk.Typed.Tests.Kubernetes;

public sealed class UnionTests
{
    [Fact]
    public async Task A_port_arrives_as_the_number_or_the_name_that_was_given()
    {
        var made = await Recorder.OnlyResourceAsync(() => new Service("x", new ServiceArgs
        {
            Spec = new ServiceSpecArgs
            {
                Ports =
                {
                    new ServicePortArgs { Port = 80, TargetPort = 8080 },
                    new ServicePortArgs { Port = 81, TargetPort = "http" },
                    new ServicePortArgs { Port = 82, TargetPort = Output.Create(8082) },
                    new ServicePortArgs { Port = 83, TargetPort = Output.Create("late") },
                },
            },
        }));

        Assert.Equal(
            """{ports: [{port: 80, targetPort: 8080}, {port: 81, targetPort: "http"}, {port: 82, targetPort: 8082}, {port: 83, targetPort: "late"}]}""",
            Plain.Text(made.Inputs["spec"]));
    }

    [Fact]
    public async Task A_service_type_is_a_string_or_a_member_of_its_enum()
    {
        var run = await Recorder.RunAsync(() =>
        {
            _ = new Service("text", new ServiceArgs { Spec = new ServiceSpecArgs { Type = "NodePort" } });
            _ = new Service("member", new ServiceArgs { Spec = new ServiceSpecArgs { Type = ServiceSpecType.LoadBalancer } });
        });

        Assert.Equal(
            ["""member {type: "LoadBalancer"}""", """text {type: "NodePort"}"""],
            run.Resources.Select(r => $"{r.Name} {Plain.Text(r.Inputs["spec"])}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_enum_compares_and_prints_as_its_value()
    {
        Assert.Equal("ClusterIP", ServiceSpecType.ClusterIP.ToString());
        Assert.Equal("ClusterIP", (string)ServiceSpecType.ClusterIP);
        Assert.True(ServiceSpecType.ClusterIP == ServiceSpecType.ClusterIP);
        Assert.True(ServiceSpecType.ClusterIP != ServiceSpecType.NodePort);
    }

    [Fact]
    public async Task An_output_union_knows_which_of_the_two_it_is()
    {
        var ports = await Outputs.ReadAsync(() => new Service("x", new ServiceArgs
        {
            Spec = new ServiceSpecArgs
            {
                Ports = { new ServicePortArgs { Port = 80, TargetPort = 8080 }, new ServicePortArgs { Port = 81, TargetPort = "http" } },
            },
        }).Spec.Apply(spec => spec.Ports));

        Assert.Equal(80, ports[0].Port);
        Assert.True(ports[0].TargetPort.IsT0);
        Assert.Equal(8080, ports[0].TargetPort.AsT0);
        Assert.True(ports[1].TargetPort.IsT1);
        Assert.Equal("http", ports[1].TargetPort.AsT1);
    }
}
