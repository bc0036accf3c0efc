namespace Infra.Catalogue;

/// <summary>What operators and controllers make: the facts of <c>Made.yaml</c>, which explains its form.</summary>
internal sealed class MadeCatalogue
{
    private static readonly Lazy<MadeCatalogue> Read = new(() => new MadeCatalogue(CatalogueFile.Read("Made.yaml")));

    private readonly ILookup<string, MadeFacts> _facts;
    private readonly Dictionary<(string Kind, string Name), KnownName> _names;
    private readonly HashSet<string> _tools;
    private readonly HashSet<string> _silent;

    private MadeCatalogue(MapNode file)
    {
        _facts = file.Maps("objects").Select(entry => entry.Item)
            .ToLookup(entry => entry.Text("of")!, entry => new MadeFacts(entry), StringComparer.Ordinal);
        _names = file.Maps("names").Select(entry => entry.Item).ToDictionary(
            entry => (entry.Text("kind")!, entry.Text("name")!),
            entry => new KnownName(entry.Text("by")!, entry.Text("near"), entry.List("keys") is null ? null : [.. entry.Texts("keys")]));
        _tools = file.Texts("tools").ToHashSet(StringComparer.Ordinal);
        _silent = file.Texts("silent").ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The facts, read when they are first asked for.</summary>
    public static MadeCatalogue Instance => Read.Value;

    /// <summary>What is made out of objects of a kind.</summary>
    public IEnumerable<MadeFacts> Of(string group, string kind) => _facts[CatalogueFile.Text(group, kind)];

    /// <summary>Who brings what stands under a fixed name; null when no one is known to.</summary>
    public KnownName? Name(string kind, string name) => _names.GetValueOrDefault((kind, name));

    /// <summary>Whether whoever has objects of a group has the tool that reads them.</summary>
    public bool IsTool(string group) => _tools.Contains(group);

    /// <summary>Whether all is known that objects of a kind bring into their namespace.</summary>
    public bool IsKnown(string group, string kind) =>
        Groups.IsBuiltIn(group) || _silent.Contains(group) || _facts.Contains(CatalogueFile.Text(group, kind));
}

/// <summary>Something with a fixed name that someone brings.</summary>
/// <param name="By">Who brings it.</param>
/// <param name="Near">Part of an image that runs in the same namespace; null: the name alone says enough.</param>
/// <param name="Keys">Its keys; null: not known.</param>
internal sealed record KnownName(string By, string? Near, IReadOnlyList<string>? Keys);
