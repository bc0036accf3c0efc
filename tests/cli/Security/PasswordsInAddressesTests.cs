using Infra.Tests.Commands;
using Infra.Tests.Promotion;

namespace Infra.Tests.Security;

/// <summary>
/// A password or token in an address reaches no output, whichever setting it is written in and whichever command meets it.
/// </summary>
public sealed class PasswordsInAddressesTests : IDisposable
{
    private const string Secret = "HuNtEr2";

    private readonly CommandRun _run = HouseRun.Begin();

    public void Dispose() => _run.Dispose();

    public static TheoryData<string> Settings() =>
    [
        "  infra:mirrors: {charts: {'https://charts.jetstack.io': 'https://user:HuNtEr2@mirror.example.com/x'}}",
        "  infra:mirrors: {charts: {'https://charts.jetstack.io': 'https://HuNtEr2@mirror.example.com/x'}}",
        "  infra:mirrors: {charts: {'https://charts.jetstack.io': 'oci://user:HuNtEr2@mirror.example.com/x'}}",
        "  infra:mirrors: {manifests: {'https://github.com/': 'https://mirror.example.com/m?token=HuNtEr2'}}",
        "  infra:mirrors: {manifests: {'https://user:HuNtEr2@github.com/': 'https://mirror.example.com/m'}}",
        "  infra:mirrors: {images: {docker.io: 'user:HuNtEr2@mirror.example.com'}}",
        "  infra:mirrors: {images: {docker.io: 'HuNtEr2@mirror.example.com/library'}}",
        "  infra:mirrors: {images: {docker.io: 'HuNtEr2@mirror'}}",
    ];

    [Theory]
    [MemberData(nameof(Settings))]
    public async Task In_a_setting_it_is_refused_by_every_command_and_not_shown(string setting)
    {
        _run.Edit("prod", "  infra:apps:", setting + "\n  infra:apps:");
        foreach (var command in (string[])["check prod", "check prod --format json", "check prod --format sarif", "preview prod",
            "preview prod --json", "preview prod --html page.html",
            "diff prod --against HEAD", "diff prod --against after --format markdown", "diff prod --snapshot s.yaml",
            "render prod --out out", "graph prod", "release prod", "promote prod staging"])
        {
            Assert.Equal(1, await _run.RunAsync(command.Split(' ')));
            Hidden(command);
            Assert.Contains("INF0204", _run.Output + _run.Error);
        }

        Assert.DoesNotContain(Directory.EnumerateFiles(_run.Folder, "*", SearchOption.AllDirectories),
            file => !file.EndsWith("Pulumi.prod.yaml", StringComparison.Ordinal) && !file.Contains("/.git/", StringComparison.Ordinal)
                && File.ReadAllText(file).Contains(Secret, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("server=user:HuNtEr2@registry.example.com/app:1.0")]
    [InlineData("server=HuNtEr2@registry.example.com/app:1.0")]
    [InlineData("server=https://user:HuNtEr2@registry.example.com/app:1.0")]
    [InlineData("nothing=https://user:HuNtEr2@registry.example.com/app:1.0")]
    public async Task In_an_image_that_is_set_it_is_refused(string value)
    {
        Assert.Equal(1, await _run.RunAsync("release", "prod", "set", value));

        Hidden(value);
        Assert.DoesNotContain(Secret, _run.Read("prod"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kubeconfig: '{\"kind\": \"Config\", \"users\": [{\"user\": {\"token\": \"HuNtEr2\"}}]}'")]
    [InlineData("kubeconfig: |\n        kind: Config\n        users:\n        - user:\n            password: HuNtEr2")]
    public async Task A_kubeconfig_with_a_key_is_refused_as_text(string kubeconfig)
    {
        _run.Edit("prod", "  infra:cluster: existing", "  infra:cluster:\n    existing:\n      " + kubeconfig + "\n");

        Assert.Equal(1, await _run.RunAsync("check", "prod"));

        Hidden(kubeconfig);
        Assert.Contains("INF0204", _run.Error);
    }

    [Fact]
    public async Task In_manifests_of_anyone_it_is_masked_wherever_they_are_shown()
    {
        const string Manifests = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, namespace: shop}
            spec:
              replicas: 2
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec:
                  containers:
                    - name: web
                      image: user:HuNtEr2@registry.example.com/web:1.0
                      args: [--requirepass, HuNtEr2, --token=HuNtEr2]
                      env:
                        - {name: DATABASE, value: "postgres://app:HuNtEr2@db.shop.svc:5432/app"}
                        - {name: UPSTREAM, value: "https://HuNtEr2@api.example.com/?token=HuNtEr2"}
                        - {name: DB_PASS, value: HuNtEr2}
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: settings, namespace: shop}
            data:
              json: '{"password": "HuNtEr2"}'
              lines: "a: 1\nrequirepass HuNtEr2\nheader: Bearer HuNtEr2-HuNtEr2\n"
            ---
            apiVersion: argoproj.io/v1alpha1
            kind: Application
            metadata: {name: app, namespace: argocd}
            spec: {project: default, source: {repoURL: "https://HuNtEr2@git.example.com/app.git", path: k8s, targetRevision: main}, destination: {namespace: shop, server: "https://HuNtEr2@k8s.example.com"}}
            ---
            apiVersion: source.toolkit.fluxcd.io/v1
            kind: HelmRepository
            metadata: {name: charts, namespace: flux-system}
            spec: {url: "https://user:HuNtEr2@charts.example.com"}

            """;
        _run.Write("new/all.yaml", Manifests);
        _run.Write("old/all.yaml",
            Manifests.Replace(Secret, "HuNtEr2x", StringComparison.Ordinal).Replace("web:1.0", "web:0.9", StringComparison.Ordinal));
        _run.Write("none/all.yaml", "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n");
        foreach (var command in (string[])["check new", "check new --format json", "check new --format sarif",
            "check new --format markdown", "graph new", "graph new --format dot", "graph new --format svg",
            "graph new --format json", "graph new --format html", "diff new --against old", "diff new --against old --json",
            "diff new --against old --format markdown", "diff new --against old --format sarif",
            "diff new --against none", "diff new --against none --format markdown", "diff new --against none --json",
            "diff none --against new --format markdown", "diff prod --against new --format markdown"])
        {
            await _run.RunAsync(command.Split(' '));
            Assert.NotEmpty(_run.Output + _run.Error);
            Hidden(command);
        }
    }

    private void Hidden(string command) => Assert.False((_run.Output + _run.Error).Contains(Secret, StringComparison.Ordinal),
        $"{command}: {(_run.Output + _run.Error).Split('\n').FirstOrDefault(line => line.Contains(Secret, StringComparison.Ordinal))}");
}
