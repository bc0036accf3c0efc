using Infra.Components.CustomResources;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Rbac.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Rbac.V1;

namespace Infra.Components.Secrets;

/// <summary>
/// A Secret of another namespace, kept equal to its original by the External Secrets Operator. What it reads with may get that one Secret
/// and nothing else.
/// </summary>
public sealed class SecretCopy : ComponentResource
{
    /// <summary>Makes the copy.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">Arguments are malformed, or both namespaces are one.</exception>
    public SecretCopy(string name, SecretCopyArgs args, ComponentResourceOptions? options = null)
        : base("infra:secrets:SecretCopy", name, options.On(args.Checked(name).Namespace))
    {
        var account = new ServiceAccount(name, new ServiceAccountArgs
        {
            Metadata = new ObjectMetaArgs { Name = name, Namespace = args.Namespace.Name },
            AutomountServiceAccountToken = false,
        }, this.Child());
        var role = new Role(name, new RoleArgs
        {
            Metadata = new ObjectMetaArgs { Name = name, Namespace = args.From.Name },
            Rules =
            {
                new PolicyRuleArgs { ApiGroups = { "" }, Resources = { "secrets" }, ResourceNames = { args.Secret }, Verbs = { "get" } },
            },
        }, this.Child());
        var binding = new RoleBinding(name, new RoleBindingArgs
        {
            Metadata = new ObjectMetaArgs { Name = name, Namespace = args.From.Name },
            RoleRef = new RoleRefArgs { ApiGroup = "rbac.authorization.k8s.io", Kind = "Role", Name = name },
            Subjects = { new SubjectArgs { Kind = "ServiceAccount", Name = name, Namespace = args.Namespace.Name } },
        }, this.Child(account, role));
        var store = new CustomResource($"{name}-store", new SecretStoreResourceArgs("SecretStore")
        {
            Metadata = new ObjectMetaArgs { Name = name, Namespace = args.Namespace.Name },
            Spec = new SecretStoreSpecArgs
            {
                Provider = new SecretStoreProviderArgs
                {
                    Kubernetes = new KubernetesProviderArgs
                    {
                        RemoteNamespace = args.From.Name,
                        Server = new KubernetesServerArgs
                        {
                            // Kubernetes puts it into every namespace.
                            CaProvider = new CaProviderArgs { Type = "ConfigMap", Name = "kube-root-ca.crt", Key = "ca.crt" },
                        },
                        Auth = new KubernetesAuthArgs { ServiceAccount = new ServiceAccountRefArgs { Name = name } },
                    },
                },
            },
        }, this.Child(args.Operator, binding));
        Ref = new ExternalSecret($"{name}-secret", new ExternalSecretArgs
        {
            Namespace = args.Namespace,
            Name = args.Name ?? args.Secret,
            Sources = [new StoreRef(name, madeBy: store).Extract(args.Secret)],
            Template = args.Template,
            Keys = args.Keys,
        }, new ComponentResourceOptions { Parent = this, DependsOn = After(args.MadeBy) }).Ref;
        RegisterOutputs(Outputs.Of(this));
    }

    /// <summary>The copy, for the pods that read it.</summary>
    public SecretRef Ref { get; }

    private static InputList<Resource> After(Resource? original) => original is null ? [] : new InputList<Resource> { original };
}
