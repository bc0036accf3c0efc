using System.Text.Json;
using System.Text.RegularExpressions;
using Infra.Catalogue;
using Infra.Tests.Support;

namespace Infra.Tests.Workflows;

public sealed class RenovateTests
{
    private static readonly JsonElement s_config = JsonDocument.Parse(
        File.ReadAllText(Path.Combine(Repository.Folder, "renovate.json"))).RootElement;

    private static Regex Manager(string file) => s_config.GetProperty("customManagers").EnumerateArray()
        .Where(manager =>
            manager.GetProperty("managerFilePatterns").EnumerateArray().Any(pattern => Regex.IsMatch(file, pattern.GetString()!.Trim('/'))))
        .Select(manager => new Regex(Assert.Single(manager.GetProperty("matchStrings").EnumerateArray()).GetString()!))
        .Single();

    private static List<GroupCollection> Pinned { get; } =
    [
        .. Directory.GetFiles(Path.Combine(Repository.Folder, "manifests", "Catalogue"), "*.cs").Order(StringComparer.Ordinal)
            .SelectMany(file => Manager("manifests/Catalogue/" + Path.GetFileName(file)).Matches(File.ReadAllText(file)))
            .Select(match => match.Groups),
    ];

    [Fact]
    public void Every_version_of_the_program_is_found()
    {
        IEnumerable<string> versions =
        [
            .. ChartCatalogue.All.Select(chart => chart.Version).Where(version => version.Length > 0),
            PublishedManifests.GatewayApi, PublishedManifests.Traefik, PublishedManifests.LocalPathProvisioner, PublishedManifests.Keycloak,
            PublishedManifests.RabbitMqOperator,
            KubernetesReleases.K3s, KubernetesReleases.Kubeadm,
            .. ImageCatalogue.All.Select(image => image.Tag),
            .. PluginCatalogue.All.Select(plugin => plugin.Version),
            .. KubernetesReleases.Eks.SelectMany(eks =>
                new[] { eks.VpcCni, eks.CoreDns, eks.KubeProxy, eks.PodIdentityAgent, eks.EbsCsiDriver, eks.MetricsServer }),
        ];

        Assert.Equal(versions.Order(StringComparer.Ordinal), Pinned.Select(pin => pin["currentValue"].Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_step_of_an_upgrade_is_found_and_stays_in_its_minor_version()
    {
        var file = Path.Combine(Repository.Folder, "manifests", "Catalogue", "Steps.yaml");
        var steps = Manager("manifests/Catalogue/Steps.yaml").Matches(File.ReadAllText(file))
            .Select(match => match.Groups["currentValue"].Value);

        Assert.Equal(UpgradeCatalogue.Parts.SelectMany(part => part.Value.SkipLast(1)).Order(StringComparer.Ordinal),
            steps.Order(StringComparer.Ordinal));
        var rule = s_config.GetProperty("packageRules").EnumerateArray().Single(rule => rule.TryGetProperty("matchDepTypes", out _));
        Assert.Equal(("step", false), (rule.GetProperty("matchDepTypes")[0].GetString(), rule.GetProperty("enabled").GetBoolean()));
        Assert.Equal(["major", "minor"], rule.GetProperty("matchUpdateTypes").EnumerateArray().Select(type => type.GetString()));
    }

    [Fact]
    public void A_chart_or_an_image_is_looked_up_where_it_comes_from()
    {
        var charts = ChartCatalogue.All.Where(chart => chart.Version.Length > 0)
            .Select(chart => chart.Repository.StartsWith("oci://", StringComparison.Ordinal)
            ? $"docker {chart.Repository["oci://".Length..]}/{chart.Name} {chart.Version}"
            : $"helm {chart.Name} {chart.Repository} {chart.Version}")
            .Concat(ImageCatalogue.All.Select(image => $"docker {image.Repository} {image.Tag}"));

        Assert.Equal(charts.Order(StringComparer.Ordinal), Pinned.Where(pin => pin["datasource"].Value is "helm" or "docker")
            .Select(pin =>
                $"{pin["datasource"]} {pin["depName"]}{(pin["registryUrl"].Success ? " " + pin["registryUrl"] : "")} {pin["currentValue"]}")
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_plugin_is_looked_up_among_those_of_Jenkins() => Assert.Equal(
        PluginCatalogue.All.Select(plugin => plugin.Reference),
        Pinned.Where(pin => pin["datasource"].Value == "jenkins-plugins").Select(pin => $"{pin["depName"]}:{pin["currentValue"]}")
            .Order(StringComparer.Ordinal));

    [Fact]
    public void An_add_on_is_looked_up_for_its_version_of_kubernetes()
    {
        string[] names = ["vpc-cni", "coredns", "kube-proxy", "eks-pod-identity-agent", "aws-ebs-csi-driver", "metrics-server"];

        Assert.Equal(
            KubernetesReleases.Eks.SelectMany(eks =>
                names.Select(name => $$"""{"kubernetesVersion":"{{eks.Kubernetes}}","addonName":"{{name}}","default":true}""")),
            Pinned.Where(pin => pin["datasource"].Value == "aws-eks-addon").Select(pin => pin["depName"].Value));
    }

    [Theory]
    [InlineData("deploy.yml", 2)]
    [InlineData("drift.yml", 1)]
    public void The_command_line_of_pulumi_is_found_in_workflows(string name, int times)
    {
        var found = Manager($".github/workflows/{name}").Matches(WorkflowTests.Read(name));

        Assert.Equal(times, found.Count);
        Assert.All(found, match => Assert.Equal("pulumi/pulumi", match.Groups["depName"].Value));
        Assert.Single(found.Select(match => match.Groups["currentValue"].Value).Distinct());
    }

    [Fact]
    public void Expressions_are_of_the_kind_that_renovate_can_read()
    {
        foreach (var expression in s_config.GetProperty("customManagers").EnumerateArray()
            .SelectMany(manager => manager.GetProperty("matchStrings").EnumerateArray()))
        {
            Assert.DoesNotMatch(@"\(\?(=|!|<=|<!)|\\[1-9]", expression.GetString()!);
        }
    }

    [Fact]
    public void Rules_name_only_what_there_is()
    {
        var names = s_config.GetProperty("packageRules").EnumerateArray()
            .Where(rule => rule.TryGetProperty("matchDepNames", out _))
            .SelectMany(rule => rule.GetProperty("matchDepNames").EnumerateArray().Select(name => name.GetString()!))
            .Distinct().ToList();

        Assert.NotEmpty(names);
        Assert.All(names, name => Assert.Contains(name, Pinned.Select(pin => pin["depName"].Value)));
    }

    [Fact]
    public void A_release_is_left_alone_for_three_days() => Assert.Equal("3 days", s_config.GetProperty("minimumReleaseAge").GetString());
}
