namespace Infra.Rules.Objects;

internal sealed class DeclaredOnce : IRule
{
    public RuleInfo Info { get; } = new("R56", "declared-once", Severity.Warning, "object is declared more than once")
    {
        Description = """
            Of two declarations of one object the one that is applied last wins, and the other has no effect; kustomize and Argo CD refuse
            both. In one file that is a mistake. Files beside each other may be variants, of which one is applied: that is for information.
            Where many objects of two files are the same, it is one finding.
            """,
        Remediation = "Remove one of the two, or give it another name or namespace.",
        SeeAlso = ["Argo CD RepeatedResourceWarning"],
    };

    public void Check(ManifestSet set, Report report)
    {
        var byFiles = set.Versions.All.Select(versions => versions.Where(set.IsOwn).ToList()).Where(versions => versions.Count > 1)
            .Select(versions =>
                (Files: versions.Select(version => version.At?.File ?? "").Distinct().Order(StringComparer.Ordinal).ToList(),
                    Versions: versions))
            .GroupBy(found => string.Join('\n', found.Files));
        foreach (var group in byFiles)
        {
            var (files, versions) = group.First();
            var more = group.Count() - 1;
            var others = group.Skip(1).Select(found => found.Versions[0]);
            report.Add(versions[0], "", files.Count == 1
                    ? string.Create(CultureInfo.InvariantCulture, $"declared {versions.Count} times in this file{And(more)}")
                    : string.Create(CultureInfo.InvariantCulture,
                        $"declared in {string.Join(" and ", files.Take(3))}{(files.Count > 3 ? $" and {files.Count - 3} more files" : "")}{And(more)}"),
                "one declaration", "remove all but one, or give them different names or namespaces",
                files.Count > 1 ? Severity.Information : null,
                versions.Skip(1).Concat(others).Select(version => (version, "")));
        }
    }

    private static string And(int more) => more == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", as are {more} more objects");
}
