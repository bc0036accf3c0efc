using System.Text.RegularExpressions;
using Infra.Terminal;
using Infra.Tests.Support;

namespace Infra.Tests.Commands.New;

public sealed class NewCommandTests
{
    [Fact]
    public async Task A_new_system_compiles_and_its_first_stack_is_checked_without_findings()
    {
        using var house = new HouseCopy();

        Assert.Equal(ExitCodes.Fine, await house.RunAsync("new system gift-shop --stack gifts"));

        Assert.Equal(
            """
            Wrote stacks/GiftShop/GiftShopStack.cs.
            Wrote stacks/GiftShop/GiftShopSettings.cs.
            Wrote stacks/GiftShop/Workloads.cs.
            Wrote Pulumi.gifts.yaml.

            Next:
              infra preview gifts
              infra docs, so that editors know the new keys

            """, house.Output);
        house.Build();
        Assert.Equal(ExitCodes.Fine, await house.RunAsync("check gifts --fail-on warning"));
        Assert.EndsWith("nothing found.\n", house.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_system_stands_on_a_platform_of_its_own_or_on_that_of_another_stack()
    {
        using var house = new HouseCopy();
        await house.RunAsync("new system gift-shop");
        house.Build();

        Assert.Equal(ExitCodes.Fine, await house.RunAsync("new stack gifts --system gift-shop --attach prod"));
        Assert.Equal(ExitCodes.Refused, await house.RunAsync("preview gifts"));
        house.Write("Pulumi.gifts.yaml", house.Read("Pulumi.gifts.yaml")
            .Replace("    web: #", "    web: registry.example.com/gifts:1.0.0 #", StringComparison.Ordinal)
            .Replace("cpu: #", "cpu: 100m #", StringComparison.Ordinal)
            .Replace("memory: #", "memory: 128Mi #", StringComparison.Ordinal)
            + "      hosts: [gifts.example.com]\n");

        Assert.Equal(ExitCodes.Fine, await house.RunAsync("check gifts --fail-on warning"));
    }

    [Fact]
    public async Task A_new_application_compiles_and_changes_nothing_else()
    {
        using var house = new HouseCopy();
        var before = house.Files();

        Assert.Equal(ExitCodes.Fine, await house.RunAsync("new app chocoletter gift-wrap"));

        Assert.Equal(
            [
                "Pulumi.after.yaml +    giftWrap: registry.example.com/gift-wrap:1.0.0",
                "Pulumi.after.yaml +    giftWrap:",
                "Pulumi.after.yaml +      resources: { cpu: 100m, memory: 128Mi }",
                "Pulumi.prod.yaml +    giftWrap: registry.example.com/gift-wrap:1.0.0",
                "Pulumi.prod.yaml +    giftWrap:",
                "Pulumi.prod.yaml +      resources: { cpu: 100m, memory: 128Mi }",
                "stacks/Chocoletter/ChocoletterSettings.cs +",
                "stacks/Chocoletter/ChocoletterSettings.cs +    /// <summary>The application <c>gift-wrap</c>.</summary>",
                "stacks/Chocoletter/ChocoletterSettings.cs +    GiftWrap,",
                "stacks/Chocoletter/Workloads.cs +        ChocoletterApp.GiftWrap => GiftWrap(),",
                "stacks/Chocoletter/Workloads.cs +",
                "stacks/Chocoletter/Workloads.cs +    private App GiftWrap() => new(Name(ChocoletterApp.GiftWrap), Args(ChocoletterApp.GiftWrap, port: 8080));",
            ], Differences(before, house.Files()));
        house.Build();
        Assert.Equal(ExitCodes.Fine, await house.RunAsync("check prod"));
        Assert.Equal(ExitCodes.Fine, await house.RunAsync("check after"));
        await house.RunAsync("preview prod");
        Assert.Contains("chocoletter/chocoletter-gift-wrap", house.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Systems_that_were_written_get_applications_too()
    {
        using var house = new HouseCopy();
        await house.RunAsync("new system gift-shop --stack gifts");
        house.Build();

        Assert.Equal(ExitCodes.Fine, await house.RunAsync("new app gift-shop blog"));

        house.Build();
        Assert.Equal(ExitCodes.Fine, await house.RunAsync("check gifts --fail-on warning"));
    }

    [Fact]
    public async Task The_compiler_names_an_application_that_nothing_makes()
    {
        using var house = new HouseCopy();
        var workloads = house.Read("stacks/Chocoletter/Workloads.cs");
        await house.RunAsync("new app chocoletter gift-wrap");
        house.Write("stacks/Chocoletter/Workloads.cs", workloads);

        var error = Assert.Single(house.Errors());

        Assert.Contains("Workloads.cs(34,", error, StringComparison.Ordinal);
        Assert.Contains("CS8509", error, StringComparison.Ordinal);
        Assert.Contains("ChocoletterApp.GiftWrap", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_is_one_line_and_a_tag_another_and_all_else_follows()
    {
        using var house = new HouseCopy();
        await house.RunAsync("preview prod");
        var before = house.Output;
        var file = house.Read("Pulumi.prod.yaml");
        house.Write("Pulumi.prod.yaml", file
            .Replace("hosts: [chocoletter.sonhs.com]", "hosts: [chocoletter.sonhs.com, sweets.sonhs.com]", StringComparison.Ordinal)
            .Replace("chocoletter-client:2.4", "chocoletter-client:2.5", StringComparison.Ordinal));

        Assert.Equal(ExitCodes.Fine, await house.RunAsync("check prod --fail-on warning"));
        Assert.Equal(ExitCodes.Fine, await house.RunAsync("check after --fail-on warning"));
        await house.RunAsync("preview prod");
        Assert.Equal(
            ["chocoletter-client-sweets-sonhs-com  Certificate", "Certificate gateway/sweets-sonhs-com"],
            Objects(house.Output).Except(Objects(before)));
        static IEnumerable<string> Objects(string tree) =>
            tree.Split('\n').Where(line => line.Contains("── ", StringComparison.Ordinal))
                .Select(line => line[(line.IndexOf("── ", StringComparison.Ordinal) + 3)..]);
    }

    [Fact]
    public async Task Where_applications_are_made_otherwise_the_object_is_shown()
    {
        using var house = new HouseCopy();
        house.Write("stacks/Chocoletter/Workloads.cs",
            house.Read("stacks/Chocoletter/Workloads.cs").Replace(" Make(", " Produce(", StringComparison.Ordinal));

        Assert.Equal(ExitCodes.Fine, await house.RunAsync("new app chocoletter gift-wrap"));

        Assert.Contains("add to stacks/Chocoletter, where the applications are made:", house.Output, StringComparison.Ordinal);
        Assert.Contains("        ChocoletterApp.GiftWrap => GiftWrap(),\n", house.Output, StringComparison.Ordinal);
        Assert.Contains("    private App GiftWrap() => new(", house.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_component_and_its_test_compile()
    {
        using var house = new HouseCopy();

        Assert.Equal(ExitCodes.Fine, await house.RunAsync("new component Caches GiftCache"));

        Assert.Equal(
            [
                "components/Caches/GiftCache/GiftCache.cs",
                "components/Caches/GiftCache/GiftCacheArgs.cs",
                "components/Caches/GiftCache/README.md",
                "components/Kernel/README.md",
                "tests/components/Caches/GiftCache/GiftCacheTests.cs",
                "tests/components/Caches/GiftCache/golden/gift-cache.tree.txt",
                "tests/components/Caches/GiftCache/golden/gift-cache.yaml",
            ], house.Files().Keys.Where(file => file.Contains("components/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        var files = house.Components();
        Sources.Compile(files);
        var tests = Sources.In(Path.Combine(house.Folder, "tests")).Concat(files)
            .Concat(Sources.In(Path.Combine(Repository.Folder, "tests", "components", "Rendering")))
            .Concat(Sources.In(Path.Combine(Repository.Folder, "tests", "Support")))
            .Append(KeyValuePair.Create("Usings.cs", "global using Xunit;"));
        // The helpers see internals of the libraries, which this compilation does not; what was written is to be right.
        Assert.DoesNotContain(Sources.Errors(tests.ToDictionary()), error => error.Contains("GiftCache", StringComparison.Ordinal)
            && !error.Contains("CS1591", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_copied_stack_has_no_secrets_no_exemptions_and_says_which_hosts_to_change()
    {
        using var house = new HouseCopy();
        house.Write("Pulumi.prod.yaml", "encryptionsalt: v1:salt\n" + HouseRunProd().Replace("  infra:zone:",
            "  infra:awsAccessKeyId:\n    secure: v1:abc\n  # the other half\n  infra:awsSecretAccessKey: { secure: v1:def }\n  infra:zone:", StringComparison.Ordinal));

        Assert.Equal(ExitCodes.Fine, await house.RunAsync("new stack staging --from prod"));

        Golden.Is("Commands/golden/new-stack-from.yaml", house.Read("Pulumi.staging.yaml"));
        Assert.Equal(
            """
            Wrote Pulumi.staging.yaml.

            Next:
              change the hosts in Pulumi.staging.yaml, and the cluster: two stacks that own a platform cannot share one
              pulumi config set --secret infra:awsAccessKeyId --stack staging
              pulumi config set --secret infra:awsSecretAccessKey --stack staging
              infra preview staging
              infra check staging

            """, house.Output);
        Assert.NotEqual("", house.Output);
        await house.RunAsync("preview staging");
        Assert.Equal("", house.Error);
    }

    [Theory]
    [InlineData("infra:cluster: { existing: { context: home } } # ours", "infra:cluster: { existing: { context: staging } } # ours")]
    [InlineData("infra:cluster:\n    existing:\n      context: 'home'", "infra:cluster:\n    existing:\n      context: staging")]
    public async Task A_copied_stack_has_a_context_of_its_own(string cluster, string copied)
    {
        using var house = new HouseCopy();
        house.Write("Pulumi.prod.yaml", System.Text.RegularExpressions.Regex.Replace(HouseRunProd(), "infra:cluster: existing.*", cluster));

        Assert.Equal(ExitCodes.Fine, await house.RunAsync("new stack staging --from prod"));

        Assert.Contains(copied, house.Read("Pulumi.staging.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_stack_has_every_required_key_and_each_wants_a_value()
    {
        using var house = new HouseCopy();

        Assert.Equal(ExitCodes.Fine, await house.RunAsync("new stack beta --system chocoletter"));
        var written = house.Read("Pulumi.beta.yaml");
        // One application stands for all, so that others can be added to the system.
        Golden.Is("Commands/golden/new-stack.yaml",
            Regex.Replace(written, @"^    (?!client:)\w+:.*\n(      .*\n)*", "", RegexOptions.Multiline));
        Assert.Equal(ExitCodes.Refused, await house.RunAsync("preview beta"));

        var wanting = written.Split('\n').Index().Where(line => line.Item.Contains(": # ", StringComparison.Ordinal)).ToList();
        Assert.All(wanting,
            line => Assert.Contains($"\n  at       Pulumi.beta.yaml:{line.Index + 1}:", house.Error, StringComparison.Ordinal));
        Assert.EndsWith($"\n{wanting.Count} problems in Pulumi.beta.yaml.\n", house.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("new stack prod", "INF0320", "prod")]
    [InlineData("new stack Prod", "INF0117", "Prod")]
    [InlineData("new stack beta --from prdo", "INF0301", "prdo")]
    [InlineData("new stack beta --attach prdo", "INF0301", "prdo")]
    [InlineData("new stack beta --system choco", "INF0308", "choco")]
    [InlineData("new system chocoletter", "INF0320", "chocoletter")]
    [InlineData("new system platform", "INF0320", "stacks/Platform")]
    [InlineData("new system 3d", "INF0117", "3d")]
    [InlineData("new system gifts --stack prod", "INF0320", "Pulumi.prod.yaml")]
    [InlineData("new app choco letters", "INF0308", "choco")]
    [InlineData("new app chocoletter chat", "INF0320", "chat")]
    [InlineData("new app chocoletter Letters", "INF0117", "Letters")]
    [InlineData("new component Caches Redis", "INF0320", "Redis")]
    [InlineData("new component Caches valkey", "INF0117", "valkey")]
    [InlineData("new component caches Valkey", "INF0117", "caches")]
    public async Task A_name_that_is_taken_or_wrong_is_one_diagnostic_and_nothing_is_written(string command, string code, string actual)
    {
        using var house = new HouseCopy();
        house.Write("stacks/Platform/Workloads.cs", "");
        var before = house.Files();

        Assert.Equal(ExitCodes.Refused, await house.RunAsync(command));

        Assert.Equal("", house.Output);
        Assert.StartsWith(code, house.Error, StringComparison.Ordinal);
        Assert.Contains(actual, house.Error, StringComparison.Ordinal);
        Assert.EndsWith("\n1 problem.\n", house.Error, StringComparison.Ordinal);
        Assert.Empty(Differences(before, house.Files()));
    }

    [Theory]
    [InlineData("new stack beta --attach prod")]
    [InlineData("new stack beta --system chocoletter")]
    [InlineData("new system gift-shop --stack gifts")]
    [InlineData("new app chocoletter gift-wrap")]
    [InlineData("new component Caches Valkey")]
    public async Task A_dry_run_shows_the_files_and_writes_none(string command)
    {
        using var house = new HouseCopy();
        var before = house.Files();

        Assert.Equal(ExitCodes.Fine, await house.RunAsync($"{command} --dry-run"));

        Assert.StartsWith("Would ", house.Output, StringComparison.Ordinal);
        Assert.Empty(Differences(before, house.Files()));
    }

    [Fact]
    public async Task A_stack_is_a_copy_or_begins_with_a_system()
    {
        using var house = new HouseCopy();

        Assert.Equal(ExitCodes.Usage, await house.RunAsync("new stack beta --from prod --attach prod"));

        Assert.Equal("infra: --from excludes --system and --attach.\nTry `infra new stack --help`.\n", house.Error);
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_leaves_the_others_as_they_were()
    {
        using var house = new HouseCopy();
        // Neither followed nor replaced.
        File.Move(Path.Combine(house.Folder, "Pulumi.prod.yaml"), Path.Combine(house.Folder, "elsewhere.yaml"));
        File.CreateSymbolicLink(Path.Combine(house.Folder, "Pulumi.prod.yaml"), "elsewhere.yaml");
        var before = house.Files();

        Assert.Equal(ExitCodes.Refused, await house.RunAsync("new app chocoletter gift-wrap"));

        Assert.Empty(Differences(before, house.Files()));
    }

    [Fact]
    public async Task Line_ends_stay_as_they_are()
    {
        using var house = new HouseCopy();
        foreach (var file in new[] { "Pulumi.prod.yaml", "stacks/Chocoletter/ChocoletterSettings.cs", "stacks/Chocoletter/Workloads.cs" })
            house.Write(file, house.Read(file).ReplaceLineEndings("\r\n"));

        Assert.Equal(ExitCodes.Fine, await house.RunAsync("new app chocoletter gift-wrap"));

        foreach (var file in new[] { "Pulumi.prod.yaml", "stacks/Chocoletter/ChocoletterSettings.cs", "stacks/Chocoletter/Workloads.cs" })
        {
            Assert.Contains("iftWrap", house.Read(file), StringComparison.Ordinal);
            Assert.Equal(house.Read(file).ReplaceLineEndings("\r\n"), house.Read(file));
        }

        house.Build();
    }

    [Fact]
    public async Task An_enum_and_a_switch_in_one_file_are_both_extended()
    {
        using var house = new HouseCopy();
        await house.RunAsync("new system gift-shop --stack gifts");
        house.Build();
        var settings = house.Read("stacks/GiftShop/GiftShopSettings.cs");
        var enumeration =
            settings[settings.IndexOf("/// <summary>The applications of",
                StringComparison.Ordinal)..settings.IndexOf("/// <summary>The settings", StringComparison.Ordinal)];
        house.Write("stacks/GiftShop/GiftShopSettings.cs", settings.Replace(enumeration, "", StringComparison.Ordinal));
        house.Write("stacks/GiftShop/Workloads.cs", house.Read("stacks/GiftShop/Workloads.cs") + "\n" + enumeration);

        Assert.Equal(ExitCodes.Fine, await house.RunAsync("new app gift-shop blog"));

        house.Build();
        Assert.Equal(ExitCodes.Fine, await house.RunAsync("check gifts --fail-on warning"));
    }

    [Fact]
    public async Task A_stack_file_with_a_key_twice_is_refused()
    {
        using var house = new HouseCopy();
        house.Write("Pulumi.after.yaml", house.Read("Pulumi.after.yaml") + "  infra:zone: sonhs.com\n");
        var before = house.Files();

        Assert.Equal(ExitCodes.Refused, await house.RunAsync("new app chocoletter gift-wrap"));

        Assert.StartsWith("INF0104", house.Error, StringComparison.Ordinal);
        Assert.Empty(Differences(before, house.Files()));
    }

    [Fact]
    public async Task A_stack_file_in_one_line_is_not_edited()
    {
        using var house = new HouseCopy();
        house.Write("Pulumi.after.yaml", "config: {infra:system: chocoletter, infra:platform: prod, infra:images: {}, infra:apps: {}}\n");
        var before = house.Files();

        Assert.Equal(ExitCodes.Refused, await house.RunAsync("new app chocoletter gift-wrap"));

        Assert.StartsWith("INF0321", house.Error, StringComparison.Ordinal);
        Assert.Empty(Differences(before, house.Files()));
    }

    private static string HouseRunProd() => Promotion.HouseRun.House("prod");

    private static IEnumerable<string> Differences(Dictionary<string, string> before, Dictionary<string, string> after)
    {
        foreach (var file in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal))
        {
            var lines = new DiffPlex.DiffBuilder.InlineDiffBuilder(new DiffPlex.Differ()).BuildDiffModel(before.GetValueOrDefault(file, ""),
                after.GetValueOrDefault(file, ""), ignoreWhitespace: false).Lines;
            foreach (var line in lines.Where(line => line.Type != DiffPlex.DiffBuilder.Model.ChangeType.Unchanged))
                yield return $"{file} {(line.Type == DiffPlex.DiffBuilder.Model.ChangeType.Inserted ? "+" : "-")}{line.Text}";
        }
    }
}
