using Infra.Components.Settings;
using Infra.Diagnostics;
using Infra.Tests.Support;
using Pulumi.Utilities;

namespace Infra.Tests.Settings;

public sealed class BindingTests
{
    private const string Everything = Shop.Minimal + """
          infra:exposure: node-port
          infra:open: false
          infra:basketKept: 1h30m
          infra:pods: 3
          infra:motto: "multi\nline"
          infra:aliases: [b.example.com, a.example.com]
          infra:mirrors:
            quay.io: b
            docker.io: a
          infra:apps:
            web:
              image: registry.example.com/web:1.0
              port: 80
              debug: true
              labels: {tier: front}
            chat:
              image: registry.example.com/chat:2.4
              volumes:
                - size: 1Gi
        """;

    [Fact]
    public void Binds_every_form_of_value()
    {
        var settings = Shop.Bind(Everything);

        Assert.Equal("eu-west-1", settings.Region);
        Assert.Equal("shop.example.com", settings.Hosts.Shop);
        Assert.Null(settings.Hosts.Images);
        Assert.Equal(Exposure.NodePort, settings.Exposure);
        Assert.False(settings.Open);
        Assert.Equal("1h30m", settings.BasketKept);
        Assert.Equal(3, settings.Pods);
        Assert.Equal("multi\nline", settings.Motto);
        Assert.Equal(80, settings.Apps["web"].Port);
        Assert.True(settings.Apps["web"].Debug);
        Assert.Equal("front", settings.Apps["web"].Labels["tier"]);
        Assert.Equal("1Gi", Assert.Single(settings.Apps["chat"].Volumes).Size);
    }

    [Fact]
    public void Keeps_the_defaults_of_absent_keys()
    {
        var settings = Shop.Bind(Shop.Minimal);

        Assert.Equal(Exposure.LoadBalancer, settings.Exposure);
        Assert.True(settings.Open);
        Assert.Equal("1h", settings.BasketKept);
        Assert.Null(settings.Motto);
        Assert.Empty(settings.Apps);
    }

    [Fact]
    public void Keeps_the_order_of_lists_and_sorts_maps_by_key()
    {
        var settings = Shop.Bind(Everything);

        Assert.Equal(["b.example.com", "a.example.com"], settings.Aliases);
        Assert.Equal(["docker.io", "quay.io"], settings.Mirrors.Keys);
        Assert.Equal(["chat", "web"], settings.Apps.Keys);
    }

    [Fact]
    public async Task A_secret_is_a_placeholder_that_names_its_key_also_when_it_is_absent()
    {
        var settings = Shop.Bind(Shop.Minimal + """
              infra:paymentKey:
                secure: v1:AAAAAAAAAAAAAAAA:BBBBBBBBBBBBBBBBBBBBBBBB
              infra:apps:
                chat:
                  image: registry.example.com/chat:2.4
                  token:
                    secure: v1:AAAAAAAAAAAAAAAA:BBBBBBBBBBBBBBBBBBBBBBBB
            """);

        Assert.Equal("<secret infra:sessionKey>", await OutputUtilities.GetValueAsync(settings.SessionKey.Value));
        Assert.Equal("<secret infra:paymentKey>", await OutputUtilities.GetValueAsync(settings.PaymentKey!.Value));
        Assert.Equal("<secret infra:apps.chat.token>", await OutputUtilities.GetValueAsync(settings.Apps["chat"].Token!.Value));
        Assert.True(await Pulumi.Output.IsSecretAsync(settings.SessionKey.Value));
    }

    [Fact]
    public void An_optional_secret_that_is_absent_stays_absent() => Assert.Null(Shop.Bind(Shop.Minimal).PaymentKey);

    [Theory]
    [InlineData("infra:pods: \"3\"")]
    [InlineData("infra:pods: 3")]
    public void Top_level_numbers_may_be_quoted_as_the_engine_writes_them(string line) =>
        Assert.Equal(3, Shop.Bind(Shop.Minimal + $"  {line}\n").Pods);

    [Theory]
    [InlineData("infra:open: \"false\"")]
    [InlineData("infra:open: false")]
    public void Top_level_switches_may_be_quoted_as_the_engine_writes_them(string line) =>
        Assert.False(Shop.Bind(Shop.Minimal + $"  {line}\n").Open);

    [Theory]
    [InlineData("0")]
    [InlineData("17")]
    [InlineData("-5")]
    [InlineData("2.4")]
    [InlineData("0.8")]
    [InlineData("123456789012")]
    public void A_number_that_the_engine_hands_on_as_written_is_taken_as_text(string number) =>
        Assert.Equal(number, Shop.Bind(Shop.Minimal + $"  infra:motto: {number}\n").Motto);

    [Theory]
    [InlineData("3.0")]
    [InlineData("1.10")]
    [InlineData("1e3")]
    [InlineData("0x1F")]
    [InlineData("012345678901")]
    [InlineData("1_000")]
    [InlineData(".5")]
    [InlineData("+1")]
    [InlineData("12345678901234567890")]
    [InlineData("2026-11-21")]
    [InlineData("true")]
    [InlineData("~")]
    public void What_the_engine_would_rewrite_must_be_quoted_to_be_text(string value)
    {
        Assert.Equal("INF0103", Assert.Single(Shop.Refuse(Shop.Minimal + $"  infra:motto: {value}\n")).Code.Id);
        Assert.Equal(value, Shop.Bind(Shop.Minimal + $"  infra:motto: \"{value}\"\n").Motto);
    }

    [Fact]
    public void Structure_may_be_json_in_a_text_as_the_engine_writes_it()
    {
        var settings = Shop.Bind(
            Shop.Minimal + """  infra:apps: '{"chat": {"image": "registry.example.com/chat:2.4", "port": 80, "debug": true}}'""" + "\n");

        Assert.Equal(80, settings.Apps["chat"].Port);
        Assert.True(settings.Apps["chat"].Debug);
    }

    [Fact]
    public void A_problem_in_json_is_placed_where_the_text_stands()
    {
        var problem = Assert.Single(
            Shop.Refuse(Shop.Minimal + """  infra:apps: '{"chat": {"image": "registry.example.com/chat:2.4", "port": 0}}'""" + "\n"));

        Assert.Equal(("INF0111", 6, 15), (problem.Code.Id, problem.At!.Line, problem.At.Column));
        Assert.Equal("stack test, infra:apps.chat.port", problem.Where);
    }

    [Fact]
    public void Keys_of_others_and_of_the_engine_are_left_alone()
    {
        var settings = Shop.Bind("encryptionsalt: v1:abc\nsecretsprovider: passphrase\nenvironment: [shared]\n" + Shop.Minimal
            + "  aws:region: eu-west-1\n  kubernetes:kubeconfig:\n    secure: abc\n");

        Assert.Equal("eu-west-1", settings.Region);
    }

    [Fact]
    public void An_alias_stands_for_its_anchor()
    {
        var settings = Shop.Bind(Shop.Minimal + """
              infra:apps:
                chat: &app
                  image: registry.example.com/chat:2.4
                web: *app
            """);

        Assert.Equal(settings.Apps["chat"].Image, settings.Apps["web"].Image);
    }

    [Fact]
    public void A_byte_order_mark_and_windows_line_ends_are_no_matter() =>
        Assert.Equal("eu-west-1", Shop.Bind("\uFEFF" + Shop.Minimal.Replace("\n", "\r\n", StringComparison.Ordinal)).Region);

    [Fact]
    public void A_key_without_a_namespace_is_the_projects() =>
        Assert.Equal(3, Shop.Bind(Shop.Minimal + "  pods: 3\n").Pods);

    [Fact]
    public void A_key_without_a_namespace_is_refused_when_the_project_has_another_name()
    {
        var problem = Assert.Single(Shop.Refuse(Shop.Minimal + "  pods: 3\n", "name: other\n"));

        Assert.Equal(("INF0101", "did you mean infra:pods?"), (problem.Code.Id, problem.Fix));
    }

    [Fact]
    public void What_the_project_declares_counts_where_the_stack_says_nothing()
    {
        const string project = """
            name: infra
            config:
              infra:pods:
                type: integer
                default: 4
              infra:motto:
                value: from the project
              exposure:
                description: How to get in.
                default: node-port
              aws:region: eu-west-1
            """;

        var settings = Shop.Bind(Shop.Minimal + "  infra:motto: of the stack\n", project);

        Assert.Equal(4, settings.Pods);
        Assert.Equal("of the stack", settings.Motto);
        Assert.Equal(Exposure.NodePort, settings.Exposure);
    }

    [Fact]
    public void What_the_project_declares_with_a_type_alone_the_engine_demands_of_every_stack()
    {
        const string project = """
            name: infra
            config:
              infra:pods:
                type: integer
              infra:region:
                type: string
              infra:paymentKey:
                type: string
                secret: true
            """;

        var problems = Shop.Refuse("config:\n  infra:system: shop\n  infra:hosts:\n    shop: shop.example.com\n", project);

        Assert.Equal(
            """
            INF0102 Pulumi.test.yaml:1:1 stack test, infra:pods: missing key
              allowed: a value, because Pulumi.yaml declares the key with a type and without a default
              fix:     add it, or run `pulumi config set infra:pods <value> --stack test`
            INF0102 Pulumi.test.yaml:1:1 stack test, infra:region: missing key
              allowed: a region such as eu-west-1
              fix:     add it, or run `pulumi config set infra:region <value> --stack test`
            """,
            string.Join('\n', problems));
    }

    [Fact]
    public void A_wrong_default_of_the_project_is_placed_in_its_file()
    {
        var problem = Assert.Single(Shop.Refuse(Shop.Minimal, "name: infra\nconfig:\n  infra:pods:\n    type: integer\n    default: 40\n"));

        Assert.Equal("Pulumi.yaml:5:14", problem.At!.ToString());
    }

    [Fact]
    public void Every_code_that_an_attribute_names_exists() =>
        Assert.Contains(new NotConfigurableAttribute("a", "b").Code, Codes.All.Select(code => code.Id));
}
