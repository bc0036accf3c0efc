using System.Text.Json;
using Infra.Settings;
using Infra.Tests.Support;
using Moq;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace Infra.Tests.Settings;

/// <summary>The engine's settings come by environment variables, of which a process has one set.</summary>
[CollectionDefinition(nameof(EngineConfigTests), DisableParallelization = true)]
public sealed class OneAtATime;

[Collection(nameof(EngineConfigTests))]
public sealed class EngineConfigTests
{
    private const string Cipher = "v1:bm9uY2Vub25jZW5v:Y2lwaGVydGV4dCBvZiB0aGUgZW5naW5l";

    private static readonly Dictionary<string, string> Minimal = new()
    {
        ["infra:system"] = "shop",
        ["infra:region"] = "eu-west-1",
        ["infra:hosts"] = """{"shop":"shop.example.com"}""",
        ["infra:sessionKey"] = "s3cr3t",
        ["aws:region"] = "eu-west-1",
    };

    [Fact]
    public async Task Binds_what_the_engine_hands_over()
    {
        var settings = await BindAsync(new(Minimal)
        {
            ["infra:pods"] = "3",
            ["infra:open"] = "false",
            ["infra:exposure"] = "node-port",
            ["infra:apps"] = """{"chat":{"image":"registry.example.com/chat:2.4","port":80,"debug":true}}""",
            ["infra:aliases"] = """["b.example.com","a.example.com"]""",
        });

        Assert.Equal((3, false, Exposure.NodePort), (settings.Pods, settings.Open, settings.Exposure));
        Assert.Equal("shop.example.com", settings.Hosts.Shop);
        Assert.Equal((80, true), (settings.Apps["chat"].Port, settings.Apps["chat"].Debug));
        Assert.Equal(["b.example.com", "a.example.com"], settings.Aliases);
    }

    [Fact]
    public async Task A_secret_is_the_engines()
    {
        var settings = await BindAsync(Minimal);

        Assert.Equal("s3cr3t", await OutputUtilities.GetValueAsync(settings.SessionKey.Value));
        Assert.True(await Output.IsSecretAsync(settings.SessionKey.Value));
    }

    [Fact]
    public async Task A_secret_inside_structure_is_the_engines()
    {
        var settings = await BindAsync(
            new(Minimal) { ["infra:apps"] = """{"chat":{"image":"registry.example.com/chat:2.4","token":"t0ken"}}""" }, "infra:sessionKey",
            "infra:apps");

        Assert.Equal("t0ken", await OutputUtilities.GetValueAsync(settings.Apps["chat"].Token!.Value));
        Assert.True(await Output.IsSecretAsync(settings.Apps["chat"].Token!.Value));
    }

    [Fact]
    public async Task A_missing_secret_is_refused_with_the_command_that_sets_it()
    {
        var without = new Dictionary<string, string>(Minimal);
        without.Remove("infra:sessionKey");

        Assert.Equal(
            """
            INF0102 stack test, infra:sessionKey: missing key
              allowed: an encrypted value
              fix:     run `pulumi config set --secret infra:sessionKey --stack test`
            """,
            await RefuseAsync(without));
    }

    [Fact]
    public async Task A_secret_that_is_not_kept_as_one_is_refused_and_not_shown()
    {
        var text = await RefuseAsync(Minimal, secretKeys: []);

        Assert.StartsWith("INF0204 stack test, infra:sessionKey", text, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr3t", text, StringComparison.Ordinal);
    }

    // The engine decrypts the whole key and says that there is a secret in it; which of the values was one, it does not say.
    [Fact]
    public async Task A_plain_secret_beside_an_encrypted_one_is_refused_as_in_a_preview()
    {
        using var project = new TemporaryFolder();
        project.Write("Pulumi.yaml", "name: infra\nruntime: dotnet\n");
        project.Write("Pulumi.test.yaml", $$"""
            config:
              infra:system: shop
              infra:region: eu-west-1
              infra:hosts: { shop: shop.example.com }
              infra:sessionKey: { secure: {{Cipher}} }
              infra:apps:
                chat: { image: registry.example.com/chat:2.4, token: { secure: {{Cipher}} } }
                mail: { image: registry.example.com/mail:1.0, token: hunter2 }
            """);
        var values = new Dictionary<string, string>(Minimal)
        {
            ["infra:apps"] = """
                {"chat":{"image":"registry.example.com/chat:2.4","token":"t0ken"},"mail":{"image":"registry.example.com/mail:1.0","token":"hunter2"}}
                """,
        };

        var text = await RefuseAsync(values, ["infra:sessionKey", "infra:apps"], project.Folder);

        Assert.Equal(
            """
            INF0204 Pulumi.test.yaml:8:58 stack test, infra:apps.mail.token: secret written in plain text
              allowed: a value encrypted by the engine
              fix:     replace the secret at its source, then run `pulumi config set --secret --path 'infra:apps.mail.token' --stack test`
            """, text);
    }

    [Fact]
    public async Task A_stack_whose_secrets_are_all_encrypted_is_bound_as_the_engine_hands_it_over()
    {
        using var project = new TemporaryFolder();
        project.Write("Pulumi.yaml", "name: infra\nruntime: dotnet\n");
        project.Write("Pulumi.test.yaml", $$"""
            config:
              infra:system: shop
              infra:region: us-east-1
              infra:hosts: { shop: shop.example.com }
              infra:sessionKey: { secure: {{Cipher}} }
            """);

        ShopSettings? settings = null;
        await RunAsync(Minimal, ["infra:sessionKey"], bound => settings = bound, project.Folder);

        Assert.Equal("eu-west-1", settings!.Region);
        Assert.Equal("s3cr3t", await OutputUtilities.GetValueAsync(settings.SessionKey.Value));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public async Task An_empty_secret_is_refused(string secret)
    {
        var nested = new Dictionary<string, string>(Minimal)
        {
            ["infra:sessionKey"] = secret,
            ["infra:apps"] = $$$"""{"chat":{"image":"registry.example.com/chat:2.4","token":"{{{secret}}}"}}""",
        };

        Assert.Equal(
            """
            INF0121 stack test, infra:sessionKey: value is empty
              allowed: a secret that holds something
              fix:     run `pulumi config set --secret infra:sessionKey --stack test`
            INF0121 stack test, infra:apps.chat.token: value is empty
              allowed: a secret that holds something
              fix:     run `pulumi config set --secret --path 'infra:apps.chat.token' --stack test`
            """,
            await RefuseAsync(nested, ["infra:sessionKey", "infra:apps"]));
    }

    [Fact]
    public async Task Values_beside_a_secret_are_not_shown()
    {
        var text = await RefuseAsync(
            new(Minimal) { ["infra:apps"] = """{"chat":{"image":"hunter2:latest","port":"hunter2","labels":{"a":1.10}}}""" },
            secretKeys: ["infra:sessionKey", "infra:apps"]);

        Assert.Contains("INF0116", text, StringComparison.Ordinal);
        Assert.Contains("INF0103", text, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", text, StringComparison.Ordinal);
        Assert.DoesNotContain("1.10", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_problems_are_reported_at_once_and_without_a_stack_trace()
    {
        var text = await RefuseAsync(new(Minimal) { ["infra:regoin"] = "x", ["infra:pods"] = "many", ["infra:apps"] = "not json" });

        Assert.Equal(
            """
            INF0103 stack test, infra:pods: wrong type
              actual:  many
              allowed: a whole number from 1 to 9
              fix:     write digits only
            INF0103 stack test, infra:apps: wrong type
              actual:  not json
              allowed: a map
              fix:     write the keys below it, indented
            INF0101 stack test, infra:regoin: unknown key
              actual:  regoin
              allowed: region, hosts, sessionKey, paymentKey, exposure, open, basketKept, pods, motto, apps, aliases, contact and 2 more
              fix:     remove it: region is given too
            """,
            text);
    }

    [Fact]
    public void The_engine_is_known_by_its_address()
    {
        Assert.True(Engine.IsCalling(name => name == "PULUMI_MONITOR" ? "127.0.0.1:1234" : null));
        Assert.False(Engine.IsCalling(_ => null));
    }

    private static async Task<ShopSettings> BindAsync(Dictionary<string, string> values, params string[] secretKeys)
    {
        ShopSettings? settings = null;
        await RunAsync(values, secretKeys.Length > 0 ? secretKeys : ["infra:sessionKey"], bound => settings = bound);
        return settings!;
    }

    private static async Task<string> RefuseAsync(Dictionary<string, string> values, string[]? secretKeys = null, string? root = null) =>
        (await Assert.ThrowsAsync<RunException>(() => RunAsync(values, secretKeys ?? ["infra:sessionKey"], _ => { }, root))).Message;

    private static async Task RunAsync(Dictionary<string, string> values, string[] secretKeys, Action<ShopSettings> bound,
        string? root = null)
    {
        Environment.SetEnvironmentVariable(EngineConfig.RootFolder, root);
        Environment.SetEnvironmentVariable(EngineConfig.Values, JsonSerializer.Serialize(values));
        Environment.SetEnvironmentVariable(EngineConfig.SecretKeys, JsonSerializer.Serialize(secretKeys));
        try
        {
            var system = ShopSystem.Definition with
            {
                Compose = (settings, options) =>
                {
                    bound((ShopSettings)settings);
                    return new Nothing(options);
                },
            };
            await Deployment.TestWithServiceProviderAsync<Stack>(
                Mock.Of<IMocks>(), new StackProvider([system], Environment.GetEnvironmentVariable),
                new TestOptions { StackName = "test", IsPreview = false });
        }
        finally
        {
            Environment.SetEnvironmentVariable(EngineConfig.Values, null);
            Environment.SetEnvironmentVariable(EngineConfig.SecretKeys, null);
            Environment.SetEnvironmentVariable(EngineConfig.RootFolder, null);
        }
    }

    private sealed class Nothing(StackOptions options) : Stack(options);
}
