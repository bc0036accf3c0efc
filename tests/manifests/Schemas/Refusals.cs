using Infra.Rules;
using Infra.Tests.Rules;

namespace Infra.Tests.Schemas;

/// <summary>What a check refuses by schemas, as lines: <c>A01 ConfigMap team/a data.b: 5, a number</c>.</summary>
internal static class Refusals
{
    public static string[] Of(string yaml, CheckOptions? options = null) => Of(Yaml.Read(yaml), options);

    public static string[] Of(Infra.Manifests.Inventory inventory, CheckOptions? options = null) =>
    [
        .. Checker.Check(inventory, options).Findings.Where(IsRefusal)
            .Select(finding => $"{finding.Rule.Id} {finding.Subject} {finding.Path}: {finding.Actual}"),
    ];

    /// <summary>Whether a finding says that an API server refuses the object.</summary>
    public static bool IsRefusal(Finding finding) =>
        finding.Severity == Severity.Error && (finding.Rule.Id is "R38" or "A01" or "A02" or "A03" or "A04" or "A05" or "A06" or "A07");
}
