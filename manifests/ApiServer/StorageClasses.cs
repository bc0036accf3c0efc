namespace Infra.ApiServer;

/// <summary>Classes of storage.</summary>
internal static class StorageClasses
{
    private const int MostParameters = 512;
    private const int LongestParameters = 256 * 1024;

    /// <summary>Checks a CSIDriver.</summary>
    public static void CheckDriver(Field driver)
    {
        var spec = driver["spec"];
        spec["fsGroupPolicy"].MustBeOneOf("ReadWriteOnceWithFSType", "File", "None");
        foreach (var mode in spec["volumeLifecycleModes"].Items)
            mode.MustBeOneOf("Persistent", "Ephemeral");

        spec["tokenRequests"].Items.Select(token => token["audience"]).MustBeUnique("an audience");
        foreach (var token in spec["tokenRequests"].Items)
            token["expirationSeconds"].MustBeAtLeast(600);
    }

    /// <summary>Checks a StorageClass.</summary>
    public static void Check(Field storage)
    {
        if (storage["provisioner"].MustNotBeEmpty() && storage["provisioner"].Text is { } name
            && !Formats.IsQualifiedName(name.ToLowerInvariant()))
        {
            storage["provisioner"].Refuse("a name such as ebs.csi.aws.com or kubernetes.io/no-provisioner", "correct the name");
        }

        if (storage["reclaimPolicy"].Text == "Recycle")
            storage["reclaimPolicy"].Refuse("Delete or Retain", "write one of them");

        var parameters = storage["parameters"];
        if (parameters.Count > MostParameters || parameters.Entries.Sum(one => one.Key.Length + one.Words.Length) > LongestParameters)
            parameters.Refuse($"{parameters.Count} parameters", $"at most {MostParameters}, and 256 KiB in all", "remove some");

        foreach (var term in storage["allowedTopologies"].Items)
        {
            foreach (var label in term["matchLabelExpressions"].Items)
            {
                label["key"].MustBeQualifiedName();
                if (label["values"] is { Value: ListNode, Count: 0 } values)
                    values.Refuse("one value or more", "write the values");

                label["values"].Items.MustBeUnique("a value");
            }

            term["matchLabelExpressions"].Items.Select(label => label["key"]).MustBeUnique("a key");
        }
    }
}
