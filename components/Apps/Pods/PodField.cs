namespace Infra.Components.Apps;

/// <summary>What a running pod knows of itself.</summary>
public enum PodField
{
    /// <summary>The pod's name; in a <see cref="StatefulApp"/> it ends in the pod's number.</summary>
    Name,

    /// <summary>The namespace.</summary>
    Namespace,

    /// <summary>The unique id of the pod, another one after every replacement.</summary>
    Uid,

    /// <summary>The address of the pod.</summary>
    PodIp,

    /// <summary>The name of the node.</summary>
    NodeName,

    /// <summary>The address of the node.</summary>
    HostIp,

    /// <summary>The name of the ServiceAccount.</summary>
    ServiceAccountName,
}

internal static class PodFields
{
    public static string Path(this PodField field) => field switch
    {
        PodField.Namespace => "metadata.namespace",
        PodField.Uid => "metadata.uid",
        PodField.PodIp => "status.podIP",
        PodField.NodeName => "spec.nodeName",
        PodField.HostIp => "status.hostIP",
        PodField.ServiceAccountName => "spec.serviceAccountName",
        _ => "metadata.name",
    };
}
