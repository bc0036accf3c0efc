using Infra.Components;
using Infra.Wording;

namespace Infra.Settings;

/// <content>Values without anything below them.</content>
internal sealed partial class SettingsBinder
{
    private SecretValue? Secret(Node node, string path, SourceLocation? at)
    {
        if (_secrets.Read(node, path) is { } secret)
        {
            if (!_secrets.IsEmpty(node))
                return secret;

            Wrong(Codes.Empty, path, node.At(at), null, "a secret that holds something", $"run `{PulumiConfig.SetSecret(path, _stack)}`");
            return null;
        }

        Wrong(Codes.PlainSecret, path, node.At(at), null, "a value encrypted by the engine",
            $"replace the secret at its source, then run `{PulumiConfig.SetSecret(path, _stack)}`");
        return null;
    }

    private object? TextValue(ScalarNode node, SettingKey key, string path, SourceLocation? at)
    {
        var text = node.Written();
        if (Credentials.StandIn(text))
            return PlainCredential(path, node.At(at));

        if (!node.IsFaithfulText())
        {
            return node.IsNothing()
                ? Nothing(node, key, path, at)
                : Wrong(Codes.WrongType, path, node.At(at), text, "a text", $"put it in quotes: \"{SettingPath.Shown(text)}\"");
        }

        return key.Format is null && string.IsNullOrWhiteSpace(text)
            ? Wrong(Codes.Empty, path, node.At(at), "an empty text", "a text",
                key.Required ? "write the value" : "write the value, or remove the key")
            : Formatted(text, node, key, path, at);
    }

    // Whatever a preview, a page or a rendered file shows of it would show the password too.
    private object? PlainCredential(string path, SourceLocation? at) =>
        Wrong(Codes.PlainSecret, path, at, null, Credentials.Allowed, Credentials.Fix);

    private object? NumberValue(ScalarNode node, SettingKey key, string path, SourceLocation? at)
    {
        var text = node.Written();
        if (node.IsNothing())
            return Nothing(node, key.Type, path, at);

        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number.ToString(CultureInfo.InvariantCulture) == text)
        {
            return node.Plain is not null || IsTop(path)
                ? Formatted(number, node, key, path, at)
                : Wrong(Codes.WrongType, path, node.At(at), $"\"{text}\"", "a whole number", "remove the quotes");
        }

        return Wrong(Codes.WrongType, path, node.At(at), text, key.Format?.Allowed ?? "a whole number", "write digits only");
    }

    private object? SwitchValue(ScalarNode node, string path, SourceLocation? at) => node.Written() switch
    {
        "true" when node.Plain is not null || IsTop(path) => true,
        "false" when node.Plain is not null || IsTop(path) => false,
        "true" or "false" => Wrong(Codes.WrongType, path, node.At(at), $"\"{node.Written()}\"", "true or false", "remove the quotes"),
        _ when node.IsNothing() => Nothing(node, SettingType.Of(typeof(bool)), path, at),
        var other => Wrong(Codes.WrongType, path, node.At(at), other, "true or false", "write true or false"),
    };

    private object? DateValue(ScalarNode node, string path, SourceLocation? at)
    {
        var type = SettingType.Of(typeof(DateOnly));
        if (node.IsNothing())
            return Nothing(node, type, path, at);

        // The engine would rewrite a date without quotes into a time.
        var text = node.Written();
        return !DateOnly.TryParseExact(text, DateType.Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? Wrong(Codes.Form, path, node.At(at), text, type.Wanted, "write a day that exists, as year, month and day")
            : node.Plain is null ? day : Wrong(Codes.WrongType, path, node.At(at), text, type.Wanted, $"put it in quotes: \"{text}\"");
    }

    private object? ChoiceValue(ScalarNode node, ChoiceType type, string path, SourceLocation? at)
    {
        var text = node.Written();
        if (node.IsNothing())
            return Nothing(node, type, path, at);

        return type.Words.FirstOrDefault(word => word.Word == text).Value
            ?? Wrong(Codes.NotAChoice, path, node.At(at), text, type.Wanted, DidYouMean.Fix(text, type.Words.Select(word => word.Word)));
    }

    private object? Formatted(object value, ScalarNode node, SettingKey key, string path, SourceLocation? at) =>
        key.Format?.Refuse(value) is { } code
        ? Wrong(code, path, node.At(at), node.Written().Length == 0 ? "an empty text" : node.Written(), key.Format.Allowed,
            key.Format.FixOf(value))
        : value;

    private object? WrongShape(Node node, SettingType type, string path, SourceLocation? at) => node switch
    {
        _ when node.IsNothing() => Nothing(node, type, path, at),
        ScalarNode text => Wrong(Codes.WrongType, path, text.At(at), text.Written(), type.Wanted, type is ListType
            ? "write the items below the key, each behind `- `"
            : "write the keys below it, indented"),
        ListNode => Wrong(Codes.WrongType, path, at, "a list", type.Wanted, type is MapType or RecordType
            ? "remove the hyphens and give each value its key"
            : "write one value"),
        _ => Wrong(Codes.WrongType, path, at, "a map", type.Wanted, type is ListType
            ? "write the items below the key, each behind `- `"
            : "write one value"),
    };

    // The key's format is that of the texts and numbers in it, however deep.
    private static string Allowed(SettingKey key) => key.Format?.Allowed is not { } format ? SettingKey.Innermost(key.Type).Wanted
        : key.Type is ListType ? $"a list, each item {format}" : format;

    private object? Nothing(Node node, SettingKey key, string path, SourceLocation? at) =>
        Wrong(Codes.WrongType, path, node.At(at), "nothing", Allowed(key), "write the value, or remove the key");

    private object? Nothing(Node node, SettingType type, string path, SourceLocation? at) =>
        Wrong(Codes.WrongType, path, node.At(at), "nothing", type.Wanted, type switch
        {
            ListType => "write the items, or [] for none, or remove the key",
            MapType => "write the entries, or {} for none, or remove the key",
            _ => "write the value, or remove the key",
        });
}
