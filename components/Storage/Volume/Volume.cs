using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Infra.Components.Storage;

/// <summary>
/// Data that outlives its pods: a claim, and the volume behind it where no class makes one. Both are protected and stay when the stack is
/// destroyed. A program that mounts it against its access mode is refused.
/// </summary>
public sealed class Volume : ComponentResource
{
    private readonly string _name;
    private readonly VolumeArgs _args;
    private readonly string _claim;

    /// <summary>Makes the claim.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">A value has the wrong form, or the storage cannot be mounted that way.</exception>
    public Volume(string name, VolumeArgs args, ComponentResourceOptions? options = null)
        : base("infra:storage:Volume", name, options.On(args.Checked(name).Namespace))
    {
        _name = name;
        _args = args;
        _claim = args.Name ?? name;

        var claim = new PersistentVolumeClaim(name, new PersistentVolumeClaimArgs
        {
            // A class that binds with the first consumer leaves the claim pending until the pod comes, which comes after the claim.
            Metadata = new ObjectMetaArgs { Name = _claim, Namespace = args.Namespace.Name, Annotations = Await.Nothing },
            Spec = Claim(),
        }, this.Child(Behind()).Kept().Leaving([.. ChosenByServer()]));
        ClaimName = claim.Metadata.Apply(metadata => metadata.Name);
        RegisterOutputs(Outputs.Of(this));
    }

    /// <summary>The claim's name, for pods of its namespace.</summary>
    public Output<string> ClaimName { get; }

    /// <summary>The access mode.</summary>
    public AccessMode Access => _args.Access;

    internal string Name => _name;

    internal VolumeSource Source => _args.Source;

    /// <summary>The application that mounts it, which is the only one unless the volume can be shared.</summary>
    internal string? MountedBy { get; set; }

    /// <summary>The one node on which that application is kept; null when it may run on several.</summary>
    internal string? MountedOn { get; set; }

    private string? Class => _args.Source switch
    {
        VolumeSource.Provisioned { Class: { } given } => given.Name,
        VolumeSource.Provisioned when _args.Access != AccessMode.ReadWriteOnce => _args.Namespace.Cluster.SharedStorageClass,
        VolumeSource.Provisioned => _args.Namespace.Cluster.StorageClass,
        // An empty name asks for no class at all, and none at all for the default one.
        _ => "",
    };

    private PersistentVolumeClaimSpecArgs Claim()
    {
        var claim = new PersistentVolumeClaimSpecArgs
        {
            AccessModes = { _args.Access.ToString() },
            Resources = new VolumeResourceRequirementsArgs { Requests = { { "storage", _args.Size } } },
        };
        if (Class is { } given)
            claim.StorageClassName = given;

        if (_args.Source is not VolumeSource.Provisioned)
            claim.VolumeName = _name;

        return claim;
    }

    private IEnumerable<string> ChosenByServer()
    {
        if (_args.Source is VolumeSource.Provisioned)
            yield return "spec.volumeName";

        if (Class is null)
            yield return "spec.storageClassName";
    }

    private Resource? Behind() => _args.Source switch
    {
        VolumeSource.OnNode or VolumeSource.OnNfs => StaticVolume.Make(_name, _claim, _args, this.Child().Kept()),
        VolumeSource.Provisioned provisioned => provisioned.Class?.MadeBy,
        _ => null,
    };
}
