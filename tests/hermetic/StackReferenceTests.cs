using Infra.Diagnostics;
using Infra.Hermetic;
using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Kubernetes = Pulumi.Kubernetes;

namespace Infra.Tests.Hermetic;

public sealed class StackReferenceTests
{
    [Fact]
    public async Task A_reference_is_answered_with_the_outputs_of_the_other_stack()
    {
        var engine = Engine(new() { ["prod"] = Owner, ["after"] = options => new Guest(options, "prod") });

        var result = await engine.RunAsync("after");

        var data = Assert.Single(result.Inventory.Manifests).Tree.Map("data")!;
        Assert.Equal("gateway", data.Text("space"));
        Assert.Equal("<kubernetes:core/v1:Service edge status.loadBalancer.ingress[0].ip>", data.Text("address"));
        Assert.Equal("organization/infra/prod", Assert.Single(result.Root.Children, c => c.Role == ResourceRole.Lookup).Key.Name);
    }

    [Fact]
    public async Task Outputs_are_listed_by_name_with_their_secrecy()
    {
        var result = await Engine(new() { ["prod"] = Owner }).RunAsync("prod");

        Assert.Equal(
            [
                "address False <kubernetes:core/v1:Service edge status.loadBalancer.ingress[0].ip>",
                "kubeconfig True <secret infra:kubeconfig>",
                "space False gateway",
            ],
            result.Outputs.Select(o => $"{o.Name} {o.IsSecret} {o.Value}"));
    }

    [Fact]
    public async Task A_stack_runs_once_however_many_refer_to_it()
    {
        var runs = 0;
        var engine = Engine(new()
        {
            ["prod"] = options =>
            {
                Interlocked.Increment(ref runs);
                return Owner(options);
            },
            ["one"] = options => new Guest(options, "prod"),
            ["two"] = options => new Guest(options, "prod"),
        });

        await Task.WhenAll(engine.RunAsync("one"), engine.RunAsync("two"), engine.RunAsync("prod"));

        Assert.Equal(1, runs);
    }

    [Fact]
    public async Task A_secret_output_stays_secret_in_the_other_stack()
    {
        Task<bool>? secret = null;
        var engine = Engine(new()
        {
            ["prod"] = Owner,
            ["after"] = options =>
                new Guest(options, "prod", platform => secret = Output.IsSecretAsync(platform.RequireOutput("kubeconfig"))),
        });

        await engine.RunAsync("after");

        Assert.True(await secret!);
    }

    [Theory]
    [InlineData("a", "a -> b -> c -> a")]
    [InlineData("self", "self -> self")]
    public async Task Stacks_that_refer_to_each_other_in_a_circle_are_refused(string first, string circle)
    {
        var engine = Engine(new()
        {
            ["a"] = options => new Guest(options, "b"),
            ["b"] = options => new Guest(options, "c"),
            ["c"] = options => new Guest(options, "a"),
            ["self"] = options => new Guest(options, "self"),
        });

        var refused = await Assert.ThrowsAsync<RefusedException>(() => engine.RunAsync(first));

        var problem = Assert.Single(refused.Diagnostics);
        Assert.Equal(Codes.StackCycle, problem.Code);
        var members = problem.Actual!.Split(" -> ");
        Assert.Equal(members[0], members[^1]);
        Assert.Equal(circle.Split(" -> ").Order().Distinct(), members.Order().Distinct());
    }

    [Fact]
    public async Task A_circle_is_found_also_when_its_stacks_are_started_at_once()
    {
        for (var i = 0; i < 50; i++)
        {
            var engine = Engine(new() { ["a"] = options => new Guest(options, "b"), ["b"] = options => new Guest(options, "a") });

            var runs = Task.WhenAll(engine.RunAsync("a"), engine.RunAsync("b"));
            await Assert.ThrowsAsync<RefusedException>(() => runs.WaitAsync(TimeSpan.FromSeconds(30)));
        }
    }

    [Fact]
    public async Task A_refused_stack_refuses_the_one_that_refers_to_it_with_its_own_problem()
    {
        var problem = new Diagnostic(Codes.Port, "stack prod, infra:port", "0", "1 to 65535", "choose a port");
        var engine =
            Engine(new() { ["prod"] = _ => throw new RefusedException(problem), ["after"] = options => new Guest(options, "prod") });

        var refused = await Assert.ThrowsAsync<RefusedException>(() => engine.RunAsync("after"));

        Assert.Equal([problem], refused.Diagnostics);
    }

    [Theory]
    [InlineData("prod")]
    [InlineData("infra/prod")]
    [InlineData("organization/other/prod")]
    public async Task A_reference_out_of_the_project_is_refused(string name)
    {
        var engine = Engine(new() { ["prod"] = Owner, ["after"] = options => new Guest(options, name, isWhole: true) });

        var refused = await Assert.ThrowsAsync<RefusedException>(() => engine.RunAsync("after"));

        var problem = Assert.Single(refused.Diagnostics);
        Assert.Equal(Codes.UnknownStack, problem.Code);
        Assert.Equal(name, problem.Actual);
    }

    private static Owning Owner(StackOptions options) => new(options);

    private static HermeticEngine Engine(Dictionary<string, Func<StackOptions, Stack>> stacks) =>
        new(name => Task.FromResult(TestStack.Run(options => stacks[name](options), name)));

    private sealed class Owning : Stack
    {
        public Owning(StackOptions options)
            : base(options)
        {
            var service = new Kubernetes.Core.V1.Service("edge", new ServiceArgs { Metadata = new ObjectMetaArgs { Name = "edge" } });
            Address = service.Status.Apply(s => s.LoadBalancer.Ingress[0].Ip);
            Space = Output.Create("gateway");
            KubeConfig = Output.CreateSecret("<secret infra:kubeconfig>");
        }

        [Output("address")]
        public Output<string> Address { get; private set; }

        [Output("space")]
        public Output<string> Space { get; private set; }

        [Output("kubeconfig")]
        public Output<string> KubeConfig { get; private set; }
    }

    private sealed class Guest : Stack
    {
        public Guest(StackOptions options, string other, Action<StackReference>? look = null, bool isWhole = false)
            : base(options)
        {
            var platform = new StackReference(isWhole ? other : $"organization/infra/{other}");
            look?.Invoke(platform);
            _ = new Kubernetes.Core.V1.ConfigMap("facts", new ConfigMapArgs
            {
                Metadata = new ObjectMetaArgs { Name = "facts" },
                Data =
                {
                    { "space", platform.RequireOutput("space").Apply(v => (string)v) },
                    { "address", platform.RequireOutput("address").Apply(v => (string)v) },
                },
            });
        }
    }
}
