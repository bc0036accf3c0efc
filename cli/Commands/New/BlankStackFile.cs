using System.Text;
using Infra.Docs;

namespace Infra.Commands.New;

/// <summary>The keys that a stack file must have, without values. A key without a value is refused until it has one.</summary>
/// <param name="docs">What is known about the keys.</param>
/// <param name="stack">The stack's name.</param>
internal sealed class BlankStackFile(XmlDocs docs, string stack)
{
    private readonly StringBuilder _text = new();

    /// <summary>The keys of a system.</summary>
    /// <param name="system">The system.</param>
    /// <param name="owner">The key for the owner of the platform, and the owner. Default: the stack owns its platform.</param>
    public string Of(SystemDefinition system, (SettingKey Key, string Stack)? owner)
    {
        var record = (RecordType)SettingType.Of(system.Settings);
        var values = new Dictionary<SettingKey, object>();
        if (owner is { Key: var key, Stack: var name })
        {
            _text.Append(' ', 2).Append("infra:").Append(key.Name).Append(": ").Append(name).Append('\n');
            var platform = (RecordType)key.Type;
            values[key] = platform.Make(new Dictionary<SettingKey, object> { [platform.Direct!] = name });
        }

        foreach (var one in Required(record, record.Make(values)))
        {
            _text.Append('\n');
            // Empty where the program was built without its documentation.
            var comment = docs.Of(one.Property).Text.Split(". ")[0].TrimEnd('.') is { Length: > 0 } summary ? $" {summary}." : "";
            if (one is { Every: false, Type: MapType { Keys: not null } })
                comment += " Leave out what this stack does not run.";

            if (comment.Length > 0)
                _text.Append("  #").Append(comment).Append('\n');

            Write("infra:" + one.Name, $"infra:{one.Name}", one, one.Type, indent: 2);
        }

        return _text.ToString();
    }

    private static IEnumerable<SettingKey> Required(RecordType record, object example) =>
        record.Keys.Where(key => key.Required || (example is IConditionalKeys conditional && conditional.Needs(key.Property.Name)));

    private void Write(string name, string path, SettingKey key, SettingType type, int indent)
    {
        switch (type)
        {
            case SecretType:
                _text.Append(' ', indent).Append("# ").Append(PulumiConfig.SetSecret(path["infra:".Length..], stack)).Append('\n');
                break;
            case RecordType { Direct: null } record when Required(record, record.Example).ToList() is { Count: > 0 } keys:
                _text.Append(' ', indent).Append(name).Append(":\n");
                foreach (var inner in keys)
                    Write(inner.Name, $"{path}.{inner.Name}", inner, inner.Type, indent + 2);

                break;
            case RecordType { Direct: null }:
                Line(indent, name, " {}");
                break;
            case MapType { Keys: { } words } map:
                _text.Append(' ', indent).Append(name).Append(":\n");
                foreach (var word in words.Words.Select(word => word.Key))
                    Write(word, $"{path}.{word}", key, map.Value, indent + 2);

                break;
            default:
                Line(indent, name, $" # {Wanted(key, type)}");
                break;
        }
    }

    private static string Wanted(SettingKey key, SettingType type) => type switch
    {
        ListType { Item: var item } => $"a list, each {Wanted(key, item)}",
        RecordType { Direct: { } direct } => Wanted(direct, direct.Type),
        _ => key.Format?.Allowed ?? type.Wanted,
    };

    private void Line(int indent, string name, string value) =>
        _text.Append(' ', indent).Append(name).Append(':').Append(value).Append('\n');
}
