using Infra.Components.CustomResources;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Infra.Components.Delivery;

/// <summary>An application for every folder that matches: a folder more is an application more, in the namespace of its name.</summary>
public sealed class ArgoApplicationSet : ComponentResource
{
    private const string Folder = "{{.path.basename}}";

    /// <summary>Makes the set.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="Diagnostics.RefusedException">Arguments are malformed, or the project does not allow them.</exception>
    public ArgoApplicationSet(string name, ArgoApplicationSetArgs args, ComponentResourceOptions? options = null)
        : base("infra:delivery:ArgoApplicationSet", name, options.On(args.Checked(name).Project.ArgoCd.Namespace))
    {
        _ = new CustomResource(name, new ArgoApplicationSetResourceArgs
        {
            Metadata = new ObjectMetaArgs { Name = args.Name ?? name, Namespace = args.Project.ArgoCd.Namespace.Name },
            Spec = new ArgoApplicationSetSpecArgs
            {
                GoTemplate = true,
                // A misspelt variable would become an empty text.
                GoTemplateOptions = new[] { "missingkey=error" },
                Generators = new ArgoGeneratorArgs
                {
                    Git = new ArgoGitGeneratorArgs
                    {
                        RepoUrl = args.Repository,
                        Revision = args.Revision,
                        Directories = args.Folders.Select(folder => new ArgoDirectoryArgs { Path = folder })
                            .Concat(args.Except.Select(folder => new ArgoDirectoryArgs { Path = folder, Exclude = true }))
                            .ToArray(),
                    },
                },
                Template = new ArgoApplicationTemplateArgs
                {
                    Metadata = new ObjectMetaArgs { Name = args.Prefix + Folder },
                    Spec = ArgoSpec.Of(args.Project.Name, args.Repository, "{{.path.path}}", args.Revision, Folder, args.Sync, []),
                },
            },
        }, this.Child());
        RegisterOutputs(Outputs.Of(this));
    }
}
