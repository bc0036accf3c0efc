using Infra.ApiServer;

namespace Infra.Rules.ApiServer;

internal sealed class QuotaFields : IRule
{
    public RuleInfo Info { get; } = new("A28", "quota-fields", Severity.Error, "quota or limit that the API server refuses")
    {
        Description = """
            What a server checks in code of ResourceQuotas (names of resources, whole numbers of objects, scopes that go with what is
            counted) and of LimitRanges (each type once, min, defaultRequest, default and max in rising order).
            """,
        Remediation = "Correct the field that the finding names.",
        SeeAlso = ["kubernetes.io: API reference"],
    };

    public void Check(ManifestSet set, Report report)
    {
        foreach (var found in Refusals.Objects(set, report, Groups.Core, "ResourceQuota"))
            Quotas.CheckQuota(found);

        foreach (var found in Refusals.Objects(set, report, Groups.Core, "LimitRange"))
            Quotas.CheckLimits(found);
    }
}
