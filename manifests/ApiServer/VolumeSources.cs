using System.Text.RegularExpressions;

namespace Infra.ApiServer;

/// <summary>Where volumes come from, in pods and in PersistentVolumes.</summary>
internal static partial class VolumeSources
{
    private const int LongestDriver = 63;

    // Servers do not look at nodeStageSecretRef.
    private static readonly string[] Secrets =
        ["nodePublishSecretRef", "nodeExpandSecretRef", "controllerPublishSecretRef", "controllerExpandSecretRef"];

    // The fields that must not be empty, by source; those that schemas do not require have an exclamation mark.
    private static readonly Dictionary<string, string[]> Fields = new(StringComparer.Ordinal)
    {
        ["awsElasticBlockStore"] = ["volumeID"],
        ["azureDisk"] = ["diskName", "diskURI"],
        ["azureFile"] = ["secretName", "shareName"],
        ["cephfs"] = [],
        ["cinder"] = ["volumeID"],
        ["csi"] = ["driver"],
        ["fc"] = [],
        ["flexVolume"] = ["driver"],
        ["flocker"] = [],
        ["gcePersistentDisk"] = ["pdName"],
        ["glusterfs"] = ["endpoints", "path"],
        ["hostPath"] = ["path"],
        ["iscsi"] = ["targetPortal", "iqn"],
        ["nfs"] = ["server", "path"],
        ["photonPersistentDisk"] = ["pdID"],
        ["portworxVolume"] = ["volumeID"],
        ["quobyte"] = ["registry", "volume"],
        ["rbd"] = ["image"],
        ["scaleIO"] = ["gateway", "system", "!volumeName"],
        ["storageos"] = ["!volumeName"],
        ["vsphereVolume"] = ["volumePath"],
    };

    /// <summary>The sources that pods and PersistentVolumes have.</summary>
    public static IReadOnlyList<string> Shared { get; } = [.. Fields.Keys];

    /// <summary>Checks a source.</summary>
    /// <param name="source">The field, under the name of the source.</param>
    /// <param name="ofPod">Whether it is one of a pod.</param>
    public static void Check(Field source, bool ofPod)
    {
        foreach (var key in Fields.GetValueOrDefault(source.Key, []))
        {
            if (key[0] == '!')
                source[key[1..]].MustBeGiven("the " + key[1..]);
            else
                source[key].MustNotBeEmpty();
        }

        switch (source.Key)
        {
            case "hostPath" or "local":
                source["path"].MustNotLeadUpwards();
                break;
            case "nfs" when source["path"].Text is { Length: > 0 } path && path[0] != '/':
                source["path"].Refuse("an absolute path", $"write /{path}");
                break;
            case "awsElasticBlockStore" or "gcePersistentDisk":
                source["partition"].MustBeWithin(0, 255);
                break;
            case "iscsi":
                Iscsi(source);
                break;
            case "fc":
                FibreChannel(source);
                break;
            case "rbd" or "cephfs" when source["monitors"] is { Value: ListNode, Count: 0 } monitors:
                monitors.Refuse("one monitor or more", "write monitors");
                break;
            case "azureDisk":
                AzureDisk(source);
                break;
            case "flocker":
                Flocker(source);
                break;
            case "flexVolume":
                foreach (var option in source["options"].Entries.Where(IsReserved))
                    option.Refuse(option.Key, "an option of no domain that belongs to Kubernetes", "rename the option");

                break;
            case "csi":
                Csi(source, ofPod);
                break;
            case "cinder" or "storageos" when source["secretRef"].IsGiven:
                source["secretRef"]["name"].MustBeGiven("the name of the Secret");
                break;
        }
    }

    private static void Iscsi(Field source)
    {
        source["lun"].MustBeWithin(0, 255);
        foreach (var name in (Field[])[source["iqn"], source["initiatorName"]])
        {
            if (!name.IsBlank && name.Text is { } text && !Iqn().IsMatch(text))
                name.Refuse("a name of the form iqn.2001-04.com.example:disk, eui. with 16 digits, or naa. with 32", "correct the name");
        }

        if ((source["chapAuthDiscovery"].IsTrue || source["chapAuthSession"].IsTrue) && !source["secretRef"].IsGiven)
            source["secretRef"].Refuse("a Secret, since CHAP is used", "write secretRef");
    }

    private static void FibreChannel(Field source)
    {
        var (names, ids) = (source["targetWWNs"], source["wwids"]);
        if (names.Count == 0 && ids.Count == 0)
            names.Refuse("targetWWNs or wwids", "write one of the two");
        else if (names.Count > 0 && ids.Count > 0)
            ids.Refuse("targetWWNs and wwids", "one of the two", "remove one of them");

        if (names.Count > 0 && !source["lun"].IsGiven)
            source["lun"].Refuse("a number from 0 to 255, since targetWWNs is given", "write lun");

        source["lun"].MustBeWithin(0, 255);
    }

    private static void Flocker(Field source)
    {
        var given = source.MustHaveOne(["datasetName", "datasetUUID"]);
        if (given.Count == 1)
            given[0].MustBeGiven("the name or the UUID of the data set");

        if (source["datasetName"].Words.Contains('/', StringComparison.Ordinal))
            source["datasetName"].Refuse("a name without /", "correct the name");
    }

    private static void AzureDisk(Field source)
    {
        var start = source["kind"].Text switch { "Managed" => "/subscriptions/", _ => "https://" };
        if (source["diskURI"].Text is { Length: > 0 } uri && !uri.StartsWith(start, StringComparison.Ordinal))
        {
            source["diskURI"].Refuse($"an address that begins with {start}, since kind is {source["kind"].Text ?? "Shared by default"}",
                "correct the address, or kind");
        }
    }

    private static void Csi(Field source, bool ofPod)
    {
        if (source["driver"] is { IsBlank: false } driver
            && (driver.Words.Length > LongestDriver || !Formats.IsSubdomain(driver.Words.ToLowerInvariant())))
        {
            driver.Refuse($"a name such as ebs.csi.aws.com, at most {LongestDriver} characters", "correct the name");
        }

        if (!ofPod)
            source["volumeHandle"].MustNotBeEmpty();

        foreach (var secret in Secrets.Select(key => source[key]).Where(secret => secret.IsGiven))
        {
            if (secret["name"].MustBeGiven("the name of the Secret"))
                secret["name"].MustBeSubdomain();

            if (!ofPod && secret["namespace"].MustBeGiven("the namespace of the Secret"))
                secret["namespace"].MustBeLabel();
        }
    }

    private static bool IsReserved(Field option)
    {
        var domain = "." + option.Key.Split('/')[0].ToLowerInvariant();
        return domain.EndsWith(".kubernetes.io", StringComparison.Ordinal) || domain.EndsWith(".k8s.io", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^(iqn\.\d{4}-\d{2}\.([a-zA-Z0-9-_.]+)(:[^,;*&$|\s]+)|eui\.[a-zA-Z0-9]{16}|naa\.[a-zA-Z0-9]{32})\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Iqn();
}
