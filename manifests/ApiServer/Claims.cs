using Infra.Schemas;

namespace Infra.ApiServer;

/// <summary>Volumes and the claims to them.</summary>
internal static class Claims
{
    private const int AttributesFrom = 34;

    private static readonly string[] VolumeTypes = [.. VolumeSources.Shared, "local"];

    /// <summary>Checks the spec of a claim, or of the template of one.</summary>
    public static void CheckSpec(Field spec)
    {
        AccessModes(spec["accessModes"]);
        spec["selector"].MustBeSelector();
        var size = spec["resources"]["requests"]["storage"];
        if (!size.IsGiven)
            size.Refuse("a size", "write resources.requests.storage: 10Gi, for example");
        else if (Quantity.Read(size) <= Quantity.Of(0))
            size.Refuse("a size above 0", "write the size that is needed");

        ClassNames(spec);
        Source(spec["dataSource"]);
        Source(spec["dataSourceRef"]);
        var (source, reference) = (spec["dataSource"], spec["dataSourceRef"]);
        if (!source.IsGiven || !reference.IsGiven)
            return;

        if (!reference["namespace"].IsBlank)
            source.MustNotBeGiven("dataSourceRef names a namespace");
        else if (source["name"].Words != reference["name"].Words || source["kind"].Words != reference["kind"].Words)
            source.Refuse("the same as dataSourceRef", "remove dataSource");
    }

    /// <summary>Checks a PersistentVolume.</summary>
    public static void CheckVolume(Field volume)
    {
        var spec = volume["spec"];
        AccessModes(spec["accessModes"]);
        if (spec["capacity"].Count == 0)
            spec["capacity"].Refuse("a size", "write capacity: storage: 10Gi, for example");

        foreach (var amount in spec["capacity"].Entries)
        {
            if (amount.Key != "storage")
                amount.Refuse(amount.Key, "storage and nothing else", "remove it");
            else if (Quantity.Read(amount) <= Quantity.Of(0))
                amount.Refuse("a size above 0", "write the size of the volume");
        }

        if (spec["nodeAffinity"].IsGiven && !spec["nodeAffinity"]["required"].IsGiven)
            spec["nodeAffinity"]["required"].Refuse("the nodes that reach the volume", "write required");

        spec["nodeAffinity"]["required"].MustBeNodeSelector();
        foreach (var source in Sources(spec).Take(1))
        {
            VolumeSources.Check(source, ofPod: false);
            if (source.Key != "local")
                continue;

            source["path"].MustNotBeEmpty();
            if (!spec["nodeAffinity"].IsGiven)
                spec["nodeAffinity"].Refuse("the node that has the disk", "write nodeAffinity");
        }

        if (spec["persistentVolumeReclaimPolicy"].Text == "Recycle" && spec["hostPath"]["path"].Text?.TrimEnd('/').Length == 0)
            spec["persistentVolumeReclaimPolicy"].Refuse("Retain, since the volume is the whole disk of the node", "write Retain");

        ClassNames(spec);
        if (spec["volumeAttributesClassName"].IsGiven && spec.Release >= AttributesFrom && !spec["csi"].IsGiven)
            spec["volumeAttributesClassName"].MustNotBeGiven("the volume is no CSI volume");
        else
            spec["volumeAttributesClassName"].MustNotBeEmpty();
    }

    private static List<Field> Sources(Field spec)
    {
        List<Field> given = [.. VolumeTypes.Select(type => spec[type]).Where(one => one.IsGiven)];
        if (given.Count == 0 && spec.IsGiven)
            spec.Refuse("no source", "exactly one source, such as csi, nfs, local or hostPath", "write the source of the volume");
        else if (given.Count > 1)
            given[1].Refuse($"{given[0].Key} and {given[1].Key}", "one source", $"remove {given[1].Key} or {given[0].Key}");

        return given;
    }

    private static void AccessModes(Field modes)
    {
        if (modes.Count == 0)
        {
            modes.Refuse("one access mode or more", "write accessModes: [ReadWriteOnce], for example");
        }
        else if (modes.Count > 1 && modes.Items.Any(mode => mode.Text == "ReadWriteOncePod")
            && modes.Items.Any(mode => mode.Text != "ReadWriteOncePod"))
        {
            modes.Refuse("ReadWriteOncePod alone, or other modes", "remove ReadWriteOncePod, or the others");
        }
    }

    private static void ClassNames(Field spec)
    {
        foreach (var name in (Field[])[spec["storageClassName"], spec["volumeAttributesClassName"]])
        {
            if (!name.IsBlank)
                name.MustBeSubdomain();
        }
    }

    private static void Source(Field source)
    {
        if (!source.IsGiven)
            return;

        source["name"].MustNotBeEmpty();
        // In dataSource the server drops what it does not know.
        if (source.Key == "dataSourceRef" && source["apiGroup"].IsBlank && source["kind"].Text is { } kind
            && kind != "PersistentVolumeClaim")
        {
            source["kind"].Refuse("PersistentVolumeClaim, since there is no apiGroup",
                "write apiGroup, snapshot.storage.k8s.io for a VolumeSnapshot");
        }

        if (!source["apiGroup"].IsBlank)
            source["apiGroup"].MustBeSubdomain();

        if (!source["namespace"].IsBlank)
            source["namespace"].MustBeLabel();
    }
}
