namespace Infra.Sdk.Tests;

public sealed class StackTests
{
    [Fact]
    public async Task The_stack_never_reaches_the_mocks()
    {
        var mocks = new RecordingMocks();
        await Deployment.TestAsync<Good>(mocks);

        Assert.Equal(["a"], mocks.Resources.Select(resource => resource.Name));
    }

    [Fact]
    public async Task The_stack_is_the_first_resource_of_the_result()
    {
        var stack = Assert.IsType<Good>((await Deployment.TestAsync<Good>(new RecordingMocks()))[0]);

        Assert.Equal(("pulumi:pulumi:Stack", "project-stack"), (stack.GetResourceType(), stack.GetResourceName()));
        Assert.Equal("urn:pulumi:stack::project::pulumi:pulumi:Stack::project-stack", await Runs.Value(stack.Urn));
    }

    [Fact]
    public async Task The_stacks_outputs_reach_the_mocks()
    {
        var mocks = new RecordingMocks();
        await Deployment.TestAsync<Good>(mocks);

        Assert.Equal("made", await Runs.Value(mocks.Outputs.Single().Outputs["text"]));
    }

    [Fact]
    public async Task An_output_without_a_value_fails_the_run()
    {
        var exception = await Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync<Forgetful>(new RecordingMocks()));

        Assert.Equal(
            "Output(s) 'Other, text' have no value assigned. [Output] attributed properties must be assigned inside Stack constructor.",
            exception.Message);
    }

    [Fact]
    public async Task An_output_of_another_type_fails_the_run()
    {
        var exception = await Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync<Plain>(new RecordingMocks()));

        Assert.Equal(
            "Output(s) 'text' have incorrect type. [Output] attributed properties must be instances of Output<T>.",
            exception.Message);
    }

    [Fact]
    public async Task An_exception_in_the_constructor_fails_the_run()
    {
        var exception = await Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync<Throwing>(new RecordingMocks()));

        Assert.Equal("no", exception.Message);
    }

    [Fact]
    public async Task A_service_provider_can_make_the_stack()
    {
        var mocks = new RecordingMocks();
        var resources = await Deployment.TestWithServiceProviderAsync<Good>(mocks, new Services(() => new Good()));

        Assert.Equal(["project-stack", "a"], resources.Select(resource => resource.GetResourceName()));
    }

    [Fact]
    public async Task A_service_provider_without_the_stack_fails_the_run()
    {
        var exception = await Assert.ThrowsAsync<RunException>(
            () => Deployment.TestWithServiceProviderAsync<Good>(new RecordingMocks(), new Services(() => null)));

        Assert.Contains(typeof(Good).FullName!, exception.Message, StringComparison.Ordinal);
    }

    public sealed class Good : Stack
    {
        public Good()
        {
            _ = new Thing("a");
            Text = Output.Create("made");
        }

        [Output("text")]
        public Output<string> Text { get; private set; }
    }

    public sealed class Forgetful : Stack
    {
        [Output]
        public Output<string> Other { get; private set; } = null!;

        [Output("text")]
        public Output<string> Text { get; private set; } = null!;
    }

    public sealed class Plain : Stack
    {
        [Output("text")]
        public string Text { get; private set; } = "t";
    }

    public sealed class Throwing : Stack
    {
        public Throwing() => throw new RunException("no");
    }
}
