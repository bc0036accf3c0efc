using System.Reflection;
using System.Text.Json;

namespace Infra.Settings;

/// <summary>One of a few cases, each with members of its own: an abstract record with the sealed records nested in it as cases.</summary>
internal sealed class UnionType : SettingType
{
    private readonly Lazy<IReadOnlyList<(string Word, RecordType Record)>> _cases;

    internal UnionType(Type type, IReadOnlyList<Type> cases) : base(type)
    {
        _cases = new(() => [.. cases.Select(one => (JsonNamingPolicy.CamelCase.ConvertName(one.Name), (RecordType)Of(one)))]);
    }

    /// <summary>The cases, and the words that name them.</summary>
    public IReadOnlyList<(string Word, RecordType Record)> Cases => _cases.Value;

    /// <summary>The words of the cases that may stand alone, because nothing in them is required.</summary>
    public IEnumerable<string> Bare => Cases.Where(one => !one.Record.Content.Keys.Any(key => key.Required)).Select(one => one.Word);

    /// <inheritdoc/>
    public override string Wanted => Wording.Words.OneOf(Cases.Select(one => one.Word));

    public (string Word, RecordType Record) CaseOf(object value) => Cases.First(one => one.Record.Type == value?.GetType());

    /// <summary>The cases of a type that is a union; nothing when it is none, or hides one of its cases.</summary>
    internal static IReadOnlyList<Type> CasesOf(Type type)
    {
        if (!type.IsAbstract || type.GetMethod("<Clone>$") is null)
            return [];

        var cases = type.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic).Where(type.IsAssignableFrom)
            .OrderBy(one => one.MetadataToken).ToList();
        return cases.TrueForAll(one => one.IsNestedPublic && RecordType.ConstructorOf(one) is not null) ? cases : [];
    }
}
