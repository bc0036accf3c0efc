using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Infra.Components.Delivery;

/// <summary>
/// The credentials of Jenkins, as its configuration names them: by the files that Secrets are mounted as, and never by what is in them.
/// </summary>
internal static partial class JenkinsCredentials
{
    /// <summary>The id of the secret with which GitHub signs its calls.</summary>
    public const string Webhook = "github-webhook";

    public static bool IsId(string id) => Id().IsMatch(id);

    /// <summary>All of them by id, in the order of the ids.</summary>
    public static IEnumerable<(string Id, JenkinsCredential Credential)> Of(JenkinsArgs args) =>
        args.Credentials.Select(given => (given.Key, given.Value))
            .Concat(args.WebhookSecret is { } secret ? new[] { (Webhook, (JenkinsCredential)new JenkinsCredential.Text(secret)) } : [])
            .OrderBy(given => given.Item1, StringComparer.Ordinal);

    /// <summary>The keys of Secrets that the controller reads, each once.</summary>
    public static IReadOnlyList<SecretKeyRef> Keys(JenkinsArgs args) =>
        [
            .. Of(args).SelectMany(given => given.Credential.Keys)
                .DistinctBy(key => ((object?)key.Secret.Name.Text() ?? key.Secret, key.Key)),
        ];

    /// <summary>The file that a key is mounted as. The chart gives it this name.</summary>
    public static string? File(SecretKeyRef key) => key.Secret.Name.Text() is { } secret ? $"{secret}-{key.Key}" : null;

    /// <summary>The configuration. It is empty where nothing was given.</summary>
    public static Output<string> Configuration(JenkinsArgs args)
    {
        var given = Of(args).ToList();
        return Output.All(given.Select(one => Output.All(one.Credential.Keys.Select(FromFile)))).Apply(values =>
        {
            var all = given.Zip(values, (one, read) => Node(one.Id, one.Credential, [.. read])).ToArray();
            var root = new JsonObject
            {
                ["credentials"] = new JsonObject
                {
                    ["system"] = new JsonObject
                    {
                        ["domainCredentials"] = new JsonArray(new JsonObject { ["credentials"] = new JsonArray(all) }),
                    },
                },
            };
            if (args.WebhookSecret is not null)
            {
                root["unclassified"] = new JsonObject
                {
                    ["gitHubPluginConfig"] = new JsonObject
                    {
                        ["hookSecretConfigs"] = new JsonArray(new JsonObject { ["credentialsId"] = Webhook }),
                    },
                };
            }

            return root.Indented();
        });
    }

    // Jenkins takes the content of the file.
    private static Output<string> FromFile(SecretKeyRef key) => Output.Format($"${{{key.Secret.Name}-{key.Key}}}");

    private static JsonObject Node(string id, JenkinsCredential credential, string[] values)
    {
        var node = new JsonObject { ["scope"] = "GLOBAL", ["id"] = id };
        if (credential is JenkinsCredential.Login)
        {
            node["username"] = values[0];
            node["password"] = values[1];
            return new JsonObject { ["usernamePassword"] = node };
        }

        node["secret"] = values[0];
        return new JsonObject { ["string"] = node };
    }

    [GeneratedRegex(@"\A[A-Za-z0-9]([A-Za-z0-9._-]{0,62}[A-Za-z0-9])?\z")]
    private static partial Regex Id();
}
