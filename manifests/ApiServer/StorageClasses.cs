using Infra.Schemas;

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

    /// <summary>Checks a CSINode.</summary>
    public static void CheckNode(Field node)
    {
        foreach (var driver in node["spec"]["drivers"].Items)
        {
            driver["nodeID"].MustBeGiven("what the driver calls the node");
            driver["allocatable"]["count"].MustBeAtLeast(0);
            driver["topologyKeys"].Items.MustBeUnique("a key");
        }
    }

    /// <summary>Checks a CSIStorageCapacity.</summary>
    public static void CheckCapacity(Field storage)
    {
        storage["nodeTopology"].MustBeSelector();
        foreach (var size in (Field[])[storage["capacity"], storage["maximumVolumeSize"]])
        {
            if (Quantity.Read(size) is { } amount && amount < Quantity.Of(0))
                size.Refuse("a size, 0 or more", "write a size");
        }
    }

    /// <summary>Checks a VolumeAttributesClass.</summary>
    public static void CheckAttributes(Field attributes)
    {
        if (attributes["driverName"].MustNotBeEmpty() && attributes["driverName"].Text is { } name
            && !Formats.IsQualifiedName(name.ToLowerInvariant()))
        {
            attributes["driverName"].Refuse("a name such as ebs.csi.aws.com", "correct the name");
        }

        if (attributes["parameters"].Count == 0)
            attributes["parameters"].Refuse(null, "one parameter or more", "write parameters");
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

        if (parameters.Entries.Any(parameter => parameter.Key.Length == 0))
            parameters.Refuse("a parameter without a name", "a name", "name the parameter, or remove it");

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
