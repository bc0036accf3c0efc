using System.Text.Json;
using Infra.Reports;
using Infra.Rules;

namespace Infra.Tests.Rules;

/// <summary>What has one cause is one finding with a count.</summary>
public sealed class OccurrenceTests
{
    private const string ThreeContainers = """
        apiVersion: v1
        kind: Pod
        metadata: {name: shop, namespace: shop}
        spec:
          containers:
            - {name: a, image: "a:1.2.3"}
            - {name: b, image: "b:1.2.3"}
            - {name: c, image: "c:1.2.3", securityContext: {readOnlyRootFilesystem: false}}
        """;

    [Fact]
    public void The_same_in_several_containers_is_one_finding_with_their_places()
    {
        var findings = Yaml.Findings(ThreeContainers, "R09");

        Assert.Equal(
            [
                ("spec.containers[0].securityContext.readOnlyRootFilesystem", null, 2),
                ("spec.containers[2].securityContext.readOnlyRootFilesystem", "false", 1),
            ],
            findings.Select(finding => (finding.Path, finding.Actual, finding.Count)));
        Assert.Equal([("Pod shop/shop", "spec.containers[1].securityContext.readOnlyRootFilesystem", 7)],
            findings[0].Also.Select(other => (other.Subject, other.Path, other.At!.Line)));
    }

    [Fact]
    public void A_missing_object_that_several_variables_name_is_one_finding() => Assert.Single(Yaml.Findings("""
        apiVersion: v1
        kind: Pod
        metadata: {name: shop, namespace: shop}
        spec:
          containers:
            - name: a
              env:
                - {name: A, valueFrom: {secretKeyRef: {name: db, key: user}}}
                - {name: B, valueFrom: {secretKeyRef: {name: db, key: password}}}
        """, "L07"));

    [Fact]
    public void A_plain_pod_has_one_finding_for_its_account_and_one_for_its_traffic()
    {
        const string Pod =
            "{apiVersion: v1, kind: Pod, metadata: {name: shop, namespace: shop}, spec: {containers: [{name: a, image: \"a:1.2.3\"}]}}";

        Assert.Single(Yaml.Findings(Pod, "R12"));
        Assert.Equal("namespace shop: incoming and outgoing traffic of shop is not isolated",
            Assert.Single(Yaml.Findings(Pod, "R18")).Actual);
    }

    [Fact]
    public void Json_has_the_number_and_the_places()
    {
        var finding = CheckJson.Of(Report("R09")).Findings[0];

        Assert.Equal(2, finding.Count);
        Assert.Equal([new OccurrenceJson("Pod shop/shop", "spec.containers[1].securityContext.readOnlyRootFilesystem", "test.yaml", 7)],
            finding.Also);
    }

    [Fact]
    public void Sarif_has_related_locations_and_keeps_the_fingerprint_of_the_first_place()
    {
        using var document = JsonDocument.Parse(CheckSarif.Of(Report("R09")));
        var results = document.RootElement.GetProperty("runs")[0].GetProperty("results");
        using var one = JsonDocument.Parse(
            CheckSarif.Of(Report("R09", ThreeContainers.Replace("    - {name: b, image: \"b:1.2.3\"}\n", "", StringComparison.Ordinal))));

        Assert.Equal(7,
            results[0].GetProperty("relatedLocations")[0].GetProperty("physicalLocation").GetProperty("region").GetProperty("startLine")
                .GetInt32());
        Assert.Equal(Fingerprint(one.RootElement.GetProperty("runs")[0].GetProperty("results")[0]), Fingerprint(results[0]));
    }

    [Fact]
    public void Markdown_says_how_many_more_there_are() =>
        Assert.Contains("readOnlyRootFilesystem (and spec.containers\\[1].securityContext.readOnlyRootFilesystem)",
            CheckMarkdown.Of(Report("R09")), StringComparison.Ordinal);

    private static string? Fingerprint(JsonElement result) =>
        result.GetProperty("partialFingerprints").GetProperty("subject/v1").GetString();

    private static CheckReport Report(string rule, string yaml = ThreeContainers)
    {
        var read = Yaml.Read(yaml);
        return new(read, Checker.Check(read, Yaml.Only(rule)));
    }
}
