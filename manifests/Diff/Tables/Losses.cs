namespace Infra.Diff.Tables;

/// <summary>What goes with an object that is removed.</summary>
internal static class Losses
{
    public static Consequence? OfStatefulSet(Change change) =>
        change.Of.Tree.TextAt("spec", "persistentVolumeClaimRetentionPolicy", "whenDeleted") == "Delete"
            && change.Of.Tree.Map("spec")?.List("volumeClaimTemplates") is { Items.Count: > 0 }
            ? new Consequence(Impact.DataAtRisk, "the pods stop, and their claims are deleted with it (whenDeleted: Delete)")
            : new Consequence(Impact.Outage, "the pods stop; their claims stay");

    public static Consequence? OfService(Change change) => new(Impact.AddressChanges, change.Of.Tree.TextAt("spec", "type") switch
    {
        "LoadBalancer" => "its name is gone, its load balancer is deleted and the external address is given back",
        "NodePort" => "its name and address are gone, and its port of the nodes is closed",
        "ExternalName" => "its name is gone",
        _ => "its name and its addresses are gone",
    });

    public static Consequence? OfSecret(Change change) => change.Sides.Readers.Of("/Secret", change.Space, change.Of.Name) is { } reader
        ? new Consequence(Impact.Outage, $"{reader} reads it: its pods do not start again without it")
        : new Consequence(Impact.DataAtRisk, "its content is gone, where nothing else holds it");

    public static Consequence? OfConfigMap(Change change) => Needed(change, "/ConfigMap");

    public static Consequence? OfAccount(Change change) => Needed(change, "/ServiceAccount")
        ?? new Consequence(Impact.Outage, "tokens of it are refused from now on");

    public static Consequence? OfClaim(Change change)
    {
        var reader = change.Sides.Readers.Of("/PersistentVolumeClaim", change.Space, change.Of.Name);
        return new(Impact.DataAtRisk,
            "the volume and its data go where the reclaim policy says, by default away"
                + (reader is null ? "" : $"; {reader} mounts it and does not start without it"));
    }

    public static Consequence? OfCertificate(Change change)
    {
        var secret = change.Of.Tree.TextAt("spec", "secretName") ?? change.Of.Name;
        return change.Sides.Of("cert-manager.io/Certificate", change.Space)
            .FirstOrDefault(other => other.Tree.TextAt("spec", "secretName") == secret) is { } other
            ? new Consequence(Impact.Note, $"Certificate {other.Name} renews the Secret {secret} from now on")
            : new Consequence(Impact.AddressChanges,
                $"the Secret {secret} stays and is no longer renewed: what serves it fails when it expires");
    }

    public static Consequence? OfExternalSecret(Change change)
    {
        var secret = change.Of.Tree.TextAt("spec", "target", "name") ?? change.Of.Name;
        if (change.Of.Tree.TextAt("spec", "target", "creationPolicy") is "Orphan" or "Merge" or "None")
            return new Consequence(Impact.Note, $"the Secret {secret} stays and is no longer updated");

        return new Consequence(Impact.Outage, $"the Secret {secret} is deleted with it"
            + (change.Sides.Readers.Of("/Secret", change.Space, secret) is { } reader
                ? $"; {reader} reads it and does not start again without it"
                : ""));
    }

    public static Consequence? OfPolicy(Change change) =>
        new(Impact.Note, "the pods that it selected are open to what no other policy of theirs keeps out");

    private static Consequence? Needed(Change change, string kind) =>
        change.Sides.Readers.Of(kind, change.Space, change.Of.Name) is { } reader
        ? new Consequence(Impact.Outage, $"{reader} needs it: its pods do not start again without it") : null;
}
