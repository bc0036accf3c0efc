using System.Collections;
using Infra.Components.Validation;
using Infra.Wording;
using Pulumi;

namespace Infra.Settings;

/// <summary>
/// Makes records of trees and collects everything that is wrong with them. Both ways of running use it; what differs is where the trees
/// come from and what a secret is (<see cref="ISecrets"/>).
/// </summary>
internal sealed partial class SettingsBinder
{
    private readonly string _stack;
    private readonly ISecrets _secrets;
    private readonly IReferences? _references;
    private readonly Func<string, object?>? _owner;
    private readonly string? _projectFolder;
    private readonly SettingKeys _keys;
    private readonly List<Diagnostic> _problems = [];
    private readonly List<Diagnostic> _breaches = [];
    private readonly Dictionary<string, SourceLocation?> _places = new(StringComparer.Ordinal);

    private SettingsBinder(
        string stack, ISecrets secrets, IReferences? references, RecordType root, Func<string, object?>? owner, string? projectFolder)
    {
        _owner = owner;
        _projectFolder = projectFolder;
        _stack = stack;
        _secrets = secrets;
        _references = references;
        _keys = new SettingKeys(root);
    }

    /// <summary>Binds one stack's settings.</summary>
    /// <param name="config">The keys below <c>infra:</c>.</param>
    /// <param name="references">Components by name. Default: none; only the program sets members that refer to components.</param>
    /// <param name="owner">The settings of the stack that this one stands on. Default: they are not looked at.</param>
    /// <param name="breaches">Takes what breaks the policy that the settings are held to. Default: it is not looked at.</param>
    /// <returns>The settings; null when something is wrong with them.</returns>
    public static object? Bind(
        string stack, Type type, StackConfig config, ISecrets secrets, ICollection<Diagnostic> problems, IReferences? references = null,
        Func<string, object?>? owner = null, List<Diagnostic>? breaches = null)
    {
        var root = (RecordType)SettingType.Of(type);
        var binder = new SettingsBinder(stack, secrets, references, root, owner, config.ProjectFolder);
        var settings = binder.Record(config.Entries, root, "", config.At);
        foreach (var problem in binder._problems)
            problems.Add(problem);

        breaches?.AddRange(binder._breaches);
        return binder._problems.Count == 0 ? settings : null;
    }

    private object? Record(IReadOnlyList<SettingEntry> entries, RecordType type, string path, SourceLocation? at)
    {
        var before = _problems.Count;
        var values = new Dictionary<SettingKey, object>();
        var members = _references is null ? type.Keys : type.Members;
        foreach (var key in members)
        {
            var keyPath = SettingPath.Key(path, key.Name);
            if (entries.FirstOrDefault(entry => entry.Key == key.Name) is { } entry)
            {
                if (Value(entry.Value, key.Type, key, keyPath, entry.At) is { } value)
                    values.Add(key, value);
            }
            else if (key.Required && Absent(key, keyPath, at) is { } value)
            {
                values.Add(key, value);
            }
        }

        foreach (var entry in entries.Where(entry => !members.Any(member => member.Name == entry.Key)))
            _problems.Add(_keys.Refuse(entry, type, entries, path, _stack));

        return _problems.Count > before ? null : Made(type, values, path, at);
    }

    private object? Made(RecordType type, Dictionary<SettingKey, object> values, string path, SourceLocation? at)
    {
        var before = _problems.Count;
        var made = type.Make(values);
        type.Place?.SetValue(made, new Place(Where(path), at) { LocationOf = member => PlaceOf(SettingPath.Key(path, member)) });
        if (made is IConditionalKeys conditional)
        {
            foreach (var key in type.Keys.Where(key => !key.Required && !values.ContainsKey(key) && conditional.Needs(key.Property.Name)))
            {
                if (Absent(key, SettingPath.Key(path, key.Name), at) is { } value)
                    key.Property.SetValue(made, value);
            }
        }

        if (_problems.Count == before && made is IChecked rules)
            AddAll(_problems, rules.Check, type, made, path, at);

        object? settings = null;
        if (_problems.Count == before && made is IGuestSettings { Owner: { } owner } guest && (settings = OwnerOf(guest, owner)) is not null)
            AddAll(_problems, problems => guest.CheckOwner(settings, problems), type, made, path, at);

        if (_problems.Count == before && made is IPolicySettings { FinancialPolicy: not null } policy)
            AddAll(_breaches, problems => policy.CheckPolicy(settings, problems), type, made, path, at);

        if (_problems.Count > before)
            return null;

        return _projectFolder is { } folder && made is IProjectPaths paths ? paths.SeenFrom(folder) : made;
    }

    private void AddAll(List<Diagnostic> found, Action<Problems> check, RecordType type, object made, string path, SourceLocation? at)
    {
        foreach (var problem in Problems.Of(check))
        {
            var full = MemberPath.Written(type, made, path, problem.Where);
            found.Add(problem with { Where = Where(full), At = PlaceOf(full) ?? at });
        }
    }

    private object? OwnerOf(IGuestSettings guest, string stack)
    {
        try
        {
            return _owner?.Invoke(stack);
        }
        catch (RefusedException unknown)
        {
            _problems.AddRange(unknown.Diagnostics.Select(problem =>
                problem with { Where = Where(guest.OwnerKey), At = PlaceOf($"{guest.OwnerKey}.stack") }));
            return null;
        }
    }

    private object? Value(Node node, SettingType type, SettingKey key, string path, SourceLocation? keyAt)
    {
        _places[path] = node is ScalarNode || node.IsEncrypted() ? node.At(keyAt) : keyAt;
        if (type is SecretType || (type is InputType<string> && (node.IsEncrypted() || _secrets.Hides(path))))
        {
            var secret = Secret(node, path, keyAt);
            return secret is null || type is SecretType ? secret : (Input<string>)secret.Value;
        }

        if (node.IsEncrypted())
        {
            return Wrong(Codes.WrongType, path, keyAt, "an encrypted value", type.Wanted + ", not encrypted",
                "write it in plain text: it is no secret, and a preview without the engine must be able to read it");
        }

        // The engine keeps a top-level value as text: numbers and switches as they are written, lists and maps as JSON.
        var written = node is ScalarNode text && IsTop(path) && type is RecordType or UnionType or ListType or MapType
            ? JsonText.Read(text) ?? node
            : node;
        return (type, written) switch
        {
            (InputType input, _) => Value(written, input.Inner, key, path, keyAt) is { } plain ? input.Wrap(plain) : null,
            (UnionType union, ScalarNode { Value: not null } or MapNode) => Union(written, union, path, keyAt),
            (TextType, ScalarNode value) => TextValue(value, key, path, keyAt),
            (NumberType, ScalarNode value) => NumberValue(value, key, path, keyAt),
            (SwitchType, ScalarNode value) => SwitchValue(value, path, keyAt),
            (DateType, ScalarNode value) => DateValue(value, path, keyAt),
            (ChoiceType choice, ScalarNode value) => ChoiceValue(value, choice, path, keyAt),
            (ReferenceType reference, ScalarNode value) => ReferenceValue(value, reference, path, keyAt),
            (ListType list, ListNode value) => ListValue(value, list, key, path, keyAt),
            (MapType map, MapNode value) => MapValue(value, map, key, path, keyAt),
            (RecordType { Direct: { Type: ListType } direct } record, ListNode) => Directly(written, direct, record, path, keyAt),
            (RecordType { Direct: { Type: not ListType } direct } record, ScalarNode { Value: not null }) =>
                Directly(written, direct, record, path, keyAt),
            (RecordType record, MapNode value) => Record(SettingEntry.Of(value, keyAt), record, path, keyAt),
            _ => WrongShape(written, type, path, keyAt),
        };
    }

    private object? Directly(Node node, SettingKey direct, RecordType record, string path, SourceLocation? at) =>
        Value(node, direct.Type, direct, path, at) is { } value ? Made(record, new() { [direct] = value }, path, at) : null;

    private Array? ListValue(ListNode node, ListType type, SettingKey key, string path, SourceLocation? at)
    {
        var before = _problems.Count;
        var items = Array.CreateInstance(type.Type.GetGenericArguments()[0], node.Items.Count);
        for (var i = 0; i < node.Items.Count; i++)
        {
            if (Value(node.Items[i], type.Item, key, SettingPath.Item(path, i), node.Items[i].At(at)) is { } item)
                items.SetValue(item, i);
        }

        return _problems.Count > before ? null : items;
    }

    // By key, because the engine hands maps on in no order that could be relied upon.
    private object? MapValue(MapNode node, MapType type, SettingKey key, string path, SourceLocation? at)
    {
        var before = _problems.Count;
        var map = typeof(SortedDictionary<,>).MakeGenericType(type.Type.GetGenericArguments());
        object?[] order = type.Keys is null ? [StringComparer.Ordinal] : [];
        var values = (IDictionary)Activator.CreateInstance(map, order)!;
        foreach (var entry in SettingEntry.Of(node, at))
        {
            var below = SettingPath.Key(path, entry.Key);
            if (Credentials.StandIn(entry.Key))
            {
                PlainCredential(below, entry.At);
            }
            else if (type.Keys is { } words && words.Words.All(word => word.Key != entry.Key))
            {
                Wrong(Codes.UnknownKey, below, entry.At, entry.Key, Words.OneOf(words.Words.Select(word => word.Key)),
                    DidYouMean.Fix(entry.Key, words.Words.Select(word => word.Key)));
            }
            else if (Value(entry.Value, type.Value, key, below, entry.At) is { } value)
            {
                values.Add(type.Keys?.Words.First(word => word.Key == entry.Key).Value ?? entry.Key, value);
            }
        }

        if (key.Every && ReferenceEquals(type, key.Type)
            && type.Keys!.Words.Where(word => node[word.Key] is null).Select(word => word.Key).ToList() is { Count: > 0 } absent)
        {
            _problems.Add(new Diagnostic(Codes.MissingKey, Where(path), null, type.Wanted, $"add {string.Join(", ", absent)}") { At = at });
        }

        return _problems.Count > before ? null : values;
    }

    private object? ReferenceValue(ScalarNode node, ReferenceType type, string path, SourceLocation? at)
    {
        var name = node.Written();
        var known = _references!.Of(type.Type);
        return known.TryGetValue(name, out var found) ? found
            : Wrong(Codes.NotAChoice, path, node.At(at), name, Words.OneOf(known.Keys.Order(StringComparer.Ordinal)),
                DidYouMean.Fix(name, known.Keys));
    }

    private object? Absent(SettingKey key, string path, SourceLocation? at)
    {
        if (key.Type is SecretType && _secrets.Missing(path) is { } secret)
            return secret;

        var fix = key.Type is SecretType ? $"run `{PulumiConfig.SetSecret(path, _stack)}`"
            : key.Type is RecordType or UnionType or ListType or MapType ? "add it; `infra schema` says what it holds"
            : $"add it, or run `{PulumiConfig.Set(path, _stack)}`";
        return Wrong(Codes.MissingKey, path, at, null, key.Type is MapType or RecordType or UnionType ? key.Type.Wanted : Allowed(key),
            fix);
    }

    private object? Wrong(DiagnosticCode code, string path, SourceLocation? at, string? actual, string allowed, string fix)
    {
        var hidden = actual is not null && _secrets.Hides(path);
        _problems.Add(new Diagnostic(code, Where(path), actual is null || hidden ? null : SettingPath.Shown(actual), allowed,
            hidden ? fix.Replace(actual!, "…", StringComparison.Ordinal) : fix)
        { At = at });
        return null;
    }

    private string Where(string path) => $"stack {_stack}, infra:{path}";

    private SourceLocation? PlaceOf(string? path)
    {
        for (; path is not null; path = SettingPath.Parent(path))
        {
            if (_places.TryGetValue(path, out var at))
                return at;
        }

        return null;
    }

    private static bool IsTop(string path) => SettingPath.Parent(path) is null;
}
