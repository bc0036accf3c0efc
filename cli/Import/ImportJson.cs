using Infra.Commands.New;

namespace Infra.Import;

/// <summary>An import for programs.</summary>
internal sealed record ImportJson(
    string Name, int Objects, IReadOnlyList<ImportedJson> Made, IReadOnlyList<SecretJson> Secrets, IReadOnlyList<LeftOutJson> LeftOut,
    IReadOnlyList<DifferenceJson> Differences, IReadOnlyList<string> Notes, IReadOnlyList<string> Files)
{
    public static ImportJson Of(ImportResult import, Draft draft) => new(
        import.Name,
        import.Objects.Count,
        [.. import.Objects.Select(one => new ImportedJson(one.Subject, import.Program.Components.GetValueOrDefault(one)?.Component,
            import.Others.Where(other => other.Object == one).Select(other => $"{other.Component}: {other.Reason}").FirstOrDefault()))],
        [.. import.Program.Scope.Settings.Secrets.Select(secret => new SecretJson($"infra:{secret.Key}", secret.Subject, secret.Place))],
        [.. import.Program.LeftOut.Select(left => new LeftOutJson(left.Object.Subject, left.Path, left.Reason))],
        [.. import.Differences.Select(difference =>
            new DifferenceJson(difference.Subject, difference.Place, difference.Word, difference.Reason))],
        import.Notes,
        [.. draft.Files]);
}

/// <summary>An object and the component that it became; null for a typed resource, and then why it is no component.</summary>
internal sealed record ImportedJson(string Object, string? Component, string? WhyNot);

/// <summary>A secret and where it was.</summary>
internal sealed record SecretJson(string Key, string Object, string Path);

/// <summary>What the typed API cannot say.</summary>
internal sealed record LeftOutJson(string Object, string Path, string Reason);

/// <summary>A difference with its reason.</summary>
internal sealed record DifferenceJson(string Object, string Path, string Change, string Reason);
