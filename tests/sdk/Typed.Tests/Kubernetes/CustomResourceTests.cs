using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;
using Pulumi.Kubernetes.Types.Inputs.ApiExtensions.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using CustomResource = Pulumi.Kubernetes.ApiExtensions.CustomResource;

namespace Infra.Sdk.Typed.Tests.Kubernetes;

public sealed class CustomResourceTests
{
    private sealed class GatewaySpecArgs : ResourceArgs
    {
        [Input("gatewayClassName", required: true)]
        public Input<string> GatewayClassName { get; set; } = null!;

        [Input("listeners")]
        private InputList<string>? _listeners;

        public InputList<string> Listeners
        {
            get => _listeners ??= [];
            set => _listeners = value;
        }
    }

    private sealed class GatewayArgs() : CustomResourceArgs("gateway.networking.k8s.io/v1", "Gateway")
    {
        [Input("spec")]
        public Input<GatewaySpecArgs>? Spec { get; set; }
    }

    private sealed class PatchArgs() : CustomResourcePatchArgs("example.com/v1", "Thing");

    private static CustomResource Gateway() => new("edge", new GatewayArgs
    {
        Metadata = new ObjectMetaArgs { Name = "edge", Namespace = "ingress" },
        Spec = new GatewaySpecArgs { GatewayClassName = "nginx", Listeners = { "http", "https" } },
    });

    [Fact]
    public async Task A_custom_resource_takes_its_token_from_its_version_and_kind()
    {
        var made = await Recorder.OnlyResourceAsync(() => Gateway());

        Assert.Equal("kubernetes:gateway.networking.k8s.io/v1:Gateway", made.Type);
        Assert.Equal(
            """{apiVersion: "gateway.networking.k8s.io/v1", kind: "Gateway", metadata: {name: "edge", namespace: "ingress"}, spec: {gatewayClassName: "nginx", listeners: ["http", "https"]}}""",
            Plain.Text(made.Inputs));
    }

    [Fact]
    public async Task A_custom_resource_gives_back_version_kind_and_metadata()
    {
        var text = await Outputs.ReadAsync(() =>
        {
            var gateway = Gateway();
            return Output.Tuple(gateway.ApiVersion, gateway.Kind, gateway.Metadata)
                .Apply(t => $"{t.Item1} {t.Item2} {t.Item3.Namespace}/{t.Item3.Name}");
        });

        Assert.Equal("gateway.networking.k8s.io/v1 Gateway ingress/edge", text);
    }

    [Fact]
    public async Task A_required_member_of_our_own_args_is_checked()
    {
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => Recorder.RunAsync(() =>
            new CustomResource("edge", new GatewayArgs { Spec = new GatewaySpecArgs() })));

        Assert.Contains("GatewaySpecArgs", failure.Message, StringComparison.Ordinal);
        Assert.Contains("is required but was not given a value", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_patch_has_a_token_of_its_own()
    {
        var made = await Recorder.OnlyResourceAsync(() => new CustomResourcePatch("x", new PatchArgs()));

        Assert.Equal("kubernetes:example.com/v1:ThingPatch", made.Type);
        Assert.Equal("""{apiVersion: "example.com/v1", kind: "Thing"}""", Plain.Text(made.Inputs));
    }

    [Fact]
    public async Task A_definition_spells_schema_members_as_the_api_does()
    {
        var made =
            await Recorder.OnlyResourceAsync(() =>
                new Pulumi.Kubernetes.ApiExtensions.V1.CustomResourceDefinition("x", new CustomResourceDefinitionArgs
                {
                    Spec = new CustomResourceDefinitionSpecArgs
                    {
                        Group = "example.com",
                        Scope = "Namespaced",
                        Names = new CustomResourceDefinitionNamesArgs { Kind = "Thing", Plural = "things" },
                        Versions =
                        {
                            new CustomResourceDefinitionVersionArgs
                            {
                                Name = "v1",
                                Served = true,
                                Storage = true,
                                Schema = new CustomResourceValidationArgs
                                {
                                    OpenAPIV3Schema = new JSONSchemaPropsArgs
                                    {
                                        Type = "object",
                                        Ref = "#/x",
                                        X_kubernetes_preserve_unknown_fields = true,
                                        AdditionalProperties = false,
                                        Default = """{"size":[1,true]}""",
                                    },
                                },
                            },
                        },
                    },
                }));

        Assert.Equal(
            """{group: "example.com", names: {kind: "Thing", plural: "things"}, scope: "Namespaced", versions: [{name: "v1", schema: {openAPIV3Schema: {$ref: "#/x", additionalProperties: false, default: {size: [1, true]}, type: "object", x_kubernetes_preserve_unknown_fields: true}}, served: true, storage: true}]}""",
            Plain.Text(made.Inputs["spec"]));
    }
}
