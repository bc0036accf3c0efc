using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace Pulumi;

/// <summary>Typed values of the stack's configuration.</summary>
public sealed class Config
{
    private readonly string _name;

    /// <summary>Looks at the keys of one namespace. Default: the project's name.</summary>
    public Config(string? name = null)
    {
        const string Suffix = ":config";
        name ??= Deployment.Instance.ProjectName;
        _name = name.EndsWith(Suffix, StringComparison.Ordinal) ? name[..^Suffix.Length] : name;
    }

    public string? Get(string key) => Deployment.Instance.Run.Settings.Get(FullKey(key));

    public bool? GetBoolean(string key) => Get(key) switch
    {
        null => null,
        "true" => true,
        "false" => false,
        var text => throw NotValid(key, text, nameof(Boolean)),
    };

    public int? GetInt32(string key) => Get(key) switch
    {
        null => null,
        var text when int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) => number,
        var text => throw NotValid(key, text, nameof(Int32)),
    };

    public double? GetDouble(string key) => Get(key) switch
    {
        null => null,
        var text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        var text => throw NotValid(key, text, nameof(Double)),
    };

    [return: MaybeNull]
    public T GetObject<T>(string key) => Parse<T>(key, null);

    [return: MaybeNull]
    public T GetObject<T>(string key, JsonSerializerOptions options) => Parse<T>(key, options);

    public Output<string>? GetSecret(string key) => Get(key) is { } value ? Output.CreateSecret(value) : null;

    public Output<bool>? GetSecretBoolean(string key) => GetBoolean(key) is { } value ? Output.CreateSecret(value) : null;

    public Output<int>? GetSecretInt32(string key) => GetInt32(key) is { } value ? Output.CreateSecret(value) : null;

    public Output<double>? GetSecretDouble(string key) => GetDouble(key) is { } value ? Output.CreateSecret(value) : null;

    public Output<T>? GetSecretObject<T>(string key) => Get(key) is null ? null : Output.CreateSecret(Parse<T>(key, null)!);

    public Output<T>? GetSecretObject<T>(string key, JsonSerializerOptions options)
        => Parse<T>(key, options) is { } value ? Output.CreateSecret(value) : null;

    public string Require(string key) => Get(key) ?? throw Missing(key);

    public bool RequireBoolean(string key) => GetBoolean(key) ?? throw Missing(key);

    public int RequireInt32(string key) => GetInt32(key) ?? throw Missing(key);

    public double RequireDouble(string key) => GetDouble(key) ?? throw Missing(key);

    public T RequireObject<T>(string key) => RequireObjectOrThrow<T>(key, null);

    public T RequireObject<T>(string key, JsonSerializerOptions options) => RequireObjectOrThrow<T>(key, options);

    public Output<string> RequireSecret(string key) => Output.CreateSecret(Require(key));

    public Output<bool> RequireSecretBoolean(string key) => Output.CreateSecret(RequireBoolean(key));

    public Output<int> RequireSecretInt32(string key) => Output.CreateSecret(RequireInt32(key));

    public Output<double> RequireSecretDouble(string key) => Output.CreateSecret(RequireDouble(key));

    public Output<T> RequireSecretObject<T>(string key) => Output.CreateSecret(RequireObject<T>(key));

    public Output<T> RequireSecretObject<T>(string key, JsonSerializerOptions options)
        => Output.CreateSecret(RequireObject<T>(key, options));

    private string FullKey(string key) => $"{_name}:{key}";

    private T RequireObjectOrThrow<T>(string key, JsonSerializerOptions? options)
        => Get(key) is null ? throw Missing(key) : Parse<T>(key, options)!;

    private T? Parse<T>(string key, JsonSerializerOptions? options)
    {
        var text = Get(key);
        try
        {
            return text is null ? default : JsonSerializer.Deserialize<T>(text, options);
        }
        catch (JsonException exception)
        {
            throw NotValid(key, text!, typeof(T).FullName!, exception);
        }
    }

    private ConfigMissingException Missing(string key) => new(FullKey(key));

    private ConfigTypeException NotValid(string key, string value, string type, Exception? cause = null)
        => new(FullKey(key), value, type, cause);
}
