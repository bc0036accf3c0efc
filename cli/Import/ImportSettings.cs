using System.Linq.Expressions;
using System.Text;
using System.Text.Json;
using Infra.Components;
using Infra.Components.Validation;
using Infra.Import.Code;
using Infra.Rules.Secrets;
using Infra.Wording;
using Pulumi;

namespace Infra.Import;

/// <summary>A secret that the written program takes from its settings.</summary>
/// <param name="Property">The member of the settings.</param>
/// <param name="Subject">The object that holds it, for people.</param>
/// <param name="Place">Where it stands there.</param>
internal sealed record SecretSetting(string Property, string Subject, string Place)
{
    /// <summary>The key below <c>infra:</c>.</summary>
    public string Key => JsonNamingPolicy.CamelCase.ConvertName(Property);

    /// <summary>What stands for it in a preview.</summary>
    public string Placeholder => $"<secret infra:{Key}>";
}

/// <summary>
/// What the written program takes from its stack file: secrets, whose values are neither written nor kept, and the images that run.
/// </summary>
internal sealed class ImportSettings
{
    private readonly ImageAttribute _pinned = new();
    private readonly HashSet<string> _properties = new(StringComparer.Ordinal) { "Cluster", "Images" };
    private readonly Dictionary<string, SecretSetting> _secrets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _images = new(StringComparer.Ordinal);
    private readonly HashSet<string> _imageNames = new(StringComparer.Ordinal);

    /// <summary>The name of the enum of the images.</summary>
    public required string ImageType { get; init; }

    /// <summary>The secrets, in the order in which they were found.</summary>
    public List<SecretSetting> Secrets { get; } = [];

    /// <summary>The images with a fixed tag, by the member of their enum.</summary>
    public IEnumerable<(string Name, string Image)> Images =>
        _images.Select(image => (image.Value, image.Key)).OrderBy(image => image.Value, StringComparer.Ordinal);

    /// <summary>Takes the secrets out of an object.</summary>
    public ImportedObject WithoutSecrets(ImportedObject one) => one with
    {
        Tree = one is { Kind: "Secret", Id.Group: Groups.Core } ? Hidden(one) : (MapNode)Hidden(one, one.Tree, "", "", null),
    };

    /// <summary>Learns the images of an object.</summary>
    public void Learn(ImportedObject one) => NodePath.Walk(one.Tree, "", (_, key, node) =>
    {
        if (key == "image" && node is ScalarNode { Text: { } image } && _pinned.Refuse(image) is null && !_images.ContainsKey(image))
            _images[image] = Identifiers.Unique(NameOf(image), _imageNames);
    });

    /// <summary>What a text is in the written program; null where it stays as it is.</summary>
    public Expression? Of(string key, string text)
    {
        if (_secrets.TryGetValue(text, out var secret))
            return Expression.Property(SecretOf(secret), nameof(SecretValue.Value));

        return key == "image" && _images.TryGetValue(text, out var name)
            ? new WrittenExpression($"settings.Images[{ImageType}.{name}]", Expression.Constant(text)) : null;
    }

    /// <summary>A secret as components take it; null where the text is none.</summary>
    public Expression? SecretOf(string text) => _secrets.TryGetValue(text, out var secret) ? SecretOf(secret) : null;

    private static WrittenExpression SecretOf(SecretSetting secret) => new WrittenExpression($"settings.{secret.Property}", Expression.New(
        typeof(SecretValue).GetConstructor([typeof(Output<string>)])!,
        Expression.Call(typeof(Output), nameof(Output.CreateSecret), [typeof(string)], Expression.Constant(secret.Placeholder))));

    // All values of a Secret. Texts are written as texts; what is none stays base64, in its setting too.
    private MapNode Hidden(ImportedObject secret)
    {
        var (texts, bytes) = (new Dictionary<string, Node>(StringComparer.Ordinal), new Dictionary<string, Node>(StringComparer.Ordinal));
        foreach (var (key, value) in secret.Tree.Map("data")?.Entries ?? [])
            (IsText(value) ? texts : bytes)[key] = Setting(secret, key, NodePath.Of("data", key));

        foreach (var (key, _) in secret.Tree.Map("stringData")?.Entries ?? [])
        {
            bytes.Remove(key);
            texts[key] = texts.GetValueOrDefault(key) ?? Setting(secret, key, NodePath.Of("stringData", key));
        }

        return secret.Tree.With("data", bytes.Count == 0 ? null : new MapNode(bytes))
            .With("stringData", texts.Count == 0 ? null : new MapNode(texts));
    }

    private static bool IsText(Node value)
    {
        if (value is not ScalarNode { Text: { } text })
            return true;

        try
        {
            var bytes = Convert.FromBase64String(text);
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes) is not null;
        }
        catch (Exception e) when (e is FormatException or DecoderFallbackException)
        {
            return e is FormatException;
        }
    }

    // Elsewhere a secret is known by the name of what holds it, and by its form.
    private Node Hidden(ImportedObject one, Node node, string path, string key, string? before)
    {
        switch (node)
        {
            case MapNode map:
                var isPair = map.Text("name") is not null && map.Text("value") is not null;
                return new MapNode(map.Entries.Select(entry => KeyValuePair.Create(entry.Key, Hidden(one, entry.Value,
                    NodePath.Of(path, entry.Key), isPair && entry.Key == "value" ? map.Text("name")! : entry.Key, null))))
                {
                    Line = map.Line,
                    Column = map.Column,
                    File = map.File,
                };
            case ListNode list:
                return new ListNode([.. list.Items.Select((item, i) => Hidden(one, item, NodePath.Of(path, i), key,
                    i > 0 && list.Items[i - 1] is ScalarNode { Text: { } last } ? last : null))]);
            case ScalarNode { Text: { Length: > 0 } text } when IsSecret(one, path, key, text, before):
                return Setting(one, key is "args" or "command" ? NameOfArgument(text, before) : key, path);
            default:
                return node;
        }
    }

    private static string NameOfArgument(string text, string? before) =>
        (text.StartsWith('-') ? text.Split('=')[0] : before?.StartsWith('-') == true ? before : "argument").TrimStart('-');

    private static bool IsSecret(ImportedObject one, string path, string key, string text, string? before)
    {
        // Sealed values, and what names a Secret, are no secrets.
        if (one.Kind is "SealedSecret" || path.EndsWith("caBundle", StringComparison.Ordinal))
            return false;

        var isVariable = path.StartsWith("data", StringComparison.Ordinal) || path.EndsWith(".value", StringComparison.Ordinal);
        if (PlainSecret.HasKey(text) || Credentials.StandIn(text) || (path.Length > 0 && PlainSecret.NameOfAssigned(text) is not null))
            return true;

        if (key is "args" or "command")
        {
            var argument = text.StartsWith('-') ? text : before?.StartsWith('-') == true && !before.Contains('=', StringComparison.Ordinal)
                ? $"{before}={text}" : "";
            var equals = argument.IndexOf('=', StringComparison.Ordinal);
            return equals > 0 && SecretWords.IsSecret(argument[..equals].TrimStart('-'), argument[(equals + 1)..], isVariable: true);
        }

        return SecretWords.IsSecret(key, text, isVariable);
    }

    private ScalarNode Setting(ImportedObject one, string key, string place)
    {
        var setting = new SecretSetting(Identifiers.Unique(PropertyOf(one.Id.Name, key), _properties), one.Subject, place);
        Secrets.Add(setting);
        _secrets[setting.Placeholder] = setting;
        return new ScalarNode(setting.Placeholder);
    }

    // mysql-secret with the key mysql-password is MysqlPassword.
    private static string PropertyOf(string name, string key)
    {
        var words = Identifiers.Words(name).Select(word => word.ToLowerInvariant()).ToList();
        if (words.Count > 1 && words[^1] is "secret" or "secrets")
            words.RemoveAt(words.Count - 1);

        var keys = Identifiers.Words(key).Select(word => word.ToLowerInvariant()).ToList();
        var shared = Math.Min(words.Count, keys.Count);
        while (shared > 0 && !words.TakeLast(shared).SequenceEqual(keys.Take(shared)))
            shared--;

        return Identifiers.Pascal(words.Concat(keys.Skip(keys.Count > shared ? shared : 0)));
    }

    private static string NameOf(string image)
    {
        var repository = image.Split('@')[0];
        var name = repository[(repository.LastIndexOf('/') + 1)..];
        return Identifiers.Pascal(name.Split(':')[0]);
    }
}
