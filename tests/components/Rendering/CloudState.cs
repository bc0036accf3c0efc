using System.Collections.Immutable;

namespace Infra.Components.Tests.Rendering;

/// <summary>What AWS would answer: values that only it knows, each a visible placeholder.</summary>
internal static class CloudState
{
    private static readonly string[] Texts =
        ["allocationId", "arn", "dnsName", "endpoint", "keyId", "name", "primaryNameServer", "privateIp", "publicIp", "repositoryUrl", "zoneId"];

    /// <summary>The state of a resource.</summary>
    /// <param name="type">The type token.</param>
    /// <param name="name">The logical name.</param>
    /// <param name="inputs">The inputs, which come back as they are.</param>
    public static ImmutableDictionary<string, object> Of(string type, string name, ImmutableDictionary<string, object> inputs)
    {
        if (!type.StartsWith("aws:", StringComparison.Ordinal))
        {
            return inputs;
        }

        var kind = type.Split(':')[^1].ToLowerInvariant();
        var state = inputs;
        foreach (var text in Texts.Where(text => !inputs.ContainsKey(text)))
        {
            state = state.Add(text, $"<{kind} {name} {text}>");
        }

        return type switch
        {
            "aws:eks/cluster:Cluster" => state.Add("certificateAuthority", new Dictionary<string, object> { ["data"] = $"<{kind} {name} authority>" }),
            "aws:ec2/launchTemplate:LaunchTemplate" => state.Add("latestVersion", 1),
            "aws:route53/zone:Zone" => state.Add("nameServers", new[] { $"<{kind} {name} server>" }),
            _ => state,
        };
    }
}
