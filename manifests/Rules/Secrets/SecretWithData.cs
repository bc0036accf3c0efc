using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Infra.Rules.Secrets;

internal sealed partial class SecretWithData : IRule
{
    public RuleInfo Info { get; } = new("R14", "secret-with-data", Severity.Error, "Secret contains its values")
    {
        Description = """
            The values of a Secret are base64, which is no encryption: all readers of the file have them. Secrets are made by an
            ExternalSecret, by an operator, or by a stack from settings that are encrypted; here such a value is a placeholder in angle
            brackets and passes. Encrypted forms (SealedSecret, sops) pass too, and so does what is no secret: user names, addresses,
            certificates without their key, and files of settings in which no password stands.
            """,
        Remediation = "Keep the values in a store and declare an ExternalSecret. Replace them: they have been published.",
        SeeAlso = ["secretlint no-k8s-kind-secret", "Checkov CKV_K8S_35"],
    };

    public void Check(ManifestSet set, Report report)
    {
        foreach (var secret in set.Of(Groups.Core, "Secret").Where(secret => secret.Tree["sops"] is null && !IsToken(secret)))
        {
            var found = Parts(secret, "data", Decoded).Concat(Parts(secret, "stringData", text => text))
                .Where(part => IsSecret(part.Key, part.Text))
                .OrderByDescending(part => SecretWords.IsSecret(part.Key, part.Text, isVariable: true)).ToList();
            if (found.Count > 0)
            {
                report.Add(secret, found[0].Path, found[0].Key, "no value in the manifest",
                    "let an ExternalSecret or an operator make this Secret",
                    also: found.Skip(1).Select(part => (secret, part.Path)));
            }
        }
    }

    // Files of settings, by their extension.
    private static readonly HashSet<string> Settings = new(StringComparer.OrdinalIgnoreCase)
    {
        ".yaml", ".yml", ".json", ".conf", ".cfg", ".cnf", ".ini", ".toml", ".properties", ".xml", ".hcl", ".txt", ".sh", ".sql", ".lua",
        ".tmpl", ".rules",
    };

    private static IEnumerable<(string Key, string Path, string Text)> Parts(Manifest secret, string part, Func<string, string> read) =>
        (secret.Tree.Map(part)?.Entries ?? []).Where(entry => entry.Value is ScalarNode { Value: not null })
            .Select(entry => (entry.Key, NodePath.Of(part, entry.Key), read(entry.Value.ToString()!)));

    private static bool IsSecret(string key, string text)
    {
        if (SecretWords.IsPlaceholder(text.Trim()) || (key == ".dockerconfigjson" && HoldPlaces(text)))
            return false;

        if (PlainSecret.HasKey(text) || PlainSecret.NameOfAssigned(text) is not null)
            return true;

        return !Public().IsMatch(key) && !text.StartsWith("-----BEGIN CERTIFICATE", StringComparison.Ordinal)
            && !Settings.Contains(Path.GetExtension(key));
    }

    // Logins to registries, in which the place of every password is held by a placeholder.
    private static bool HoldPlaces(string text)
    {
        try
        {
            return JsonNode.Parse(text) is JsonObject config && config["auths"] is JsonObject logins
                && logins.Select(login => login.Value).OfType<JsonObject>().SelectMany(login => login)
                    .Where(member => member.Key is "password" or "auth" or "identitytoken" or "registrytoken")
                    .All(member => member.Value is JsonValue value && value.TryGetValue(out string? secret)
                        && SecretWords.IsPlaceholder(secret));
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string Decoded(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var written) ? Encoding.UTF8.GetString(bytes, 0, written) : text;
    }

    // The cluster fills the token of a service account itself.
    private static bool IsToken(Manifest secret) => secret.Tree.Text("type") == "kubernetes.io/service-account-token";

    // What says who, where and what, and not the proof of it.
    [GeneratedRegex("(?i)(^|[-_.])(user(name)?|login|email|name|type|url|uri|host(name)?|address|server|port|endpoint|region|bucket|project|database|dbname|db|insecure|"
        + "enable(d|oci)?|tenant(id)?|version|ca\\.crt|known_hosts|driver|shallowclone)$|(?i)user(name|id)?$|(address|url|uri|host|port|region|bucket|endpoint|provider|cipher|hash|size|pbkdf|algorithm|mode|format)$|(access[-_]?)?key[-_]?id$|client[-_]?id$", RegexOptions.CultureInvariant)]
    private static partial Regex Public();
}
