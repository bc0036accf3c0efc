using Pulumi;
using Pulumi.Aws.Ec2;
using Pulumi.Command.Local;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Yaml.V2;
using Pulumi.Kubernetes.Yaml.V2;
using Pulumi.KubernetesCertManager;
using Pulumi.Random;
using Pulumi.Utilities;

namespace Infra.Sdk.Typed.Tests;

/// <summary>
/// Whether a typed resource is new or looked up: both have the option <c>Id</c>, for a new one it holds the empty text. Only
/// a resource without a class of its own has none.
/// </summary>
public sealed class LookupTests
{
    [Fact]
    public async Task A_new_typed_resource_has_the_empty_id_among_its_options()
    {
        var ids = await IdsAsync(parent =>
        {
            _ = new ConfigMap("map", options: new() { Parent = parent });
            _ = new Vpc("vpc", options: new() { Parent = parent });
            _ = new Command("command", options: new() { Parent = parent });
            _ = new RandomPassword("password", new RandomPasswordArgs { Length = 8 }, new() { Parent = parent });
            _ = new Pulumi.Kubernetes.Provider("provider", options: new() { Parent = parent });
        });

        Assert.Equal(["command ''", "map ''", "password ''", "provider ''", "vpc ''"], ids);
    }

    [Fact]
    public async Task A_typed_component_has_the_empty_id_among_its_options()
    {
        var ids = await IdsAsync(parent =>
        {
            _ = new ConfigFile("crds", new ConfigFileArgs { File = "crds.yaml" }, new() { Parent = parent });
            _ = new CertManager("cert-manager", options: new() { Parent = parent });
        });

        Assert.Equal(["cert-manager ''", "crds ''"], ids);
    }

    [Fact]
    public async Task A_resource_that_is_looked_up_has_its_id()
    {
        var ids = await IdsAsync(parent =>
        {
            _ = ConfigMap.Get("map", "apps/map", new() { Parent = parent });
            _ = Vpc.Get("vpc", "vpc-1", options: new() { Parent = parent });
            _ = Command.Get("command", "c-1", new() { Parent = parent });
        });

        Assert.Equal(["command 'c-1'", "map 'apps/map'", "vpc 'vpc-1'"], ids);
    }

    [Fact]
    public async Task A_resource_without_a_class_of_its_own_has_no_id()
    {
        var ids = await IdsAsync(parent =>
        {
            _ = new CustomResource("kubernetes:core/v1:ConfigMap", "map", null, new CustomResourceOptions { Parent = parent });
            _ = new Pulumi.Kubernetes.ApiExtensions.CustomResource("issuer", new IssuerArgs(), new() { Parent = parent });
            _ = new ComponentResource("infra:index:Group", "group", new() { Parent = parent });
        });

        Assert.Equal(["group null", "issuer null", "map null"], ids);
    }

    [Fact]
    public async Task An_id_among_the_options_does_not_make_a_look_up_of_a_typed_resource()
    {
        var run = await Recorder.RunAsync(() =>
        {
            _ = new ConfigMap("typed", options: new CustomResourceOptions { Id = "apps/map" });
            _ = new CustomResource("kubernetes:core/v1:ConfigMap", "untyped", null, new CustomResourceOptions { Id = "apps/map" });
        });

        Assert.Equal(["typed ''", "untyped 'apps/map'"],
            run.Resources.Select(made => $"{made.Name} '{made.Id}'").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_engine_hears_of_a_new_resource_without_an_id_and_of_a_look_up_with_one()
    {
        var run = await Recorder.RunAsync(() =>
        {
            _ = new ConfigMap("made");
            _ = ConfigMap.Get("found", "apps/map");
            _ = new ConfigMap("adopted", options: new CustomResourceOptions { ImportId = "apps/adopted" });
        });

        // Which of the last two it is, the options alone tell: ImportId or Id.
        Assert.Equal(["adopted 'apps/adopted'", "found 'apps/map'", "made ''"],
            run.Resources.Select(made => $"{made.Name} '{made.Id}'").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_options_that_a_caller_hands_in_stay_as_they_are()
    {
        var options = new CustomResourceOptions();
        await Recorder.RunAsync(() => _ = new ConfigMap("map", new ConfigMapArgs(), options));

        Assert.Null(options.Id);
        Assert.Null(options.Version);
    }

    [Fact]
    public void A_look_up_of_a_command_takes_no_state()
    {
        var parameters = typeof(Command).GetMethod("Get")!.GetParameters();

        Assert.Equal(["name", "id", "options"], parameters.Select(parameter => parameter.Name));
    }

    [Fact]
    public async Task What_narrows_a_look_up_takes_what_the_args_take()
    {
        var made =
            await Recorder.OnlyResourceAsync(() =>
                Instance.Get("found", "i-1", new InstanceState { InstanceType = InstanceType.T3_Micro }));

        Assert.Equal("t3.micro", made.Inputs["instanceType"]);
        Assert.True(await Outputs.IsSecretAsync(() => new RandomPasswordState { Result = "not told" }.Result!.ToOutput()));
    }

    /// <summary>Each resource of the program with the id of its options, as a transformation sees them.</summary>
    private static async Task<IEnumerable<string>> IdsAsync(Action<ComponentResource> program)
    {
        var ids = new List<Task<string>>();
        ResourceTransformation note = args =>
        {
            ids.Add(TextAsync(args.Resource.GetResourceName(), args.Options.Id));
            return null;
        };
        await Deployment.TestAsync(
            new Recorder(),
            new() { IsPreview = false },
            () => program(new ComponentResource("infra:index:Root", "root", new() { ResourceTransformations = { note } })));
        return (await Task.WhenAll(ids)).Where(text => !text.StartsWith("root ", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
    }

    private static async Task<string> TextAsync(string name, Input<string>? id) =>
        $"{name} {(id is null ? "null" : $"'{await OutputUtilities.GetValueAsync(id.ToOutput())}'")}";

    private sealed class IssuerArgs() : Pulumi.Kubernetes.ApiExtensions.CustomResourceArgs("cert-manager.io/v1", "Issuer");
}
