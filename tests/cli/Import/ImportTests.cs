using Infra.Terminal;
using Infra.Tests.Commands.New;
using Infra.Tests.Support;

namespace Infra.Tests.Import;

/// <summary><c>infra import</c> in a repository of one's own.</summary>
public sealed class ImportTests
{
    private static readonly string[] s_values =
        ["hunter2-hunter2", "aHVudGVyMi1odW50ZXIy", "Zk93-jdk2-33kd", "wintermute-77", "q7Xk29aLpt0Z"];

    private static string Fixture => Path.Combine(Repository.Tests, "Import", "fixtures", "shop");

    [Theory]
    [InlineData("plain", "")]
    [InlineData("hardened", " --harden")]
    public async Task What_is_written_compiles_and_makes_what_was_read(string name, string option)
    {
        using var own = new OwnRepository();

        Assert.Equal(ExitCodes.Fine, await own.RunAsync($"import {Fixture} --name gift{option}"));

        Golden.IsFolder($"Import/golden/{name}", Path.Combine(own.Folder, "Shop", "Gift"), "*.cs");
        Golden.Is($"Import/golden/{name}/Pulumi.gift.yaml", own.Read("Pulumi.gift.yaml"));
        Golden.Is($"Import/golden/{name}/report.txt", own.Output.Replace(Fixture, "shop", StringComparison.Ordinal));
        var told = own.Output.Split("What was written, compared")[1].Split("Why:")[0];

        own.Build();
        await own.RunAsync("preview gift");
        Assert.StartsWith("gift  gift\n", own.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Fine, await own.RunAsync("render gift --out out"));
        foreach (var value in s_values)
        {
            Assert.DoesNotContain(Directory.EnumerateFiles(own.Folder, "*", SearchOption.AllDirectories),
                file => File.ReadAllText(file).Contains(value, StringComparison.Ordinal));
        }

        // The differences that the import told are those of what was compiled, beside the secrets, which have placeholders now.
        await own.RunAsync($"diff out --against {Fixture}");
        string[] withSecrets = ["Secret shop/orders-secret", "apps/StatefulSet shop/orders"];
        Assert.Equal(Objects(told).Concat(withSecrets).Order(StringComparer.Ordinal), Objects(own.Output).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Twice_gives_the_same_files_and_the_second_time_is_refused()
    {
        using var own = new OwnRepository();
        using var other = new OwnRepository();
        await own.RunAsync($"import {Fixture} --name gift");
        await other.RunAsync($"import {Fixture} --name gift");
        foreach (var file in Directory.EnumerateFiles(Path.Combine(own.Folder, "Shop", "Gift")))
            Assert.Equal(File.ReadAllText(file), other.Read(Path.Combine("Shop", "Gift", Path.GetFileName(file))));

        Assert.Equal(ExitCodes.Refused, await own.RunAsync($"import {Fixture} --name gift --stack gifts"));
        Assert.StartsWith("INF0320", own.Error, StringComparison.Ordinal);
        Assert.False(own.Has("Pulumi.gifts.yaml"));
    }

    [Fact]
    public async Task A_dry_run_and_a_refusal_write_nothing()
    {
        using var own = new OwnRepository();
        Assert.Equal(ExitCodes.Fine, await own.RunAsync($"import {Fixture} --name gift --dry-run"));
        Assert.Contains("Would write Shop/Gift/GiftStack.cs:", own.Output, StringComparison.Ordinal);
        Assert.False(own.Has("Shop/Gift"));
        Assert.False(own.Has("Pulumi.gift.yaml"));
    }

    [Theory]
    [InlineData("missing", "import nowhere", "INF0317", "nowhere")]
    [InlineData("nothing", "import empty.yaml", "INF0312", "no Kubernetes object")]
    [InlineData("broken", "import broken.yaml", "INF0302", "broken.yaml")]
    [InlineData("twice", "import twice.yaml", "INF0203", "ConfigMap default/a")]
    [InlineData("nameless", "import nameless.yaml", "INF0322", "metadata.name")]
    [InlineData("name", "import twice.yaml --name Gift_Shop", "INF0117", "infra import, --name")]
    [InlineData("taken", "import twice.yaml --name shop", "INF0320", "shop")]
    [InlineData("stack", "import twice.yaml --name gift --stack prod", "INF0320", "prod")]
    public async Task What_cannot_be_imported_is_refused(string name, string command, string code, string told)
    {
        using var own = new OwnRepository();
        own.Write("empty.yaml", "# nothing\n");
        own.Write("broken.yaml", "apiVersion: v1\nkind: [ConfigMap\n");
        own.Write("twice.yaml", $"{Map("a")}---\n{Map("a")}---\n{Map("b")}---\n{Map("b")}");
        own.Write("nameless.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: { namespace: shop }\n");

        Assert.Equal(ExitCodes.Refused, await own.RunAsync(command));

        Assert.StartsWith(code, own.Error, StringComparison.Ordinal);
        Assert.Contains(told, own.Error, StringComparison.Ordinal);
        Assert.Equal(name == "twice" ? 2 : 1, own.Error.Split("INF0").Length - 1);
    }

    [Fact]
    public async Task What_the_typed_API_does_not_know_is_left_out_and_told()
    {
        using var own = new OwnRepository();
        own.Write("typo.yaml", """
            apiVersion: v1
            kind: Service
            metadata: { name: web }
            spec: { selector: { app: web }, prots: [80], ports: [{ port: 80 }] }
            """);

        Assert.Equal(ExitCodes.Fine, await own.RunAsync("import typo.yaml"));

        Assert.Contains("Service default/web, spec.prots: the typed API has no such field", own.Output, StringComparison.Ordinal);
        own.Build();
        Assert.Equal(ExitCodes.Fine, await own.RunAsync("render typo --out out"));
    }

    [Fact]
    public async Task Names_and_texts_of_any_form_become_C_sharp()
    {
        using var own = new OwnRepository();
        own.Write("odd.yaml", """"
            apiVersion: v1
            kind: ConfigMap
            metadata: { name: 1st.odd-name, namespace: class }
            data:
              "1.key": "tab\there, quote \", back\\slash, { } $ {{ }} é \u2028 \e end"
              lines: |
                """ three
                  "" two
              crlf: "a\r\nb"
              long: >-
                aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
                cccccccccccccccccccccccccccccccccccc dddddddddd
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: { name: service, namespace: class }
            spec:
              selector: { matchLabels: { app: service } }
              template:
                metadata: { labels: { app: service } }
                spec:
                  containers:
                    - { name: gateway, image: "registry.example.com:5000/a/gateway:1" }
                    - { name: gateway-2, image: "other.example.com/gateway:1" }
            ---
            apiVersion: v1
            kind: Service
            metadata: { name: service, namespace: other }
            spec: { ports: [{ port: 80 }], selector: { app: x } }
            ---
            apiVersion: v1
            kind: Service
            metadata: { name: service, namespace: class }
            spec: { ports: [{ port: 80 }], selector: { app: service } }
            ---
            apiVersion: example.com/v1
            kind: Service
            metadata: { name: service, namespace: class }
            spec: { empty: {}, none: [], big: 3000000000, half: 0.5, nothing: null, nested: [[1, two], {}] }
            data: plain
            """");

        Assert.Equal(ExitCodes.Fine, await own.RunAsync("import odd.yaml"));

        Golden.IsFolder("Import/golden/odd", Path.Combine(own.Folder, "Shop", "Odd"), "*.cs");
        own.Build();
        Assert.Equal(ExitCodes.Fine, await own.RunAsync("render odd --out out"));
        await own.RunAsync("diff out --against odd.yaml");
        Assert.Empty(Objects(own.Output));
    }

    [Theory]
    [InlineData(80, false)]
    [InlineData(200, true)]
    public async Task People_read_it_at_a_terminal(int width, bool colour)
    {
        using var own = new OwnRepository();
        own.Write("shop.yaml", File.ReadAllText(Path.Combine(Fixture, "shop.yaml")));
        var screen = new ScreenOptions { IsTerminal = true, IsErrorTerminal = true, Colour = colour, Width = width };

        Assert.Equal(ExitCodes.Fine, await own.RunAsync(screen, "import shop.yaml --name gift --harden"));

        Golden.Is($"Import/golden/report.{width}{(colour ? "-colour" : "")}.txt", own.Output);
        Assert.Equal(colour, own.Output.Contains('\e', StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("import", "infra: <folder|file|-> is missing.")]
    [InlineData("import a b", "infra: unknown argument 'b'.")]
    [InlineData("import a --hraden", "infra: unknown option '--hraden'. Did you mean --harden?")]
    [InlineData("import a --format yaml", "infra: 'yaml' is none of the values of --format")]
    public async Task A_wrong_command_line_is_told(string command, string told)
    {
        using var own = new OwnRepository();

        Assert.Equal(ExitCodes.Usage, await own.RunAsync(command));

        Assert.StartsWith(told, own.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Manifests_are_read_from_the_input_and_placed_in_a_namespace()
    {
        using var own = new OwnRepository { Input = Map("a") };

        Assert.Equal(ExitCodes.Fine, await own.RunAsync("import - --namespace gifts"));

        Assert.Contains("new NamespaceRef(cluster, \"gifts\")", own.Read("Shop/Imported/ImportedStack.cs"), StringComparison.Ordinal);
        own.Build();
        Assert.Equal(ExitCodes.Fine, await own.RunAsync("render imported --out out"));
        Assert.True(own.Has("out/gifts"));
    }

    [Fact]
    public async Task A_Secret_of_any_form_keeps_its_values_to_itself()
    {
        using var own = new OwnRepository();
        own.Write("secrets.yaml", """
            apiVersion: v1
            kind: Secret
            metadata: { name: bytes, namespace: shop }
            data: { keystore: "//79/Aaaa/8=" }
            ---
            apiVersion: v1
            kind: Secret
            metadata: { name: login, namespace: shop, labels: { argocd.argoproj.io/secret-type: repository } }
            type: kubernetes.io/basic-auth
            stringData: { username: deployer, password: "correct-horse-9" }
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: { name: files, namespace: shop }
            data:
              application.properties: |
                server.port=8080
                spring.datasource.password=battery-staple-7
              url: "postgres://shop:s3cr3t-pass@db:5432/shop"
            """);

        Assert.Equal(ExitCodes.Fine, await own.RunAsync("import secrets.yaml"));

        var written = own.Output + own.Read("Pulumi.secrets.yaml")
            + string.Concat(Directory.EnumerateFiles(Path.Combine(own.Folder, "Shop", "Secrets")).Order().Select(File.ReadAllText));
        foreach (var value in new[] { "//79", "deployer", "correct-horse-9", "battery-staple-7", "s3cr3t-pass" })
            Assert.DoesNotContain(value, written, StringComparison.Ordinal);

        own.Build();
        Assert.Equal(ExitCodes.Fine, await own.RunAsync("render secrets --out out"));
    }

    [Fact]
    public async Task Programs_read_JSON()
    {
        using var own = new OwnRepository();

        Assert.Equal(ExitCodes.Fine, await own.RunAsync($"import {Fixture} --name gift --dry-run --format json"));

        Golden.Is("Import/golden/import.json", own.Output.Replace(Fixture, "shop", StringComparison.Ordinal));
        Assert.False(own.Has("Shop/Gift"));
    }

    private static string Map(string name) => $"apiVersion: v1\nkind: ConfigMap\nmetadata: {{ name: {name} }}\n";

    private static IEnumerable<string> Objects(string text) => text.Split('\n')
        .Where(line => line.Length > 12 && line[0] is '~' or '+' or '-' or '!').Select(line => line[12..].Trim());
}
