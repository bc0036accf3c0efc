using Infra.Schemas;

namespace Infra.ApiServer;

/// <summary>The volumes of a pod.</summary>
internal static class Volumes
{
    private const int ShortestToken = 600;
    private const long LongestToken = 1L << 32;

    /// <summary>The sources that only pods have; the others are those of PersistentVolumes as well.</summary>
    private static readonly string[] Sources =
    [
        .. VolumeSources.Shared, "configMap", "secret", "emptyDir", "persistentVolumeClaim", "downwardAPI", "projected", "ephemeral",
            "image",
        "gitRepo",
    ];

    private static readonly string[] Projections =
        ["secret", "configMap", "downwardAPI", "serviceAccountToken", "clusterTrustBundle", "podCertificate"];

    /// <summary>Checks the volumes of a pod.</summary>
    public static void Check(Pod pod)
    {
        var made = new HashSet<string>(StringComparer.Ordinal);
        foreach (var volume in pod.Spec["volumes"].Items)
        {
            // A StatefulSet replaces these.
            if (pod.ClaimTemplates.Contains(volume["name"].Words))
                continue;

            if (volume["name"].MustNotBeEmpty())
                volume["name"].MustBeLabel();

            // One without a source is an emptyDir.
            foreach (var source in volume.MustHaveOne(Sources, mayHaveNone: true).Take(1))
                Source(source, pod);

            if (volume["ephemeral"].IsGiven && pod.Metadata["name"].Text is { } name)
                made.Add($"{name}-{volume["name"].Words}");
        }

        pod.Spec["volumes"].Items.Select(volume => volume["name"]).MustBeUnique("a name of a volume");
        foreach (var claim in pod.Spec["volumes"].Items.Select(volume => volume["persistentVolumeClaim"]["claimName"]))
        {
            if (!pod.IsTemplate && claim.Text is { } name && made.Contains(name))
                claim.Refuse("a claim that the pod does not make itself", "rename the claim");
        }
    }

    private static void Source(Field source, Pod pod)
    {
        switch (source.Key)
        {
            case "configMap":
                source["name"].MustBeGiven("the name of the ConfigMap");
                Files(source);
                break;
            case "secret":
                source["secretName"].MustBeGiven("the name of the Secret");
                Files(source);
                break;
            case "emptyDir":
                if (Quantity.Read(source["sizeLimit"]) < Quantity.Of(0))
                    source["sizeLimit"].Refuse("a size that is not negative", "write 0 or more");

                break;
            case "persistentVolumeClaim":
                source["claimName"].MustNotBeEmpty();
                break;
            case "downwardAPI":
                source["defaultMode"].MustBeMode();
                foreach (var file in source["items"].Items)
                    Variables.CheckFile(file);

                break;
            case "projected":
                Projected(source);
                break;
            case "ephemeral":
                if (!source["volumeClaimTemplate"].IsGiven)
                    source["volumeClaimTemplate"].Refuse("a claim", "write volumeClaimTemplate");
                else
                    Claims.CheckSpec(source["volumeClaimTemplate"]["spec"]);

                foreach (var other in source["volumeClaimTemplate"]["metadata"].Entries.Where(e =>
                    e.Key is not ("labels" or "annotations")))
                {
                    other.MustNotBeGiven("a template has only labels and annotations");
                }

                break;
            case "image" when !pod.IsTemplate:
                source["reference"].MustBeGiven("an image");
                break;
            case "gitRepo":
                source["repository"].MustNotBeEmpty();
                source["directory"].MustBeRelativePath();
                break;
            default:
                VolumeSources.Check(source, ofPod: true);
                break;
        }
    }

    private static void Files(Field source)
    {
        source["defaultMode"].MustBeMode();
        foreach (var item in source["items"].Items)
        {
            item["key"].MustNotBeEmpty();
            if (item["path"].MustNotBeEmpty())
                item["path"].MustBePathInVolume();

            item["mode"].MustBeMode();
        }
    }

    private static void Projected(Field source)
    {
        source["defaultMode"].MustBeMode();
        var paths = new List<Field>();
        foreach (var one in source["sources"].Items)
        {
            foreach (var given in one.MustHaveOne(Projections, mayHaveNone: true))
            {
                switch (given.Key)
                {
                    case "secret" or "configMap":
                        given["name"].MustBeGiven("the name of the object");
                        Files(given);
                        paths.AddRange(given["items"].Items.Select(item => item["path"]));
                        break;
                    case "downwardAPI":
                        foreach (var file in given["items"].Items)
                            Variables.CheckFile(file);

                        paths.AddRange(given["items"].Items.Select(item => item["path"]));
                        break;
                    case "serviceAccountToken":
                        given["expirationSeconds"].MustBeWithin(ShortestToken, LongestToken);
                        if (given["path"].MustNotBeEmpty())
                            given["path"].MustBePathInVolume();

                        break;
                }
            }
        }

        paths.MustBeUnique("a path in the volume");
    }
}
