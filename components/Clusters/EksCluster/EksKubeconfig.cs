using System.Text.Json;
using Infra.Components.Aws;
using Eks = Pulumi.Aws.Eks;

namespace Infra.Components.Clusters;

/// <summary>
/// A kubeconfig without credentials: its user asks AWS, by the account's profile and role, for a token that lasts a quarter of an hour.
/// </summary>
internal static class EksKubeconfig
{
    public static Output<string> Of(string name, Eks.Cluster cluster, AwsAccount account) => Output.CreateSecret(
        Output.Tuple(cluster.Endpoint, cluster.CertificateAuthority).Apply(at => Text(name, at.Item1, at.Item2.Data, account)));

    private static string Text(string name, string endpoint, string? authority, AwsAccount account)
    {
        var exec = new Dictionary<string, object>
        {
            ["apiVersion"] = "client.authentication.k8s.io/v1",
            ["command"] = "aws",
            ["args"] = Arguments(name, account),
            ["interactiveMode"] = "IfAvailable",
        };
        if (account.Profile is not null)
            exec["env"] = new[] { new Dictionary<string, string> { ["name"] = "AWS_PROFILE", ["value"] = account.Profile } };

        return JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["apiVersion"] = "v1",
            ["kind"] = "Config",
            ["clusters"] = Named(name, "cluster", new Dictionary<string, object?>
            {
                ["server"] = endpoint,
                ["certificate-authority-data"] = authority,
            }),
            ["contexts"] = Named(name, "context", new Dictionary<string, object?> { ["cluster"] = name, ["user"] = name }),
            ["current-context"] = name,
            ["users"] = Named(name, "user", new Dictionary<string, object?> { ["exec"] = exec }),
        });
    }

    private static string[] Arguments(string name, AwsAccount account)
    {
        string[] always = ["eks", "get-token", "--cluster-name", name, "--region", account.Region, "--output", "json"];
        return account.Role is null ? always : [.. always, "--role-arn", account.Role];
    }

    private static Dictionary<string, object>[] Named(string name, string kind, Dictionary<string, object?> content) =>
        [new() { ["name"] = name, [kind] = content }];
}
