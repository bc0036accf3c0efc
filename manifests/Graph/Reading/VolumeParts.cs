namespace Infra.Graph.Reading;

/// <summary>Where data is: from a claim to the volume or the class that makes one, and on to the server or driver behind it.</summary>
internal sealed class VolumeParts
{
    private static readonly string[] Servers = ["server", "targetPortal", "volumeID", "volumeId", "pdName", "diskName", "path", "monitors"];

    private readonly WiringBuilder _builder;
    private readonly Dictionary<(string Space, string Name), Manifest> _byClaim = [];

    public VolumeParts(WiringBuilder builder)
    {
        _builder = builder;
        foreach (var volume in builder.Set.Of(Groups.Core, "PersistentVolume"))
        {
            if (volume.Tree.MapAt("spec", "claimRef") is { } claim && claim.Text("name") is { } name)
                _byClaim.TryAdd((claim.Text("namespace") ?? "default", name), volume);
        }
    }

    /// <summary>Every claim and volume, used or not.</summary>
    public void Read()
    {
        foreach (var claim in _builder.Set.Of(Groups.Core, "PersistentVolumeClaim"))
            Claim(claim.Space, claim.Id.Name);

        foreach (var volume in _builder.Set.Of(Groups.Core, "PersistentVolume"))
            Volume(volume);
    }

    /// <summary>Adds a claim, with what is behind it.</summary>
    public string Claim(string space, string name)
    {
        if (_builder.Set.Find(Groups.Core, "PersistentVolumeClaim", space, name) is not { } declared)
            return _builder.AddUnknown("PersistentVolumeClaim", space, name, NodeRole.Volume);

        var spec = declared.Tree.Map("spec");
        var id = _builder.Add(declared, NodeRole.Volume, [Size(spec)]);
        Behind(id, spec, _byClaim.GetValueOrDefault((space, name)));
        return id;
    }

    /// <summary>Connects a claim with its volume, or with the class that makes one.</summary>
    public void Behind(string claim, MapNode? spec, Manifest? bound = null)
    {
        if (spec?.Text("volumeName") is { Length: > 0 } name)
            bound ??= _builder.Set.Find(Groups.Core, "PersistentVolume", null, name);

        if (bound is not null)
            _builder.Connect(claim, Volume(bound), "bound");
        else if (spec?.Text("volumeName") is { Length: > 0 } unknown)
            _builder.Connect(claim, _builder.AddUnknown("PersistentVolume", null, unknown, NodeRole.Disk), "bound");
        else if (spec?.Text("storageClassName") is { Length: > 0 } wanted)
            _builder.Connect(claim, Class(wanted), "made by");
    }

    /// <summary>The size of a claim, for people.</summary>
    public static string Size(MapNode? spec) =>
        spec.TextAt("resources", "requests", "storage") is { Length: > 0 } size ? $"volume {size}" : "volume";

    /// <summary>Connects with what a volume source of a pod leads to: a server or a driver.</summary>
    public void Source(string from, MapNode volume)
    {
        if (volume.Map("nfs") is not null || volume.Map("csi") is not null || volume.Map("iscsi") is not null
            || volume.Map("cephfs") is not null)
        {
            Backend(from, volume);
        }

        if (volume.MapAt("ephemeral", "volumeClaimTemplate", "spec")?.Text("storageClassName") is { Length: > 0 } wanted)
            _builder.Connect(from, Class(wanted), "volume as long as the pod");
    }

    private string Volume(Manifest volume)
    {
        var spec = volume.Tree.Map("spec") ?? MapNode.Empty;
        var id = _builder.Add(volume, NodeRole.Disk, [$"PersistentVolume {spec.TextAt("capacity", "storage")}".TrimEnd()]);
        Backend(id, spec);
        return id;
    }

    private string Class(string name)
    {
        if (_builder.Set.Find(Groups.Storage, "StorageClass", null, name) is not { } declared)
            return _builder.AddUnknown("StorageClass", null, name, NodeRole.Disk);

        var id = _builder.Add(declared, NodeRole.Disk, ["StorageClass"]);
        if (Share(declared.Tree.Map("parameters")) is { } share)
            _builder.Connect(id, share, declared.Tree.Text("provisioner"));
        else if (declared.Tree.Text("provisioner") is { } provisioner && provisioner != "kubernetes.io/no-provisioner")
            _builder.Connect(id, Driver(provisioner));

        return id;
    }

    private void Backend(string from, MapNode source)
    {
        if (source.Map("nfs") is { } nfs)
        {
            _builder.Connect(from, Addresses.Add(_builder, nfs.Text("server") ?? "", nfs.Text("path")), "NFS");
        }
        else if (source.Map("csi") is { } csi)
        {
            var driver = csi.Text("driver") ?? "";
            _builder.Connect(from, Share(csi.Map("volumeAttributes")) ?? Driver(driver), csi.Text("volumeHandle") ?? driver);
        }
        else if ((source.Map("local") ?? source.Map("hostPath"))?.Text("path") is { } path)
        {
            _builder.Connect(from,
                _builder.Add(new GraphNode($"outside path {path}", NodeRole.Outside, "path of a node", path)
                {
                    Notes = ["path of a node"],
                }));
        }
        else
        {
            var other = source.Entries.FirstOrDefault(entry => entry.Value is MapNode map && Servers.Any(key => map[key] is not null));
            if (other.Value is MapNode map
                && Servers.Select(key => map.Text(key) ?? map.Texts(key).FirstOrDefault())
                    .FirstOrDefault(text => text is not null) is { } place)
            {
                _builder.Connect(from,
                    _builder.Add(new GraphNode($"outside {other.Key} {place}", NodeRole.Outside, "storage", place)
                    {
                        Notes = [other.Key],
                    }));
            }
        }
    }

    // Drivers for NFS name the server in their parameters.
    private string? Share(MapNode? parameters) =>
        parameters?.Text("server") is { } server
            ? Addresses.Add(_builder, server, parameters.Text("share") ?? parameters.Text("path")) : null;

    private string Driver(string name) =>
        _builder.Add(new GraphNode($"outside driver {name}", NodeRole.Outside, "driver", name) { Notes = ["storage driver"] });
}
