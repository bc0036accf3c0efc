using Infra.Rules;
using Infra.Rules.Edge;
using Infra.Rules.Images;
using Infra.Rules.Network;
using Infra.Rules.Objects;
using Infra.Rules.Secrets;

namespace Infra.Policies;

/// <summary>
/// A financial security policy: private nodes behind one bastion and one public load balancer, flows that are denied by default, TLS at the
/// edge, restricted pods, immutable images from listed registries, audit logs, builds that may not deploy, encrypted secrets, monitoring
/// that lasts, and a spread over nodes that is required. What breaks it is refused.
/// </summary>
public sealed record FinancialPolicy
{
    private static readonly PolicyRule[] Rules =
    [
        new(Codes.PublicNode, "private-nodes", MachineDemands.PrivateNodes),
        new(Codes.SecondBastion, "one-bastion", MachineDemands.OneBastion),
        new(Codes.SecondWayIn, "one-load-balancer", EdgeDemands.OneLoadBalancer),
        new(Codes.OpenFlows, "default-deny", FlowDemands.DefaultDeny, new OpenPolicy().Check),
        new(Codes.PlainEdge, "tls-at-edge", new ClearText().Check),
        new(Codes.UnrestrictedPods, "restricted-pods", PodDemands.Restricted),
        new(Codes.UnlistedImage, "immutable-images", new PinnedImage().Check, new PinnedChart().Check),
        new(Codes.NoAuditLog, "audit-log", MachineDemands.AuditLog),
        new(Codes.JoinedDuties, "separated-duties", DutyDemands.NoDeployment, DutyDemands.NoWayToNode, DutyDemands.NotOnBastion),
        new(Codes.PlainSecrets, "encrypted-secrets", MachineDemands.Encryption, new PlainSecret().Check, new SecretWithData().Check),
        new(Codes.NoLastingMonitoring, "lasting-monitoring", PodDemands.LastingMonitoring),
        new(Codes.WishedSpread, "required-spread", PodDemands.RequiredSpread),
    ];

    /// <summary>
    /// Where images, charts and the manifests of projects may come from: hosts, or the beginnings of paths below them such as
    /// <c>docker.io/acme</c>. Images without a host are of <c>docker.io</c>. At least one.
    /// </summary>
    public required IReadOnlyList<string> Registries { get; init; }

    /// <summary>
    /// The breaches that are accepted, each with a reason, an owner and a last day. <c>rule</c> is the code or the name of a demand, such as
    /// <c>restricted-pods</c>, and <c>subject</c> the object, or a setting such as <c>infra:cluster</c>. Default: none.
    /// </summary>
    public IReadOnlyList<Exemption> Exceptions { get; init; } = [];

    /// <summary>The breaches of a stack.</summary>
    /// <param name="stack">What it makes.</param>
    /// <param name="settings">The breaches of its settings.</param>
    /// <returns>All breaches that no exception covers, and what is wrong with the exceptions.</returns>
    public IReadOnlyList<Diagnostic> Breaches(Inventory stack, IReadOnlyList<Diagnostic> settings) => Judge(stack, settings, DateOnly.MinValue);

    /// <summary>The exceptions that hold no longer.</summary>
    /// <param name="today">The day.</param>
    public IReadOnlyList<Diagnostic> Expired(DateOnly today) => [.. Exceptions
        .SelectMany(exception => exception.Wrong(isUsed: true, Known, today)).Where(problem => problem.Code == Codes.ExpiredExemption)];

    private static IReadOnlyList<RuleInfo> Known { get; } = [.. Rules.Select(rule => rule.Info)];

    private List<Diagnostic> Judge(Inventory stack, IReadOnlyList<Diagnostic> settings, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(stack);
        ArgumentNullException.ThrowIfNull(settings);
        var used = new HashSet<Exemption>(ReferenceEqualityComparer.Instance);
        var breaches = new List<Diagnostic>();
        foreach (var breach in settings.Select(OfSetting).Concat(Find(stack)))
        {
            if (Exceptions.FirstOrDefault(exception => exception.Covers(breach.Rule, breach.Subject, breach.Diagnostic.Actual)) is { } exception)
                used.Add(exception);
            else
                breaches.Add(breach.Diagnostic);
        }

        return [.. breaches.OrderBy(breach => breach.Code.Id, StringComparer.Ordinal),
            .. Exceptions.SelectMany(exception => exception.Wrong(used.Contains(exception), Known, today))];
    }

    // A setting is named as the stack file names it.
    private static Breach OfSetting(Diagnostic problem)
    {
        var key = problem.Where.IndexOf("infra:", StringComparison.Ordinal);
        return new Breach(Rules.First(rule => rule.Code == problem.Code).Info, key < 0 ? problem.Where : problem.Where[key..], problem);
    }

    private IEnumerable<Breach> Find(Inventory stack)
    {
        var set = new ManifestSet(stack, new CheckOptions { Production = true });
        foreach (var rule in Rules)
        {
            var found = new List<Finding>();
            var report = new Report(rule.Info, set, found);
            rule.Check(set, report);
            if (rule.Code == Codes.UnlistedImage)
                ImageDemands.Listed(set, report, Registries);

            foreach (var finding in found.Where(finding => finding.Severity != Severity.Information))
                yield return new Breach(rule.Info, finding.SubjectPath, Diagnosed(stack, rule, finding));
        }
    }

    private static Diagnostic Diagnosed(Inventory stack, PolicyRule rule, Finding finding) => new(rule.Code,
        $"{stack.Name}, {finding.Subject}{(finding.Path.Length == 0 ? "" : ", " + finding.Path)}{finding.More()}",
        finding.Actual, finding.Expected, finding.Fix)
    { At = finding.At };

    private sealed record Breach(RuleInfo Rule, string Subject, Diagnostic Diagnostic);
}
