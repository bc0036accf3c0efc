namespace Infra.Sdk.Tests;

public sealed class OptionsTests
{
    [Fact]
    public void Scalars_of_the_second_options_win_when_they_are_set()
    {
        var merged = CustomResourceOptions.Merge(
            new() { Version = "1", Protect = true, ImportId = "i", RetainOnDelete = true },
            new() { Version = "2", DeleteBeforeReplace = true });

        Assert.Equal(
            ("2", true, "i", true, true),
            (merged.Version, merged.Protect, merged.ImportId, merged.DeleteBeforeReplace, merged.RetainOnDelete));
    }

    [Fact]
    public async Task Lists_are_appended()
    {
        Thing? first = null;
        Thing? second = null;
        await Runs.UpAsync(new RecordingMocks(), () => (first, second) = (new("a"), new("b")));
        var merged = CustomResourceOptions.Merge(
            new()
            {
                IgnoreChanges = { "a" },
                AdditionalSecretOutputs = { "x" },
                Aliases = { new Alias { Name = "a" } },
                DependsOn = first!,
            },
            new()
            {
                IgnoreChanges = { "b" },
                AdditionalSecretOutputs = { "y" },
                Aliases = { new Alias { Name = "b" } },
                DependsOn = second!,
            });

        Assert.Equal(["a", "b"], merged.IgnoreChanges);
        Assert.Equal(["x", "y"], merged.AdditionalSecretOutputs);
        Assert.Equal(2, merged.Aliases.Count);
        Assert.Equal([first!, second!], await Runs.Items(merged.DependsOn.ToOutput()));
    }

    [Fact]
    public void The_merged_options_are_new_ones()
    {
        var first = new CustomResourceOptions { IgnoreChanges = { "a" } };
        CustomResourceOptions.Merge(first, null).IgnoreChanges.Add("b");

        Assert.Equal(["a"], first.IgnoreChanges);
    }

    [Fact]
    public void Missing_options_merge_as_empty_ones()
    {
        Assert.Empty(CustomResourceOptions.Merge(null, null).IgnoreChanges);
        Assert.Empty(ComponentResourceOptions.Merge(null, null).Providers);
    }

    [Fact]
    public async Task Of_two_providers_of_one_package_the_later_stays()
    {
        Platform? early = null;
        Platform? late = null;
        Platform? other = null;
        await Runs.UpAsync(
            new RecordingMocks(), () => (early, late, other) = (new("pkg", "early"), new("pkg", "late"), new("other", "other")));
        var merged = ComponentResourceOptions.Merge(new() { Providers = { early!, other! } }, new() { Providers = { late! } });

        Assert.Equal([other!, late!], merged.Providers);
    }

    [Fact]
    public async Task Options_that_change_after_the_resource_is_made_change_nothing()
    {
        var mocks = await Runs.UpAsync(() =>
        {
            var options = new CustomResourceOptions();
            _ = new Thing("a", null, options);
            options.ImportId = "late";
        });

        Assert.Equal("", mocks["a"].Id);
    }

    [Fact]
    public void Hooks_of_both_options_are_kept()
    {
        var binding = new ResourceHookBinding();

        Assert.True(binding.IsEmpty);
        Assert.True(binding.Concat(new()).IsEmpty);
        Assert.NotSame(binding, binding.Clone());
    }
}
