using Infra.ApiServer;

namespace Infra.Rules.ApiServer;

internal sealed class ConfigurationFields : IRule
{
    public RuleInfo Info { get; } = new("A27", "configuration-fields", Severity.Error, "ConfigMap or Secret that the API server refuses")
    {
        Description = """
            What a server checks in code of ConfigMaps and Secrets: keys that can be names of files, no key in data and binaryData, 1
            MiB in all, and the keys that the type of a Secret needs (tls.crt and tls.key, .dockerconfigjson as JSON, username or
            password, ssh-privatekey). No value is shown.
            """,
        Remediation = "Correct the key that the finding names.",
        SeeAlso = ["kubernetes.io: API reference"],
    };

    public void Check(ManifestSet set, Report report)
    {
        foreach (var found in Refusals.Objects(set, report, Groups.Core, "ConfigMap"))
            ConfigurationData.CheckConfigMap(found);

        foreach (var found in Refusals.Objects(set, report, Groups.Core, "Secret"))
            ConfigurationData.CheckSecret(found);
    }
}
