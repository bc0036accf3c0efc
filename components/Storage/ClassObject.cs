using Pulumi.Kubernetes.Storage.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Storage.V1;

namespace Infra.Components.Storage;

internal static class ClassObject
{
    public static StorageClass Make(ComponentResource parent, string resource, string name, bool isDefault, StorageClassArgs spec,
        Resource after)
    {
        var metadata = new ObjectMetaArgs { Name = name };
        if (isDefault)
            metadata.Annotations = new() { { "storageclass.kubernetes.io/is-default-class", "true" } };

        spec.Metadata = metadata;
        var options = parent.Child(after);
        // Kubernetes takes no change of a class's parameters: it is made anew, and volumes that exist keep theirs.
        options.DeleteBeforeReplace = true;
        return new StorageClass(resource, spec, options);
    }
}
