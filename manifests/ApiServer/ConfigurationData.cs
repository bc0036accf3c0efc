using System.Text;
using System.Text.Json;

namespace Infra.ApiServer;

/// <summary>ConfigMaps and Secrets. No value of them is ever shown.</summary>
internal static class ConfigurationData
{
    private const int LargestSize = 1024 * 1024;

    /// <summary>Checks a ConfigMap.</summary>
    public static void CheckConfigMap(Field map)
    {
        long size = 0;
        foreach (var entry in map["data"].Entries)
        {
            Key(entry);
            size += Encoding.UTF8.GetByteCount(entry.Words);
            if (map["binaryData"][entry.Key].IsGiven)
                entry.Refuse(entry.Key, "a key that does not stand in binaryData as well", "remove one of the two");
        }

        foreach (var entry in map["binaryData"].Entries)
        {
            Key(entry);
            size += Decoded(entry)?.Length ?? 0;
        }

        Size(map, size);
    }

    /// <summary>Checks a Secret.</summary>
    public static void CheckSecret(Field secret)
    {
        // What sops has encrypted is not what is applied.
        if (secret["sops"].IsGiven)
            return;

        var keys = new Dictionary<string, byte[]?>(StringComparer.Ordinal);
        foreach (var entry in secret["data"].Entries)
        {
            Key(entry);
            keys[entry.Key] = Decoded(entry);
        }

        foreach (var entry in secret["stringData"].Entries)
        {
            Key(entry);
            keys[entry.Key] = Encoding.UTF8.GetBytes(entry.Words);
        }

        Size(secret, keys.Values.Sum(value => (long)(value?.Length ?? 0)));
        Type(secret, keys);
    }

    private static void Type(Field secret, Dictionary<string, byte[]?> keys)
    {
        switch (secret["type"].Text)
        {
            case "kubernetes.io/tls":
                MustHaveAll("tls.crt", "tls.key");
                break;
            case "kubernetes.io/dockerconfigjson":
                MustBeJson(".dockerconfigjson");
                break;
            case "kubernetes.io/dockercfg":
                MustBeJson(".dockercfg");
                break;
            case "kubernetes.io/ssh-auth":
                MustHaveAll("ssh-privatekey");
                break;
            case "kubernetes.io/basic-auth" when !keys.ContainsKey("username") && !keys.ContainsKey("password"):
                secret["data"].Refuse(null, "username or password, since the type is kubernetes.io/basic-auth",
                    "write one of the two, or type: Opaque");
                break;
            case "kubernetes.io/service-account-token" when secret["metadata"]["annotations"]["kubernetes.io/service-account.name"].IsBlank:
                secret["metadata"]["annotations"]["kubernetes.io/service-account.name"]
                    .Refuse(null, "the name of a ServiceAccount, since the type is kubernetes.io/service-account-token",
                        "write the annotation");
                break;
        }

        // A key of a certificate may be empty, one of SSH may not.
        void MustHaveAll(params string[] wanted)
        {
            var missing = Array.FindAll(wanted,
                key => !keys.TryGetValue(key, out var value) || (wanted.Length == 1 && value is { Length: 0 }));
            if (missing.Length == 0)
                return;

            var all = string.Join(" and ", missing);
            var at = missing.Length == 1 ? secret["data"][missing[0]] : secret["data"];
            at.Refuse(missing.Length == 1 || keys.Count == 0 ? null : string.Join(", ", keys.Keys),
                $"{all}, since the type is {secret["type"].Text}", $"write {all}, or type: Opaque");
        }

        void MustBeJson(string key)
        {
            if (!keys.TryGetValue(key, out var value))
            {
                secret["data"][key].Refuse(null, $"{key}, since the type is {secret["type"].Text}", $"write {key}, or type: Opaque");
            }
            else if (value is not null && !IsObject(value)
                && Placeholders.In(secret["stringData"][key].Value ?? ScalarNode.Null).Count == 0)
            {
                secret[secret["stringData"][key].IsGiven ? "stringData" : "data"][key].Refuse(null, "a JSON object",
                    "write the file that docker login makes");
            }
        }
    }

    private static void Key(Field entry)
    {
        if (!Formats.IsConfigKey(entry.Key))
            entry.Refuse(entry.Key, "a key of letters, digits, hyphens, underscores and dots, at most 253", "rename the key");
    }

    private static void Size(Field on, long size)
    {
        if (size > LargestSize)
        {
            on["data"].Refuse(string.Create(CultureInfo.InvariantCulture, $"{size} bytes"), $"at most {LargestSize} bytes, 1 MiB",
                "split it, or keep the files in a volume");
        }
    }

    // What is no base64 is refused by the schema.
    private static byte[]? Decoded(Field entry)
    {
        var bytes = new byte[entry.Words.Length];
        return Convert.TryFromBase64String(entry.Words, bytes, out var length) ? bytes[..length] : null;
    }

    private static bool IsObject(byte[] value)
    {
        try
        {
            using var document = JsonDocument.Parse(value);
            return document.RootElement.ValueKind is JsonValueKind.Object or JsonValueKind.Null;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
