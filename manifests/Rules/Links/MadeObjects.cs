using System.IO.Enumeration;
using Infra.Catalogue;

namespace Infra.Rules.Links;

/// <summary>The Secrets, ConfigMaps, Services, accounts and claims that controllers make out of the objects of a set.</summary>
internal sealed class MadeObjects
{
    private const string Everywhere = "*";

    private readonly Dictionary<(string Kind, string Space, string Name), Made> _made = [];
    private readonly Dictionary<(string Kind, string Name), string> _spaces = [];
    private readonly Dictionary<(string Kind, string Space), List<(string Pattern, Made Made)>> _patterns = [];

    public MadeObjects(ManifestSet set)
    {
        foreach (var manifest in set.All)
        {
            var own = manifest.Space;
            foreach (var facts in MadeCatalogue.Instance.Of(manifest.Id.Group, manifest.Id.Kind))
            {
                var space = facts.Space(manifest, own);
                foreach (var (kind, name, keys) in facts.Objects(manifest, own))
                    Add(kind, space, name, new Made(facts.By, manifest, keys));
            }
        }

        foreach (var (kind, space, name, made) in SecretMakers.In(set))
            Add(kind, space ?? Everywhere, name, made);
    }

    /// <summary>Who makes an object; null when no one is known to.</summary>
    public Made? Find(string kind, string space, string name)
    {
        if (_made.TryGetValue((kind, space, name), out var made) || _made.TryGetValue((kind, Everywhere, name), out made))
            return made;

        return (_patterns.GetValueOrDefault((kind, space)) ?? []).Concat(_patterns.GetValueOrDefault((kind, Everywhere)) ?? [])
            .FirstOrDefault(found => FileSystemName.MatchesSimpleExpression(found.Pattern, name, ignoreCase: false)).Made;
    }

    /// <summary>A namespace in which an object of a name is made; null when there is none.</summary>
    public string? Elsewhere(string kind, string name) => _spaces.GetValueOrDefault((kind, name));

    private void Add(string kind, string space, string name, Made made)
    {
        if (name.Contains('*', StringComparison.Ordinal))
            _patterns.ListOf((kind, space)).Add((name, made));
        else if (!_made.TryAdd((kind, space, name), made))
            _made[(kind, space, name)] = _made[(kind, space, name)].And(made);

        _spaces.TryAdd((kind, name), space);
    }
}

/// <summary>Something that a controller makes.</summary>
/// <param name="By">Who makes it, for people.</param>
/// <param name="Of">The object out of which it is made.</param>
/// <param name="Keys">Its keys; null: not known.</param>
internal sealed record Made(string By, Manifest Of, IReadOnlySet<string>? Keys)
{
    /// <summary>What two make together: of several that write one Secret, each writes its keys.</summary>
    public Made And(Made other) => this with
    {
        Keys = Keys is null || other.Keys is null ? null : Keys.Concat(other.Keys).ToHashSet(StringComparer.Ordinal),
    };
}
