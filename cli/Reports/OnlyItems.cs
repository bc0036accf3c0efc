using System.IO.Enumeration;
using Infra.Diff;
using Infra.Wording;

namespace Infra.Reports;

/// <summary>
/// The part of a comparison that a user asks for: <c>Deployment/redis</c>, <c>Deployment/shop/redis</c>, <c>apps/Deployment shop/redis</c>,
/// <c>Secret/*</c>.
/// </summary>
internal static class OnlyItems
{
    /// <summary>A comparison of the named items alone.</summary>
    /// <exception cref="RefusedException">A name is of nothing on either side.</exception>
    public static DiffResult Of(DiffResult result, IReadOnlyList<string> names)
    {
        if (names.Count == 0)
            return result;

        var patterns = names.Select(name => (Name: name,
            Pattern: string.Join('/', name.Split([' ', '/'], StringSplitOptions.RemoveEmptyEntries)))).ToList();
        bool Has(string pattern, DiffItem item) => Names(item).Any(name => FileSystemName.MatchesSimpleExpression(pattern, name));
        bool IsIn(ItemDiff change, string pattern) => Has(pattern, change.Item) || (change.Former is { } former && Has(pattern, former));
        var unknown = patterns.Where(only => !result.Items.Any(change => IsIn(change, only.Pattern))
            && !result.Same.Any(item => Has(only.Pattern, item))).ToList();
        if (unknown.Count > 0)
            throw new RefusedException(unknown.Select(only => Unknown(result, only.Name, only.Pattern)));

        var same = result.Same.Where(item => patterns.Exists(only => Has(only.Pattern, item))).ToList();
        return result with
        {
            Items = [.. result.Items.Where(change => patterns.Exists(only => IsIn(change, only.Pattern)))],
            Same = same,
            Unchanged = same.Count,
        };
    }

    private static Diagnostic Unknown(DiffResult result, string name, string pattern)
    {
        var known = result.Items.SelectMany(change => change.Former is { } former ? new[] { change.Item, former } : [change.Item])
            .Concat(result.Same).SelectMany(Names);
        return new Diagnostic(Codes.UnknownSubject, $"--only {SettingPath.Shown(name)}", "nothing of this kind and name on either side",
            "a kind and a name, Deployment/redis, or with the namespace, Deployment/shop/redis; * stands for any letters",
            DidYouMean.Fix(pattern, known, "see the names without --only"));
    }

    // With and without its group, with and without its namespace.
    private static IEnumerable<string> Names(DiffItem item)
    {
        var type = item.Type.TrimStart('/');
        foreach (var kind in new[] { type[(type.LastIndexOfAny(['/', ':']) + 1)..], type }.Distinct(StringComparer.Ordinal))
        {
            yield return $"{kind}/{item.Name}";
            if (item.Namespace is { } space)
                yield return $"{kind}/{space}/{item.Name}";
        }
    }
}
