namespace Infra.Sdk.Tests;

public sealed class TransformationTests
{
    [Fact]
    public async Task A_transformation_can_change_args_and_options()
    {
        var mocks = await Runs.UpAsync(() => _ = new Thing("a", new ThingArgs { Text = "before" }, new()
        {
            ResourceTransformations = { args => new(new ThingArgs { Text = "after" }, new CustomResourceOptions { ImportId = "i" }) },
        }));

        Assert.Equal(("after", "i"), (mocks["a"].Inputs["text"], mocks["a"].Id));
    }

    [Fact]
    public async Task A_transformation_that_returns_nothing_changes_nothing()
    {
        var mocks =
            await Runs.UpAsync(() => _ = new Thing("a", new ThingArgs { Text = "t" }, new() { ResourceTransformations = { _ => null } }));

        Assert.Equal("t", mocks["a"].Inputs["text"]);
    }

    [Fact]
    public async Task A_resources_own_transformations_run_before_those_of_its_parents()
    {
        var order = new List<string>();
        await Runs.UpAsync(new RecordingMocks(), () =>
        {
            var outer = new Group("outer", new() { ResourceTransformations = { Note("outer") } });
            var inner = new Group("inner", new() { Parent = outer, ResourceTransformations = { Note("inner") } });
            order.Clear();
            _ = new Thing("a", null, new() { Parent = inner, ResourceTransformations = { Note("own") } });
        });

        Assert.Equal(["own", "inner", "outer"], order);

        ResourceTransformation Note(string name) => _ =>
        {
            order.Add(name);
            return null;
        };
    }

    [Fact]
    public async Task A_transformation_of_the_stack_sees_every_resource_with_its_options()
    {
        var seen = new List<(string Name, string? Parent, bool? Protect)>();
        await Deployment.TestWithServiceProviderAsync<ProgramRoot>(
            new RecordingMocks(),
            new Services(() => new ProgramRoot(
                () => _ = new Thing("a", null, new() { Parent = new Group("g"), Protect = true }),
                new() { ResourceTransformations = { Note } })));

        Assert.Equal([("project-stack", null, null), ("g", null, null), ("a", "g", true)], seen);

        ResourceTransformationResult? Note(ResourceTransformationArgs args)
        {
            seen.Add((args.Resource.GetResourceName(), args.Options.Parent?.GetResourceName(), args.Options.Protect));
            return null;
        }
    }

    [Fact]
    public async Task A_transformation_cannot_give_another_parent()
    {
        var message = await Runs.MessageAsync(() =>
        {
            var group = new Group("g");
            _ = new Thing("a", null, new()
            {
                ResourceTransformations = { args => new(args.Args, new CustomResourceOptions { Parent = group }) },
            });
        });

        Assert.Contains("System.ArgumentException", message, StringComparison.Ordinal);
    }
}
