using Infra.Terminal;

namespace Infra.Tests.Commands.New;

/// <summary><c>infra new</c> in a repository of one's own.</summary>
public sealed class OwnRepositoryTests
{
    [Fact]
    public async Task A_system_begins_like_the_first_one()
    {
        using var own = new OwnRepository();

        Assert.Equal(ExitCodes.Fine, await own.RunAsync("new system gift-shop --stack gifts"));

        own.Build();
        Assert.Equal(ExitCodes.Fine, await own.RunAsync("check gifts --fail-on warning"));
    }

    [Fact]
    public async Task A_stack_attaches_to_no_platform_and_begins_with_the_required_keys()
    {
        using var own = new OwnRepository();

        Assert.Equal(ExitCodes.Fine, await own.RunAsync("new stack beta"));
        Assert.StartsWith("# yaml-language-server: $schema=stack-file.schema.json\n", own.Read("Pulumi.beta.yaml"),
            StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Refused, await own.RunAsync("new stack gamma --attach prod"));

        Assert.StartsWith("INF0207", own.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_component_with_its_test_stands_beside_the_system()
    {
        using var own = new OwnRepository();

        Assert.Equal(ExitCodes.Fine, await own.RunAsync("new component Caches GiftCache"));

        Assert.Equal(
            """
            Wrote Shop/Caches/GiftCache/GiftCache.cs.
            Wrote Shop/Caches/GiftCache/GiftCacheArgs.cs.
            Wrote Shop/Caches/GiftCache/README.md.
            Wrote Shop.Tests/Caches/GiftCache/GiftCacheTests.cs.
            Wrote Shop.Tests/Caches/GiftCache/golden/gift-cache.yaml.

            Next:
              dotnet test Shop.Tests --filter GiftCache
              write its children, then read the golden files that GOLDEN_UPDATE=1 dotnet test writes

            """, own.Output);
        Assert.Contains("namespace Shop.Caches;", own.Read("Shop/Caches/GiftCache/GiftCache.cs"), StringComparison.Ordinal);
        Assert.Contains("\"infra:caches:GiftCache\"", own.Read("Shop/Caches/GiftCache/GiftCache.cs")
            .Replace("\"shop:", "\"infra:", StringComparison.Ordinal), StringComparison.Ordinal);
        own.BuildTests();
    }

    [Fact]
    public async Task A_component_brings_the_comparison_of_its_test_where_there_is_none()
    {
        using var own = new OwnRepository();
        File.Delete(Path.Combine(own.Folder, "Shop.Tests", "Golden.cs"));

        Assert.Equal(ExitCodes.Fine, await own.RunAsync("new component Caches GiftCache"));

        own.BuildTests();
    }

    [Fact]
    public async Task A_component_without_a_project_of_tests_says_so()
    {
        using var own = new OwnRepository();
        Directory.Delete(Path.Combine(own.Folder, "Shop.Tests"), recursive: true);

        Assert.Equal(ExitCodes.Fine, await own.RunAsync("new component Caches GiftCache"));

        Assert.Contains("make a project Shop.Tests for its tests", own.Output, StringComparison.Ordinal);
        Assert.False(own.Has("Shop.Tests"));
        own.Build();
    }

    [Fact]
    public async Task An_application_stands_below_the_last_one()
    {
        using var own = new OwnRepository();

        Assert.Equal(ExitCodes.Fine, await own.RunAsync("new app shop gift-wrap"));

        Assert.Contains(
            """
                        Expose = [edge.Expose(host)],
                    });
                    _ = new App("gift-wrap", new()
                    {
                        Namespace = space.Ref,
                        Image = settings.Images[ShopApp.GiftWrap],
            """, own.Read("Shop/ShopStack.cs"), StringComparison.Ordinal);
        Assert.Contains("    giftWrap: registry.example.com/gift-wrap:1.0.0\n", own.Read("Pulumi.dev.yaml"), StringComparison.Ordinal);
        own.Build();
        Assert.Equal(ExitCodes.Fine, await own.RunAsync("check dev --fail-on warning"));
        Assert.Equal(ExitCodes.Fine, await own.RunAsync("preview prod"));
        Assert.Contains("shop/gift-wrap", own.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_no_enum_lists_the_applications_it_is_said_what_to_write_where()
    {
        using var own = new OwnRepository();
        own.Write("Shop/ShopSettings.cs", own.Read("Shop/ShopSettings.cs").Replace("ShopApp", "ShopPart", StringComparison.Ordinal));
        own.Write("Shop/ShopStack.cs", own.Read("Shop/ShopStack.cs").Replace("ShopApp", "ShopPart", StringComparison.Ordinal));
        own.Build();

        Assert.Equal(ExitCodes.Fine, await own.RunAsync("new app shop gift-wrap"));

        Assert.Equal(
            """

            Next:
              add to ShopSettings in Shop:

                /// <summary>The image of <c>gift-wrap</c>.</summary>
                [Image]
                public required string GiftWrapImage { get; init; }

              add to the constructor of its stack class:

                    _ = new App("gift-wrap", new()
                    {
                        Namespace = space.Ref,
                        Image = settings.GiftWrapImage,
                        Port = 8080,
                        Resources = new(Cpu: "100m", Memory: "128Mi"),
                    });

              add to Pulumi.dev.yaml, below config:

              infra:giftWrapImage: registry.example.com/gift-wrap:1.0.0

              add to Pulumi.prod.yaml, below config:

              infra:giftWrapImage: registry.example.com/gift-wrap:1.0.0

              infra schema --out stack-file.schema.json, so that editors know the new keys

            """, own.Output);
    }

    [Theory]
    [InlineData("new component Caches Redis", "INF0320", "Redis")]
    [InlineData("new component caches Valkey", "INF0117", "caches")]
    [InlineData("new app shop web", "INF0320", "web")]
    [InlineData("new system shop", "INF0320", "shop")]
    [InlineData("new stack dev", "INF0320", "dev")]
    public async Task A_name_that_is_taken_or_wrong_is_one_diagnostic(string command, string code, string actual)
    {
        using var own = new OwnRepository();

        Assert.Equal(ExitCodes.Refused, await own.RunAsync(command));

        Assert.Equal("", own.Output);
        Assert.StartsWith(code, own.Error, StringComparison.Ordinal);
        Assert.Contains(actual, own.Error, StringComparison.Ordinal);
        Assert.EndsWith("\n1 problem.\n", own.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_component_that_exists_is_refused()
    {
        using var own = new OwnRepository();
        await own.RunAsync("new component Caches GiftCache");

        Assert.Equal(ExitCodes.Refused, await own.RunAsync("new component Caches GiftCache"));

        Assert.StartsWith("INF0320", own.Error, StringComparison.Ordinal);
        Assert.EndsWith("\n1 problem.\n", own.Error, StringComparison.Ordinal);
    }
}
