using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using Infra.Wording;

namespace Infra.Components.Validation;

/// <summary>
/// Collects what is wrong with arguments or settings, so that all of it is reported at once and before any resource is made. The same
/// checks serve the constructor of a component (<c>Redis cache, StorageClass</c>) and the binding of a stack file
/// (<c>stack prod, infra:cache.storageClass</c>).
/// </summary>
public sealed class Problems
{
    private static readonly ConcurrentDictionary<Type, (PropertyInfo Property, FormatAttribute? Format)[]> _checked = new();

    private readonly List<Diagnostic> _found;
    private readonly string? _component;
    private readonly string _path;

    /// <summary>
    /// Begins with the component's name, everything that the formats on its arguments say, and the arguments' own checks.
    /// </summary>
    /// <param name="component">The kind of component, for example <c>Redis</c>.</param>
    /// <param name="name">The component's name, which its children's names begin with: a DNS label.</param>
    /// <param name="args">
    /// The arguments. Properties with a <see cref="FormatAttribute"/> are checked, and every <see cref="IChecked"/>, in nested records too.
    /// </param>
    public Problems(string component, string name, object args)
        : this([], $"{component} {name}", "")
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(args);
        if (!Names.IsLabel(name))
            Add(Codes.Name, "name", name, new NameAttribute().Allowed, new NameAttribute().Fix);

        Check(args, "");
    }

    private Problems(List<Diagnostic> found, string? component, string path)
    {
        _found = found;
        _component = component;
        _path = path;
    }

    /// <summary>The problems so far.</summary>
    public IReadOnlyList<Diagnostic> Found => _found;

    /// <summary>
    /// Whether references to components, which a stack file cannot give, have to be there. They have when a component is made.
    /// </summary>
    public bool HasReferences => _component is not null;

    /// <summary>
    /// What the check of bound settings says, without what is nested in them. Places are paths of members: <c>Nodes[0].Address</c>.
    /// </summary>
    /// <param name="check">The check, such as that of the settings themselves.</param>
    public static IReadOnlyList<Diagnostic> Of(Action<Problems> check)
    {
        ArgumentNullException.ThrowIfNull(check);
        var problems = new Problems([], null, "");
        check(problems);
        return problems._found;
    }

    /// <summary>The path of an item of a list: <c>Nodes[0]</c>.</summary>
    /// <param name="list">The list.</param>
    /// <param name="index">The item's index.</param>
    public static string Item(string list, int index) => string.Create(CultureInfo.InvariantCulture, $"{list}[{index}]");

    /// <summary>A member as the reader of the message writes it: <c>StorageClass</c> in C#, <c>storageClass</c> in a stack file.</summary>
    /// <param name="member">The member's name.</param>
    public string Name(string member) => _component is null ? JsonNamingPolicy.CamelCase.ConvertName(member) : member;

    /// <summary>Adds a problem.</summary>
    /// <param name="code">The kind of problem.</param>
    /// <param name="argument">The member, or a path below it: <c>Replicas</c>, <c>Env.HOME</c>, <c>Nodes[0].Address</c>; empty for all of
    /// it.</param>
    /// <param name="actual">The value; null when there is none.</param>
    /// <param name="allowed">The allowed values.</param>
    /// <param name="fix">How to fix it.</param>
    public void Add(DiagnosticCode code, string argument, string? actual, string allowed, string fix)
    {
        var path = argument.Length == 0 ? _path.TrimEnd('.') : _path + argument;
        var where = _component is null ? path : path.Length == 0 ? _component : $"{_component}, {path}";
        _found.Add(new Diagnostic(code, where, actual, allowed, fix));
    }

    /// <summary>Adds a problem when a condition holds.</summary>
    /// <inheritdoc cref="Add"/>
    /// <param name="wrong">Whether the problem is there.</param>
    /// <param name="code">The kind of problem.</param>
    /// <param name="argument">The argument.</param>
    /// <param name="actual">What stands there; null when nothing does.</param>
    /// <param name="allowed">What may stand there.</param>
    /// <param name="fix">What to do.</param>
    public void AddIf(bool wrong, DiagnosticCode code, string argument, string? actual, string allowed, string fix)
    {
        if (wrong)
            Add(code, argument, actual, allowed, fix);
    }

    /// <summary>Adds a problem for every key that stands more than once.</summary>
    /// <param name="code">The kind of problem.</param>
    /// <param name="argument">The argument.</param>
    /// <param name="keys">The keys, in the user's order.</param>
    public void AddDuplicates(DiagnosticCode code, string argument, IEnumerable<string> keys)
    {
        foreach (var key in keys.GroupBy(k => k, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key))
            Add(code, argument, key, "each one once", "remove or rename all but one");
    }

    /// <summary>Ends the check.</summary>
    /// <exception cref="RefusedException">There is at least one problem.</exception>
    public void ThrowIfAny()
    {
        if (_found.Count > 0)
            throw new RefusedException(_found);
    }

    private void Check(object args, string prefix)
    {
        var before = _found.Count;
        foreach (var (property, format) in _checked.GetOrAdd(args.GetType(), Checked))
        {
            if (property.Read(args) is { } value)
                CheckValue(value, format, prefix + property.Name);
        }

        // Rules about how values fit together may take each value for granted.
        if (args is IChecked rules && _found.Count == before)
            rules.Check(new Problems(_found, _component, prefix));
    }

    private void CheckValue(object value, FormatAttribute? format, string path)
    {
        switch (value)
        {
            case string text when Credentials.StandIn(text):
                AddCredential(path);
                break;
            case string or int when format?.Refuse(value) is { } code:
                Add(code, path, Convert.ToString(value, CultureInfo.InvariantCulture), format.Allowed, format.FixOf(value));
                break;
            case string or int:
                break;
            case Input<string> input:
                if (input.Text() is { } plain)
                    CheckValue(plain, format, path);

                break;
            case IDictionary map:
                foreach (DictionaryEntry entry in map)
                {
                    if (entry.Key is string key && Credentials.StandIn(key))
                        AddCredential(path);
                    else
                        CheckValue(entry.Value!, format, $"{path}.{entry.Key}");
                }

                break;
            case IEnumerable list:
                var index = 0;
                foreach (var item in list)
                    CheckValue(item!, format, Item(path, index++));

                break;
            default:
                Check(value, path + ".");
                break;
        }
    }

    /// <summary>Adds the problem of a value that holds a password or token; it is not shown.</summary>
    /// <param name="argument">The member, or a path below it.</param>
    public void AddCredential(string argument) => Add(Codes.PlainSecret, argument, null, Credentials.Allowed, Credentials.Fix);

    // Only texts, and what can hold a format, are read: a component or an Output among the arguments is not ours to check.
    private static (PropertyInfo Property, FormatAttribute? Format)[] Checked(Type type) =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.GetIndexParameters().Length == 0)
            .Select(p => (Property: p, Format: p.GetCustomAttribute<FormatAttribute>()))
            .Where(p => p.Format is not null || HoldsRecords(p.Property.PropertyType) || HoldsTexts(p.Property.PropertyType))];

    private static bool HoldsTexts(Type type) => type == typeof(string) || type == typeof(Input<string>)
        || (type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type) && type.GetGenericArguments()[^1] is var held
            && (held == typeof(string) || held == typeof(Input<string>)));

    private static bool HoldsRecords(Type type) => type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type)
        ? type.GetGenericArguments().Any(IsRecord)
        : IsRecord(type);

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null
        && type.Namespace?.StartsWith("Pulumi", StringComparison.Ordinal) != true
        && !type.IsDefined(typeof(ReferenceAttribute), inherit: false);
}
