using Infra.Components.CustomResources;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Infra.Components.Delivery;

/// <summary>
/// A project of Argo CD: the repositories that its applications may take from, and the namespaces that they may change. Argo CD's own
/// project
/// <c>default</c> allows everything.
/// </summary>
public sealed class ArgoProject : ComponentResource
{
    private readonly IReadOnlyList<NamespaceRef> _namespaces;
    private readonly IReadOnlyList<string> _repositories;

    /// <summary>Makes the project.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="Diagnostics.RefusedException">Arguments are malformed.</exception>
    public ArgoProject(string name, ArgoProjectArgs args, ComponentResourceOptions? options = null)
        : base("infra:delivery:ArgoProject", name, options.On(args.Checked(name).ArgoCd.Namespace))
    {
        _namespaces = args.Namespaces;
        _repositories = args.Repositories;
        ArgoCd = args.ArgoCd;
        var made = new CustomResource(name, new ArgoProjectResourceArgs
        {
            Metadata = new ObjectMetaArgs { Name = args.Name ?? name, Namespace = args.ArgoCd.Namespace.Name },
            Spec = new ArgoProjectSpecArgs
            {
                Description = Optional.Of(args.Description),
                SourceRepos = args.Repositories.ToArray(),
                Destinations = args.Namespaces
                    .Select(space => new ArgoDestinationArgs { Server = ArgoCd.OwnCluster, Namespace = space.Name })
                    .ToArray(),
                ClusterResourceWhitelist = args.ClusterKinds
                    .Select(kind => kind.Split('.', 2))
                    .Select(parts => new ArgoGroupKindArgs { Group = parts.Length == 2 ? parts[1] : "", Kind = parts[0] })
                    .OrNone(),
            },
        }, this.Child(args.ArgoCd));
        Name = made.Metadata.Apply(metadata => metadata.Name);
        RegisterOutputs(Outputs.Of(this));
    }

    /// <summary>Its name.</summary>
    public Output<string> Name { get; }

    internal ArgoCd ArgoCd { get; }

    /// <summary>Refuses what the project does not allow: Argo CD would show the application as broken, and only there.</summary>
    internal void Check(Problems problems, string repository, NamespaceRef? space)
    {
        problems.AddIf(!_repositories.Contains(repository, StringComparer.Ordinal), Codes.OutsideProject,
            nameof(ArgoApplicationArgs.Repository),
            repository, string.Join(", ", _repositories), "add the repository to the project, or take from another one");
        problems.AddIf(space is not null && !_namespaces.Any(space.Is), Codes.OutsideProject, nameof(ArgoApplicationArgs.Namespace),
            space?.Name.Text(),
            "a namespace of the project", "add the namespace to the project");
    }
}
